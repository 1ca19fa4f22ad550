import type { Rulebook } from '../engine/rulebook.ts'
import type { CrowdSpec, Impact, MarketSpec, Reserves, YouSpec } from '../engine/scenario.ts'
import type { Edit } from './lab.ts'

/*
 * Changes of a scenario, by name. All are pure; one that changes nothing returns the scenario itself, so that undo can
 * tell. They trust their numbers: the controls and the decoders check them where they come in.
 */

/** The hand moves the price of a market: one step more. */
export const setMark =
  (market: number, price: number): Edit =>
  (scenario) => ({
    ...scenario,
    steps: [...scenario.steps, { kind: 'price', market, to: price, gap: scenario.gap }],
  })

/** How much of a price move is a jump: of the next one, and of the last one made. */
export const setGap =
  (gap: number): Edit =>
  (scenario) => {
    const last = scenario.steps[scenario.steps.length - 1]
    const steps = last?.kind === 'price' ? [...scenario.steps.slice(0, -1), { ...last, gap }] : scenario.steps
    return gap === scenario.gap ? scenario : { ...scenario, gap, steps }
  }

const patchMarket =
  (market: number, patch: Partial<MarketSpec>): Edit =>
  (scenario) => ({
    ...scenario,
    markets: scenario.markets.map((spec, m) => (m === market ? { ...spec, ...patch } : spec)),
  })

export const setDepth = (market: number, depth: number): Edit => patchMarket(market, { depth })
export const setImpact = (market: number, impact: Impact): Edit => patchMarket(market, { impact })

const patchReserves =
  (patch: Partial<Reserves>): Edit =>
  (scenario) => ({ ...scenario, reserves: { ...scenario.reserves, ...patch } })

export const setFund = (fund: number): Edit => patchReserves({ fund })
export const setVault = (vault: number): Edit => patchReserves({ vault })

/** Changes the crowd, if there is one. */
export const setCrowd =
  (patch: Partial<CrowdSpec>): Edit =>
  (scenario) =>
    scenario.crowd === null ? scenario : { ...scenario, crowd: { ...scenario.crowd, ...patch } }

export const addCrowd =
  (crowd: CrowdSpec): Edit =>
  (scenario) => ({ ...scenario, crowd })

/** Sets the share of one bar of the leverage mix; the others keep their proportions to each other. */
export const setLeverageShare =
  (bar: number, share: number): Edit =>
  (scenario) => {
    if (scenario.crowd === null) return scenario
    const mix = scenario.crowd.leverageMix
    const total = mix.reduce((sum, { weight }) => sum + weight, 0)
    const others = total - (mix[bar]?.weight ?? 0)
    const wanted = Math.min(Math.max(share, 0), 0.99)
    const leverageMix = mix.map(({ leverage, weight }, b) => ({
      leverage,
      weight:
        b === bar ? wanted : others > 0 ? (weight / others) * (1 - wanted) : (1 - wanted) / (mix.length - 1),
    }))
    return setCrowd({ leverageMix })(scenario)
  }

/** Changes the reader's own position, if there is one. */
export const setYou =
  (patch: Partial<YouSpec>): Edit =>
  (scenario) =>
    scenario.you === null ? scenario : { ...scenario, you: { ...scenario.you, ...patch } }

const patchRulebook =
  (patch: Partial<Rulebook>): Edit =>
  (scenario) => ({ ...scenario, rulebook: { ...scenario.rulebook, ...patch } })

export const setRulebook =
  (rulebook: Rulebook): Edit =>
  (scenario) => ({ ...scenario, rulebook })

export const setAllocation =
  (allocation: Rulebook['adl']['allocation']): Edit =>
  (scenario) =>
    patchRulebook({ adl: { ...scenario.rulebook.adl, allocation } })(scenario)

export const setAdlPrice =
  (price: Rulebook['adl']['price']): Edit =>
  (scenario) =>
    patchRulebook({ adl: { ...scenario.rulebook.adl, price } })(scenario)

/** Longs pay shorts `rate` of their value. */
export const payFunding =
  (market: number, rate: number): Edit =>
  (scenario) => ({ ...scenario, steps: [...scenario.steps, { kind: 'funding', market, rate }] })

/** Nothing has happened yet: all steps are dropped. */
export const reset: Edit = (scenario) => (scenario.steps.length === 0 ? scenario : { ...scenario, steps: [] })
