import { describe, expect, it } from 'vitest'
import { inLots, lotOf } from './lots.ts'
import { rangeOf, tickOf } from './price-scale.ts'
import type { Stated } from './read-row.ts'

const sized = (size: number): Stated => ({
  line: 2,
  account: 'A',
  market: 'BTC',
  sign: 1,
  size,
  notional: null,
  entry: 100,
  profit: null,
  percent: null,
  money: 1,
  mode: null,
})
const valued = (notional: number): Stated => ({ ...sized(1), size: null, notional })

describe('the lot of a market', () => {
  it('is the last decimal that the sizes have', () => {
    expect(lotOf([28.53, 448.17, 4].map(sized), 22, null)).toBe(0.01)
    expect(lotOf([3, 70, 91_850].map(sized), 22, null)).toBe(1)
  })

  it('takes no notice of the dust of floats', () => {
    expect(lotOf([0.1 + 0.2, 2853 * 0.01].map(sized), 22, null)).toBe(0.01)
  })

  it('is that of the screen where all sizes are multiples of it', () => {
    expect(lotOf([0.5, 2].map(sized), 100, 0.001)).toBe(0.001)
    expect(lotOf([0.5, 0.0005].map(sized), 100, 0.001)).toBe(0.0001)
  })

  it('is about a millionth of the middle size where sizes follow from notionals', () => {
    // 2,200 / 22 = 100; a millionth is 0.0001.
    expect(lotOf([22, 2200, 220_000].map(valued), 22, null)).toBe(0.0001)
  })

  it('leaves the sum of a market a whole number that a float holds', () => {
    const lot = lotOf([1e12, 0.000_000_1].map(sized), 22, null)
    expect(1e12 / lot).toBeLessThan(2 ** 53)
  })

  it('cuts a size without leaving dust', () => {
    expect(inLots(7.123_456, 0.01)).toBe(7.12)
    expect(inLots(0.3, 0.1)).toBe(0.3)
    expect(inLots(0.004, 0.01)).toBe(0)
  })
})

describe('tick and range of a market', () => {
  it('the tick is a hundred thousandth of the price, and as fine as the price is stated', () => {
    expect(tickOf(22.075)).toBe(0.001)
    expect(tickOf(106_482)).toBe(1)
    expect(tickOf(106_482.25)).toBe(0.01)
    expect(tickOf(0.000_123_45)).toBe(1e-8)
  })

  it('the range is a quarter either way, and wider where accounts run out of money further off', () => {
    const account = (size: number, cash: number) => ({
      id: `${size}`,
      mode: 'isolated' as const,
      cash,
      positions: [{ market: 'X', size, entry: 100 }],
    })
    expect(rangeOf([account(1, 5)], 'X', 100, 'linear')).toEqual([75, 125])
    // A short of 1 from 100 with 80 of cash is out of money at 180; 2 % more is 183.6, to the next whole one 184.
    expect(rangeOf([account(1, 5), account(-1, 80)], 'X', 100, 'linear')).toEqual([75, 184])
  })
})
