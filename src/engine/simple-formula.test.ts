import { describe, expect, test } from 'vitest'
import { CALM, PLAIN, scenarioOf } from './book.test-kit.ts'
import type { Explanation } from './explain.ts'
import { createEngine } from './lab.ts'
import { prepared, valuesOf } from './look.test-kit.ts'
import type { MarginModel } from './rulebook.ts'
import type { MarketSpec, Scenario, YouSpec } from './scenario.ts'
import { simpleLiquidation } from './simple-formula.ts'
import { FLAT, ON_ENTRY, TIERED, tiered } from './threshold.test-kit.ts'

const ONE: YouSpec = { market: 'BTC', size: 1, entry: 100, leverage: 10, added: 0, mode: 'isolated' }

function explained(you: YouSpec, margin: MarginModel, markets: readonly MarketSpec[] = [CALM]) {
  const scenario: Scenario = {
    ...scenarioOf({ accounts: [], markets, rules: { ...PLAIN, margin }, steps: [] }),
    you,
  }
  const engine = createEngine()
  prepared(engine, scenario)
  const found: Explanation = engine.explain('simpleLiquidation', null)
  return { found, values: valuesOf(engine, scenario) }
}

describe('the simple formula', () => {
  test('[T6] 1 from 100 at 10x and 0.5 %: 90.5 for a long, 109.5 for a short', () => {
    expect(simpleLiquidation(100, 1, 10, 0.005)).toBeCloseTo(90.5, 12)
    expect(simpleLiquidation(100, -1, 10, 0.005)).toBeCloseTo(109.5, 12)
  })

  test('[T6] is exact where the requirement is on entry, flat, and nothing else is in the account', () => {
    const { found, values } = explained(ONE, ON_ENTRY)
    expect(values.youSimple).toBeCloseTo(90.5, 12)
    expect(values.youSimpleError).toBeCloseTo(0, 12)
    expect(found.deviations).toEqual([])
  })

  test('[T6] on mark all of its error is the basis: 90.45 − 90.5', () => {
    const { found, values } = explained(ONE, FLAT)
    expect(values.youSimpleError).toBeCloseTo(90.5 - 90 / 0.995, 12)
    expect(values.youSimpleErrorShare).toBeCloseTo(90.5 / (90 / 0.995) - 1, 12)
    expect(found.deviations).toEqual([{ because: 'basis', value: expect.closeTo(90 / 0.995 - 90.5, 12) }])
  })

  test('[T6] what it leaves out adds up to its error: tier, fee, margin, funding, the rest of the account', () => {
    const markets = [CALM, { ...CALM, symbol: 'ETH', price: 90 }]
    const you: YouSpec = {
      ...ONE,
      size: 1000,
      added: 500,
      funding: 100,
      mode: 'cross',
      others: [{ market: 'ETH', size: 100, entry: 100 }],
    }
    const { found, values } = explained(you, { ...TIERED, closingFee: 0.0005 }, markets)
    expect(found.deviations.map(({ because }) => because)).toEqual([
      'basis',
      'tiers',
      'fee',
      'added',
      'funding',
      'others',
    ])
    const sum = found.deviations.reduce((all, { value }) => all + value, 0)
    expect(sum).toBeCloseTo((values.youLiquidation ?? 0) - (values.youSimple ?? 0), 9)
    // 100,000 · 0.9 / 0.996 in its lowest tier, (90,000 − 50) / 0.995 in the one that the solved price is in.
    expect(found.deviations[1].value).toBeCloseTo(89.95 / 0.995 - 90 / 0.996, 9)
  })

  test('[T6] an inverse contract is not linear, and says so', () => {
    const market = { ...CALM, payoff: 'inverse', price: 8000, lot: 1, range: [6000, 10_000] } as const
    const you = { ...ONE, size: 10_000, entry: 8000 }
    const { found, values } = explained(you, ON_ENTRY, [market])
    expect(values.youSimple).toBeCloseTo(7240, 9)
    expect(found.deviations).toEqual([{ because: 'inverse', value: expect.closeTo(8000 / 1.095 - 7240, 8) }])
  })

  test('[T6] Binance’s worked cross case: the other leg is what it leaves out', () => {
    // Support faq: W = 1,535,443.01; two longs; each has the tier whose rate and deduction are published.
    const one = (rate: number, deduction: number) =>
      tiered('deduction', [
        { floor: 0, rate: 0, maxLeverage: 125 },
        { floor: deduction / rate, rate, maxLeverage: 125 },
      ])
    const tiersOf = (model: MarginModel) => (model.model === 'deduction' ? model.tiers.default : [])
    const margin: MarginModel = {
      ...one(0.025, 16_300),
      model: 'deduction',
      tiers: { default: tiersOf(one(0.025, 16_300)), ETH: tiersOf(one(0.1, 135_365)) },
    }
    const btc = { ...CALM, price: 31_967.27, lot: 2 ** -30, range: [1, 1e6] as const }
    const eth = { ...btc, symbol: 'ETH', price: 1335.18 }
    const wallet = 1_535_443.01
    const legs = {
      BTC: { market: 'BTC', size: 109.488, entry: 32_481.98 },
      ETH: { market: 'ETH', size: 3683.979, entry: 1456.84 },
    }
    const about = (own: 'BTC' | 'ETH', other: 'BTC' | 'ETH') => {
      const value = legs[own].size * legs[own].entry
      const you: YouSpec = {
        ...legs[own],
        leverage: value / wallet,
        added: 0,
        mode: 'cross',
        others: [legs[other]],
      }
      return explained(you, margin, own === 'BTC' ? [btc, eth] : [eth, btc])
    }
    const ofBtc = about('BTC', 'ETH')
    expect(ofBtc.values.youLiquidation).toBeCloseTo(26_316.89, 2)
    expect(about('ETH', 'BTC').values.youLiquidation).toBeCloseTo(1153.26, 2)
    expect(ofBtc.values.youInitialCash).toBeCloseTo(wallet, 6)
    expect(ofBtc.found.deviations.at(-1)).toEqual({
      because: 'others',
      value: expect.closeTo(26_316.89 - 18_778.73, 1),
    })
  })
})
