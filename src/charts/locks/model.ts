/** A chamber of the flight of locks: one layer of the default waterfall. */
export interface Chamber {
  readonly id: string
  readonly name: string
  readonly note: string
  /** 0 to 1: how full it is of what it can hold. */
  readonly level: number
  /** What runs on into the next chamber, as a share of the greatest stream. */
  readonly overflow: number
  readonly ink: 'long' | 'fund' | 'muted' | 'adl' | 'liq'
}
