import { describe, expect, test } from 'vitest'
import type { MarginCurve } from './margin.ts'
import {
  deductionsOf,
  initialMargin,
  marginCurve,
  maxLeverageOf,
  rateAt,
  requirement,
  tierOf,
} from './margin.ts'
import type { MarginModel, Tier } from './rulebook.ts'

const ON_MARK = { basis: 'mark', closingFee: 0 } as const

/** The first three tiers of Binance's BTCUSDT, October 2024. */
const BINANCE: readonly Tier[] = [
  { floor: 0, rate: 0.004, maxLeverage: 125 },
  { floor: 50_000, rate: 0.005, maxLeverage: 100 },
  { floor: 600_000, rate: 0.0065, maxLeverage: 75 },
]

/** BitMEX XBTUSD risk limits, in XBT. */
const BITMEX: readonly Tier[] = [
  { floor: 0, rate: 0.005, maxLeverage: 100 },
  { floor: 200, rate: 0.01, maxLeverage: 66.7 },
]

function linear(model: MarginModel, symbol = 'BTC'): MarginCurve {
  return marginCurve(model, symbol, 1)
}

/** Requirement of a linear position worth `notional` in one unit. */
function at(curve: MarginCurve, notional: number): number {
  return requirement(curve, 1, 0, notional)
}

