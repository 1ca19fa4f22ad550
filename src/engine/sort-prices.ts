import { argsortTicks } from './radix-sort.ts'

/** Buckets over the span of the prices: about one key each at a million. */
const BUCKETS = 1 << 22

/**
 * Order of `prices` for a moving price: highest first for sign −1, lowest first for sign 1; ties by position. A radix
 * sort on buckets, then an exact pass over neighbours, since a bucket may hold a few. O(n).
 */
export function argsortPrices(prices: Float64Array, sign: 1 | -1): Uint32Array {
  const n = prices.length
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < n; i++) {
    const key = sign * prices[i]
    if (key < least) least = key
    if (key > most) most = key
  }
  const scale = most > least ? (BUCKETS - 1) / (most - least) : 0
  const buckets = new Uint32Array(n)
  for (let i = 0; i < n; i++) buckets[i] = Math.floor((sign * prices[i] - least) * scale)
  const order = argsortTicks(buckets, n)
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
