import type { Rulebook } from '../engine/rulebook.ts'
import type { CrowdSpec, Impact, MarketSpec, Reserves, Scenario, YouSpec } from '../engine/scenario.ts'
import type { Edit } from './lab.ts'

/*
 * Changes of a scenario, by name. All are pure; one that changes nothing returns the scenario itself, so that undo can
 * tell. They trust their numbers: the controls and the decoders check them where they come in.
 */

/** `whole` with `patch`, or `whole` itself if it says all that already. */
function patched<T extends object>(whole: T, patch: Partial<T>): T {
  const next = { ...whole, ...patch }
  return isSame(next, whole) ? whole : next
}

/** Whether two objects of one shape hold the same things. */
export function isSame<T extends object>(one: T, other: T): boolean {
  const keys = Object.keys(one) as (keyof T)[] // the keys of that very object
  return one === other || keys.every((key) => one[key] === other[key])
}

/** Where the hand has left the price of a market. */
function handOf({ steps, markets }: Scenario, market: number): number | undefined {
  const last = steps.findLast((step) => step.kind === 'price' && step.market === market)
  return last?.kind === 'price' ? last.to : markets[market]?.price
}

/** The hand moves the price of a market: one step more. */
export const setMark =
  (market: number, price: number): Edit =>
  (scenario) =>
    price === handOf(scenario, market)
      ? scenario
      : {
          ...scenario,
          steps: [...scenario.steps, { kind: 'price', market, to: price, gap: scenario.gap }],
        }

/** A burst of keys makes one step, not one a key: of the steps that `next` adds only the last is left. */
export function asOneStep(next: Scenario, committed: Scenario): Scenario {
  const last = next.steps[next.steps.length - 1]
  if (last === undefined || next.steps.length <= committed.steps.length) return next
  const isBack = last.kind === 'price' && last.to === handOf(committed, last.market)
  return { ...next, steps: isBack ? committed.steps : [...committed.steps, last] }
}

/** How much of a price move is a jump: of the next one, and of the last one made. */
export const setGap =
  (gap: number): Edit =>
  (scenario) => {
    const last = scenario.steps[scenario.steps.length - 1]
    const steps =
      last?.kind === 'price' && last.gap !== gap
        ? [...scenario.steps.slice(0, -1), { ...last, gap }]
        : scenario.steps
    return patched(scenario, { gap, steps })
  }

const patchMarket =
  (market: number, patch: Partial<MarketSpec>): Edit =>
  (scenario) => {
    const spec = scenario.markets[market]
    if (spec === undefined) return scenario
    const next = patched(spec, patch)
    return next === spec ? scenario : { ...scenario, markets: scenario.markets.with(market, next) }
  }

/** How far the prices in view go at most, as shares of the price before the first step, and how near they come. */
const WIDEST = [0.05, 4] as const
const NARROWEST = [0.98, 1.02] as const

/**
 * Widens (`by` above 1) or narrows the prices in view about a price, which stays where it is on the screen as far as the
 * price before the first step, which must be in view, lets it.
 */
export const setRange =
  (market: number, about: number, by: number): Edit =>
  (scenario) => {
    const spec = scenario.markets[market]
    if (spec === undefined) return scenario
    const end = (edge: number, least: number, most: number): number => {
      const wanted = about + (edge - about) * by
      return Number((Math.min(most, Math.max(least, wanted / spec.price)) * spec.price).toPrecision(5))
    }
    const range = [
      end(spec.range[0], WIDEST[0], Math.min(NARROWEST[0], about / spec.price)),
      end(spec.range[1], Math.max(NARROWEST[1], about / spec.price), WIDEST[1]),
    ] as const
    return range[0] === spec.range[0] && range[1] === spec.range[1]
      ? scenario
      : patchMarket(market, { range })(scenario)
  }

