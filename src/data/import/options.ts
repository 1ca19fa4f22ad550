import type { Columns } from './columns.ts'
import { guessColumns } from './columns.ts'
import type { Grid } from './grid.ts'
import type { DecimalMark } from './number-cell.ts'
import { guessDecimal, readNumber } from './number-cell.ts'
import type { Payoff } from './payoff.ts'

/** What the reader says about a table: everything that its columns leave open. */
export interface Options {
  readonly columns: Columns
  readonly decimal: DecimalMark
  readonly payoff: Payoff
  /** Side of the rows that name none: by the sign of the size, or one for all; null until it is stated. */
  readonly side: 'sign' | 'long' | 'short' | null
  /** Several rows of one account in one market: added up, only the last one taken, or refused. */
  readonly repeated: 'sum' | 'last' | 'refuse'
  /** Cash or equity beside several rows of one account: that of the account each time, or a part of it on each. */
  readonly money: 'account' | 'row'
  /** Name of the market where the file has no column for it. */
  readonly symbol: string
  /** Market → mark price that the reader has stated; a market that is not named has its suggestion. */
  readonly prices: Readonly<Record<string, number>>
  /** Markets that are left out. */
  readonly leftOut: readonly string[]
}

/** Options for a table nobody has said anything about: guessed from its names and first rows, the rest is asked. */
export function guessOptions(grid: Grid, symbol: string, payoff: Payoff): Options {
  const columns = guessColumns(grid.headers)
  const decimal = guessDecimal(grid)
  return {
    columns,
    decimal,
    payoff,
    side: isSigned(grid, columns, decimal) ? 'sign' : null,
    repeated: 'refuse',
    money: 'account',
    symbol,
    prices: {},
    leftOut: [],
  }
}

/** Whether sizes carry their side as a sign: at least one of them is negative. O(rows). */
function isSigned(grid: Grid, columns: Columns, decimal: DecimalMark): boolean {
  const at = columns.size ?? columns.notional
  return at !== null && grid.rows.some((row) => (readNumber(row[at] ?? '', decimal) ?? 0) < 0)
}
