import { describe, expect, test } from 'vitest'
import type { MarginModel } from './rulebook.ts'
import { tierProfile } from './tier-profile.ts'

const tier = (floor: number, rate: number, maxLeverage: number) => ({ floor, rate, maxLeverage })
const BASIS = { basis: 'mark', closingFee: 0 } as const
const BANDS: Extract<MarginModel, { model: 'deduction' }> = {
  model: 'deduction',
  ...BASIS,
  tiers: { default: [tier(0, 0.004, 125), tier(50_000, 0.005, 100)], ETH: [tier(0, 0.01, 50)] },
}

/** Rate and effective rate at an amount that was asked for. */
function at(model: MarginModel, amount: number, symbol = 'BTC'): readonly [rate: number, effective: number] {
  const { amount: amounts, rate, effective } = tierProfile(model, symbol, [amount])
  const i = amounts.indexOf(amount)
  return [rate[i], effective[i]]
}

describe('the profile of a table', () => {
  test('[M4] with deductions: 100,000 pays 0.5 % in its tier and 450 in all', () => {
    expect(at(BANDS, 100_000)).toEqual([0.005, 0.0045])
    expect(at(BANDS, 40_000)).toEqual([0.004, 0.004])
    const { tiers, by, isStep } = tierProfile(BANDS, 'BTC', [])
    expect([...tiers.deduction]).toEqual([0, 50])
    expect([by, isStep]).toEqual(['value', false])
    expect([...(tierProfile(BANDS, 'BTC', []).required ?? [])].at(-1)).toBe(450)
  })

  test('[M5] with steps the whole pays the rate of its tier, by value or by size', () => {
    const steps = { ...BASIS, tiers: { default: [tier(0, 0.005, 100), tier(200, 0.01, 50)] } }
    const byValue: MarginModel = { model: 'step', ...steps }
    const bySize: MarginModel = { model: 'step', unit: 'size', ...steps }
    for (const model of [byValue, bySize]) {
      expect(at(model, 180)).toEqual([0.005, 0.005])
      expect(at(model, 200)).toEqual([0.01, 0.01])
      expect(tierProfile(model, 'BTC', [])).toMatchObject({ isStep: true })
      expect([...tierProfile(model, 'BTC', []).tiers.floor]).toEqual([0, 200])
    }
    expect(tierProfile(byValue, 'BTC', []).by).toBe('value')
    expect(tierProfile(bySize, 'BTC', []).by).toBe('size')
  })

  test('[M8] the initial margin of a tier is a unit of value over its highest leverage', () => {
    expect([...tierProfile(BANDS, 'BTC', []).tiers.initialRate]).toEqual([0.008, 0.01])
  })
})

test('[M6] the profile of a rate by size: 25 need 1 % + 25 times 0.005 %', () => {
  const slope: MarginModel = {
    model: 'slope',
    ...BASIS,
    base: 0.01,
    slope: 0.000_05,
    threshold: 0,
    maxLeverage: 50,
  }
  expect(at(slope, 25)[1]).toBeCloseTo(0.011_25, 12)
  expect(tierProfile(slope, 'BTC', []).by).toBe('size')
  const { amount, effective } = tierProfile(slope, 'BTC', [])
  // Followed until it has grown ten times.
  expect(effective[0]).toBeLessThan(0.0101)
  expect(effective[effective.length - 1]).toBeGreaterThanOrEqual(0.1)
  expect(amount[amount.length - 1]).toBeLessThanOrEqual(10_000)
})

test('[M7] the closing fee is in every rate and in no deduction', () => {
  const model = { ...BANDS, closingFee: 0.0006 }
  expect(at(model, 40_000)[1]).toBeCloseTo(0.0046, 12)
  expect([...tierProfile(model, 'BTC', []).tiers.deduction]).toEqual([0, 50])
})

describe('the samples', () => {
  test('[M3] of a rate that is the same everywhere are only those asked for', () => {
    const flat: MarginModel = { model: 'flat', ...BASIS, rate: 0.005, maxLeverage: 125 }
    expect(tierProfile(flat, 'BTC', []).amount).toHaveLength(0)
    expect(at(flat, 200)).toEqual([0.005, 0.005])
    expect(tierProfile(BANDS, 'ETH', []).amount).toHaveLength(0)
  })

  test('go from below the first floor to above the last, ascending, with every floor', () => {
    const { amount } = tierProfile(BANDS, 'BTC', [])
    expect([amount[0], amount[amount.length - 1]]).toEqual([1000, 100_000])
    expect(amount).toContain(50_000)
    for (let i = 1; i < amount.length; i++) expect(amount[i]).toBeGreaterThan(amount[i - 1])
  })

  test('hold no number that is none, whatever the model', () => {
    const sqrt: MarginModel = { model: 'sqrt', ...BASIS, base: 0.05, slope: 0.0001, maxLeverage: 10 }
    const last: MarginModel = { ...BANDS, tiers: { default: [tier(0, 0.004, 125), tier(1e15, 0.5, 2)] } }
    const stiff: MarginModel = {
      model: 'slope',
      ...BASIS,
      base: 0,
      slope: 1,
      threshold: 0,
      maxLeverage: 1,
    }
    for (const model of [sqrt, last, stiff, BANDS]) {
      const { amount, rate, effective } = tierProfile(model, 'BTC', [1])
      expect(amount.length).toBeGreaterThan(1)
      for (const column of [amount, rate, effective])
        for (const value of column) expect(Number.isFinite(value)).toBe(true)
    }
  })
})
