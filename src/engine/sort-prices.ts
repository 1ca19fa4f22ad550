import { argsortTicks } from './radix-sort.ts'

/**
 * Order of `prices` > 0 for a moving price: highest first for sign −1, lowest first for sign 1; ties by position. A radix
 * sort on the top half of each double, which tells prices apart to one part in a million wherever they lie, so that one
 * far away does not crowd the others together; then an exact pass over neighbours. O(n).
 */
export function argsortPrices(prices: Float64Array, sign: 1 | -1): Uint32Array {
  const n = prices.length
  const halves = new Uint32Array(prices.buffer, prices.byteOffset, 2 * n)
  let least = 0xffffffff
  let most = 0
  for (let i = 0; i < n; i++) {
    const high = halves[2 * i + 1]
    if (high < least) least = high
    if (high > most) most = high
  }
  const keys = new Uint32Array(n)
  for (let i = 0; i < n; i++) keys[i] = sign === 1 ? halves[2 * i + 1] - least : most - halves[2 * i + 1]
  const order = argsortTicks(keys, n)
  for (let i = 1; i < n; i++) {
    const row = order[i]
    const key = sign * prices[row]
    let j = i - 1
    while (j >= 0 && sign * prices[order[j]] > key) {
      order[j + 1] = order[j]
      j--
    }
    order[j + 1] = row
  }
  return order
}
