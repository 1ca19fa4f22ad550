/** Something to say above the picture. */
export interface Notice {
  readonly text: string
  /** What a link said that could not be followed, for the reader to look at; null where there is none. */
  readonly original: string | null
}
