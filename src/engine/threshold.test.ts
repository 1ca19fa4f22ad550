import { describe, expect, test } from 'vitest'
import type { MarginCurve } from './margin.ts'
import { marginCurve } from './margin.ts'
import type { Sigma } from './payoff.ts'
import { coordinateOf, priceOf } from './payoff.ts'
import { Random } from './random.ts'
import type { MarginModel, Tier } from './rulebook.ts'
import { FLAT, liquidation, ON_ENTRY, TIERED, tiered } from './threshold.test-kit.ts'
import {
  bankruptcyOf,
  isBelow,
  surplusForBankruptcy,
  surplusForThreshold,
  thresholdOfOne,
  zeroCoordinate,
} from './threshold.ts'

describe('liquidatable', () => {
  test('[T1] strict: below the requirement; otherwise equal to it is enough', () => {
    expect(isBelow(9, 10, true)).toBe(true)
    expect(isBelow(10, 10, true)).toBe(false)
    expect(isBelow(10, 10, false)).toBe(true)
    expect(isBelow(11, 10, false)).toBe(false)
  })

  test('[T1] never without a requirement', () => {
    expect(isBelow(0, 0, false)).toBe(false)
    expect(isBelow(-5, 0, true)).toBe(false)
  })
})

describe('the liquidation price of one position', () => {
  test('[T2] a long at 100 with a tenth as margin and 0.5 %: 90 / 0.995 = 90.45', () => {
    expect(liquidation({ model: FLAT, size: 1, entry: 100, cash: 10 })).toBeCloseTo(90.45226130653266, 12)
  })

  test('[T2] the short: 110 / 1.005 = 109.45', () => {
    expect(liquidation({ model: FLAT, size: -1, entry: 100, cash: 10 })).toBeCloseTo(109.45273631840796, 12)
  })

  test('[T2] the size cancels when margin goes with it', () => {
    expect(liquidation({ model: FLAT, size: 250, entry: 100, cash: 2500 })).toBeCloseTo(90.45226130653266, 12)
  })

  test('[T2] where the price is now does not matter to it', () => {
    for (const from of [95, 100, 250])
      expect(liquidation({ model: FLAT, size: 1, entry: 100, cash: 10, from })).toBeCloseTo(90.4522613065, 9)
  })

  test('[T2] a long with its whole value as margin has none, a short always has one', () => {
    expect(liquidation({ model: FLAT, size: 1, entry: 100, cash: 100 })).toBeNaN()
    expect(liquidation({ model: FLAT, size: 1, entry: 100, cash: 250 })).toBeNaN()
    expect(liquidation({ model: FLAT, size: -1, entry: 100, cash: 100 })).toBeCloseTo(200 / 1.005, 12)
  })

  test('[T2] no price on the winning side of a continuous model', () => {
    expect(liquidation({ model: FLAT, size: 1, entry: 100, cash: 10, direction: 1 })).toBeNaN()
    expect(liquidation({ model: TIERED, size: -1, entry: 100, cash: 10, direction: -1 })).toBeNaN()
    expect(liquidation({ model: ON_ENTRY, size: 1, entry: 100, cash: 10, direction: 1 })).toBeNaN()
  })

  test('[T2] the deduction counts as margin: (100,000 − 20,000 − 50) / 9.95 = 8,035.18', () => {
    expect(liquidation({ model: TIERED, size: 10, entry: 10_000, cash: 20_000 })).toBeCloseTo(8035.1758794, 6)
  })

  test('[T2] the tier is that of the solved price: a long leaves its tier on the way down', () => {
    // By the tier of 60,000 it would be 47,950 / 0.995 = 48,190.95, which is worth less than that tier's floor.
    expect(liquidation({ model: TIERED, size: 1, entry: 60_000, cash: 12_000 })).toBeCloseTo(
      48_000 / 0.996,
      8,
    )
  })

  test('[T2] the tier is that of the solved price: a short enters the next one on the way up', () => {
    // By the tier of 45,000 it would be 55,000 / 1.004 = 54,780.88, which is past that tier's end.
    expect(liquidation({ model: TIERED, size: -1, entry: 45_000, cash: 10_000 })).toBeCloseTo(
      55_050 / 1.005,
      8,
    )
  })

  test('[T2] two tiers further: a short of 10 from 30,000 ends in the third', () => {
    // 300,000 + 400,000 + 950 over 10 · 1.0065, worth 696,423.
    const price = liquidation({ model: TIERED, size: -10, entry: 30_000, cash: 400_000 })
    expect(price).toBeCloseTo(700_950 / 10.065, 7)
  })

  test('[T2] inverse on mark: 10,050 / (1.25 + 0.125) = 7,309.09 and 9,950 / (1.25 − 0.125) = 8,844.44', () => {
    const inverse = { model: FLAT, sigma: -1, entry: 8000, cash: 0.125 } as const
    expect(liquidation({ ...inverse, size: 10_000 })).toBeCloseTo(7309.090909, 6)
    expect(liquidation({ ...inverse, size: -10_000 })).toBeCloseTo(8844.444444, 6)
  })

  test('[T2] an inverse short at 1x never goes under, the long at half the price', () => {
    const inverse = { model: FLAT, sigma: -1, entry: 8000 } as const
    expect(liquidation({ ...inverse, size: -10_000, cash: 1.25 })).toBeNaN()
    expect(liquidation({ ...inverse, size: -10_000, cash: 2 })).toBeNaN()
    expect(liquidation({ ...inverse, size: 10_000, cash: 1.25 })).toBeCloseTo(4020, 9)
  })

  test('[T2] on the entry value: 100 · (1 − 0.1 + 0.005) = 90.5 and 109.5', () => {
    expect(liquidation({ model: ON_ENTRY, size: 1, entry: 100, cash: 10 })).toBeCloseTo(90.5, 12)
    expect(liquidation({ model: ON_ENTRY, size: -1, entry: 100, cash: 10 })).toBeCloseTo(109.5, 12)
    // BitMEX's example: 100x from 100 is liquidated at 99.5.
    expect(liquidation({ model: ON_ENTRY, size: 1, entry: 100, cash: 1 })).toBeCloseTo(99.5, 12)
  })

  test('[T2] inverse on the entry value: 8,000 / (1 ± (0.1 − 0.005))', () => {
    const inverse = { model: ON_ENTRY, sigma: -1, entry: 8000, cash: 0.125 } as const
    expect(liquidation({ ...inverse, size: 10_000 })).toBeCloseTo(8000 / 1.095, 8)
    expect(liquidation({ ...inverse, size: -10_000 })).toBeCloseTo(8000 / 0.905, 8)
    expect(liquidation({ ...inverse, size: 10_000, direction: 1 })).toBeNaN()
  })

  test('[T2] the closing fee raises the rate: 90 / (1 − 0.0056)', () => {
    const model = { ...FLAT, closingFee: 0.0006 }
    expect(liquidation({ model, size: 1, entry: 100, cash: 10 })).toBeCloseTo(90 / 0.9944, 12)
  })

  test('[T2] a rate that grows with the size is one rate at every price: 25 at 1.125 %', () => {
    const model = {
      model: 'slope',
      base: 0.01,
      slope: 0.00005,
      threshold: 0,
      maxLeverage: 50,
      basis: 'mark',
      closingFee: 0,
    } as const
    expect(liquidation({ model, size: 25, entry: 100, cash: 250 })).toBeCloseTo(90 / 0.98875, 12)
  })

  test('[T2] Binance’s worked case: the whole wallet behind one isolated position', () => {
    const wallet = 1_535_443.01
    // Two tiers with the floor at which the second has the published deduction.
    const one = (rate: number, deduction: number): MarginModel =>
      tiered('deduction', [
        { floor: 0, rate: 0, maxLeverage: 125 },
        { floor: deduction / rate, rate, maxLeverage: 10 },
      ])
    expect(
      liquidation({ model: one(0.1, 135_365), size: 3683.979, entry: 1456.84, cash: wallet }),
    ).toBeCloseTo(1114.78, 2)
    expect(
      liquidation({ model: one(0.025, 16_300), size: 109.488, entry: 32_481.98, cash: wallet }),
    ).toBeCloseTo(18_778.73, 2)
  })

  test('[T2] what is found puts equity on the requirement, in every tier of both kinds', () => {
    const random = new Random(11, 1)
    for (let i = 0; i < 500; i++) {
      const sigma = random.unit() < 0.5 ? 1 : -1
      const side = random.unit() < 0.5 ? 1 : -1
      const entry = 1000 * (0.5 + random.unit())
      const size = side * 10 ** (1 + 3 * random.unit()) * (sigma === 1 ? 1 : 1e7)
      const value = Math.abs(size) * (sigma === 1 ? entry : 1 / entry)
      const cash = value * (0.02 + 0.3 * random.unit())
      const price = liquidation({ model: TIERED, sigma, size, entry, cash })
      expect(price).toBeGreaterThan(0)
      const profit = sigma === 1 ? size * (price - entry) : size * (1 / entry - 1 / price)
      const notional = Math.abs(size) * (sigma === 1 ? price : 1 / price)
      const required =
        notional < 50_000
          ? notional * 0.004
          : notional < 600_000
            ? notional * 0.005 - 50
            : notional * 0.0065 - 950
      expect(Math.abs(cash + profit - required) / value).toBeLessThan(1e-12)
    }
  })

  test('[T2] one that lies just on a tier boundary is not lost to rounding', () => {
    const random = new Random(12, 1)
    const misses: number[] = []
    for (let i = 0; i < 2000; i++) {
      const sigma = random.unit() < 0.5 ? 1 : -1
      const floor = 1e5 * random.unit()
      const tiers: readonly Tier[] = [
        { floor: 0, rate: 0.004, maxLeverage: 100 },
        { floor, rate: 0.01, maxLeverage: 50 },
      ]
      const curve = marginCurve(tiered('deduction', tiers), 'BTC', sigma)
      const size = (random.unit() < 0.5 ? 1 : -1) * (1 + 100 * random.unit())
      const edge = floor / (sigma * Math.abs(size))
      const basis = size * edge * (0.9 + 0.2 * random.unit())
      // Equity at the edge is just the floor's 0.4 %.
      const surplus = 0.004 * floor - size * edge + basis
      const safe = edge * (size > 0 === (sigma === 1) ? 1.1 : 0.9)
      for (const strict of [true, false])
        for (const from of [safe, edge]) {
          const found = thresholdOfOne(curve, size, basis, surplus, from, size > 0 ? -1 : 1, strict)
          if (!(Math.abs(found / edge - 1) < 1e-9)) misses.push(i)
        }
    }
    expect(misses).toEqual([])
  })
})

