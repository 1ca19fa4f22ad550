import type { RoundColumn } from './observation.ts'
import { ROUND_COLUMNS, ROUND_ROWS } from './observation.ts'

/** What each round did, one row each, for the event track and the path (rule P8). */
export class Rounds {
  length = 0
  /** Length and last row, the only one that a later round adds to, as of the last commit. */
  private readonly before = { length: 0, last: new Float64Array(ROUND_COLUMNS.length) }
  readonly columns = Object.fromEntries(
    ROUND_COLUMNS.map((name) => [name, new Float64Array(ROUND_ROWS)]),
  ) as Readonly<Record<RoundColumn, Float64Array>>

  /** Opens the next row and returns its index; beyond the last row everything gathers in it. */
  open(step: number): number {
    const r = this.length < ROUND_ROWS ? this.length : ROUND_ROWS - 1
    const isNew = this.length < ROUND_ROWS
    this.length++
    if (isNew) for (const name of ROUND_COLUMNS) this.columns[name][r] = 0
    this.columns.step[r] = step
    return r
  }

  /** Makes what stands now what `cancel` goes back to. O(columns). */
  commit(): void {
    this.before.length = this.length
    // Rows before the last one are never written again.
    ROUND_COLUMNS.forEach((name, i) => {
      this.before.last[i] = this.columns[name][ROUND_ROWS - 1]
    })
  }

  /** Goes back to the last commit (rule K2). O(columns). */
  cancel(): void {
    this.length = this.before.length
    ROUND_COLUMNS.forEach((name, i) => {
      this.columns[name][ROUND_ROWS - 1] = this.before.last[i]
    })
  }

  copy(): Rounds {
    const other = new Rounds()
    other.copyFrom(this)
    return other
  }

  copyFrom(other: Rounds): void {
    for (const name of ROUND_COLUMNS) this.columns[name].set(other.columns[name])
    this.length = other.length
  }

  /** The row of the round that is open. */
  get row(): number {
    return (this.length < ROUND_ROWS ? this.length : ROUND_ROWS) - 1
  }
}
