import type { Field } from './columns.ts'
import type { Grid } from './grid.ts'
import { readNumber } from './number-cell.ts'
import type { Options } from './options.ts'
import { LONGEST_SYMBOL } from './read-row.ts'

/** A market that a table names, and a price to start from: the reader states another where it is wrong. */
export interface MarketFound {
  readonly symbol: string
  readonly rows: number
  readonly suggested: number | null
  /** Where the suggestion is from: a column of prices, the screen, or the middle entry price. */
  readonly from: 'mark' | 'screen' | 'entry' | null
}

/** Rows of a market that are looked at for its price. */
const SAMPLE = 2000

/** The markets of a table, the one with most rows first. `known` are the prices on screen by symbol. O(rows). */
export function surveyMarkets(
  grid: Grid,
  options: Options,
  known: Readonly<Record<string, number>>,
): readonly MarketFound[] {
  const at = options.columns.market
  const bySymbol = new Map<string, { rows: number; sample: (readonly string[])[] }>()
  for (const row of grid.rows) {
    const symbol = at === null ? options.symbol : (row[at] ?? '').trim()
    const found = bySymbol.get(symbol) ?? { rows: 0, sample: [] }
    bySymbol.set(symbol, found)
    found.rows++
    if (found.sample.length < SAMPLE) found.sample.push(row)
  }
  return [...bySymbol]
    .filter(([symbol]) => symbol !== '' && symbol.length <= LONGEST_SYMBOL)
    .map(([symbol, { rows, sample }]) => ({ symbol, rows, ...suggest(sample, options, known[symbol]) }))
    .sort((one, other) => other.rows - one.rows)
}

function suggest(
  sample: readonly (readonly string[])[],
  { columns, decimal }: Options,
  known: number | undefined,
): Pick<MarketFound, 'suggested' | 'from'> {
  const read = (row: readonly string[], field: Field): number => {
    const at = columns[field]
    return at === null ? Number.NaN : (readNumber(row[at] ?? '', decimal) ?? Number.NaN)
  }
  const mark = middle(sample.map((row) => read(row, 'mark')))
  if (mark !== null) return { suggested: mark, from: 'mark' }
  if (known !== undefined) return { suggested: known, from: 'screen' }
  const entry = middle(sample.map((row) => read(row, 'entry')))
  return entry === null ? { suggested: null, from: null } : { suggested: entry, from: 'entry' }
}

/** The middle one of those that are prices, to eight digits; null if none is. */
function middle(values: readonly number[]): number | null {
  const prices = values
    .filter((value) => value > 0 && Number.isFinite(value))
    .sort((one, other) => one - other)
  const price = prices[Math.floor(prices.length / 2)]
  return price === undefined ? null : Number(price.toPrecision(8))
}
