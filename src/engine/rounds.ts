import type { RoundColumn } from './observation.ts'
import { ROUND_COLUMNS, ROUND_ROWS } from './observation.ts'

/** What each round did, one row each, for the event track and the path (rule P8). */
export class Rounds {
  length = 0
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
