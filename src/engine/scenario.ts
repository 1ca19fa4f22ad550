import type { Rulebook } from './rulebook.ts'

/** Everything that is needed to reproduce a run. The state on screen is a function of this and of nothing else. */
export interface Scenario {
  readonly version: 1
  readonly id: string
  readonly title: string
  readonly rulebook: Rulebook
  /** Of the generator; an integer from 0 to 4,294,967,295. */
  readonly seed: number
  readonly markets: readonly MarketSpec[]
  readonly crowd: CrowdSpec | null
  readonly accounts: readonly AccountSpec[]
  /** The reader's own position, or null. It becomes the account with the id `you`. */
  readonly you: YouSpec | null
  readonly reserves: Reserves
  /** Share of the next price step that is a jump, 0 to 1. */
  readonly gap: number
  readonly steps: readonly Step[]
}

/** Money behind the traders' own margin, in the settlement currency. */
export interface Reserves {
  readonly fund: number
  readonly vault: number
  readonly venue: number
}

/**
 * A perpetual. Linear: settled in the quote currency, size in base units. Inverse: settled in the base coin, size in
 * quote units of face value. All markets of one scenario share one payoff and one settlement currency.
 */
export interface MarketSpec {
  readonly symbol: string
  readonly payoff: 'linear' | 'inverse'
  /** Mark price before the first step, quote per base. */
  readonly price: number
  /** Smallest step of the price, quote per base. */
  readonly tick: number
  /** Smallest step of a size: base units (linear) or quote units (inverse). Sizes are whole numbers of lots. */
  readonly lot: number
  /** Notional of forced flow, in quote, that moves the price by 1 %. */
  readonly depth: number
  readonly impact: Impact
  /** The prices the screen shows, lowest and highest. */
  readonly range: readonly [number, number]
  /** Price so far, oldest first, ending at `price`; entries of the crowd lie on it. May be empty. */
  readonly path: readonly number[]
}

/** What forced flow does to the price (rules P3 to P7). */
export type Impact =
  | { readonly law: 'none' }
  | { readonly law: 'linear' }
  | { readonly law: 'squareRoot' }
  | { readonly law: 'constantProduct' }
  /**
   * An explicit book, the same on both sides: levels of (distance from the price as a fraction, quote notional),
   * nearest first, for a depth of 1 at 1 %; scaled by `depth`. Past the last level there is nobody.
   */
  | { readonly law: 'book'; readonly levels: readonly (readonly [number, number])[] }

/** One bar of the leverage mix that people draw. */
export interface LeverageShare {
  readonly leverage: number
  /** Relative to the other bars; ≥ 0. */
  readonly weight: number
}

/** A seeded crowd. Shares and weights need not add up to one; they are normalised. */
export interface CrowdSpec {
  /** From 10 to 1,000,000. */
  readonly count: number
  /** From low to high leverage. An account's leverage lies between its bar's and the next lower bar's. */
  readonly leverageMix: readonly LeverageShare[]
  /** Share of the accounts that are long, 0 to 1. */
  readonly longShare: number
  /** Median notional at entry, in quote. */
  readonly medianNotional: number
  /** Tail exponent of the size above its median: smaller is heavier; above 1. */
  readonly tail: number
  /** Share of the accounts in cross mode, 0 to 1. One with a single leg differs from isolated only in its spare cash. */
  readonly crossShare: number
  /** Share of the accounts that also hold an opposite leg in the second market, 0 to 1; 0 with one market. */
  readonly hedgedShare: number
  /** Index into the markets in which the crowd stands; hedges are in the next one. */
  readonly market: number
}

/** A position as people state it. */
export interface PositionSpec {
  readonly market: string
  /** Signed: long > 0, short < 0. Base units (linear) or quote units (inverse). */
  readonly size: number
  readonly entry: number
}

/** An account with its own id: from an import, or written into a scenario. */
export interface AccountSpec {
  readonly id: string
  readonly mode: 'isolated' | 'cross'
  /** Cash behind the account: margin of an isolated position, wallet of a cross account. */
  readonly cash: number
  readonly positions: readonly PositionSpec[]
}

/** The reader's position: margin = value at entry / leverage + added, and behind it stands margin − funding. */
export interface YouSpec {
  readonly market: string
  readonly size: number
  readonly entry: number
  readonly leverage: number
  /** Margin beyond the initial one; may be negative while the total stays above zero. */
  readonly added: number
  readonly mode: 'isolated' | 'cross'
  /** Funding that the margin has paid so far, settlement currency; < 0: received. Left out for none. */
  readonly funding?: number
  /** The other positions of the account. They count in cross mode only: an isolated position stands alone. */
  readonly others?: readonly PositionSpec[]
}

/** One thing that happens to the world. `market` is an index into `markets`. */
export type Step =
  /** The hand moves the price to `to`; the last `gap` share of the way is a jump, the rest a slide (rule P1). */
  | { readonly kind: 'price'; readonly market: number; readonly to: number; readonly gap: number }
  /** Longs pay `rate` of their value at mark to shorts; negative: shorts pay. */
  | { readonly kind: 'funding'; readonly market: number; readonly rate: number }
  /** The settlement period ends: clawback falls due. */
  | { readonly kind: 'settle' }

/** Version of the rules: changes whenever the same scenario would give other numbers. */
export const MODEL_VERSION = '1.1'
