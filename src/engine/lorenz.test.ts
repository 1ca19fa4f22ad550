import { describe, expect, test } from 'vitest'
import { lorenz } from './lorenz.ts'
import { Random } from './random.ts'

/** The curve at `points` evenly spaced shares, and the Gini coefficient. */
function curveOf(amounts: readonly number[], points: number, zeros = 0) {
  const out = new Float64Array(points)
  const gini = lorenz(Float64Array.from(amounts), amounts.length, out, zeros)
  return { curve: [...out], gini }
}

/** Gini coefficient by its definition: mean difference of all pairs over twice the mean. */
function giniOfPairs(amounts: Float64Array): number {
  let differences = 0
  let total = 0
  for (const one of amounts) {
    total += one
    for (const other of amounts) differences += Math.abs(one - other)
  }
  return differences / (2 * amounts.length * total)
}

describe('Lorenz curve and Gini coefficient', () => {
  test('[Q1] equal amounts lie on the diagonal: 0', () => {
    const { curve, gini } = curveOf([2, 2, 2, 2], 5)
    expect(curve).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect(gini).toBeCloseTo(0, 15)
  })

  test('[Q1] 1, 1 and 2: the first two thirds hold half, Gini 1/6', () => {
    const { curve, gini } = curveOf([2, 1, 1], 4)
    expect(curve[0]).toBe(0)
    expect(curve[1]).toBeCloseTo(0.25, 14)
    expect(curve[2]).toBeCloseTo(0.5, 14)
    expect(curve[3]).toBe(1)
    expect(gini).toBeCloseTo(1 / 6, 14)
  })

  test('[Q1] one of four gives all: flat, then up, Gini 3/4', () => {
    const { curve, gini } = curveOf([0, 0, 4, 0], 5)
    expect(curve).toEqual([0, 0, 0, 0, 1])
    expect(gini).toBeCloseTo(0.75, 14)
  })

  test('[Q1] rows that hold nothing may be counted instead of listed', () => {
    expect(curveOf([4], 5, 3)).toEqual(curveOf([4, 0, 0, 0], 5))
    const listed = curveOf([1, 3, 0, 0, 0, 0], 9)
    const counted = curveOf([1, 3], 9, 4)
    counted.curve.forEach((share, i) => {
      expect(share).toBeCloseTo(listed.curve[i], 14)
    })
    expect(counted.gini).toBeCloseTo(listed.gini, 14)
  })

  test('[Q1] between two rows the curve is straight', () => {
    // 1 and 3: the first half holds a quarter, a quarter of the rows an eighth.
    expect(curveOf([1, 3], 5).curve).toEqual([0, 0.125, 0.25, 0.625, 1])
  })

  test('[Q1] nobody gives anything: the diagonal, and 0', () => {
    expect(curveOf([0, 0], 3)).toEqual({ curve: [0, 0.5, 1], gini: 0 })
    expect(curveOf([], 3)).toEqual({ curve: [0, 0.5, 1], gini: 0 })
  })

  test('[Q1] it agrees with the mean difference of all pairs', () => {
    const random = new Random(2, 1)
    const amounts = Float64Array.from({ length: 300 }, () => random.unit() ** 3)
    expect(lorenz(amounts, 300, new Float64Array(65), 0)).toBeCloseTo(giniOfPairs(amounts), 12)
  })

  test('[Q1] above 8,192 rows the histogram keeps curve and coefficient to a thousandth', () => {
    const n = 20_000
    const random = new Random(4, 1)
    // u² is spread so that the least share s of the rows holds s³, and the coefficient is 1/2.
    const amounts = Float64Array.from({ length: n }, (_, i) => ((i + random.unit()) / n) ** 2)
    const out = new Float64Array(11)
    expect(Math.abs(lorenz(amounts, n, out, 0) - 0.5)).toBeLessThan(1e-3)
    out.forEach((share, i) => {
      expect(Math.abs(share - (i / 10) ** 3)).toBeLessThan(1e-3)
    })
  })
})
