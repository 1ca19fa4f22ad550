import type { JournalColumns } from '../protocol/messages.ts'

/** Less than this share of an amount is what rounding leaves of it. */
const DUST = 1e-9
/** Rows of the other side of the book and of the vault, which are the same in every run. */
const OTHERS = 2

/**
 * The round in which two journals part: that of the first row which is not the same in both, or that only one of them
 * has; null where they never part. Rows are the same by round, cause, parties, lots and amount, dust apart. Traders are told apart
 * by their rows only where `isSameCrowd`: under other margin rules the crowd stands in another order (rule K3), and an
 * account is known by what is closed of it and what it loses. O(rows).
 */
export function partingOf(first: JournalColumns, other: JournalColumns, isSameCrowd: boolean): number | null {
  const shared = Math.min(first.length, other.length)
  for (let row = 0; row < shared; row++)
    if (!isSameRow(first, other, row, isSameCrowd))
      return Math.min(first.round[row] ?? 0, other.round[row] ?? 0)
  const longer = first.length > shared ? first : other
  return longer.length > shared ? (longer.round[shared] ?? 0) : null
}

function isSameRow(one: JournalColumns, other: JournalColumns, row: number, isSameCrowd: boolean): boolean {
  const party = (column: Int32Array): number => {
    const at = column[row] ?? 0
    return isSameCrowd || at < OTHERS ? at : OTHERS
  }
  return (
    one.round[row] === other.round[row] &&
    one.cause[row] === other.cause[row] &&
    one.market[row] === other.market[row] &&
    party(one.from) === party(other.from) &&
    party(one.to) === party(other.to) &&
    isNear(one.lots[row], other.lots[row]) &&
    isNear(one.amount[row], other.amount[row])
  )
}

function isNear(one = 0, other = 0): boolean {
  return Math.abs(one - other) <= DUST * Math.max(1, Math.abs(one), Math.abs(other))
}

/** How often each cause stands in a journal, by its name. O(rows). */
export function countsOf({ length, cause, causes }: JournalColumns): Readonly<Record<string, number>> {
  const counts = new Array<number>(causes.length).fill(0)
  for (let row = 0; row < length; row++) {
    const code = cause[row] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
  }
  return Object.fromEntries(causes.map((name, code) => [name, counts[code] ?? 0]))
}
