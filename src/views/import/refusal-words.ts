import type { Grid, Unreadable } from '../../data/import/grid.ts'
import type { DecimalMark } from '../../data/import/number-cell.ts'
import type { Reason, Refusal } from '../../data/import/refusal.ts'
import type { Say, WordId } from '../../words/words.ts'

const ALLOWED: Readonly<Record<Reason, WordId>> = {
  cells: 'import.allowedCells',
  blank: 'import.allowedBlank',
  long: 'import.allowedLong',
  number: 'import.allowedNumber',
  positive: 'import.allowedPositive',
  zero: 'import.allowedZero',
  huge: 'import.allowedHuge',
  side: 'import.allowedSide',
  mode: 'import.allowedMode',
  sign: 'import.allowedSign',
  lot: 'import.allowedLot',
  entry: 'import.allowedEntry',
  bankrupt: 'import.allowedBankrupt',
  repeated: 'import.allowedRepeated',
  money: 'import.allowedMoney',
}

const REMEDY: Readonly<Record<Reason, WordId>> = {
  cells: 'import.remedyCells',
  blank: 'import.remedyFill',
  long: 'import.remedyShorten',
  number: 'import.remedyNumber',
  positive: 'import.remedyCorrect',
  zero: 'import.remedyCorrect',
  huge: 'import.remedyCorrect',
  side: 'import.remedySide',
  mode: 'import.remedyCorrect',
  sign: 'import.remedyCorrect',
  lot: 'import.remedyLot',
  entry: 'import.remedyPrice',
  bankrupt: 'import.remedyPrice',
  repeated: 'import.remedyRepeated',
  money: 'import.remedyMoney',
}

/** What a sentence about a row needs to know of its file. */
export interface About {
  readonly grid: Grid
  readonly decimal: DecimalMark
}

/** A refusal in words: where, which field, what stands there, what is allowed, what to do. */
export function sayRefusal(refusal: Refusal, { grid, decimal }: About, say: Say): string {
  const { field, reason, line } = refusal
  return say('import.refusal', {
    where: say('import.atLine', { counted: grid.counted, line }),
    field: say(`import.${field}`),
    value: refusal.value === '' ? say('import.blank') : refusal.value,
    allowed: say(ALLOWED[reason], {
      field,
      count: grid.headers.length,
      example: decimal === '.' ? '1234.5' : '1234,5',
    }),
    remedy: say(REMEDY[reason]),
  })
}

/** Why a file is no table, in words. */
export function sayUnreadable({ reason, line, value }: Unreadable, say: Say): string {
  return say(`import.${reason}`, { line: line ?? '?', value })
}
