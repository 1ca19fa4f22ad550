/** +1 for linear contracts, −1 for inverse ones. */
export type Sigma = 1 | -1

/*
 * The coordinate (rule M1). A linear contract is worth size · P in quote, an inverse one size / P in coin. With x = P or
 * x = −1/P the profit is size · (x − x_entry) for both, and x rises with the price for both, so that every rule that is
 * linear in x serves both kinds.
 */

export function sigmaOf(payoff: 'linear' | 'inverse'): Sigma {
  return payoff === 'linear' ? 1 : -1
}

/** Coordinate of a price > 0. */
export function coordinateOf(sigma: Sigma, price: number): number {
  return sigma === 1 ? price : -1 / price
}

/** Price at coordinate x; NaN where no price > 0 has that coordinate. */
export function priceOf(sigma: Sigma, x: number): number {
  if (sigma === 1) return x > 0 ? x : Number.NaN
  return x < 0 ? -1 / x : Number.NaN
}

/** Profit of a signed size bought at coordinate `entry` and valued at `x`, in the settlement currency (rule M1). */
export function profit(size: number, entry: number, x: number): number {
  return size * (x - entry)
}
