import type { Rulebook } from '../../engine/rulebook.ts'
import type { CalcInputs } from './inputs.ts'

/** The markets that a rulebook names, in its order; none where it has one rule for all. */
export function marketsNamed({ margin, units }: Rulebook): readonly string[] {
  const tables = 'tiers' in margin ? margin.tiers : margin.model === 'slope' ? (margin.markets ?? {}) : {}
  const named = [...Object.keys(tables), ...Object.keys(units ?? {})]
  return [...new Set(named)].filter((symbol) => symbol !== 'default')
}

/** What kind of contract a market has at the venue, or null where its rulebook does not say. */
export function kindNamed({ units }: Rulebook, market: string): CalcInputs['kind'] | null {
  if (units === undefined) return null
  const { kind } = units[market] ?? units.default
  return kind === 'inverse' ? 'inverse' : 'linear'
}

/** What pays the profit there, or null where the rulebook does not say. */
export function settlesIn({ units }: Rulebook, market: string): string | null {
  return units === undefined ? null : (units[market] ?? units.default).settles
}

/** The letters by which a market is known at every venue. */
const baseOf = (symbol: string): string => symbol.replace(/^XBT/, 'BTC').slice(0, 3)

/**
 * The same position at another venue: in the market there that goes by the same letters, else by the symbol it has, to
 * which the venue's default rules apply; with the contract that it has there.
 */
export function atVenue(inputs: CalcInputs, rulebook: Rulebook): CalcInputs {
  const named = marketsNamed(rulebook)
  const like = (symbol: string): string =>
    named.length === 0 || named.includes(symbol)
      ? symbol
      : (named.find((other) => baseOf(other) === baseOf(symbol)) ?? symbol)
  const market = like(inputs.market)
  const others = inputs.others.map((other) => ({ ...other, market: like(other.market) }))
  const kind = kindNamed(rulebook, market) ?? inputs.kind
  return { ...inputs, venue: rulebook.id, market, kind, others }
}
