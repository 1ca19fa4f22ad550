/** What the stage draws, in prices and notionals; strings are ready to print. */
export interface StageModel {
  /** Lowest and highest price of the axis. */
  readonly range: readonly [number, number]
  readonly mark: number
  readonly hand: number
  readonly start: number
  readonly path: {
    /** Price before the first step, oldest first. */
    readonly history: readonly number[]
    /** Mark after each round, and where the hand was. */
    readonly marks: readonly number[]
    readonly hands: readonly number[]
    readonly previous: readonly number[]
  }
  readonly ladder: {
    readonly longOpen: ArrayLike<number>
    readonly longClosed: ArrayLike<number>
    readonly shortOpen: ArrayLike<number>
    readonly shortClosed: ArrayLike<number>
  }
  readonly isEmpty: boolean
  /** The reader's position; null when there is none. */
  readonly you: {
    readonly isLong: boolean
    readonly isOpen: boolean
    readonly liquidation: number | null
    readonly bankruptcy: number | null
    readonly entry: number
    readonly notional: number
  } | null
  readonly depth: {
    readonly notional: ArrayLike<number>
    readonly below: ArrayLike<number>
    readonly above: ArrayLike<number>
    /** Notional that moves the price by 1 %. */
    readonly atOnePercent: number
    readonly isEndless: boolean
  }
  readonly words: {
    readonly shortsAbove: string
    readonly closed: string
    readonly nextWall: string
    readonly wallPrice: number | null
    readonly longsBelow: string
    readonly yourLiquidation: string
    readonly yourBankruptcy: string
    readonly bids: string
    readonly asks: string
    readonly withoutCascade: string
    readonly pathFoot: string
    readonly now: string
    readonly ladderFoot: string
    readonly depthFoot: string
    readonly empty: string
    readonly summary: string
  }
  /** A price of the axis, with as many digits as the axis needs to tell its ticks apart. */
  readonly formatTick: (price: number, digits: number) => string
}
