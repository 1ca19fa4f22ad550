import { describe, expect, test } from 'vitest'
import { marginCurve } from './margin.ts'
import { Random } from './random.ts'
import type { Tier } from './rulebook.ts'
import { FLAT, liquidationOfMany, ON_ENTRY, STEEP, TIERED, tiered } from './threshold.test-kit.ts'
import { thresholdOfMany } from './threshold.ts'

describe('several positions in one market', () => {
  test('[T3] one alone has the price it has by itself', () => {
    const one = { model: FLAT, cash: 10, from: 100 } as const
    expect(liquidationOfMany([[1, 100]], { ...one, direction: -1 })).toBeCloseTo(90.45226130653266, 10)
    expect(liquidationOfMany([[-1, 100]], { ...one, direction: 1 })).toBeCloseTo(109.45273631840796, 10)
  })

  test('[T3] hedge mode: 2 long and 1 short at 100 with 15: 85 / (1 − 0.015) = 86.29', () => {
    const legs = [
      [2, 100],
      [-1, 100],
    ] as const
    const one = { model: FLAT, cash: 15, from: 100 } as const
    expect(liquidationOfMany(legs, { ...one, direction: -1 })).toBeCloseTo(85 / 0.985, 10)
    expect(liquidationOfMany(legs, { ...one, direction: 1 })).toBeNaN()
  })

  test('[T3] a level hedge goes under when its requirement outgrows its cash: 1 / 0.01 = 100', () => {
    const legs = [
      [1, 90],
      [-1, 90],
    ] as const
    const one = { model: FLAT, cash: 1, from: 90 } as const
    expect(liquidationOfMany(legs, { ...one, direction: 1 })).toBeCloseTo(100, 10)
    expect(liquidationOfMany(legs, { ...one, direction: -1 })).toBeNaN()
    // A loss that is locked in is as good as less cash.
    const locked = [
      [1, 110],
      [-1, 90],
    ] as const
    expect(liquidationOfMany(locked, { ...one, cash: 21, direction: 1 })).toBeCloseTo(100, 10)
  })

  test('[T3] each leg has the tier of its own notional: −39,950 / −5.934 = 6,732.39', () => {
    // (W + c_L + c_S − q_L·E_L + q_S·E_S) / (q_L·m_L + q_S·m_S − q_L + q_S), Binance's hedge mode.
    const legs = [
      [10, 10_000],
      [-4, 10_000],
    ] as const
    const price = liquidationOfMany(legs, { model: TIERED, cash: 20_000, from: 10_000, direction: -1 })
    expect(price).toBeCloseTo(39_950 / 5.934, 7)
  })

  test('[T3] inverse legs: 6,070 / 0.85 = 7,141.18', () => {
    const legs = [
      [10_000, 8000],
      [-4000, 8000],
    ] as const
    const price = liquidationOfMany(legs, { model: FLAT, sigma: -1, cash: 0.1, from: 8000, direction: -1 })
    expect(price).toBeCloseTo(6070 / 0.85, 7)
  })

  test('[T3] on the entry value: 15 + P − 100 = 1.5 at 86.5', () => {
    const legs = [
      [2, 100],
      [-1, 100],
    ] as const
    const price = liquidationOfMany(legs, { model: ON_ENTRY, cash: 15, from: 100, direction: -1 })
    expect(price).toBeCloseTo(86.5, 10)
  })

  test('[T3] step models: the first of several, whichever leg changes its tier', () => {
    const long = { model: STEEP, cash: 30 } as const
    expect(liquidationOfMany([[10, 90]], { ...long, from: 90, direction: -1 })).toBeCloseTo(870 / 9.9, 10)
    expect(liquidationOfMany([[10, 90]], { ...long, from: 90, direction: 1 })).toBeCloseTo(100, 10)
    expect(liquidationOfMany([[10, 90]], { ...long, from: 130, direction: -1 })).toBeCloseTo(108.75, 10)
    // Ten long and one short: 30 + 9 · (P − 90) is 120 at 100, where the long alone needs 200 and the short 1.
    const legs = [
      [10, 90],
      [-1, 90],
    ] as const
    expect(liquidationOfMany(legs, { ...long, from: 90, direction: 1 })).toBeCloseTo(100, 10)
  })

  test('[T3] a jump is not missed where the boundary’s notional rounds below the floor', () => {
    const random = new Random(13, 1)
    const misses: number[] = []
    for (let i = 0; i < 2000; i++) {
      const floor = 1000 + 1e5 * random.unit()
      const tiers: readonly Tier[] = [
        { floor: 0, rate: 0.005, maxLeverage: 100 },
        { floor, rate: 0.05, maxLeverage: 10 },
      ]
      const curve = marginCurve(tiered('step', tiers), 'BTC', 1)
      const size = 1 + 100 * random.unit()
      const edge = floor / size
      // 2 % of equity a hundredth below the edge: 3 % there, of which 5 % are required.
      const from = edge * 0.99
      const found = thresholdOfMany([{ curve, size, basis: size * from }], 0.02 * size * from, from, 1, false)
      if (!(Math.abs(found / edge - 1) < 1e-9)) misses.push(i)
    }
    expect(misses).toEqual([])
  })

  test('[T3] one that lies just on a tier boundary is not lost to rounding', () => {
    const random = new Random(14, 1)
    const misses: number[] = []
    for (let i = 0; i < 2000; i++) {
      const floor = 1e5 * random.unit()
      const tiers: readonly Tier[] = [
        { floor: 0, rate: 0.004, maxLeverage: 100 },
        { floor, rate: 0.01, maxLeverage: 50 },
      ]
      const curve = marginCurve(tiered('deduction', tiers), 'BTC', 1)
      const size = (random.unit() < 0.5 ? 1 : -1) * (1 + 100 * random.unit())
      const edge = floor / Math.abs(size)
      const basis = size * edge * (0.9 + 0.2 * random.unit())
      // Equity at the edge is just the floor's 0.4 %.
      const surplus = 0.004 * floor - size * edge + basis
      const found = thresholdOfMany(
        [{ curve, size, basis }],
        surplus,
        edge * (size > 0 ? 1.1 : 0.9),
        size > 0 ? -1 : 1,
        random.unit() < 0.5,
      )
      if (!(Math.abs(found / edge - 1) < 1e-9)) misses.push(i)
    }
    expect(misses).toEqual([])
  })
})
