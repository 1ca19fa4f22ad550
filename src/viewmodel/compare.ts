import type { Explainable } from '../engine/explain.ts'
import type { WordId } from '../words/words.ts'
import { apart, MEASURES } from './compare-measure.ts'
import type { Because, Compared, Difference, Measure, Pair, RunValues } from './compare-model.ts'
import { ruleWords } from './compare-rule.ts'
import { switchesApart } from './compare-switch.ts'
import type { Format } from './format.ts'

/** Reasons told of one difference, and the least share of it that one must make. */
const MOST = 2
const LEAST_SHARE = 0.1

/**
 * What differs between two runs of one scenario, in words. A reason is a rule that differs and without which, all others
 * left as they are, at least a tenth of the difference goes.
 */
export function differencesOf(pair: Pair): readonly Difference[] {
  const { first, other, format, say } = pair
  const known = new Set<string>()
  /** A rule that has been told already is only called by its name. */
  const once = ({ rule, text, share }: Because): string => {
    const says = known.has(text) ? say('compare.again', { rule }) : text
    known.add(text)
    return share === null ? says : say('compare.makes', { says, share: format.percent(share, 0) })
  }
  const told = (measure: Measure, what: string, because: readonly Because[]): Difference => {
    const [one, two] = because.map(once)
    if (one === undefined) return { measure, text: say('compare.only', { what }), because }
    const both = two === undefined ? one : say('compare.and', { one, other: two })
    return { measure, text: say('compare.so', { what, because: both }), because }
  }
  const all = MEASURES.flatMap(({ measure, id, of, unit }) => {
    const by = apart(of(other.values), of(first.values), unit, format)
    if (by === 0) return []
    const because = reasonsOf(pair, measure, of, by)
    const values = {
      name: other.rulebook.name,
      way: by < 0 ? 'less' : 'more',
      amount: unit === 'count' ? Math.abs(by) : format[unit](Math.abs(by)),
      price: format.price(other.values.markPrice),
      other: format.price(first.values.markPrice),
    }
    return [told(measure, say(id, values), because)]
  })
  const parts = partsOf(pair)
  return parts === null ? all : [...all, parts]
}

/** The rules that make a difference of `by`, the strongest first. */
function reasonsOf(
  pair: Pair,
  measure: Measure,
  of: (values: RunValues) => number,
  by: number,
): readonly Because[] {
  const { first, other } = pair
  const apartIn = other.exchanged === null ? [] : switchesApart(first.rulebook, other.rulebook)
  const found = apartIn.flatMap((rule): Because[] => {
    const without = other.exchanged?.[rule]
    if (without === undefined) return []
    const share = (of(other.values) - of(without)) / by
    return share < LEAST_SHARE ? [] : [{ rule, text: ruleWords(pair, rule, measure), share }]
  })
  if (found.length > 0) return found.sort((one, two) => (two.share ?? 0) - (one.share ?? 0)).slice(0, MOST)
  return hasLayer(first, measure) === hasLayer(other, measure)
    ? []
    : [{ rule: 'waterfall', text: ruleWords(pair, 'waterfall', measure), share: null }]
}

/** Whether a measure is of what a layer pays and the rulebook has that layer; a measure of no layer is never. */
function hasLayer({ rulebook }: Compared, measure: Measure): boolean {
  return rulebook.waterfall.some(({ layer }) => layer === measure)
}

/** Orders that closed a position in part, as the journals count them. */
function partsOf(pair: Pair): Difference | null {
  const { first, other, say } = pair
  if (first.counts === null || other.counts === null) return null
  const own = other.counts.partialLiquidation ?? 0
  const theirs = first.counts.partialLiquidation ?? 0
  if (own === theirs) return null
  const names = { name: other.rulebook.name, first: first.rulebook.name }
  return { measure: 'parts', text: say('compare.parts', { ...names, own, theirs }), because: [] }
}

/** A headline number of a run, with its unit; `what` is what explains it. */
export interface Headline {
  readonly what: Explainable
  readonly name: WordId
  readonly value: string
}

/** The headline numbers of a run, the same rows for every run. */
export function headlinesOf(values: RunValues, format: Format): readonly Headline[] {
  const sum = (one: number | null, other: number | null): number => (one ?? 0) + (other ?? 0)
  const closed = sum(values.longNotionalClosed, values.shortNotionalClosed)
  return [
    {
      what: 'closedCount',
      name: 'compare.row.closed',
      value: format.count(sum(values.longsClosed, values.shortsClosed)),
    },
    { what: 'closedNotional', name: 'compare.row.closedNotional', value: format.notional(closed) },
    { what: 'forcedNotional', name: 'compare.row.forced', value: format.notional(values.forcedNotional) },
    { what: 'addedShare', name: 'compare.row.added', value: format.percent(values.addedShare, 2) },
    { what: 'branchingObserved', name: 'compare.row.n', value: format.plain(values.branchingObserved, 3) },
    { what: 'fundPaid', name: 'compare.row.fund', value: format.money(values.fundPaid) },
    { what: 'adlNotional', name: 'compare.row.adl', value: format.notional(values.adlNotional) },
    { what: 'adlPaid', name: 'compare.row.adlPaid', value: format.money(values.adlPaid) },
    { what: 'residual', name: 'compare.row.residual', value: format.money(values.residual) },
  ]
}
