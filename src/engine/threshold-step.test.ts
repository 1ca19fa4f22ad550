import { describe, expect, test } from 'vitest'
import { liquidation, STEEP } from './threshold.test-kit.ts'

describe('step models have more than one threshold', () => {
  // Ten long from 90 with 30: 30 + 10 · (P − 90) against 10 % of P below 100 and twice P from there on.
  const long = { model: STEEP, size: 10, entry: 90, cash: 30 } as const

  test('[T2] falling: 870 / 9.9 = 87.88 in the lower tier', () => {
    expect(liquidation({ ...long, from: 90, direction: -1 })).toBeCloseTo(870 / 9.9, 10)
  })

  test('[T2] rising: at 100 the requirement jumps from 10 to 200, and the equity is 130', () => {
    expect(liquidation({ ...long, from: 90, direction: 1 })).toBe(100)
  })

  test('[T2] falling from above: 870 / 8 = 108.75 is met first', () => {
    expect(liquidation({ ...long, from: 130, direction: -1 })).toBeCloseTo(108.75, 10)
  })

  test('[T2] rising above there is none', () => {
    expect(liquidation({ ...long, from: 130, direction: 1 })).toBeNaN()
  })

  test('[T2] already liquidatable is where the price is', () => {
    expect(liquidation({ ...long, from: 105, direction: -1 })).toBe(105)
    expect(liquidation({ ...long, from: 105, direction: 1 })).toBe(105)
  })

  test('[T2] a short meets the jump before the root of its tier', () => {
    // 150 − 100 = 50 at 100 is enough for 10 and not for 200.
    expect(liquidation({ model: STEEP, size: -10, entry: 90, cash: 150, from: 90 })).toBe(100)
    // With 350 it is enough for both: 1,250 / 12 in the upper tier.
    expect(liquidation({ model: STEEP, size: -10, entry: 90, cash: 350, from: 90 })).toBeCloseTo(
      1250 / 12,
      10,
    )
  })

  test('[T2] equity that equals the higher requirement just there: enough for a strict trigger only', () => {
    // 100 + 100 = 200 at 100; above it equity grows faster than the requirement.
    const even = { ...long, cash: 100, from: 90, direction: 1 } as const
    expect(liquidation({ ...even, strict: false })).toBe(100)
    expect(liquidation({ ...even, strict: true })).toBeNaN()
  })

  test('[T2] an inverse long meets the jump on the way down, where its value rises', () => {
    // 100,000 are worth 909 at 110 and 1,000 at 100; the fall costs 90.91 and leaves 69.09, of which 200 are required.
    const price = liquidation({ model: STEEP, sigma: -1, size: 100_000, entry: 110, cash: 160, from: 110 })
    expect(price).toBeCloseTo(100, 10)
  })

  test('[T2] on the entry value there is one only', () => {
    const model = { ...STEEP, basis: 'entry' } as const
    // Bought at 120 for 1,200, so 240 are required at every price: (1,200 − 400 + 240) / 10.
    expect(liquidation({ model, size: 10, entry: 120, cash: 400 })).toBeCloseTo(104, 10)
    expect(liquidation({ model, size: 10, entry: 120, cash: 400, direction: 1 })).toBeNaN()
  })
})
