import type { AccountSpec } from '../../engine/scenario.ts'
import { decimalsOf, tenth } from './lots.ts'
import type { Payoff } from './payoff.ts'
import { bankruptcyOf } from './payoff.ts'

/** Digits of a price before the tick. */
const DIGITS = 4
/** How far the screen reaches from the price at least, and at most, as factors. */
const NEAR = [0.75, 1.25] as const
const FAR = [0.2, 3] as const

/** The smallest step of a price: a hundred thousandth of it or less, and no coarser than the price itself is stated. */
export function tickOf(price: number): number {
  const decimals = Math.max(0, DIGITS - Math.floor(Math.log10(price)))
  return tenth(Math.min(10, Math.max(decimals, decimalsOf([price]))))
}

/**
 * The prices that the screen shows: a quarter either way, and further where nine tenths of the accounts with one leg
 * would be out of money, because their thresholds lie before that.
 */
export function rangeOf(
  accounts: readonly AccountSpec[],
  symbol: string,
  price: number,
  payoff: Payoff,
): readonly [number, number] {
  const ends: number[] = []
  for (const { positions, cash } of accounts) {
    const [leg] = positions
    if (positions.length !== 1 || leg === undefined || leg.market !== symbol) continue
    const end = bankruptcyOf(payoff, leg.size, leg.entry, cash)
    if (end > price * FAR[0] && end < price * FAR[1]) ends.push(end)
  }
  const sorted = Float64Array.from(ends).sort()
  const low = Math.min(price * NEAR[0], (sorted[Math.floor(sorted.length * 0.05)] ?? price) * 0.98)
  const high = Math.max(price * NEAR[1], (sorted[Math.ceil(sorted.length * 0.95) - 1] ?? price) * 1.02)
  return [rounded(low, Math.floor, price), rounded(high, Math.ceil, price)]
}

/** To a hundredth of the price's own power of ten, away from the price. */
function rounded(value: number, round: (value: number) => number, price: number): number {
  const step = tenth(2 - Math.floor(Math.log10(price)))
  return Number((round(value / step) * step).toPrecision(12))
}
