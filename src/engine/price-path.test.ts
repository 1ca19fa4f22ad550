import { describe, expect, test } from 'vitest'
import { makePath } from './price-path.ts'

describe('made-up price paths', () => {
  test('[C4] a path begins and ends exactly where it should', () => {
    const path = makePath(1, 50, 120, 100, 0.2)
    expect(path).toHaveLength(50)
    expect(path[0]).toBe(120)
    expect(path[49]).toBe(100)
  })

  test('[C4] without volatility it is the geometric line between its ends', () => {
    const path = makePath(1, 3, 100, 121, 0)
    expect(path[1]).toBeCloseTo(110, 10)
  })

  test('[C4] the same seed gives the same path, another one another path', () => {
    expect(makePath(3, 20, 100, 90, 0.3)).toEqual(makePath(3, 20, 100, 90, 0.3))
    expect(makePath(3, 20, 100, 90, 0.3)).not.toEqual(makePath(4, 20, 100, 90, 0.3))
  })

  test('[C4] prices stay above zero at any volatility', () => {
    for (const price of makePath(2, 500, 100, 1, 3)) expect(price).toBeGreaterThan(0)
  })

  test('[C4] the whole path has the volatility asked for', () => {
    // Squared log steps of a bridge from 100 to 100 with 20,000 steps add up to σ² = 0.09, give or take 1 %.
    const path = makePath(6, 20_001, 100, 100, 0.3)
    let variance = 0
    for (let i = 1; i < path.length; i++) variance += Math.log(path[i] / path[i - 1]) ** 2
    expect(variance).toBeGreaterThan(0.0865)
    expect(variance).toBeLessThan(0.0935)
  })
})
