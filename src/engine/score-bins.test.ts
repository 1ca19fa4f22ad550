import { expect, test } from 'vitest'
import { binScores, leastOfTop } from './score-bins.ts'

test('[A6] rows, scores and weights of equal scores stand in one bin, the highest last', () => {
  const bins = binScores(Float64Array.of(2, 0.5, 2, 0, 4), Float64Array.of(10, 20, 30, 40, 50), 5)
  const held = [...bins.members.keys()].filter((bin) => (bins.members[bin] ?? 0) > 0)
  expect(held.map((bin) => bins.members[bin])).toEqual([1, 1, 2, 1])
  expect(held.map((bin) => bins.scores[bin])).toEqual([0, 0.5, 4, 4])
  expect(held.map((bin) => bins.weights[bin])).toEqual([40, 20, 40, 50])
})

test('[A6] everybody at or above the edge is enough, and without its lowest bin too little', () => {
  const scores = Float64Array.of(1, 2, 3, 4)
  const { members, weights } = binScores(scores, Float64Array.of(100, 10, 1, 1), 4)
  const holding = (least: number): number[] => [...scores].filter((score) => score >= least)
  expect(holding(leastOfTop(members, 1))).toEqual([4])
  expect(holding(leastOfTop(members, 3))).toEqual([2, 3, 4])
  expect(holding(leastOfTop(weights, 3))).toEqual([2, 3, 4])
  expect(holding(leastOfTop(weights, 13))).toEqual([1, 2, 3, 4])
  expect(leastOfTop(weights, 1000)).toBe(Number.NEGATIVE_INFINITY)
})

test('[A6] an edge lies at most 0.4 % below the scores of its bin', () => {
  for (const score of [1e-9, 0.37, 1, 5.99, 123456]) {
    const { members } = binScores(Float64Array.of(score), Float64Array.of(1), 1)
    const edge = leastOfTop(members, 1)
    expect(edge).toBeLessThanOrEqual(score)
    expect(edge).toBeGreaterThan(score * 0.996)
  }
})

test('[A6] scores at or below zero share the lowest bin, for which everybody is needed', () => {
  const { members } = binScores(Float64Array.of(-3, 0, 5), Float64Array.of(1, 1, 1), 3)
  expect(members[0]).toBe(2)
  expect(leastOfTop(members, 2)).toBe(Number.NEGATIVE_INFINITY)
})
