import { inLots } from './lots.ts'
import type { Payoff } from './payoff.ts'
import { averageEntry, entryOfPercent, entryOfProfit, profitAt } from './payoff.ts'
import type { Stated } from './read-row.ts'
import type { Refusal } from './refusal.ts'

/** A position of an account, as the engine wants it, and the line it came from. */
export interface Leg {
  readonly line: number
  readonly account: string
  readonly market: string
  /** Signed, whole lots. */
  readonly size: number
  readonly entry: number
  /** Cash or equity of the account, or the part of it that stands beside this position. */
  readonly money: number
  readonly mode: 'isolated' | 'cross' | null
}

/** Price and lot of a market. */
export interface Terms {
  readonly price: number
  readonly lot: number
}

/** Unrealised profit of positions together, at the stated prices of their markets. Settlement currency. */
export function profitOf(
  positions: readonly Pick<Leg, 'market' | 'size' | 'entry'>[],
  payoff: Payoff,
  terms: ReadonlyMap<string, Terms>,
): number {
  return positions.reduce(
    (sum, { market, size, entry }) => sum + profitAt(payoff, size, entry, terms.get(market)?.price ?? entry),
    0,
  )
}

/**
 * The position that a row states, at the stated price: size = notional / price where there is no size, entry from the
 * profit where there is no entry.
 */
export function legOf(row: Stated, payoff: Payoff, { price, lot }: Terms): Leg | Refusal {
  const { line, account, market, sign, money, mode } = row
  const wanted = row.size ?? (payoff === 'linear' ? (row.notional ?? 0) / price : (row.notional ?? 0))
  const size = sign * inLots(wanted, lot)
  if (size === 0)
    return row.size !== null
      ? { line, field: 'size', value: `${row.size}`, reason: 'lot' }
      : { line, field: 'notional', value: `${row.notional}`, reason: 'lot' }
  if (row.entry !== null) return { line, account, market, size, entry: row.entry, money, mode }
  const entry =
    row.profit !== null
      ? entryOfProfit(payoff, size, row.profit, price)
      : entryOfPercent(payoff, sign, row.percent ?? 0, price)
  if (entry !== null) return { line, account, market, size, entry, money, mode }
  return row.profit !== null
    ? { line, field: 'profit', value: `${row.profit}`, reason: 'entry' }
    : { line, field: 'percent', value: `${row.percent}`, reason: 'entry' }
}

/** Two positions on one side as one; the line is that of the first. */
export function addLegs(payoff: Payoff, one: Leg, other: Leg): Leg {
  return {
    ...one,
    size: one.size + other.size,
    entry: averageEntry(payoff, one, other),
    money: one.money + other.money,
  }
}
