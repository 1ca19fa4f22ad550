import type { Field } from './columns.ts'

/** Why a row is not taken; the screen has a sentence for each, with what is allowed and what to do. */
export type Reason =
  /** The row has more or fewer cells than the header; `value` is their number. */
  | 'cells'
  | 'blank'
  | 'long'
  | 'number'
  | 'positive'
  | 'zero'
  | 'huge'
  | 'side'
  | 'mode'
  /** A side and the sign of a size that contradict each other. */
  | 'sign'
  /** Smaller than half a lot. */
  | 'lot'
  /** No entry price gives the stated profit at the stated price. */
  | 'entry'
  /** Nothing is left of the account at the stated price. */
  | 'bankrupt'
  | 'repeated'
  /** Rows of one account that state different cash or equity. */
  | 'money'

/** A row that is not taken: where it stands, which field, what stands there, why. */
export interface Refusal {
  /** As `Grid.lines` counts. */
  readonly line: number
  readonly field: Field | 'row'
  readonly value: string
  readonly reason: Reason
}
