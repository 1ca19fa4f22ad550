import type { Field } from './columns.ts'
import { readNumber } from './number-cell.ts'
import type { Options } from './options.ts'
import type { Reason, Refusal } from './refusal.ts'

/** What a row states, before any price is put to it. Of size and notional, and of entry, profit and percent, one is null. */
export interface Stated {
  readonly line: number
  readonly account: string
  readonly market: string
  readonly sign: 1 | -1
  /** Above zero, base units (linear) or quote units (inverse). */
  readonly size: number | null
  /** Above zero, quote. */
  readonly notional: number | null
  readonly entry: number | null
  readonly profit: number | null
  readonly percent: number | null
  /** Cash or equity of the account, whichever column there is. */
  readonly money: number
  readonly mode: 'isolated' | 'cross' | null
}

/** The most that any number of a file may be, as in the schema of scenarios. */
const MOST = 1e15
const LONGEST_ID = 80
/** Characters of a market's name at most, as in the schema of scenarios. */
export const LONGEST_SYMBOL = 20

const SIDES: Readonly<Record<string, 1 | -1>> = {
  long: 1,
  buy: 1,
  bid: 1,
  l: 1,
  b: 1,
  short: -1,
  sell: -1,
  ask: -1,
  s: -1,
  a: -1,
}

const MODES: Readonly<Record<string, 'isolated' | 'cross' | null>> = {
  '': null,
  isolated: 'isolated',
  cross: 'cross',
  crossed: 'cross',
}

/**
 * Reads one row: what it states, what is wrong with it (each field once), or null where its market is left out. `number`
 * counts the rows and is the account's id in a file without one.
 */
export function readRow(
  cells: readonly string[],
  line: number,
  number: number,
  width: number,
  options: Options,
): Stated | readonly Refusal[] | null {
  // Spreadsheets pad a row with blank cells; anything else is a separator that should have stood in quotes.
  if (cells.length < width || cells.slice(width).some((cell) => cell.trim() !== ''))
    return [{ line, field: 'row', value: `${cells.length}`, reason: 'cells' }]
  const refused: Refusal[] = []
  const refuse = (field: Field, value: string, reason: Reason): void => {
    refused.push({ line, field, value, reason })
  }
  const { columns, decimal } = options
  const textOf = (field: Field): string => (cells[columns[field] ?? -1] ?? '').trim()
  const words = (field: Field, otherwise: string, longest: number): string => {
    if (columns[field] === null) return otherwise
    const text = textOf(field)
    if (text === '') refuse(field, text, 'blank')
    else if (text.length > longest) refuse(field, text, 'long')
    return text
  }
  const amount = (field: Field, least: 'any' | 'positive' | 'nonzero'): number => {
    const text = textOf(field)
    const value = readNumber(text, decimal)
    if (value === null) refuse(field, text, 'blank')
    else if (!Number.isFinite(value)) refuse(field, text, 'number')
    else if (Math.abs(value) > MOST) refuse(field, text, 'huge')
    else if (least === 'positive' && value <= 0) refuse(field, text, 'positive')
    else if (least === 'nonzero' && value === 0) refuse(field, text, 'zero')
    return value ?? Number.NaN
  }

  const market = words('market', options.symbol, LONGEST_SYMBOL)
  if (options.leftOut.includes(market)) return null
  const account = words('account', `${number}`, LONGEST_ID)
  const quantity = columns.size === null ? 'notional' : 'size'
  const signed = amount(quantity, 'nonzero')
  const sign = signOf(textOf('side'), signed, options, (field, reason) =>
    refuse(field, field === 'side' ? textOf('side') : textOf(quantity), reason),
  )
  const basis = columns.entry !== null ? 'entry' : columns.profit !== null ? 'profit' : 'percent'
  const stated = amount(basis, basis === 'entry' ? 'positive' : 'any')
  const money = amount(columns.cash === null ? 'equity' : 'cash', 'any')
  const mode = MODES[textOf('mode').toLowerCase()]
  if (mode === undefined) refuse('mode', textOf('mode'), 'mode')
  if (refused.length > 0 || mode === undefined) return refused
  return {
    line,
    account,
    market,
    sign,
    size: quantity === 'size' ? Math.abs(signed) : null,
    notional: quantity === 'notional' ? Math.abs(signed) : null,
    entry: basis === 'entry' ? stated : null,
    profit: basis === 'profit' ? stated : null,
    percent: basis === 'percent' ? stated : null,
    money,
    mode,
  }
}

/** The side a row names, else the one that the reader states. A sign must not contradict either. */
function signOf(
  text: string,
  signed: number,
  { columns, side }: Options,
  refuse: (field: Field, reason: Reason) => void,
): 1 | -1 {
  const bySign = signed < 0 ? -1 : 1
  let named: 1 | -1 = side === 'short' ? -1 : side === 'long' ? 1 : bySign
  if (columns.side !== null && text !== '') {
    const found = SIDES[text.toLowerCase()]
    if (found === undefined) {
      refuse('side', 'side')
      return bySign
    }
    named = found
  } else if (side === null) refuse('side', 'side')
  // A size without a sign says nothing about the side.
  if (signed < 0 && named > 0) refuse(columns.size === null ? 'notional' : 'size', 'sign')
  return named
}