describe('maintenance requirement', () => {
  test('[M3] flat: 0.5 % of 2 units at 100 is 1', () => {
    const curve = linear({ model: 'flat', rate: 0.005, maxLeverage: 100, ...ON_MARK })
    expect(requirement(curve, 2, 200, 100)).toBe(1)
    expect(requirement(curve, -2, -200, 100)).toBe(1)
    expect(requirement(curve, 2, 200, 50)).toBe(0.5)
  })

  test('[M3] on the entry value it does not move with the price', () => {
    const curve = linear({ model: 'flat', rate: 0.005, maxLeverage: 100, basis: 'entry', closingFee: 0 })
    expect(requirement(curve, 2, 200, 50)).toBe(1)
    expect(requirement(curve, -2, -200, 170)).toBe(1)
  })

  test('[M3] an inverse position’s notional is in coin: 100,000 at 50,000 is 2, of which 1 % is 0.02', () => {
    const curve = marginCurve({ model: 'flat', rate: 0.01, maxLeverage: 100, ...ON_MARK }, 'XBT', -1)
    expect(requirement(curve, 100_000, -1.6, -1 / 50_000)).toBeCloseTo(0.02, 15)
    expect(requirement(curve, -100_000, 1.6, -1 / 50_000)).toBeCloseTo(0.02, 15)
    const onEntry = marginCurve(
      { model: 'flat', rate: 0.01, maxLeverage: 100, basis: 'entry', closingFee: 0 },
      'XBT',
      -1,
    )
    // 1.6 is what 100,000 were worth at 62,500.
    expect(requirement(onEntry, 100_000, -1.6, -1 / 50_000)).toBeCloseTo(0.016, 15)
  })

  test('[M4] deductions follow from floors and rates: 0, 50, 950', () => {
    const deductions = deductionsOf(BINANCE)
    expect(deductions[0]).toBe(0)
    expect(deductions[1]).toBeCloseTo(50, 10)
    expect(deductions[2]).toBeCloseTo(950, 10)
  })

  test('[M4] with deductions: 100,000 needs 500 − 50 = 450', () => {
    const curve = linear({ model: 'deduction', tiers: { default: BINANCE }, ...ON_MARK })
    expect(at(curve, 100_000)).toBeCloseTo(450, 10)
    expect(at(curve, 1_000_000)).toBeCloseTo(6500 - 950, 9)
    expect(at(curve, 40_000)).toBeCloseTo(160, 10)
    expect(at(curve, 0)).toBe(0)
  })

  test('[M4] nothing jumps at a floor: 50,000 needs 200 by either tier, 600,000 needs 2,950', () => {
    const curve = linear({ model: 'deduction', tiers: { default: BINANCE }, ...ON_MARK })
    for (const [floor, required] of [
      [50_000, 200],
      [600_000, 2950],
    ] as const) {
      expect(at(curve, floor)).toBeCloseTo(required, 8)
      expect(at(curve, floor - 1e-6)).toBeCloseTo(required, 7)
      expect(at(curve, floor + 1e-6)).toBeCloseTo(required, 7)
    }
  })

  test('[M4] marginal bands add up to the same: 1 %, 2 % and 3 % on 10, 10 and 5 are 0.45', () => {
    const bands: readonly Tier[] = [
      { floor: 0, rate: 0.01, maxLeverage: 50 },
      { floor: 10, rate: 0.02, maxLeverage: 25 },
      { floor: 20, rate: 0.03, maxLeverage: 15 },
    ]
    expect(at(linear({ model: 'deduction', tiers: { default: bands }, ...ON_MARK }), 25)).toBeCloseTo(
      0.45,
      12,
    )
  })

  test('[M4] a notional that equals a floor belongs to that tier', () => {
    const curve = linear({ model: 'deduction', tiers: { default: BINANCE }, ...ON_MARK })
    expect(tierOf(curve, 0)).toBe(0)
    expect(tierOf(curve, 49_999.99)).toBe(0)
    expect(tierOf(curve, 50_000)).toBe(1)
    expect(tierOf(curve, 599_999)).toBe(1)
    expect(tierOf(curve, 600_000)).toBe(2)
    expect(tierOf(curve, 1e12)).toBe(2)
  })

  test('[M4] a market with a table of its own uses it, the others use the default', () => {
    const tiers = { default: BINANCE, DOGE: [{ floor: 0, rate: 0.02, maxLeverage: 25 }] }
    expect(at(linear({ model: 'deduction', tiers, ...ON_MARK }, 'DOGE'), 1000)).toBe(20)
    expect(at(linear({ model: 'deduction', tiers, ...ON_MARK }, 'BTC'), 1000)).toBe(4)
  })

  test('[M5] in a step model the tier’s rate holds for the whole position: 180 needs 0.90, 230 needs 2.30', () => {
    const curve = linear({ model: 'step', tiers: { default: BITMEX }, ...ON_MARK })
    expect(curve.isStep).toBe(true)
    expect(at(curve, 180)).toBeCloseTo(0.9, 12)
    expect(at(curve, 230)).toBeCloseTo(2.3, 12)
  })

  test('[M5] it jumps at a floor by floor · Δm: from 1 to 2 at 200', () => {
    const curve = linear({ model: 'step', tiers: { default: BITMEX }, ...ON_MARK })
    expect(at(curve, 200 - 1e-9)).toBeCloseTo(1, 8)
    expect(at(curve, 200)).toBe(2)
  })

  test('[M5] on the entry value the tier is the entry’s, wherever the price is', () => {
    const curve = linear({ model: 'step', tiers: { default: BITMEX }, basis: 'entry', closingFee: 0 })
    expect(requirement(curve, 2, 180, 400)).toBeCloseTo(0.9, 12)
    expect(requirement(curve, -2, -230, 10)).toBeCloseTo(2.3, 12)
  })

  test('[M6] a slope in the size: 25 at 100,000 with 1 % + 0.005 % each needs 28,125', () => {
    const curve = linear({
      model: 'slope',
      base: 0.01,
      slope: 0.00005,
      threshold: 0,
      maxLeverage: 50,
      ...ON_MARK,
    })
    expect(rateAt(curve, 0, 25)).toBeCloseTo(0.01125, 15)
    expect(requirement(curve, 25, 0, 100_000)).toBeCloseTo(28_125, 8)
    expect(requirement(curve, -25, 0, 100_000)).toBeCloseTo(28_125, 8)
  })

  test('[M6] the slope begins at the threshold: 0.5 % up to 5, 0.65 % at 7', () => {
    const curve = linear({
      model: 'slope',
      base: 0.005,
      slope: 0.00075,
      threshold: 5,
      maxLeverage: 100,
      ...ON_MARK,
    })
    expect(rateAt(curve, 0, 4)).toBe(0.005)
    expect(rateAt(curve, 0, -5)).toBe(0.005)
    expect(rateAt(curve, 0, 7)).toBeCloseTo(0.0065, 15)
  })

  test('[M6] a root of the size: 5 % until 0.8 · 5 % + 0.1 % · √size is more, from 100 on', () => {
    const curve = linear({ model: 'sqrt', base: 0.05, slope: 0.001, maxLeverage: 10, ...ON_MARK })
    expect(rateAt(curve, 0, 1)).toBe(0.05)
    expect(rateAt(curve, 0, 100)).toBeCloseTo(0.05, 15)
    expect(rateAt(curve, 0, -400)).toBeCloseTo(0.06, 15)
    expect(requirement(curve, 400, 0, 10)).toBeCloseTo(240, 10)
  })

  test('[M7] the closing fee is added to the rate of every family: 0.5 % and 0.06 % of 1,000 are 5.60', () => {
    const fee = { basis: 'mark', closingFee: 0.0006 } as const
    const families: readonly MarginModel[] = [
      { model: 'flat', rate: 0.005, maxLeverage: 100, ...fee },
      { model: 'deduction', tiers: { default: [{ floor: 0, rate: 0.005, maxLeverage: 100 }] }, ...fee },
      { model: 'step', tiers: { default: [{ floor: 0, rate: 0.005, maxLeverage: 100 }] }, ...fee },
      { model: 'slope', base: 0.005, slope: 0, threshold: 0, maxLeverage: 100, ...fee },
      { model: 'sqrt', base: 0.005, slope: 0, maxLeverage: 100, ...fee },
    ]
    for (const model of families) expect(at(linear(model), 1000)).toBeCloseTo(5.6, 12)
  })

  test('[M7] the fee changes no deduction', () => {
    const curve = linear({
      model: 'deduction',
      tiers: { default: BINANCE },
      basis: 'mark',
      closingFee: 0.001,
    })
    expect(curve.deductions[2]).toBeCloseTo(950, 10)
    expect(at(curve, 100_000)).toBeCloseTo(550, 10)
  })
})

