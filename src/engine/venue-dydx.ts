/* Rules of dYdX v4 that no run uses (rules V5 to V8). Sizes signed, money in quote, rates as fractions. */

/**
 * Limit price of a liquidation order (rule V5, DX-FILL): below the oracle for a long, above it for a short, further away
 * the more of the requirement is missing, at most `spread` times the leg's maintenance rate.
 */
export function fillablePrice(
  oracle: number,
  side: number,
  rate: number,
  equity: number,
  total: number,
  adjustment: number,
  spread: number,
): number {
  const missing = Math.min(1, Math.max(0, adjustment * (1 - equity / total)))
  return oracle * (1 - side * missing * spread * rate)
}

/**
 * What the insurance fund gets of a fill, below zero what it pays (rule V6, DX-IF): nothing is asked of the trader beyond
 * what the fill brings more than the bankruptcy quote, and at most `feeCap` of it. Quotes are signed: received > 0.
 */
export function feeOrFund(quote: number, bankruptcyQuote: number, feeCap: number): number {
  const better = quote - bankruptcyQuote
  return better > 0 ? Math.min(feeCap * Math.abs(quote), better) : better
}

/** Initial margin rate while open interest lies between two caps (rule V7, DX-IM-OI); without caps the base rate. */
export function rateByOpenInterest(base: number, openInterest: number, lower: number, upper: number): number {
  if (upper <= lower) return base
  const share = Math.max(0, (openInterest - lower) / (upper - lower))
  return Math.min(1, base + share * (1 - base))
}

/** Margin in whole quanta, rounded up (rule V7, DX-IM). */
export function marginInQuanta(notional: number, rate: number): number {
  // A hair less, so that a product that is whole on paper stays what it is.
  return Math.ceil(notional * rate - 1e-9 * Math.max(1, notional))
}

/** At which prices an account may be closed against others: never while its equity is zero in a live market (rule V8, DX-CAN). */
export function canDeleverage(equity: number, isFinalSettlement: boolean) {
  return { atBankruptcyPrice: equity < 0, atOraclePrice: isFinalSettlement && equity >= 0 }
}

/** One side of a deal outside the book. */
export interface Party {
  /** Signed. */
  readonly size: number
  /** Cash, what the position cost included. */
  readonly quote: number
}

/**
 * Whether a counterparty can be made to close `closed` (signed as its position) at `price` (rule V8, DX-DELEV). At the
 * oracle price nobody may be below zero. At the bankruptcy price of the other its own must be at the price or better, or
 * what is left of it meet its requirement.
 */
export function mayOffset(
  { size, quote }: Party,
  closed: number,
  price: number,
  oracle: number,
  rate: number,
): boolean {
  const left = size - closed
  const equity = quote + closed * price + left * oracle
  if (left !== 0 && equity >= Math.abs(left * oracle) * rate) return true
  // Its own bankruptcy price is −quote / size; a hair for a quotient that is whole on paper.
  return Math.sign(size) * (price + quote / size) >= -1e-9 * price
}
