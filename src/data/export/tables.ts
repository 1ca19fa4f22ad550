import type { JournalColumns, WorldColumns } from '../../protocol/messages.ts'
import { markFormula } from '../formula-text.ts'

/** Named columns of equal length. */
export type DataTable = Readonly<Record<string, ArrayLike<number | string>>>

/** Rows as CSV (RFC 4180), numbers in full precision; a text that a spreadsheet would run as a formula is marked as text. */
export function toCsv(table: DataTable): string {
  const names = Object.keys(table)
  const lines = [names.join(',')]
  const length = names.length === 0 ? 0 : (table[names[0] ?? '']?.length ?? 0)
  for (let i = 0; i < length; i++) lines.push(names.map((name) => cell(table[name]?.[i])).join(','))
  return `${lines.join('\r\n')}\r\n`
}

function cell(value: number | string | undefined): string {
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return ''
  const text = typeof value === 'string' ? markFormula(value) : `${value}`
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as a JSON array of objects. */
export function toJson(table: DataTable): string {
  const names = Object.keys(table)
  const length = names.length === 0 ? 0 : (table[names[0] ?? '']?.length ?? 0)
  const rows = Array.from({ length }, (_, i) =>
    Object.fromEntries(names.map((name) => [name, blankAsNull(table[name]?.[i])])),
  )
  return `${JSON.stringify(rows, null, 1)}\n`
}

function blankAsNull(value: number | string | undefined): number | string | null {
  return value === undefined || (typeof value === 'number' && !Number.isFinite(value)) ? null : value
}

/** One row per open position, with its account's cash and equity: what an import reads again. */
export function worldTable(world: WorldColumns): DataTable {
  const rows: {
    account: string
    market: string
    side: string
    size: number
    entry: number
    cash: number
    equity: number
    mode: string
  }[] = []
  for (let a = 2; a < world.accounts; a++)
    for (let p = world.first[a] ?? 0; p < (world.first[a + 1] ?? 0); p++) {
      const size = world.size[p] ?? 0
      if (size === 0) continue
      rows.push({
        // Of the crowd: the number that it has on screen, marked, because a file may call an account by a bare number.
        account: world.ids[a] ?? `#${a - world.ids.length + 1}`,
        market: world.symbols[world.market[p] ?? 0] ?? '',
        side: size > 0 ? 'long' : 'short',
        size: Math.abs(size),
        entry: world.entry[p] ?? 0,
        cash: world.cash[a] ?? 0,
        equity: world.equity[a] ?? 0,
        mode: world.isCross[a] === 1 ? 'cross' : 'isolated',
      })
    }
  return columnsOf(rows, ['account', 'market', 'side', 'size', 'entry', 'cash', 'equity', 'mode'])
}

function columnsOf<Row extends object>(
  rows: readonly Row[],
  names: readonly (keyof Row & string)[],
): DataTable {
  // The rows hold numbers and strings only.
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name] as number | string)]))
}

/** The journal with names for causes, rules and ledgers. */
export function journalTable(journal: JournalColumns): DataTable {
  const named = (codes: ArrayLike<number>, names: readonly string[]): string[] =>
    Array.from(codes, (code) => names[code] ?? '')
  const party = (rows: Int32Array): string[] =>
    Array.from(rows, (row) => (row < 0 ? (journal.ledgers[-1 - row] ?? '') : `${row}`))
  return {
    round: journal.round,
    cause: named(journal.cause, journal.causes),
    rule: named(journal.rule, journal.rules),
    from: party(journal.from),
    to: party(journal.to),
    amount: journal.amount,
    market: journal.market,
    lots: journal.lots,
    price: journal.price,
  }
}