describe('tiers and lines of a market', () => {
  test('[M5] floors that are sizes: the tier is that of the size, at any price', () => {
    const tiers = [
      { floor: 0, rate: 0.01, maxLeverage: 75 },
      { floor: 200, rate: 0.015, maxLeverage: 50 },
    ]
    const curve = linear({ model: 'step', unit: 'size', tiers: { default: tiers }, ...ON_MARK })
    expect(requirement(curve, 199, 0, 100)).toBeCloseTo(199, 10)
    expect(requirement(curve, -250, 0, 100)).toBeCloseTo(375, 10)
    expect(requirement(curve, 250, 0, 1)).toBeCloseTo(3.75, 10)
    expect(maxLeverageOf(curve, 1, 200)).toBe(50)
    expect(curve.isStep).toBe(false)
  })

  test('[M6] a market that is named has its own line', () => {
    const line = { base: 0.01, slope: 0.00005, threshold: 0, maxLeverage: 50 }
    const SOL = { base: 0.02, slope: 0.000005, threshold: 0, maxLeverage: 25 }
    const model = { model: 'slope', ...line, markets: { SOL }, ...ON_MARK } as const
    expect(requirement(marginCurve(model, 'BTC', 1), 25, 0, 100_000)).toBeCloseTo(28_125, 6)
    expect(requirement(marginCurve(model, 'SOL', 1), 6000, 0, 200)).toBeCloseTo(60_000, 6)
  })
})

describe('initial margin', () => {
  test('[M8] it is the value over the leverage: 200,000 · 5 at 50x is 20,000', () => {
    expect(initialMargin(1_000_000, 50)).toBe(20_000)
  })

  test('[M8] the initial rate grows with the size as the maintenance rate does: 350 BTC need 3.75 %, 6,000 SOL 7 %', () => {
    const line = (base: number, slope: number, maxLeverage: number) =>
      linear({ model: 'slope', base, slope, threshold: 0, maxLeverage, ...ON_MARK })
    expect(1 / maxLeverageOf(line(0.01, 5e-5, 50), 1, 350)).toBeCloseTo(0.0375, 12)
    expect(1 / maxLeverageOf(line(0.02, 5e-6, 25), 1, -6000)).toBeCloseTo(0.07, 12)
    expect(maxLeverageOf(line(0.01, 0, 49), 1, 350)).toBe(49)
    // Never less than the whole value.
    expect(maxLeverageOf(line(0.01, 0.1, 50), 1, 1e6)).toBe(1)
  })

  test('[M8] the highest leverage is that of the notional’s tier', () => {
    const curve = linear({ model: 'deduction', tiers: { default: BINANCE }, ...ON_MARK })
    expect(maxLeverageOf(curve, 49_999, 1)).toBe(125)
    expect(maxLeverageOf(curve, 50_000, 1)).toBe(100)
    expect(maxLeverageOf(curve, 5e9, 1)).toBe(75)
  })
})
