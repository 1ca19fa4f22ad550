/**
 * How a number came about: a formula with the values that stood in it, the rule of MODEL.md and where the venue says
 * so. The screen turns it into MathML and words; nothing here is computed a second time for show.
 */

/** A formula as a tree. `value` is what a symbol stood for; a symbol is written as in MODEL.md. */
export type Term =
  | { readonly op: 'symbol'; readonly name: string; readonly value: number; readonly unit: Unit }
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: '+' | '−' | '·' | '/'; readonly args: readonly Term[] }
  | { readonly op: 'max' | 'min' | 'abs' | 'sqrt'; readonly args: readonly Term[] }
  | { readonly op: 'sum'; readonly of: Term; readonly over: string }

export type Unit = 'price' | 'money' | 'size' | 'ratio' | 'percent' | 'count' | 'quote'

/** What may be asked about. The names are those of the numbers on the screen. */
export const EXPLAINABLE = [
  'liquidationPrice',
  'bankruptcyPrice',
  'maintenanceMargin',
  'initialMargin',
  'equity',
  'leverage',
  'toLiquidation',
  'adlScore',
  'queuePlace',
  'branching',
  'multiplier',
  'markPrice',
  'marginLost',
  'excessCollateral',
  'fundPaid',
  'vaultPaid',
  'venuePaid',
  'adlPaid',
  'socialisedPaid',
  'clawbackPaid',
  'residual',
  'lossGap',
  'gini',
  'depth',
] as const
export type Explainable = (typeof EXPLAINABLE)[number]

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
  /** Numbers that add up to this one, by cause: what the journal holds. */
  readonly parts: readonly { readonly label: string; readonly value: number; readonly unit: Unit }[]
  /** A key of the message catalogue for what cannot be said by numbers, or null. */
  readonly reason: string | null
}
