/**
 * Size whose closing makes up a shortage of margin (rule L9): each unit frees its price times `rate`, and costs its price
 * times `fee`. Without limit where closing costs more than it frees. `price` is the value of one unit, settlement currency.
 */
export function coverSize(shortage: number, price: number, rate: number, fee: number): number {
  return rate <= fee ? Number.POSITIVE_INFINITY : shortage / (price * (rate - fee))
}
