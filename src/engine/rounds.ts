import type { RoundColumn } from './observation.ts'
import { ROUND_COLUMNS, ROUND_ROWS } from './observation.ts'

/** What a round did; where hand and mark stood at its end is kept per market. */
type DeedColumn = Exclude<RoundColumn, 'hand' | 'mark'>
const DEED_COLUMNS = ROUND_COLUMNS.filter((name): name is DeedColumn => name !== 'hand' && name !== 'mark')

/** What each round did, one row each, for the event track and the path (rule P8). */
export class Rounds {
  length = 0
  readonly columns = Object.fromEntries(
    DEED_COLUMNS.map((name) => [name, new Float64Array(ROUND_ROWS)]),
  ) as Readonly<Record<DeedColumn, Float64Array>>
  /** m → the hand at the end of each round. */
  readonly hand: readonly Float64Array[]
  /** m → the mark at the end of each round. */
  readonly mark: readonly Float64Array[]
  private readonly all: readonly Float64Array[]
  /** Length and last row, the only one that a later round adds to, as of the last commit. */
  private readonly before: { length: number; readonly last: Float64Array }

  constructor(markets: number) {
    this.hand = Array.from({ length: markets }, () => new Float64Array(ROUND_ROWS))
    this.mark = Array.from({ length: markets }, () => new Float64Array(ROUND_ROWS))
    this.all = [...Object.values(this.columns), ...this.hand, ...this.mark]
    this.before = { length: 0, last: new Float64Array(this.all.length) }
  }

  /** Opens the next row and returns its index; beyond the last row everything gathers in it. */
  open(step: number): number {
    const r = this.length < ROUND_ROWS ? this.length : ROUND_ROWS - 1
    const isNew = this.length < ROUND_ROWS
    this.length++
    if (isNew) for (const column of this.all) column[r] = 0
    this.columns.step[r] = step
    return r
  }

  /** Makes what stands now what `cancel` goes back to. O(columns). */
  commit(): void {
    this.before.length = this.length
    this.all.forEach((column, i) => {
      this.before.last[i] = column[ROUND_ROWS - 1]
    })
  }

  /** Goes back to the last commit (rule K2). O(columns). */
  cancel(): void {
    this.length = this.before.length
    this.all.forEach((column, i) => {
      column[ROUND_ROWS - 1] = this.before.last[i]
    })
  }

  copy(): Rounds {
    const other = new Rounds(this.hand.length)
    other.copyFrom(this)
    return other
  }

  copyFrom(other: Rounds): void {
    this.all.forEach((column, i) => {
      column.set(other.all[i])
    })
    this.length = other.length
  }
}
