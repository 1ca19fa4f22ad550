import type { Cause } from './observation.ts'
import { CAUSES } from './observation.ts'
import { LEDGER_NAMES } from './world.ts'

/** Rules that a row of the journal can cite; the code is the index. */
export const JOURNAL_RULES = [
  'L2',
  'L3',
  'L4',
  'L5',
  'L6',
  'L7',
  'W3',
  'W4',
  'W5',
  'W6',
  'W7',
  'W8',
  'W9',
  'F1',
  'A5',
  'A9',
  'A10',
  'P7',
  'L9',
] as const
export type JournalRule = (typeof JOURNAL_RULES)[number]

const causeCode = Object.fromEntries(CAUSES.map((cause, i) => [cause, i])) as Readonly<Record<Cause, number>>
const ruleCode = Object.fromEntries(JOURNAL_RULES.map((rule, i) => [rule, i])) as Readonly<
  Record<JournalRule, number>
>

/** Codes of the causes whose rows take a position off. */
export const JOURNAL_CLOSINGS: ReadonlySet<number> = new Set(
  (['liquidation', 'partialLiquidation', 'vaultTakeover', 'closeOut'] as const).map(
    (cause) => causeCode[cause],
  ),
)

/** A party to a row: an account row, or one of `JOURNAL_LEDGERS` as −1 − its index. */
export type Party = number
export const ledgerParty = (ledger: number): Party => -1 - ledger

/** The ledgers, and all open positions together, which owe what each pays when it is next looked at (rules F1, W7). */
export const JOURNAL_LEDGERS = [...LEDGER_NAMES, 'open positions'] as const
export const OPEN_POSITIONS: Party = ledgerParty(LEDGER_NAMES.length)

const FIRST_ROWS = 1024
const COLUMNS = ['round', 'cause', 'from', 'to', 'amount', 'market', 'lots', 'price', 'rule'] as const

/** Everything that happened, in order, column by column (rule J1). Rows are only added; a cancel cuts the end off. */
export class Journal {
  length = 0
  round = new Uint32Array(FIRST_ROWS)
  cause = new Uint8Array(FIRST_ROWS)
  from = new Int32Array(FIRST_ROWS)
  to = new Int32Array(FIRST_ROWS)
  amount = new Float64Array(FIRST_ROWS)
  market = new Uint8Array(FIRST_ROWS)
  lots = new Float64Array(FIRST_ROWS)
  price = new Float64Array(FIRST_ROWS)
  rule = new Uint8Array(FIRST_ROWS)

  /** Of an `adl` row, the account that won: the next row closes its position (rule A9). */
  winnerOf(row: number): number {
    return Math.max(this.from[row + 1], this.to[row + 1])
  }

  /** Adds a row. Amount ≥ 0 in settlement currency goes `from` → `to`. O(1) amortised. */
  add(
    round: number,
    cause: Cause,
    rule: JournalRule,
    from: Party,
    to: Party,
    amount: number,
    market: number,
    lots: number,
    price: number,
  ): void {
    const i = this.length++
    if (i === this.round.length) this.grow()
    this.round[i] = round
    this.cause[i] = causeCode[cause]
    this.rule[i] = ruleCode[rule]
    this.from[i] = from
    this.to[i] = to
    this.amount[i] = amount
    this.market[i] = market
    this.lots[i] = lots
    this.price[i] = price
  }

  /** Adds a row for an amount of either sign: below zero it goes `to` → `from`. */
  move(
    round: number,
    cause: Cause,
    rule: JournalRule,
    from: Party,
    to: Party,
    amount: number,
    market: number,
    lots: number,
    price: number,
  ): void {
    if (amount < 0) this.add(round, cause, rule, to, from, -amount, market, lots, price)
    else this.add(round, cause, rule, from, to, amount, market, lots, price)
  }

  /** The columns, cut to the rows in use. */
  used(): readonly (Uint8Array | Uint32Array | Int32Array | Float64Array)[] {
    return COLUMNS.map((name) => this[name].subarray(0, this.length))
  }

  copy(): Journal {
    const other = new Journal()
    other.copyFrom(this)
    return other
  }

  copyFrom(other: Journal): void {
    while (this.round.length < other.length) this.grow()
    for (const name of COLUMNS) this[name].set(other[name].subarray(0, other.length))
    this.length = other.length
  }

  private grow(): void {
    this.round = doubled(this.round, Uint32Array)
    this.cause = doubled(this.cause, Uint8Array)
    this.from = doubled(this.from, Int32Array)
    this.to = doubled(this.to, Int32Array)
    this.amount = doubled(this.amount, Float64Array)
    this.market = doubled(this.market, Uint8Array)
    this.lots = doubled(this.lots, Float64Array)
    this.price = doubled(this.price, Float64Array)
    this.rule = doubled(this.rule, Uint8Array)
  }
}

interface Column<Self> {
  readonly length: number
  set(source: Self): void
}

function doubled<C extends Column<C>>(column: C, Kind: new (length: number) => C): C {
  const bigger = new Kind(column.length * 2)
  bigger.set(column)
  return bigger
}
