import type { Remark, Rulebook, Source } from '../../engine/rulebook.ts'
import type { MarketSpec, Scenario } from '../../engine/scenario.ts'
import type { Checked, Problem } from '../checked.ts'
import { shownValue } from '../checked.ts'
import { checkScenario } from '../scenario-schema.ts'
import type { LiveMarket, LiveVenue } from './live-market.ts'
import { rebased, ticked } from './rebase.ts'

/** What is taken over besides price and depth. */
export interface Taking {
  /** One funding payment at the rate of the venue, as a step after all others. */
  readonly hasFunding: boolean
  readonly hasTiers: boolean
  /** The remark and the source that the tier table gets, in words. */
  readonly remark: string
  readonly source: string
}

/** The price on the scenario's tick may be off by this share of it: half of a thousandth. */
const TICK_SHARE = 0.0005

/**
 * The scenario with a venue's price, depth at 1 % and, if wanted, funding and tier table in one of its markets; or why it
 * cannot take them. The tick stays; the lot becomes the venue's where the payoff is linear and the venue states one.
 */
export function withLive(
  scenario: Scenario,
  market: number,
  live: LiveMarket,
  venue: LiveVenue,
  { hasFunding, hasTiers, remark, source }: Taking,
): Checked<Scenario> {
  const spec = scenario.markets[market]
  if (spec === undefined) return { ok: true, value: scenario }
  const problems = [
    ...obstaclesOf(scenario, market, spec, live, venue),
    ...(hasTiers ? tierObstaclesOf(scenario.rulebook, live, venue) : []),
  ]
  if (problems.length > 0) return { ok: false, problems }
  const price = ticked(live.mark, spec.tick)
  const next = rebased(scenario, market, price, live.lot ?? spec.lot)
  const { rate } = live.funding
  return checkScenario({
    ...next,
    markets: next.markets.map((one, i) => (i === market ? { ...one, depth: thinnerSide(live) } : one)),
    rulebook: hasTiers
      ? withTiers(scenario.rulebook, spec.symbol, live, venue, { remark, source })
      : scenario.rulebook,
    steps: hasFunding ? [...next.steps, { kind: 'funding', market, rate }] : next.steps,
  })
}

/** The depth that a scenario takes: it has one for both directions, so the side that gives way first. */
export function thinnerSide({ depth }: LiveMarket): number {
  return Math.min(depth.bids, depth.asks)
}

function obstaclesOf(
  { accounts }: Scenario,
  market: number,
  { symbol, payoff, tick }: MarketSpec,
  live: LiveMarket,
  venue: LiveVenue,
): Problem[] {
  const field = `markets[${market}]`
  const problems: Problem[] = []
  if (payoff !== live.payoff)
    problems.push({
      field: `${field}.payoff`,
      value: payoff,
      allowed: `${live.payoff}, as ${live.symbol} of ${venue.name}`,
    })
  const held = accounts.filter(({ positions }) => positions.some((one) => one.market === symbol)).length
  if (held > 0)
    problems.push({
      field: 'accounts',
      value: `${held} with entries of their own in ${symbol}`,
      allowed: 'none: a new price before the first step would make other positions of them; type the price',
    })
  if (Math.abs(ticked(live.mark, tick) - live.mark) > TICK_SHARE * live.mark)
    problems.push({
      field: `${field}.price`,
      value: `${live.mark}`,
      allowed: `a price that the tick, ${tick}, can show to a thousandth`,
    })
  if (!(thinnerSide(live) > 0))
    problems.push({
      field: `${field}.depth`,
      value: `${thinnerSide(live)}`,
      allowed: 'above 0: one side of the book is empty within 1 %',
    })
  return problems
}

/** What stands against the venue's tier table in this rulebook; empty where nothing does. */
export function tierObstaclesOf(
  { margin }: Rulebook,
  { tiers, symbol }: LiveMarket,
  venue: LiveVenue,
): Problem[] {
  if (tiers === null)
    return [{ field: 'tiers', value: 'nothing', allowed: `a table; ${venue.name} has none for ${symbol}` }]
  return margin.model === 'deduction'
    ? []
    : [
        {
          field: 'rulebook.margin.model',
          value: shownValue(margin.model),
          allowed: 'deduction, the model that tables of this kind are for',
        },
      ]
}

/** The rulebook with the table for the market, its source and a remark that says since when it is there. */
function withTiers(
  rulebook: Rulebook,
  symbol: string,
  { tiers, told }: LiveMarket,
  venue: LiveVenue,
  words: { readonly remark: string; readonly source: string },
): Rulebook {
  const { margin } = rulebook
  if (margin.model !== 'deduction' || tiers === null) return rulebook
  const path = `margin.tiers.${symbol}`
  const key = `live-${venue.id}`
  const source: Source = {
    key,
    text: words.source,
    url: venue.origin,
    read: new Date(told.at).toISOString().slice(0, 10),
  }
  const remark: Remark = { path, evidence: 'source', says: words.remark, sources: [key] }
  return {
    ...rulebook,
    sources: [...rulebook.sources.filter((one) => one.key !== key), source],
    remarks: [...rulebook.remarks.filter((one) => one.path !== path), remark],
    margin: { ...margin, tiers: { ...margin.tiers, [symbol]: tiers } },
  }
}
