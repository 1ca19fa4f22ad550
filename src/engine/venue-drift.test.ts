import { describe, expect, test } from 'vitest'
import { coverSize } from './cover.ts'
import type { DriftAccount, DriftRules } from './venue-drift.ts'
import {
  flooredRate,
  fundFee,
  liquidateDrift,
  liquidatorFee,
  shareToLiquidate,
  socialisedPerUnit,
  worstSize,
} from './venue-drift.ts'

describe('Drift v2', () => {
  test('[L9] a fee for the fund and another price of the quote cost more', () => {
    expect(coverSize(10, 100, 0.1, 0.01)).toBeCloseTo(1.111_111, 6)
    expect(coverSize(9, 100, 0.07, 0.01, 0.01)).toBeCloseTo(1.8, 12)
    expect(coverSize(10, 100, 0.1, 0, 0, 1.01)).toBeCloseTo(0.990_099, 6)
    expect(coverSize(10, 100, 0.1, 0.1)).toBe(Number.POSITIVE_INFINITY)
  })

  test('[V9] the liquidator’s fee grows after the first slots, up to its cap', () => {
    expect(liquidatorFee(0.02, 1e-6, 1500, 1500, 0.05)).toBe(0.02)
    expect(liquidatorFee(0.02, 1e-6, 2000, 1500, 0.05)).toBeCloseTo(0.022, 12)
    expect(liquidatorFee(0.02, 1e-6, 1e6, 1500, 0.05)).toBe(0.05)
  })

  test('[V9] the fund’s fee leaves room for the shortage, and is never below zero', () => {
    expect(fundFee(0.05, 0.01, 20, 1000, 0.05)).toBeCloseTo(0.019, 12)
    expect(fundFee(0.05, 0.01, 1000, 1000, 0.05)).toBe(0)
    expect(fundFee(0.05, 0.01, 0, 1000, 0.01)).toBe(0.01)
  })

  test('[V10] a small shortage at once, a large one as time lets it', () => {
    expect(shareToLiquidate(49, 0, 1, 10, 0.1, 50)).toBe(1)
    expect(shareToLiquidate(100, 0, 5, 10, 0.1, 50)).toBeCloseTo(0.6, 12)
    expect(shareToLiquidate(100, 100, 0, 10, 0.1, 50)).toBe(0)
    expect(shareToLiquidate(100, 0, 50, 10, 0.1, 50)).toBe(1)
  })

  test('[V11] orders count on their worse side, and the rate is rounded down', () => {
    expect(worstSize(10, 1, 30)).toBe(20)
    expect(worstSize(-10, 4, 3)).toBe(13)
    expect(flooredRate(0.05, 0.001, 10_001)).toBe(0.14)
    expect(flooredRate(0.05, 0, 10_001)).toBe(0.05)
  })

  const account: DriftAccount = { size: 2, quote: -200, deposit: 5, bids: 1, asks: 0, orders: 0 }
  const rules: DriftRules = {
    rate: 0.05,
    slope: 0,
    buffer: 0.02,
    fee: 0.01,
    mostFundFee: 0.01,
    orderMargin: 0,
    initialShare: 1,
    duration: 1,
    elapsed: 0,
    small: 50,
    step: 0,
    mostBase: 10,
  }

  test('[V12] orders go first, then what covers the shortage, at the oracle less the fee', () => {
    const { sizeAfter, quoteAfter, liquidatorQuote, ...rest } = liquidateDrift(account, 100, rules)
    expect(sizeAfter).toBeCloseTo(0.2, 12)
    expect(quoteAfter).toBeCloseTo(-23.6, 10)
    expect(liquidatorQuote).toBeCloseTo(-178.2, 10)
    expect(rest.fundFee).toBeCloseTo(1.8, 12)
    expect(rest.marginRatioAfter).toBeCloseTo(0.07, 12)
  })

  test('[V12] a short is bought back above the oracle; a liquidator takes no more than it asked for', () => {
    const short = liquidateDrift({ ...account, size: -2, quote: 200 }, 100, { ...rules, mostBase: 1 })
    expect(short.sizeAfter).toBe(-1)
    expect(short.liquidatorQuote).toBeCloseTo(101, 10)
  })

  test('[W7] the charge is rounded up per unit: 100 over 11 units', () => {
    expect(socialisedPerUnit(100, 7, 4)).toBe(9.090_91)
    expect(socialisedPerUnit(50, 5, 5)).toBe(5)
  })
})
