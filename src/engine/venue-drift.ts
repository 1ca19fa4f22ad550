import { coverSize } from './cover.ts'

/* Rules of Drift v2 that no run uses (rules V9 to V12). Sizes signed, money in quote, rates as fractions. */

/** Liquidator's fee (rule V9, DR-LFEE): the base fee for the first slots, after that it grows with every slot. */
export function liquidatorFee(
  base: number,
  perSlot: number,
  slots: number,
  grace: number,
  most: number,
): number {
  return slots <= grace ? base : Math.min(most, base + perSlot * slots)
}

/** Fee for the fund (rule V9, DR-IFFEE): 0.95 of what the position's rate leaves after the fee and the shortage. */
export function fundFee(rate: number, fee: number, shortage: number, value: number, most: number): number {
  return Math.max(0, Math.min(most, 0.95 * (rate - fee - shortage / value)))
}

/**
 * Share of what is still missing that may be made up now (rule V10, DR-PCT). `freed` is what has been made up so far; a
 * shortage below `small` is made up at once.
 */
export function shareToLiquidate(
  shortage: number,
  freed: number,
  elapsed: number,
  duration: number,
  initial: number,
  small: number,
): number {
  if (shortage < small) return 1
  const allowed = Math.min(1, initial + elapsed / duration)
  return Math.min(1, Math.max(0, (shortage + freed) * allowed - freed) / shortage)
}

/** Maintenance rate rounded down to 1e-4, from a root that is rounded down to 1e-4 as well (rule V11, DR-MM). */
export function flooredRate(base: number, slope: number, size: number): number {
  const root = down(Math.sqrt(Math.abs(size)))
  return down(Math.max(base, 0.8 * base + slope * root))
}

function down(value: number): number {
  return Math.floor(value * 1e4 + 1e-9) / 1e4
}

/** Size that counts for the requirement: with all orders of one side filled, the worse of the two (rule V11). */
export function worstSize(size: number, bids: number, asks: number): number {
  return Math.max(Math.abs(size + bids), Math.abs(size - asks))
}

/** What an account holds and owes, before a liquidation. */
export interface DriftAccount {
  readonly size: number
  readonly quote: number
  readonly deposit: number
  readonly bids: number
  readonly asks: number
  readonly orders: number
}

/** What the venue has set. */
export interface DriftRules {
  readonly rate: number
  readonly slope: number
  readonly buffer: number
  readonly fee: number
  readonly mostFundFee: number
  readonly orderMargin: number
  readonly initialShare: number
  readonly duration: number
  readonly elapsed: number
  readonly small: number
  readonly step: number
  readonly mostBase: number
}

/** What a liquidation has left, and what went where. */
export interface DriftResult {
  readonly marginFreedByCancel: number
  readonly sizeAfter: number
  readonly quoteAfter: number
  readonly liquidatorSize: number
  readonly liquidatorQuote: number
  readonly fundFee: number
  readonly marginRatioAfter: number
}

/**
 * One liquidation of one position (rule V12, DR-LIQ): orders are cancelled; if that does not do, a liquidator takes what
 * covers the shortage against requirement and buffer, at the oracle price less its fee.
 */
export function liquidateDrift(of: DriftAccount, oracle: number, rules: DriftRules): DriftResult {
  const { size, quote, deposit } = of
  const needed = (worst: number, buffer: number, orders: number): number =>
    worst * oracle * (flooredRate(rules.rate, rules.slope, worst) + buffer) + orders * rules.orderMargin
  const all = Math.abs(size)
  const collateral = deposit + quote + size * oracle
  const before = needed(worstSize(size, of.bids, of.asks), rules.buffer, of.orders)
  const buffered = needed(all, rules.buffer, 0)
  const freed = before - buffered
  const shortage = buffered - collateral
  const rate = flooredRate(rules.rate, rules.slope, all)
  const toFund = fundFee(rate, rules.fee, needed(all, 0, 0) - collateral, all * oracle, rules.mostFundFee)
  const cover = coverSize(Math.max(0, shortage), oracle, rate + rules.buffer, rules.fee, toFund)
  const share = shareToLiquidate(
    shortage,
    freed,
    rules.elapsed,
    rules.duration,
    rules.initialShare,
    rules.small,
  )
  const steps = rules.step > 0 ? Math.ceil((cover * share) / rules.step - 1e-9) * rules.step : cover * share
  const taken = Math.sign(size) * Math.min(all, rules.mostBase, steps)
  const price = oracle * (1 - Math.sign(size) * rules.fee)
  const paid = toFund * Math.abs(taken) * oracle
  const quoteAfter = quote + taken * price - paid
  const sizeAfter = size - taken
  const value = Math.abs(sizeAfter) * oracle
  return {
    marginFreedByCancel: freed,
    sizeAfter,
    quoteAfter,
    liquidatorSize: taken,
    liquidatorQuote: -taken * price,
    fundFee: paid,
    marginRatioAfter: (deposit + quoteAfter + sizeAfter * oracle) / value,
  }
}

/** Loss per unit that longs and shorts alike are charged, rounded up to 1e-6 (rule W7, DR-SOCIAL). */
export function socialisedPerUnit(loss: number, longs: number, shorts: number): number {
  return Math.ceil((loss / (longs + shorts)) * 1e6 - 1e-6) / 1e6
}