export const setDepth = (market: number, depth: number): Edit => patchMarket(market, { depth })
/** A law that needs no further numbers, or a book with its own. */
export const setImpact =
  (market: number, impact: Impact): Edit =>
  (scenario) => {
    const before = scenario.markets[market]?.impact
    return before !== undefined && isSame(impact, before)
      ? scenario
      : patchMarket(market, { impact })(scenario)
  }

const patchReserves =
  (patch: Partial<Reserves>): Edit =>
  (scenario) =>
    patched(scenario, { reserves: patched(scenario.reserves, patch) })

export const setFund = (fund: number): Edit => patchReserves({ fund })
export const setVault = (vault: number): Edit => patchReserves({ vault })

/** Changes the crowd, if there is one. */
export const setCrowd =
  (patch: Partial<CrowdSpec>): Edit =>
  (scenario) =>
    scenario.crowd === null ? scenario : patched(scenario, { crowd: patched(scenario.crowd, patch) })

export const addCrowd =
  (crowd: CrowdSpec): Edit =>
  (scenario) =>
    patched(scenario, { crowd })

/** Whether two mixes have the same bars; one that came through a link or a file is another object. */
export function isSameMix(one: CrowdSpec['leverageMix'], other: CrowdSpec['leverageMix']): boolean {
  return (
    one.length === other.length &&
    one.every(({ leverage, weight }, i) => leverage === other[i]?.leverage && weight === other[i]?.weight)
  )
}

/** Gives the crowd a leverage mix, such as that of a profile. */
export const setLeverageMix =
  (leverageMix: CrowdSpec['leverageMix']): Edit =>
  (scenario) =>
    scenario.crowd !== null && isSameMix(leverageMix, scenario.crowd.leverageMix)
      ? scenario
      : setCrowd({ leverageMix })(scenario)

/** The most that one bar can take: the others never vanish, so that they keep their proportions. */
const MOST_SHARE = 0.99

/**
 * Sets the share of one bar of the leverage mix, from 0 to 0.99; the others keep their proportions to each other, and all
 * add up to 1. The only bar there is stays as it is.
 */
export const setLeverageShare =
  (bar: number, share: number): Edit =>
  (scenario) => {
    const mix = scenario.crowd?.leverageMix ?? []
    const own = mix[bar]?.weight
    if (own === undefined || mix.length < 2) return scenario
    const total = mix.reduce((sum, { weight }) => sum + weight, 0)
    const others = total - own
    const wanted = Math.min(Math.max(share, 0), MOST_SHARE)
    if (wanted === own / total) return scenario
    const leverageMix = mix.map(({ leverage, weight }, b) => ({
      leverage,
      weight: b === bar ? wanted : (1 - wanted) * (others > 0 ? weight / others : 1 / (mix.length - 1)),
    }))
    return setCrowd({ leverageMix })(scenario)
  }

/** Changes the reader's own position, if there is one. */
export const setYou =
  (patch: Partial<YouSpec>): Edit =>
  (scenario) =>
    scenario.you === null ? scenario : patched(scenario, { you: patched(scenario.you, patch) })

export const setRulebook =
  (rulebook: Rulebook): Edit =>
  (scenario) =>
    patched(scenario, { rulebook })

const patchAdl =
  (patch: Partial<Rulebook['adl']>): Edit =>
  (scenario) => {
    const { rulebook } = scenario
    return setRulebook(patched(rulebook, { adl: patched(rulebook.adl, patch) }))(scenario)
  }

export const setAllocation = (allocation: Rulebook['adl']['allocation']): Edit => patchAdl({ allocation })
export const setAdlPrice = (price: Rulebook['adl']['price']): Edit => patchAdl({ price })

/** Longs pay shorts `rate` of their value. */
export const payFunding =
  (market: number, rate: number): Edit =>
  (scenario) => ({ ...scenario, steps: [...scenario.steps, { kind: 'funding', market, rate }] })

/** Nothing has happened yet: all steps are dropped. */
export const reset: Edit = (scenario) => (scenario.steps.length === 0 ? scenario : { ...scenario, steps: [] })
