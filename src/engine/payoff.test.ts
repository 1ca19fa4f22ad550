import { describe, expect, test } from 'vitest'
import { coordinateOf, priceOf, profit, sigmaOf } from './payoff.ts'

describe('the coordinate', () => {
  test('[M1] a linear contract’s coordinate is its price, an inverse one’s minus one over it', () => {
    expect(sigmaOf('linear')).toBe(1)
    expect(sigmaOf('inverse')).toBe(-1)
    expect(coordinateOf(1, 80)).toBe(80)
    expect(coordinateOf(-1, 80)).toBe(-0.0125)
  })

  test('[M1] it rises with the price for both', () => {
    for (const sigma of [1, -1] as const)
      expect(coordinateOf(sigma, 101)).toBeGreaterThan(coordinateOf(sigma, 100))
  })

  test('[M1] the price comes back from it, and what no price has gives none', () => {
    expect(priceOf(1, 80)).toBe(80)
    expect(priceOf(-1, -0.0125)).toBe(80)
    expect(priceOf(1, 0)).toBeNaN()
    expect(priceOf(1, -5)).toBeNaN()
    expect(priceOf(-1, 0)).toBeNaN()
    expect(priceOf(-1, 0.01)).toBeNaN()
  })

  test('[M1] linear profit is size times the way: 2 bought at 100 and worth 120 earn 40', () => {
    expect(profit(2, 100, 120)).toBe(40)
    expect(profit(-2, 100, 120)).toBe(-40)
    expect(profit(2, 100, 100)).toBe(0)
  })

  test('[M1] inverse profit is in coin: 10,000 from 8,000 to 10,000 earn 1.25 − 1 = 0.25', () => {
    expect(profit(10_000, coordinateOf(-1, 8000), coordinateOf(-1, 10_000))).toBeCloseTo(0.25, 15)
    // Back down to 6,250 the same size loses 1.6 − 1.25: more than it earned on the way up by as much.
    expect(profit(10_000, coordinateOf(-1, 8000), coordinateOf(-1, 6250))).toBeCloseTo(-0.35, 15)
    expect(profit(-10_000, coordinateOf(-1, 8000), coordinateOf(-1, 10_000))).toBeCloseTo(-0.25, 15)
  })
})