describe('bankruptcy prices', () => {
  test('[T4] where equity is zero: a long at 100 with 10 is bankrupt at 90, the short at 110', () => {
    expect(bankruptcyOf(1, 100, 10)).toBe(90)
    expect(bankruptcyOf(-1, -100, 10)).toBe(110)
  })

  test('[T4] inverse: 8,000 · 10 / 11 = 7,272.73 and 8,000 · 10 / 9 = 8,888.89', () => {
    expect(priceOf(-1, bankruptcyOf(10_000, -1.25, 0.125))).toBeCloseTo(7272.727273, 6)
    expect(priceOf(-1, bankruptcyOf(-10_000, 1.25, 0.125))).toBeCloseTo(8888.888889, 6)
    expect(priceOf(-1, bankruptcyOf(10_000, -1.25, 1.25))).toBeCloseTo(4000, 9)
    expect(priceOf(-1, bankruptcyOf(-10_000, 1.25, 1.25))).toBeNaN()
  })

  // 2 long at 100 that require 10 and 10 short at 50 that require 50, with an equity of 30 between them.
  test('[T4] shared by requirement: 100 − 5 · 0.5 = 97.5 and 50 + 5 · 0.5 = 52.5', () => {
    expect(zeroCoordinate(2, 100, 10, 30, 60)).toBe(97.5)
    expect(zeroCoordinate(-10, 50, 50, 30, 60)).toBe(52.5)
  })

  test('[T4] closing everything at these prices ends at zero, closing a part leaves the ratio', () => {
    const long = zeroCoordinate(2, 100, 10, 30, 60)
    const short = zeroCoordinate(-10, 50, 50, 30, 60)
    expect(30 + 2 * (long - 100) - 10 * (short - 50)).toBe(0)
    // Half of the long: 27.5 of equity on 55 of requirement is still a half.
    expect((30 + 1 * (long - 100)) / (60 - 5)).toBe(0.5)
  })

  test('[T4] below zero the prices turn round: a long’s lies above the mark', () => {
    expect(zeroCoordinate(2, 100, 10, -30, 60)).toBe(102.5)
    expect(zeroCoordinate(-10, 50, 50, -30, 60)).toBe(47.5)
  })
})

