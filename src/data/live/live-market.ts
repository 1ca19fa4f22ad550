import type { Tier } from '../../engine/rulebook.ts'
import type { Ask } from './ask.ts'

/** Where a number comes from and when it was true, ms since 1970: when it arrived or, if that is earlier, as the venue dates it. */
export interface Told {
  readonly at: number
  readonly from: string
}

/** What rests in the book within 1 % of its middle, quote notional a side. */
export interface LiveDepth {
  readonly bids: number
  readonly asks: number
  /** False where the venue's answer ends before 1 % does: then it is at least this much. */
  readonly isWhole: boolean
}

/** One market of a venue as it stands. */
export interface LiveMarket {
  readonly symbol: string
  readonly payoff: 'linear' | 'inverse'
  /** The price at which the venue marks positions, quote per base. */
  readonly mark: number
  /** Longs pay shorts `rate` of their value in `hours`. */
  readonly funding: { readonly rate: number; readonly hours: number }
  /** Quote notional, one side counted. */
  readonly openInterest: number
  /** Base units; null where the answer does not say. */
  readonly lot: number | null
  /** Null where the venue publishes no table there. */
  readonly tiers: readonly Tier[] | null
  readonly depth: LiveDepth
  /** Of everything but the depth. */
  readonly told: Told
  readonly book: Told
  /** The markets that the venue offers; null where the answer names one. */
  readonly offered: readonly string[] | null
}

/** A venue that publishes without a key and lets browsers read what it publishes. */
export interface LiveVenue {
  readonly id: 'hyperliquid' | 'dydx' | 'deribit'
  readonly name: string
  readonly origin: string
  /** Markets to choose from before the venue has named its own. */
  readonly markets: readonly [string, ...string[]]
  /** Throws `LiveError`. */
  readonly read: (symbol: string, ask: Ask) => Promise<LiveMarket>
}
