import type { AccountSpec, MarketSpec } from '../../engine/scenario.ts'
import type { Terms } from './leg.ts'
import { lotOf } from './lots.ts'
import type { Options } from './options.ts'
import { rangeOf, tickOf } from './price-scale.ts'
import type { Reading } from './stages.ts'
import type { MarketFound } from './survey.ts'

/** A market with what the table puts into it: positions and their sizes on each side. */
export interface MarketPlan {
  readonly spec: MarketSpec
  readonly longs: number
  readonly shorts: number
  /** Base units (linear) or quote units (inverse), both at or above zero. The LP takes `short` − `long`. */
  readonly long: number
  readonly short: number
}

/** What the plan needs to know of the world on screen. */
export interface Screen {
  readonly markets: readonly MarketSpec[]
  /** Prices by symbol, as they stand. */
  readonly prices: Readonly<Record<string, number>>
}

/** Price and lot of every market that is taken. O(rows). */
export function termsOf(
  taken: readonly MarketFound[],
  byMarket: Reading['byMarket'],
  { prices, payoff }: Options,
  screen: Screen,
): ReadonlyMap<string, Terms> {
  return new Map(
    taken.map(({ symbol, suggested }) => {
      const price = prices[symbol] ?? suggested ?? 0 // `missingOf` has seen to it that one of them is there
      const shown = screen.markets.find((spec) => spec.symbol === symbol && spec.payoff === payoff)
      const lot = lotOf(byMarket.get(symbol) ?? [], payoff === 'linear' ? price : 1, shown?.lot ?? null)
      return [symbol, { price, lot }]
    }),
  )
}

/** A market with its accounts. Depth and impact are those of the market on screen that it replaces. O(accounts). */
export function planMarket(
  symbol: string,
  terms: ReadonlyMap<string, Terms>,
  accounts: readonly AccountSpec[],
  { payoff }: Options,
  screen: Screen,
): MarketPlan {
  const { price, lot } = terms.get(symbol) ?? { price: 1, lot: 1 }
  const sides = { longs: 0, shorts: 0, long: 0, short: 0 }
  for (const { positions } of accounts)
    for (const { market, size } of positions) {
      if (market !== symbol) continue
      if (size > 0) {
        sides.longs++
        sides.long += size
      } else {
        sides.shorts++
        sides.short -= size
      }
    }
  const like = screen.markets.find((spec) => spec.symbol === symbol) ?? screen.markets[0]
  const { depth, impact } = like ?? { depth: 1e6, impact: { law: 'none' } as const }
  const range = rangeOf(accounts, symbol, price, payoff)
  return {
    spec: { symbol, payoff, price, tick: tickOf(price), lot, depth, impact, range, path: [] },
    ...sides,
  }
}
