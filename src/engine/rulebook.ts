/**
 * A rulebook: everything a venue decides, as data. It names strategies from closed sets and gives their numbers.
 * Rates are fractions (0.005 is 0.5 %), money is in the settlement currency of the market unless a comment says
 * otherwise. Adding a venue that needs no new mechanic is one file of this shape and no code.
 */

/** How well a statement about a venue is known, from the strongest to the weakest. */
export type Evidence = 'source' | 'documented' | 'third-party' | 'observed' | 'unverified' | 'chosen'

/** Where a number or rule comes from. `read` is the date on which it was read, as YYYY-MM-DD. */
export interface Source {
  readonly key: string
  readonly text: string
  readonly url?: string
  readonly read: string
}

/** A remark on one part of the rulebook: `path` is that part, such as `adl.score`. */
export interface Remark {
  readonly path: string
  readonly evidence: Evidence
  readonly says: string
  /** Keys of `sources`. */
  readonly sources: readonly string[]
}

/**
 * One tier. `floor` is the least size that belongs to it, in the unit of the margin model; a size equal to a floor
 * belongs to that tier. `rate` is the maintenance rate.
 */
export interface Tier {
  readonly floor: number
  readonly rate: number
  readonly maxLeverage: number
}

/** Tables by market symbol; `default` serves the markets that are not named. */
export type TierTables = { readonly default: readonly Tier[]; readonly [symbol: string]: readonly Tier[] }

/** What maintenance margin is measured on, and whether the fee for closing is part of it. */
interface MarginBasis {
  /** `mark`: the value at the tested price. `entry`: the value at the average entry price. */
  readonly basis: 'mark' | 'entry'
  /** Taker fee rate that the requirement includes; 0 where it does not. */
  readonly closingFee: number
}

/** rate = base + slope · max(0, size − threshold), size in base units (linear) or quote units (inverse). */
export interface SlopeRates {
  readonly base: number
  readonly slope: number
  readonly threshold: number
  readonly maxLeverage: number
}

/** The tier families (rules M3 to M6 of MODEL.md). */
export type MarginModel = MarginBasis &
  (
    | { readonly model: 'flat'; readonly rate: number; readonly maxLeverage: number }
    /** Continuous: the rate of the tier less its deduction, so that nothing jumps at a boundary. */
    | { readonly model: 'deduction'; readonly tiers: TierTables }
    /**
     * The rate of the tier applies to the whole position, so that the requirement jumps at a boundary. Boundaries are
     * values, or, with `unit: 'size'`, sizes: then the tier does not hang on the price.
     */
    | { readonly model: 'step'; readonly unit?: 'value' | 'size'; readonly tiers: TierTables }
    /** A line for the markets that are not named, and lines by symbol for those that are. */
    | ({ readonly model: 'slope'; readonly markets?: Readonly<Record<string, SlopeRates>> } & SlopeRates)
    /** rate = max(base, 0.8 · base + slope · √size). */
    | { readonly model: 'sqrt'; readonly base: number; readonly slope: number; readonly maxLeverage: number }
  )

/** How much of a liquidatable account is closed at once (rules L2 to L6, L9). */
export type Procedure =
  | { readonly kind: 'closeAll' }
  /** Positions above `above` notional lose `fraction` first; a second trigger within the cooldown closes all. */
  | {
      readonly kind: 'fixedFraction'
      readonly fraction: number
      readonly above: number
      readonly cooldownSeconds: number
    }
  /** One order sized to fall `tiers` tiers; with `repeat`, again while it does not suffice. What is left is closed whole. */
  | { readonly kind: 'tierDown'; readonly tiers: number; readonly repeat: boolean }
  /** The least multiple of `step` of every position after which requirement / equity is below `target`. */
  | { readonly kind: 'proRataSlice'; readonly step: number; readonly target: number }
  /** At most max(fraction of the position, `notional`) in a round. */
  | { readonly kind: 'throttled'; readonly fraction: number; readonly notional: number }
  /** As much as brings equity back to the requirement with `buffer` added to its rate, when closing costs `fee` of the value. */
  | { readonly kind: 'restore'; readonly buffer: number; readonly fee: number }

/** Who keeps excess collateral (rule L7). `split`: a fee on the value closed to the venue, the rest to the trader. */
export type Surplus =
  | { readonly to: 'trader' }
  | { readonly to: 'fund' }
  | { readonly to: 'split'; readonly fee: number }

