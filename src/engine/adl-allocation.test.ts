import { describe, expect, test } from 'vitest'
import { allocate, fifthsOf } from './adl-allocation.ts'
import type { Allocation } from './rulebook.ts'

/** What each of `capacities` gives, and how much was placed. */
function split(policy: Allocation, lots: number, ...capacities: number[]) {
  const out = new Float64Array(capacities.length)
  const placed = allocate(policy, lots, Float64Array.from(capacities), out)
  return { out: [...out], placed }
}

describe('allocation', () => {
  test('[A7] the queue takes all of the first, then the next: 25 of 10, 20, 30 are 10, 15, 0', () => {
    expect(split('rankQueue', 25, 10, 20, 30)).toEqual({ out: [10, 15, 0], placed: 25 })
  })

  test('[A7] what is more than all have stays unplaced', () => {
    expect(split('rankQueue', 100, 10, 20, 30)).toEqual({ out: [10, 20, 30], placed: 60 })
    expect(split('rankQueue', 5)).toEqual({ out: [], placed: 0 })
    expect(split('rankQueue', 0, 10)).toEqual({ out: [0], placed: 0 })
  })

  test('[A7] one that can give nothing is passed over', () => {
    expect(split('rankQueue', 12, 0, 10, 10)).toEqual({ out: [0, 10, 2], placed: 12 })
  })

  test('[A7] a short of 20 at BitMEX closes the first two of its queue, 10 each', () => {
    expect(split('rankQueue', 20, 10, 10, 20, 30).out).toEqual([10, 10, 0, 0])
  })

  test('[A8] in proportion to contracts, the lot left over to the largest remainder', () => {
    // 10 over 10 : 20 : 30 are 1.67, 3.33, 5.00: 1 + 3 + 5, and one more for the first.
    expect(split('contractProRata', 10, 10, 20, 30)).toEqual({ out: [2, 3, 5], placed: 10 })
  })

  test('[A8] equal remainders go in rank order', () => {
    expect(split('contractProRata', 1, 5, 5).out).toEqual([1, 0])
    // 1.5 each: the first two of four get the two lots that are left.
    expect(split('contractProRata', 6, 3, 3, 3, 3).out).toEqual([2, 2, 1, 1])
  })

  test('[A8] several lots are left over: 7 over 1 : 1 : 6 are 1, 1, 5', () => {
    expect(split('contractProRata', 7, 1, 1, 6)).toEqual({ out: [1, 1, 5], placed: 7 })
  })

  test('[A8] all that there is, or nothing', () => {
    expect(split('contractProRata', 60, 10, 20, 30)).toEqual({ out: [10, 20, 30], placed: 60 })
    expect(split('contractProRata', 61, 10, 20, 30)).toEqual({ out: [10, 20, 30], placed: 60 })
    expect(split('contractProRata', 3, 0, 0)).toEqual({ out: [0, 0], placed: 0 })
    expect(split('contractProRata', 0, 4)).toEqual({ out: [0], placed: 0 })
  })

  test('[A8] everyone who holds something may be hit, where the queue hits the first alone', () => {
    expect(split('contractProRata', 30, 100, 100, 100).out).toEqual([10, 10, 10])
    expect(split('rankQueue', 30, 100, 100, 100).out).toEqual([30, 0, 0])
  })
})

describe('the lights of the queue', () => {
  test('[S7] cumulative contracts, rounded up to the next fifth: BitMEX’s 10, 20, 30, 10, 10, 20', () => {
    expect(fifthsOf([10, 20, 30, 10, 10, 20])).toEqual([1, 2, 3, 4, 4, 5])
  })

  test('[S7] one alone is in the last fifth, equal ones share the fifths out', () => {
    expect(fifthsOf([7])).toEqual([5])
    expect(fifthsOf([1, 1, 1, 1, 1])).toEqual([1, 2, 3, 4, 5])
    expect(fifthsOf([1, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
  })

  test('[S7] an account larger than a fifth skips the fifths that it fills', () => {
    expect(fifthsOf([90, 10])).toEqual([5, 5])
    expect(fifthsOf([1, 98, 1])).toEqual([1, 5, 5])
  })
})
