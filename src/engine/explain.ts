/**
 * How a number came about: a formula with the values that stood in it, the rule of MODEL.md and where the venue says
 * so. The screen turns it into MathML and words; nothing here is computed a second time for show.
 */

import type { Units } from './rulebook.ts'

/** Symbols that are words, not letters: each has its entry in the message catalogue. */
export type SymbolWord =
  | 'added'
  | 'ahead'
  | 'area'
  | 'atStart'
  | 'bookDistance'
  | 'bought'
  | 'cash'
  | 'clawback'
  | 'collected'
  | 'deficit'
  | 'equity'
  | 'fund'
  | 'fundingPaid'
  | 'given'
  | 'hand'
  | 'impact'
  | 'inBin'
  | 'inWindow'
  | 'left'
  | 'leverage'
  | 'liquidation'
  | 'longs'
  | 'lotValue'
  | 'lots'
  | 'lossOnMargin'
  | 'lossOfVault'
  | 'margin'
  | 'moved'
  | 'nearest'
  | 'other'
  | 'otherRequired'
  | 'owed'
  | 'paid'
  | 'posted'
  | 'profit'
  | 'pushed'
  | 'received'
  | 'settlement'
  | 'shorts'
  | 'socialised'
  | 'sold'
  | 'taken'
  | 'toFees'
  | 'toFund'
  | 'toTrader'
  | 'toVault'
  | 'vault'
  | 'venue'
  | 'walk'
  | 'winners'

/** A formula as a tree. `value` is what a symbol stood for; a letter is written as in MODEL.md, a word is looked up. */
export type Term =
  | {
      readonly op: 'symbol'
      readonly name: string
      readonly word?: SymbolWord
      readonly value: number
      readonly unit: Unit
    }
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: '+' | '−' | '·' | '/'; readonly args: readonly Term[] }
  | { readonly op: 'max' | 'min' | 'abs' | 'sqrt'; readonly args: readonly Term[] }
  /** A sum whose terms are many: `of` stands for it whole. */
  | { readonly op: 'sum'; readonly of: Term; readonly over: string }

export type Unit = 'price' | 'money' | 'size' | 'ratio' | 'percent' | 'count' | 'quote'

/** What may be asked about. The names are those of the numbers on the screen. */
export const EXPLAINABLE = [
  // an account
  'liquidationPrice',
  'bankruptcyPrice',
  'simpleLiquidation',
  'closedPrice',
  'maintenanceMargin',
  'initialMargin',
  'equity',
  'leverage',
  'toLiquidation',
  'adlScore',
  'queuePlace',
  // the price
  'markPrice',
  'pushShare',
  'addedShare',
  'branching',
  'branchingObserved',
  'multiplier',
  'forcedNotional',
  'windowNotional',
  'nextWall',
  'nextLiquidation',
  'depth',
  // who goes under
  'longOpenInterest',
  'shortOpenInterest',
  'closedCount',
  'closedNotional',
  // who pays
  'marginPosted',
  'marginLost',
  'excessCollateral',
  'fundPaid',
  'fundLeft',
  'vaultPaid',
  'vaultLeft',
  'vaultTaken',
  'venuePaid',
  'venueLeft',
  'adlPaid',
  'adlNotional',
  'adlAccounts',
  'adlPrice',
  'socialisedPaid',
  'clawbackPaid',
  'clawbackDue',
  'residual',
  'lossIn',
  'lossGap',
  // the queue
  'gini',
  'giniProRata',
] as const
export type Explainable = (typeof EXPLAINABLE)[number]

/** Why there is no such number, or what to know about the one there is. */
export type Reason =
  | 'noAccount'
  | 'closed'
  | 'atStart'
  | 'noPrice'
  | 'alreadyUnder'
  | 'passed'
  | 'noEquity'
  | 'notWinning'
  | 'notMoved'
  | 'nobodyAhead'
  | 'noLine'
  | 'noLeverage'
  | 'nobodyWinning'
  | 'nobodyDeleveraged'
  | 'stillOpen'

/** One of the numbers that add up to an explained one: an account's share of it, or with null that of all others. */
export interface Part {
  readonly row: number | null
  /** Sign of the account's position, by which it is named; 0 where there is none. */
  readonly side: number
  readonly value: number
}

/** One thing that a simpler formula leaves out, and by how much it moves the number when it is put in (rule T6). */
export interface Deviation {
  readonly because: 'inverse' | 'basis' | 'tiers' | 'fee' | 'added' | 'funding' | 'others'
  readonly value: number
}

export interface Explanation {
  readonly what: Explainable
  /** Null: there is none, and `reason` says why. */
  readonly value: number | null
  readonly unit: Unit
  readonly formula: Term
  /** Id in MODEL.md, such as T2. */
  readonly rule: string
  /** Keys of the rulebook's sources. */
  readonly sources: readonly string[]
  /** Paths of the rulebook's remarks that bear on it (evidence marks). */
  readonly remarks: readonly string[]
  /** The largest shares, and the rest; they add up to `value` and are in its unit. */
  readonly parts: readonly Part[]
  /** Of a simpler formula: what it leaves out, in the order in which it is put in; in the unit of `value`. */
  readonly deviations: readonly Deviation[]
  /** Numbers that belong beside it. */
  readonly beside: readonly { readonly what: Explainable; readonly value: number; readonly unit: Unit }[]
  readonly reason: Reason | null
  /** How the venue counts and rounds in the market asked about; null where its rulebook does not say (rule N4). */
  readonly units: Units | null
  /** The value as the venue prints it; null where it prints none, or the units are not known. */
  readonly printed: number | null
}