/** The layers after a trader's own margin, in the order of the rulebook (rules W1 to W8). */
export type Layer =
  | { readonly layer: 'fund' }
  /** Takes position and margin of an account whose equity is below `below` times its requirement but not negative. */
  | { readonly layer: 'vault'; readonly below: number }
  | { readonly layer: 'venue' }
  | { readonly layer: 'adl' }
  /** At once, from every open position of the market by size. */
  | { readonly layer: 'socialised' }
  /** From the winners of the period by net profit, at the next settlement. */
  | { readonly layer: 'clawback' }

export type LayerName = Layer['layer']

/** What hands a loss to deleveraging although, or because, the layers before it cannot take it (rules A1 to A5). */
export type AdlTrigger =
  | { readonly kind: 'fundEmpty' }
  /** The fund pays until it is `limit` below its maximum of the last `windowSeconds`; only the excess goes on. */
  | { readonly kind: 'drawdown'; readonly limit: number; readonly windowSeconds: number }
  /** The fund takes over at most `share` of its own size as notional in a round. */
  | { readonly kind: 'netNotional'; readonly share: number }
  /** An account whose equity is below zero goes straight to deleveraging. */
  | { readonly kind: 'negativeEquity' }
  /** One side's unrealised profit above `limit` of the pool: winners are closed until it is at `floor`. */
  | { readonly kind: 'poolRatio'; readonly limit: number; readonly floor: number }

/** Families that compute a score from the position and its account (rules S1 to S6). */
export type ComputedScore =
  | 'BX-ADL'
  | 'BN-ADL-NEW'
  | 'BN-ADL-OLD'
  | 'OK-ADL-2024'
  | 'HL-ADL-DOC'
  | 'HL-ADL-OBS'

/** `random`: no score; counterparties, losing ones too, are walked from a row that chance has drawn (rule S8). */
export type ScoreFamily = ComputedScore | 'random'

/** How the quantity is split: down the queue, or over all by contracts with largest remainder. */
export type Allocation = 'rankQueue' | 'contractProRata'

export type AdlPrice = 'bankruptcy' | 'mark' | 'previousMark' | 'oracle'

export interface Adl {
  readonly triggers: readonly AdlTrigger[]
  readonly score: ScoreFamily
  readonly allocation: Allocation
  readonly price: AdlPrice
  /** A winner never gives up more than the profit of the position that is closed. */
  readonly protectPrincipal: boolean
}

/** How a venue counts and rounds in one market (rule N4). */
export interface Units {
  /** What profit is paid in, such as USDT or XBT. */
  readonly settles: string
  /** `quanto`: linear in the price, paid in a coin that is neither side of it. */
  readonly kind: 'linear' | 'inverse' | 'quanto'
  /** Size of one contract: base units (linear, quanto) or quote units of face value (inverse). */
  readonly contract: number
  /** Smallest step of the venue's prices, quote per base. */
  readonly tick: number
  /** Liquidation prices are printed as computed, or on the tick on the side that comes first: up for longs, down for shorts. */
  readonly prints: 'exact' | 'againstTrader'
  /** Smallest amount of money: requirements are rounded up to it. 0 where the venue states none. */
  readonly quantum: number
}

/** By market symbol; `default` serves the markets that are not named. */
export type UnitTables = { readonly default: Units; readonly [symbol: string]: Units }

export interface Rulebook {
  readonly version: 1
  readonly id: string
  readonly name: string
  /** The day whose rules these are or, where the venue gives none, on which they were read, as YYYY-MM-DD. */
  readonly dated: string
  readonly sources: readonly Source[]
  readonly remarks: readonly Remark[]
  readonly margin: MarginModel
  /** Liquidatable when equity < requirement (strict) or already when equity = requirement. */
  readonly trigger: { readonly strict: boolean }
  readonly procedure: Procedure
  /** A cross account with several legs: close all of them, or the worst one first and test again. */
  readonly legs: 'all' | 'worstFirst'
  readonly surplus: Surplus
  readonly waterfall: readonly Layer[]
  readonly adl: Adl
  /** Left out where nothing is known of it: then numbers are shown as computed. */
  readonly units?: UnitTables
  /** How long a round is taken to last, in seconds: turns cooldowns and windows into rounds. */
  readonly roundSeconds: number
}
