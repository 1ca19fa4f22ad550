import { describe, expect, test } from 'vitest'
import {
  canDeleverage,
  feeOrFund,
  fillablePrice,
  marginInQuanta,
  mayOffset,
  rateByOpenInterest,
} from './venue-dydx.ts'

describe('dYdX v4', () => {
  test('[V5] a long’s order stands below the oracle, a short’s above, at most the spread away', () => {
    expect(fillablePrice(50_000, 1, 0.1, 499, 500, 1, 0.1)).toBeCloseTo(49_999, 6)
    expect(fillablePrice(50_000, -1, 0.1, 499, 500, 1, 0.1)).toBeCloseTo(50_001, 6)
    expect(fillablePrice(50_000, 1, 0.1, -50, 500, 1, 0.1)).toBeCloseTo(49_500, 6)
    expect(fillablePrice(50_000, 1, 0.1, 600, 500, 1, 0.1)).toBe(50_000)
  })

  test('[V6] the fund pays what a fill falls short of the bankruptcy quote, and else gets at most the cap', () => {
    expect(feeOrFund(5610, 5100, 0.005)).toBeCloseTo(28.05, 10)
    expect(feeOrFund(5610, 5100, 1)).toBe(510)
    expect(feeOrFund(5049, 5100, 0.005)).toBe(-51)
    expect(feeOrFund(-4410, -4900, 0.025)).toBeCloseTo(110.25, 10)
  })

  test('[V7] margins are rounded up to the quantum; open interest raises the rate between two caps', () => {
    expect(marginInQuanta(123_456, 0.567_243)).toBe(70_030)
    expect(marginInQuanta(500_000, 0.2)).toBe(100_000)
    expect(rateByOpenInterest(0.2, 1e6, 0, 0)).toBe(0.2)
    expect(rateByOpenInterest(0.2, 10, 25, 50)).toBe(0.2)
    expect(rateByOpenInterest(0.2, 37.5, 25, 50)).toBeCloseTo(0.6, 12)
    expect(rateByOpenInterest(0.2, 80, 25, 50)).toBe(1)
  })

  test('[V8] who is below zero closes at bankruptcy price, in final settlement all others at the oracle', () => {
    expect(canDeleverage(-1, true)).toEqual({ atBankruptcyPrice: true, atOraclePrice: false })
    expect(canDeleverage(0, false)).toEqual({ atBankruptcyPrice: false, atOraclePrice: false })
    expect(canDeleverage(0, true)).toEqual({ atBankruptcyPrice: false, atOraclePrice: true })
  })

  test('[V8] a counterparty takes part when its own bankruptcy price is at the price or better', () => {
    expect(mayOffset({ size: 1, quote: -50_000 }, 1, 50_000, 50_000, 0.1)).toBe(true)
    expect(mayOffset({ size: 1, quote: -50_001 }, 1, 50_000, 50_000, 0.1)).toBe(false)
    // What it keeps meets its requirement: 0.5 of 45,000 owed less 20,000, worth 25,000.
    expect(mayOffset({ size: 1, quote: -42_000 }, 0.5, 41_000, 50_000, 0.1)).toBe(true)
    expect(mayOffset({ size: 1, quote: -42_000 }, 1, 41_000, 50_000, 0.1)).toBe(false)
  })
})
