/** What the tier chart draws; strings are ready to print. Columns have one row a sample, amounts ascending and above 0. */
export interface TiersModel {
  readonly amounts: readonly number[]
  /** Rate of the tier; null where it is nothing but the effective rate. */
  readonly rates: readonly number[] | null
  /** Requirement / value. */
  readonly effective: readonly number[]
  /** Between samples the effective rate stays what it was, and jumps. */
  readonly isStep: boolean
  readonly isLogRate: boolean
  /** The sample that the reader has asked for, or null. */
  readonly asked: number | null
  readonly rateWords: string
  readonly effectiveWords: string
  readonly axis: string
  readonly rateAxis: string
  readonly summary: string
  readonly showAmount: (amount: number) => string
  readonly showRate: (rate: number) => string
  /** A sample in words. */
  readonly point: (i: number) => string
}
