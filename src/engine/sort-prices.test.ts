import { describe, expect, test } from 'vitest'
import { Random } from './random.ts'
import { argsortPrices } from './sort-prices.ts'

/** The same by a plain comparison sort. */
function plain(prices: Float64Array, sign: 1 | -1): number[] {
  return Array.from(prices, (_, i) => i).sort((i, j) => sign * (prices[i] - prices[j]) || i - j)
}

describe('the order in which a moving price meets thresholds', () => {
  test('[L1] a falling price meets the highest first, a rising one the lowest', () => {
    const prices = Float64Array.of(90, 95, 80)
    expect([...argsortPrices(prices, -1)]).toEqual([1, 0, 2])
    expect([...argsortPrices(prices, 1)]).toEqual([2, 0, 1])
  })

  test('[L1] equal prices are met in the order of their rows, in both directions', () => {
    const prices = Float64Array.of(90, 95, 90, 95, 90)
    expect([...argsortPrices(prices, -1)]).toEqual([1, 3, 0, 2, 4])
    expect([...argsortPrices(prices, 1)]).toEqual([0, 2, 4, 1, 3])
  })

  test('[L1] prices that differ in their last bit only are told apart', () => {
    const next = 100 + 2 ** -46
    expect(next).toBeGreaterThan(100)
    expect([...argsortPrices(Float64Array.of(100, next, 100), -1)]).toEqual([1, 0, 2])
  })

  test('[L1] nothing and one price are in order', () => {
    expect(argsortPrices(new Float64Array(0), 1)).toHaveLength(0)
    expect([...argsortPrices(Float64Array.of(7), -1)]).toEqual([0])
  })

  test('[L1] agrees with a plain sort on crowded, tied and far-flung prices', () => {
    const random = new Random(3, 1)
    const crowded = Float64Array.from({ length: 4000 }, () => 90 + 1e-6 * random.unit())
    const tied = Float64Array.from({ length: 4000 }, () => 80 + Math.floor(40 * random.unit()))
    const farFlung = Float64Array.from({ length: 4000 }, () => 10 ** (24 * random.unit() - 12))
    for (const prices of [crowded, tied, farFlung])
      for (const sign of [-1, 1] as const)
        expect([...argsortPrices(prices, sign)]).toEqual(plain(prices, sign))
  })

  test('[L1] one price far away does not slow the others down', () => {
    // In buckets of even width the outlier leaves one bucket to all the others: half a minute instead of a moment.
    const random = new Random(5, 1)
    const prices = Float64Array.from({ length: 200_000 }, () => 60 + 60 * random.unit())
    prices[77] = 1e9
    const order = argsortPrices(prices, 1)
    expect(order[order.length - 1]).toBe(77)
    expect([...order.subarray(0, 1000)]).toEqual(plain(prices, 1).slice(0, 1000))
  })
})
