import { describe, expect, test } from 'vitest'
import { median, quantile, race } from './race.ts'
import type { Outcome } from './row.ts'
import { expectSame, isReached, shownLine } from './row.ts'

const faster = (value: number): Outcome => ({ name: 'n', value, unit: '×', goal: 10, detail: 'd' })
const shorter = (value: number): Outcome => ({ name: 'n', value, unit: 'ms', goal: 8, detail: 'd' })

describe('a goal', () => {
  test('is a least factor or a most time; half of it is half the factor or twice the time', () => {
    expect([9.9, 10].map((value) => isReached(faster(value)))).toEqual([false, true])
    expect([8, 8.1].map((value) => isReached(shorter(value)))).toEqual([true, false])
    expect([4.9, 5].map((value) => isReached(faster(value), 0.5))).toEqual([false, true])
    expect([16, 16.1].map((value) => isReached(shorter(value), 0.5))).toEqual([true, false])
    expect(isReached({ ...shorter(1e9), goal: null })).toBe(true)
  })

  test('that is missed is called so', () => {
    expect(shownLine(faster(9.5))).toBe('n: 9.50 ×, goal ≥ 10 MISS\n    d\n')
    expect(shownLine(shorter(7))).toContain('goal ≤ 8 ok')
  })

  test('is not reached by a number that is none', () => {
    expect(isReached(shorter(Number.NaN))).toBe(false)
  })
})

test('results that differ stop a row, and so does one that is too short', () => {
  expect(() => expectSame('a', [1, 2, 3], [1, 2, 4])).toThrow('a: results differ at 2 of 3 and 3: 3 and 4')
  expect(() => expectSame('a', [1, 2], [1, 2, 3])).toThrow('results differ at 2')
  expect(() => expectSame('a', Uint32Array.of(1, 2), [1, 2])).not.toThrow()
})

test('quantiles are of sorted values', () => {
  expect(median([5, 1, 3])).toBe(3)
  expect(quantile([4, 1, 3, 2], 0.95)).toBe(4)
})

test('a race tells the slower way from the faster one', () => {
  const count = (n: number) => ({ units: 1, work: () => void Array.from({ length: n }, Math.sqrt) })
  const { ratio, oursNs, otherNs } = race(count(100), count(10_000), 3, 3)
  expect(ratio).toBeGreaterThan(10)
  expect(otherNs).toBeGreaterThan(oursNs)
})
