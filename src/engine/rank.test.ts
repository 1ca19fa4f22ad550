import { describe, expect, test } from 'vitest'
import { Random } from './random.ts'
import { frontHolding, rankedGroups, rankOf, topRanked } from './rank.ts'

/** The same by a plain sort. */
function plain(scores: Float64Array, k: number): number[] {
  return Array.from(scores, (_, i) => i)
    .filter((i) => scores[i] > Number.NEGATIVE_INFINITY)
    .sort((i, j) => scores[j] - scores[i] || i - j)
    .slice(0, k)
}

/** Scores of both signs over many magnitudes, with ties and with rows that never rank. */
function scoresOf(n: number, seed: number): Float64Array {
  const random = new Random(seed, 1)
  return Float64Array.from({ length: n }, () => {
    const kind = random.unit()
    if (kind < 0.1) return Number.NEGATIVE_INFINITY
    if (kind < 0.3) return Math.floor(5 * random.unit())
    return (random.unit() < 0.8 ? 1 : -1) * 10 ** (8 * random.unit() - 6)
  })
}

describe('the top of a ranking', () => {
  test('[A6] scores descend, and equal ones go by row', () => {
    expect([...topRanked(Float64Array.of(3, 6, 1, 4, 5, 2), 6, 6)]).toEqual([1, 4, 3, 0, 5, 2])
    expect([...topRanked(Float64Array.of(2, 7, 2, 7), 4, 3)]).toEqual([1, 3, 0])
  })

  test('[A6] losers’ scores lie below the winners’, nearest to zero first', () => {
    expect([...topRanked(Float64Array.of(-0.05, 0.1, -0.006, 0), 4, 4)]).toEqual([1, 3, 2, 0])
  })

  test('[A6] minus infinity and what is not a number never rank', () => {
    const scores = Float64Array.of(Number.NEGATIVE_INFINITY, 1, Number.NaN, 2)
    expect([...topRanked(scores, 4, 4)]).toEqual([3, 1])
    expect([...topRanked(scores, 4, 0)]).toEqual([])
  })

  test('[A6] rows beyond the count do not rank', () => {
    expect([...topRanked(Float64Array.of(1, 2, 99), 2, 2)]).toEqual([1, 0])
  })

  test('[A6] a short top without sorting the rest is what a plain sort gives', () => {
    for (const seed of [1, 2, 3]) {
      const scores = scoresOf(3000, seed)
      for (const k of [1, 2, 7, 100, 700, 749, 750, 751, 2999, 3000])
        expect([...topRanked(scores, 3000, k)]).toEqual(plain(scores, k))
    }
  })

  test('[A6] a short top of a column that begins in the middle of its buffer', () => {
    const all = scoresOf(1000, 4)
    const part = all.subarray(301)
    expect([...topRanked(part, 699, 20)]).toEqual(plain(part, 20))
  })

  test('[A6] the place counts those before it, from 1', () => {
    const scores = Float64Array.of(5, 7, 5, 9)
    expect([0, 1, 2, 3].map((i) => rankOf(scores, 4, i))).toEqual([3, 2, 4, 1])
  })
})

describe('the front that holds enough', () => {
  test('[A6] ends with the one who makes it enough', () => {
    const scores = Float64Array.of(1, 4, 2, 3)
    const lots = Float64Array.of(10, 20, 30, 40)
    // In rank order they hold 20, 60, 90, 100.
    expect([...frontHolding(scores, lots, 4, 20)]).toEqual([1])
    expect([...frontHolding(scores, lots, 4, 21)]).toEqual([1, 3])
    expect([...frontHolding(scores, lots, 4, 100)]).toEqual([1, 3, 2, 0])
    expect([...frontHolding(scores, lots, 4, 1000)]).toEqual([1, 3, 2, 0])
  })

  test('[A6] is the head of a plain sort, ties and scores below zero included', () => {
    for (const seed of [5, 6]) {
      const scores = scoresOf(2000, seed).filter((score) => score > Number.NEGATIVE_INFINITY)
      const lots = Float64Array.from(scores, (_, i) => 1 + (i % 7))
      const order = plain(scores, scores.length)
      for (const wanted of [1, 50, 3000, 1e9]) {
        let held = 0
        const front = order.filter((i) => {
          const isNeeded = held < wanted
          held += lots[i]
          return isNeeded
        })
        expect([...frontHolding(scores, lots, scores.length, wanted)]).toEqual(front)
      }
    }
  })
})

describe('groups of neighbours in rank order', () => {
  test('[A6] six in three groups: mean score, sum of weights, two members each', () => {
    const groups = rankedGroups(
      Float64Array.of(1, 6, 2, 5, 3, 4),
      Float64Array.of(10, 60, 20, 50, 30, 40),
      6,
      3,
    )
    expect([...groups.scores]).toEqual([5.5, 3.5, 1.5])
    expect([...groups.weights]).toEqual([110, 70, 30])
    expect([...groups.members]).toEqual([2, 2, 2])
  })

  test('[A6] no more rows than groups: one each, in rank order', () => {
    const groups = rankedGroups(Float64Array.of(1, 3, 2), Float64Array.of(5, 6, 7), 3, 3)
    expect([...groups.scores]).toEqual([3, 2, 1])
    expect([...groups.weights]).toEqual([6, 7, 5])
  })

  test('[A6] many rows keep their weight, and each group’s mean score to 0.4 %', () => {
    const n = 50_000
    const count = 100
    const random = new Random(8, 1)
    const scores = Float64Array.from({ length: n }, () => 10 ** (6 * random.unit() - 4))
    const weights = Float64Array.from({ length: n }, () => Math.ceil(20 * random.unit()))
    const groups = rankedGroups(scores, weights, n, count)
    const order = plain(scores, n)
    for (let g = 0; g < count; g++) {
      const rows = order.slice((g * n) / count, ((g + 1) * n) / count)
      const mean = rows.reduce((sum, i) => sum + scores[i], 0) / rows.length
      expect(Math.abs(groups.scores[g] / mean - 1)).toBeLessThan(0.004)
      expect(groups.members[g]).toBe(n / count)
    }
    const sum = (column: Float64Array): number => column.reduce((total, value) => total + value, 0)
    expect(sum(groups.weights)).toBeCloseTo(sum(weights), 4)
  })
})
