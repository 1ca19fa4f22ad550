/**
 * Size whose closing makes up a shortage of margin (rule L9, DR-COVER): each unit frees its price times `rate`, and costs
 * its price times `fee` and, for the fund, times `fundFee`. Without limit where closing costs more than it frees. `price`
 * is the value of one unit in the settlement currency, whose own price, where it is not 1, is `quote`.
 */
export function coverSize(
  shortage: number,
  price: number,
  rate: number,
  fee: number,
  fundFee = 0,
  quote = 1,
): number {
  const perUnit = price * quote * (rate - fee) - price * fundFee
  return rate <= fee || perUnit <= 0 ? Number.POSITIVE_INFINITY : shortage / perUnit
}
