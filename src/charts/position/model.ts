/** A line of the figure: at a price, with its name and its price as they are printed. */
export interface PositionLine {
  readonly kind: 'mark' | 'entry' | 'liquidation' | 'bankruptcy'
  readonly price: number
  readonly name: string
  readonly text: string
}

/** What the figure of one position draws: its lines on a price axis, and the cushion between the last two. */
export interface PositionModel {
  /** Lowest and highest price of the axis. */
  readonly range: readonly [number, number]
  readonly lines: readonly PositionLine[]
  /** Between liquidation and bankruptcy; null where one of them is not there. */
  readonly cushion: { readonly from: number; readonly to: number; readonly name: string } | null
  /** The whole figure in a sentence. */
  readonly summary: string
  /** A price of the axis, with as many digits as tell its ticks apart. */
  readonly formatTick: (price: number, digits: number) => string
}
