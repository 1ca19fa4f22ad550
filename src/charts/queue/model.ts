/** A bar of the deleveraging queue: a group of neighbours in rank order, or one winner. */
export interface QueueBar {
  readonly score: number
  readonly closedShare: number
  readonly words: string
}

/** What the queue draws; strings are ready to print. */
export interface QueueModel {
  readonly bars: readonly QueueBar[]
  readonly isShort: boolean
  /** Whether anyone has been deleveraged, or the cut only shows who would be. */
  readonly isReal: boolean
  readonly closedWords: string
  /** Share of the queue before you, or null. */
  readonly you: number | null
  readonly youWords: string
  readonly first: string
  readonly last: string
  readonly summary: string
}
