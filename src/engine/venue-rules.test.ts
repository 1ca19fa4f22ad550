import { describe, expect, test } from 'vitest'
import { coordinateOf } from './payoff.ts'
import { fairPrice, fundDelta, portfolioState, riskLimitRates } from './venue-rules.ts'

describe('rules of single venues', () => {
  test('[V1] the fund earns what a fill is better than the take-over price: 1 taken at 99', () => {
    expect(fundDelta(1, 99, 99.25)).toBe(0.25)
    expect(fundDelta(1, 99, 98.75)).toBe(-0.25)
    expect(fundDelta(-1, 101, 100.5)).toBe(0.5)
  })

  test('[V1] in coin for an inverse position: 1,000 taken at 100 and sold at 125 earn 2', () => {
    expect(fundDelta(1000, coordinateOf(-1, 100), coordinateOf(-1, 125))).toBeCloseTo(2, 14)
  })

  test('[V2] the fair price is the index and the funding still to come: half of 0.1 % of 10,000', () => {
    expect(fairPrice(10_000, 0.001, 4, 8)).toBe(10_005)
    expect(fairPrice(10_000, -0.001, 8, 8)).toBe(9990)
    expect(fairPrice(10_000, 0.001, 0, 8)).toBe(10_000)
  })

  test('[V3] the portfolio ratio stands in bands, an edge in the one below', () => {
    const bands = { warn: 1.5, reduceOnly: 1.2, liquidate: 1.05 }
    const state = (equity: number): string => portfolioState(equity, 100, bands).state
    expect(portfolioState(160, 100, bands).ratio).toBe(1.6)
    expect(state(151)).toBe('normal')
    expect(state(150)).toBe('reminder')
    expect(state(121)).toBe('reminder')
    expect(state(120)).toBe('reduceOnly')
    expect(state(106)).toBe('reduceOnly')
    expect(state(105)).toBe('liquidation')
    expect(state(-5)).toBe('liquidation')
  })

  test('[V4] each begun step above the base limit raises both rates by the base maintenance rate', () => {
    const rates = (value: number) => riskLimitRates(value, 200, 150, 0.005, 0.01)
    expect(rates(180)).toEqual({ maintenance: 0.005, initial: 0.01 })
    expect(rates(200)).toEqual({ maintenance: 0.005, initial: 0.01 })
    expect(rates(230)).toEqual({ maintenance: 0.01, initial: 0.015 })
    expect(rates(350)).toEqual({ maintenance: 0.01, initial: 0.015 })
    expect(rates(351).maintenance).toBeCloseTo(0.015, 15)
    expect(rates(650).initial).toBeCloseTo(0.025, 15)
  })
})
