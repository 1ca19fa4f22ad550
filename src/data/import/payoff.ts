/** How a contract is settled: in quote, or in the base coin. */
export type Payoff = 'linear' | 'inverse'

/*
 * What an import needs of rule M1. The engine's own functions are out of reach here, because this folder knows only its
 * types; a test holds the two together.
 */

/** Unrealised profit of a signed size in the settlement currency (rule M1). */
export function profitAt(payoff: Payoff, size: number, entry: number, price: number): number {
  return payoff === 'linear' ? size * (price - entry) : size * (1 / entry - 1 / price)
}

/** The entry price at which a signed size has that profit at `price`; null where no price above 0 does. */
export function entryOfProfit(payoff: Payoff, size: number, profit: number, price: number): number | null {
  const entry = payoff === 'linear' ? price - profit / size : 1 / (1 / price + profit / size)
  return Number.isFinite(entry) && entry > 0 ? entry : null
}

/** The same from a profit in per cent of the value at entry. */
export function entryOfPercent(payoff: Payoff, sign: number, percent: number, price: number): number | null {
  const share = (sign * percent) / 100
  const entry = payoff === 'linear' ? price / (1 + share) : price * (1 - share)
  return Number.isFinite(entry) && entry > 0 ? entry : null
}

/** Average entry of two positions on one side: their profits together are those of the average at every price. */
export function averageEntry(
  payoff: Payoff,
  one: { readonly size: number; readonly entry: number },
  other: { readonly size: number; readonly entry: number },
): number {
  const size = one.size + other.size
  return payoff === 'linear'
    ? (one.size * one.entry + other.size * other.entry) / size
    : size / (one.size / one.entry + other.size / other.entry)
}

/** Price at which a lone position has used up its cash; 0 or infinite where no price does. */
export function bankruptcyOf(payoff: Payoff, size: number, entry: number, cash: number): number {
  if (payoff === 'linear') return entry - cash / size
  const inverse = 1 / entry + cash / size
  return inverse > 0 ? 1 / inverse : Number.POSITIVE_INFINITY
}