describe('pulling the liquidation line', () => {
  const curveOf = (model: MarginModel, sigma: Sigma): MarginCurve => marginCurve(model, 'BTC', sigma)

  test('[T5] the cash that puts a long’s line at 95: 0.475 + 5', () => {
    expect(surplusForThreshold(curveOf(FLAT, 1), 1, 100, 95)).toBeCloseTo(5.475, 12)
    expect(surplusForThreshold(curveOf(FLAT, 1), -1, -100, 105)).toBeCloseTo(5.525, 12)
    expect(surplusForThreshold(curveOf(FLAT, 1), 1, 100, 90 / 0.995)).toBeCloseTo(10, 12)
  })

  test('[T5] on the entry value: 0.5 + 5', () => {
    expect(surplusForThreshold(curveOf(ON_ENTRY, 1), 1, 100, 95)).toBeCloseTo(5.5, 12)
  })

  test('[T5] with the tier of the price that is asked for: 350 at 8,000, 160 at 4,000', () => {
    // 10 long from 10,000 at 8,000: worth 80,000, required 350, lost 20,000.
    expect(surplusForThreshold(curveOf(TIERED, 1), 10, 100_000, 8000)).toBeCloseTo(20_350, 8)
    // At 4,000: worth 40,000, required 160, lost 60,000.
    expect(surplusForThreshold(curveOf(TIERED, 1), 10, 100_000, 4000)).toBeCloseTo(60_160, 8)
  })

  test('[T5] the cash that puts a bankruptcy price there: 5 for a long from 100 at 95, a short at 105', () => {
    expect(surplusForBankruptcy(1, 100, 95)).toBe(5)
    expect(surplusForBankruptcy(-1, -100, 105)).toBe(5)
    // In coin: a tenth of 1.25 is used up at 8,000 · 10 / 11.
    expect(surplusForBankruptcy(10_000, -1.25, coordinateOf(-1, 80_000 / 11))).toBeCloseTo(0.125, 14)
  })

  test('[T5] it is the inverse of the liquidation price, linear and inverse, long and short', () => {
    for (const sigma of [1, -1] as const)
      for (const size of [30, -30]) {
        const wanted = size > 0 ? 9000 : 11_000
        const units = sigma === 1 ? size : size * 1e8
        const basis = units * coordinateOf(sigma, 10_000)
        const cash = surplusForThreshold(curveOf(TIERED, sigma), units, basis, coordinateOf(sigma, wanted))
        expect(liquidation({ model: TIERED, sigma, size: units, entry: 10_000, cash })).toBeCloseTo(wanted, 6)
      }
  })
})
