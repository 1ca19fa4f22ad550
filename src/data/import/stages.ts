import type { AccountSpec } from '../../engine/scenario.ts'
import type { Grid } from './grid.ts'
import type { Leg, Terms } from './leg.ts'
import { legOf } from './leg.ts'
import type { Options } from './options.ts'
import type { Stated } from './read-row.ts'
import { readRow } from './read-row.ts'
import type { Refusal } from './refusal.ts'
import { accountOf } from './resolve.ts'

/** Rows between two looks at the clock: about a millisecond. */
const STRIDE = 1000

/** What the rows of a table state. */
export interface Reading {
  readonly stated: readonly Stated[]
  readonly byMarket: ReadonlyMap<string, readonly Stated[]>
  readonly refused: readonly Refusal[]
  /** Accounts with a refused row. */
  readonly broken: ReadonlySet<string>
}

/** First stage: what every row states, or why it is refused. Yields the share done; O(rows). */
export function* readRows(grid: Grid, options: Options): Generator<number, Reading> {
  const stated: Stated[] = []
  const byMarket = new Map<string, Stated[]>()
  const refused: Refusal[] = []
  const broken = new Set<string>()
  const width = grid.headers.length
  const idColumn = options.columns.account
  for (const [i, cells] of grid.rows.entries()) {
    if (i % STRIDE === STRIDE - 1) yield i / grid.rows.length
    const row = readRow(cells, grid.lines[i] ?? 0, i + 1, width, options)
    if (row === null) continue
    if (!('account' in row)) {
      refused.push(...row)
      broken.add(idColumn === null ? `${i + 1}` : (cells[idColumn] ?? '').trim())
      continue
    }
    stated.push(row)
    const list = byMarket.get(row.market)
    if (list === undefined) byMarket.set(row.market, [row])
    else list.push(row)
  }
  return { stated, byMarket, refused, broken }
}

/** Positions by the account that they belong to. */
export interface Legs {
  readonly byAccount: ReadonlyMap<string, readonly Leg[]>
  readonly refused: readonly Refusal[]
  readonly broken: ReadonlySet<string>
}

/** Second stage: positions at the stated prices, in lots. Yields the share done; O(rows). */
export function* legsOf(
  reading: Reading,
  options: Options,
  terms: ReadonlyMap<string, Terms>,
): Generator<number, Legs> {
  const byAccount = new Map<string, Leg[]>()
  const refused: Refusal[] = []
  const broken = new Set(reading.broken)
  for (const [i, row] of reading.stated.entries()) {
    if (i % STRIDE === STRIDE - 1) yield i / reading.stated.length
    const market = terms.get(row.market)
    if (market === undefined) continue
    const leg = legOf(row, options.payoff, market)
    if ('reason' in leg) {
      refused.push(leg)
      broken.add(row.account)
      continue
    }
    const list = byAccount.get(row.account)
    if (list === undefined) byAccount.set(row.account, [leg])
    else list.push(leg)
  }
  return { byAccount, refused, broken }
}

/** Third stage: accounts, none of which has a refused row. Yields the share done; O(positions). */
export function* accountsOf(
  { byAccount, broken: unusable }: Legs,
  options: Options,
  terms: ReadonlyMap<string, Terms>,
) {
  const list: AccountSpec[] = []
  const refused: Refusal[] = []
  const broken = new Set<string>()
  let done = 0
  for (const [id, legs] of byAccount) {
    if (++done % STRIDE === 0) yield done / byAccount.size
    if (unusable.has(id)) continue
    const account = accountOf(id, legs, options, terms)
    if ('reason' in account) {
      refused.push(account)
      broken.add(id)
    } else list.push(account)
  }
  return { list, refused, broken }
}
