import type { LayerName, MarginModel, Remark, Rulebook, Tier } from '../engine/rulebook.ts'
import type { Problem } from './checked.ts'
import { shownValue } from './checked.ts'
import { valueAt } from './keys.ts'

/** What is wrong between the parts of a rulebook, each of which is right by itself. */
export function acrossRulebook(rulebook: Rulebook): Problem[] {
  return [...twice(rulebook), ...remarksOf(rulebook), ...marginOf(rulebook.margin), ...triggersOf(rulebook)]
}

/** Keys of sources and names of layers stand once. */
function twice({ sources, waterfall }: Rulebook): Problem[] {
  const again = (list: readonly string[], field: (i: number) => string): Problem[] =>
    list.flatMap((name, i) =>
      list.indexOf(name) < i
        ? [{ field: field(i), value: shownValue(name), allowed: 'each of them once' }]
        : [],
    )
  return [
    ...again(
      sources.map(({ key }) => key),
      (i) => `sources[${i}].key`,
    ),
    ...again(
      waterfall.map(({ layer }) => layer),
      (i) => `waterfall[${i}].layer`,
    ),
  ]
}

/** A remark is about a part that exists, and its sources are named. */
function remarksOf(rulebook: Rulebook): Problem[] {
  const keys = rulebook.sources.map(({ key }) => key)
  const one = ({ path, sources }: Remark, i: number): Problem[] => [
    ...(valueAt(rulebook, path) === undefined
      ? [
          {
            field: `remarks[${i}].path`,
            value: shownValue(path),
            allowed: 'the path of a part of this rulebook',
          },
        ]
      : []),
    ...sources.flatMap((key, k) =>
      keys.includes(key)
        ? []
        : [{ field: `remarks[${i}].sources[${k}]`, value: shownValue(key), allowed: oneOf(keys) }],
    ),
  ]
  return rulebook.remarks.flatMap(one)
}

const oneOf = (names: readonly string[]): string =>
  names.length === 0 ? 'none, since no source is named' : names.join(', ')

/** A position at the highest leverage must not be liquidatable as it is opened. */
function marginOf(margin: Rulebook['margin']): Problem[] {
  const tooHigh = (field: string, { rate, maxLeverage }: Pick<Tier, 'rate' | 'maxLeverage'>): Problem[] =>
    maxLeverage * rate > 1
      ? [{ field: `${field}.maxLeverage`, value: `${maxLeverage}`, allowed: `at most 1 / ${rate}, the rate` }]
      : []
  if (margin.model === 'flat') return tooHigh('margin', margin)
  if (margin.model === 'sqrt')
    return tooHigh('margin', { rate: margin.base, maxLeverage: margin.maxLeverage })
  if (margin.model === 'slope')
    return [['margin', margin] as const, ...linesOf(margin)].flatMap(([field, { base, maxLeverage }]) =>
      tooHigh(field, { rate: base, maxLeverage }),
    )
  return Object.entries(margin.tiers).flatMap(([symbol, tiers]) =>
    tiers.flatMap((tier, i) => {
      const field = `margin.tiers.${symbol}[${i}]`
      return [...outOfOrder(field, tier, tiers[i - 1]), ...tooHigh(field, tier)]
    }),
  )
}

/** The lines by market, each under its path. */
function linesOf({ markets = {} }: Extract<MarginModel, { model: 'slope' }>) {
  return Object.entries(markets).map(([symbol, line]) => [`margin.markets.${symbol}`, line] as const)
}

/** Floors rise from 0, rates do not fall. */
function outOfOrder(field: string, tier: Tier, before: Tier | undefined): Problem[] {
  const { floor, rate } = tier
  if (before === undefined)
    return floor === 0
      ? []
      : [{ field: `${field}.floor`, value: `${floor}`, allowed: '0, in the first tier' }]
  const problems: Problem[] = []
  if (floor <= before.floor)
    problems.push({
      field: `${field}.floor`,
      value: `${floor}`,
      allowed: `above ${before.floor}, the floor before`,
    })
  if (rate < before.rate)
    problems.push({
      field: `${field}.rate`,
      value: `${rate}`,
      allowed: `at least ${before.rate}, the rate before`,
    })
  return problems
}

/** A trigger needs the layers that it is about. */
function triggersOf({ waterfall, adl }: Rulebook): Problem[] {
  const has = (name: LayerName): boolean => waterfall.some(({ layer }) => layer === name)
  return adl.triggers.flatMap((trigger, i) => {
    const field = `adl.triggers[${i}]`
    const value = shownValue(trigger.kind)
    if (!has('adl')) return [{ field, value, allowed: 'no trigger, since the waterfall has no adl' }]
    const isOfFund = trigger.kind === 'drawdown' || trigger.kind === 'netNotional'
    if (isOfFund && !has('fund'))
      return [{ field, value, allowed: 'another kind, since the waterfall has no fund' }]
    if (trigger.kind === 'poolRatio' && trigger.floor > trigger.limit)
      return [
        {
          field: `${field}.floor`,
          value: `${trigger.floor}`,
          allowed: `at most the limit, ${trigger.limit}`,
        },
      ]
    return []
  })
}
