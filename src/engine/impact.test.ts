import { describe, expect, test } from 'vitest'
import { bookLeft, lambdaAt, linearLambda, markAt, priceAfter } from './impact.ts'
import { marginCurve } from './margin.ts'
import type { Impact } from './scenario.ts'
import type { Market } from './world.ts'

/** A linear market at 100 in which a million moves the price by 1 %. */
function market(impact: Impact): Market {
  const margin = { model: 'flat', rate: 0.005, maxLeverage: 100, basis: 'mark', closingFee: 0 } as const
  return {
    symbol: 'BTC',
    sigma: 1,
    lot: 0.001,
    tick: 0.01,
    startPrice: 100,
    lotNotional: 0.1,
    depth: 1e6,
    impact,
    curve: marginCurve(margin, 'BTC', 1),
    walkStarts: [0, 0],
  }
}

const NONE = market({ law: 'none' })
const LINEAR = market({ law: 'linear' })
const ROOT = market({ law: 'squareRoot' })
const POOL = market({ law: 'constantProduct' })
const BOOK = market({
  law: 'book',
  levels: [
    [0.01, 1],
    [0.02, 3],
  ],
})
const ALL = [NONE, LINEAR, ROOT, POOL, BOOK]

describe('what forced flow does to the price', () => {
  test('[P2] without flow the mark is where the hand is, under every law', () => {
    for (const one of ALL) expect(markAt(one, 93, 0)).toBe(93)
  })

  test('[P2] a mark is at least one tick', () => {
    expect(markAt(LINEAR, 90, -1e9)).toBe(0.01)
    expect(markAt(ROOT, 90, -1e12)).toBe(0.01)
    expect(priceAfter(LINEAR, 1, 0, -1e9)).toBe(0.01)
  })

  test('[P2] a fill in two halves ends where one does', () => {
    for (const one of ALL) {
      const half = priceAfter(one, 100, 0, -5e5)
      expect(priceAfter(one, half, -5e5, -1e6)).toBeCloseTo(priceAfter(one, 100, 0, -1e6), 10)
    }
  })

  test('[P3] without impact nothing moves it', () => {
    expect(markAt(NONE, 90, -1e9)).toBe(90)
    expect(priceAfter(NONE, 90, 0, -1e9)).toBe(90)
    expect(lambdaAt(NONE, 90, 0, -1)).toBe(0)
  })

  test('[P4] linear: 1 % of the start price per depth, wherever the hand is', () => {
    expect(linearLambda(LINEAR)).toBe(1e-6)
    expect(linearLambda(ROOT)).toBe(0)
    expect(markAt(LINEAR, 90, -5e5)).toBe(89.5)
    expect(markAt(LINEAR, 90, 2e6)).toBe(92)
    expect(priceAfter(LINEAR, 95, -1e6, -3e6)).toBe(93)
  })

  test('[P5] square root: four depths move it by 2 %, a quarter by half a per cent', () => {
    expect(markAt(ROOT, 90, -4e6)).toBeCloseTo(88.2, 12)
    expect(markAt(ROOT, 100, 4e6)).toBeCloseTo(102, 12)
    expect(markAt(ROOT, 100, -2.5e5)).toBeCloseTo(99.5, 12)
    // From 1 % below to 2 % below on the way of the hand.
    expect(priceAfter(ROOT, 99, -1e6, -4e6)).toBeCloseTo(98, 12)
  })

  test('[P6] constant product: one depth sold is 1 % down, four are 3.91 %', () => {
    expect(markAt(POOL, 100, -1e6)).toBeCloseTo(99, 12)
    expect(markAt(POOL, 100, -4e6)).toBeCloseTo(96.0883771331, 9)
    expect(markAt(POOL, 100, 1e6)).toBeCloseTo(101.0152283937, 9)
  })

  test('[P6] what was sold and bought back leaves the price where it was', () => {
    const down = priceAfter(POOL, 100, 0, -3e6)
    expect(priceAfter(POOL, down, -3e6, 0)).toBeCloseTo(100, 11)
  })

  test('[P6] a pool that is bought empty keeps its last price', () => {
    const last = markAt(POOL, 100, 1e9)
    expect(Number.isFinite(last)).toBe(true)
    expect(markAt(POOL, 100, 1e12)).toBe(last)
  })

  test('[P7] a book is straight between its levels: 1 % after one depth, 1.5 % after two and a half', () => {
    expect(markAt(BOOK, 100, -5e5)).toBeCloseTo(99.5, 12)
    expect(markAt(BOOK, 100, -1e6)).toBeCloseTo(99, 12)
    expect(markAt(BOOK, 100, -2.5e6)).toBeCloseTo(98.5, 12)
    expect(markAt(BOOK, 100, 2.5e6)).toBeCloseTo(101.5, 12)
  })

  test('[P7] past the last level there is nobody: four depths in all, and the price stays', () => {
    expect(bookLeft(BOOK, 0, -1)).toBe(4e6)
    expect(bookLeft(BOOK, -1e6, -1)).toBe(3e6)
    expect(bookLeft(BOOK, -1e6, 1)).toBe(4e6)
    expect(bookLeft(BOOK, -5e6, -1)).toBe(0)
    expect(markAt(BOOK, 100, -9e6)).toBeCloseTo(98, 12)
    expect(bookLeft(LINEAR, -1e9, -1)).toBe(Number.POSITIVE_INFINITY)
  })

  test('[P9] λ is the slope at the present flow', () => {
    expect(lambdaAt(LINEAR, 90, -3e6, -1)).toBe(1e-6)
    // 2 · 100 / pool, with a pool of a million / 0.00503782.
    expect(lambdaAt(POOL, 100, 0, -1) / 1.0075630518e-6).toBeCloseTo(1, 4)
    expect(lambdaAt(BOOK, 100, -2e6, -1)).toBeCloseTo(1 / 3e6, 12)
    // The first thousandth of a depth: 1 % · √0.001 of 100 over 1,000.
    expect(lambdaAt(ROOT, 100, 0, -1)).toBeCloseTo(0.0316227766 / 1000, 12)
  })
})
