import { describe, expect, test } from 'vitest'
import { equityOf, fundingOwed, reindex, requirementOf, settleFunding, thresholdPrice } from './account.ts'
import { CALM, PLAIN, play, rowOf } from './book.test-kit.ts'
import { account } from './cast.test-kit.ts'
import type { MarginModel } from './rulebook.ts'
import type { AccountSpec, MarketSpec, PositionSpec } from './scenario.ts'
import { FLAT } from './threshold.test-kit.ts'

const BTC: MarketSpec = { ...CALM, lot: 0.001 }
const ETH: MarketSpec = { ...BTC, symbol: 'ETH', price: 50 }
const INVERSE: MarketSpec = { ...CALM, symbol: 'XBT', payoff: 'inverse', price: 8000, tick: 0.5, lot: 1 }

function cross(id: string, cash: number, ...positions: readonly PositionSpec[]): AccountSpec {
  return { id, mode: 'cross', cash, positions }
}

/** A world before its first step, with a flat 0.5 % unless said otherwise. */
function stand(
  markets: readonly MarketSpec[],
  accounts: readonly AccountSpec[],
  margin: MarginModel = FLAT,
  steps: Parameters<typeof play>[0]['steps'] = [],
) {
  return play({ rules: { ...PLAIN, margin }, markets, accounts, steps })
}

const LONG = account('long10x', 1, 100, 10)
const SHORT = account('short10x', -1, 100, 10)

describe('equity and requirement of an account', () => {
  test('[M2] equity is cash and profit at the mark', () => {
    const world = stand([{ ...BTC, price: 95 }], [LONG, SHORT])
    expect(equityOf(world, rowOf(world, 'long10x'))).toBe(5)
    expect(equityOf(world, rowOf(world, 'short10x'))).toBe(15)
  })

  test('[M2] in coin for an inverse contract: 0.125 + 10,000 · (1/8,000 − 1/10,000) = 0.375', () => {
    const world = stand([{ ...INVERSE, price: 10_000 }], [account('long10x', 10_000, 8000, 0.125, 'XBT')])
    expect(equityOf(world, rowOf(world, 'long10x'))).toBeCloseTo(0.375, 14)
  })

  test('[M2] a cross account adds its legs up: 20 − 10 + 40 = 50, with 0.9 and 1 required', () => {
    const two = cross(
      'two',
      20,
      { market: 'BTC', size: 2, entry: 95 },
      { market: 'ETH', size: -4, entry: 60 },
    )
    const world = stand([{ ...BTC, price: 90 }, ETH], [two])
    const a = rowOf(world, 'two')
    expect(equityOf(world, a)).toBe(50)
    expect(requirementOf(world, a)).toBeCloseTo(1.9, 14)
  })

  test('[M2] an account without a position has its cash and no requirement', () => {
    const world = stand([BTC], [{ id: 'idle', mode: 'cross', cash: 7, positions: [] }])
    expect(equityOf(world, rowOf(world, 'idle'))).toBe(7)
    expect(requirementOf(world, rowOf(world, 'idle'))).toBe(0)
  })
})

describe('the liquidation price of an account', () => {
  test('[T2] the first screen: 90.45', () => {
    const world = stand([BTC], [LONG, SHORT])
    expect(thresholdPrice(world, rowOf(world, 'long10x'), 0, 100, -1)).toBeCloseTo(90 / 0.995, 12)
    expect(thresholdPrice(world, rowOf(world, 'short10x'), 0, 100, 1)).toBeCloseTo(110 / 1.005, 12)
  })

  test('[T2] a cross account in one market of two: the other leg is held at its mark', () => {
    const two = cross(
      'two',
      20,
      { market: 'BTC', size: 1, entry: 100 },
      { market: 'ETH', size: 2, entry: 45 },
    )
    const world = stand([BTC, ETH], [two])
    const a = rowOf(world, 'two')
    // 20 + 10 − 0.5 of the other stand behind the long: (100 − 29.5) / 0.995.
    expect(thresholdPrice(world, a, 0, 100, -1)).toBeCloseTo(70.5 / 0.995, 10)
    // 20 + 0 − 0.5 behind the other: (2 · 45 − 19.5) / (2 · 0.995).
    expect(thresholdPrice(world, a, 1, 50, -1)).toBeCloseTo(70.5 / 1.99, 10)
  })

  test('[T2] Binance’s worked case in cross: 26,316.89 for BTC with ETH held, 1,153.26 for ETH with BTC held', () => {
    const one = { rate: 0, maxLeverage: 125, floor: 0 } as const
    // The floors at which the second tier has the published deduction: 16,300 at 2.5 % and 135,365 at 10 %.
    const margin: MarginModel = {
      model: 'deduction',
      basis: 'mark',
      closingFee: 0,
      tiers: {
        default: [one],
        BTC: [one, { floor: 652_000, rate: 0.025, maxLeverage: 20 }],
        ETH: [one, { floor: 1_353_650, rate: 0.1, maxLeverage: 5 }],
      },
    }
    const wallet = cross(
      'wallet',
      1_535_443.01,
      { market: 'BTC', size: 109.488, entry: 32_481.98 },
      { market: 'ETH', size: 3683.979, entry: 1456.84 },
    )
    const markets = [
      { ...BTC, price: 31_967.27 },
      { ...ETH, price: 1335.18 },
    ]
    const world = stand(markets, [wallet], margin)
    const a = rowOf(world, 'wallet')
    expect(thresholdPrice(world, a, 0, 31_967.27, -1)).toBeCloseTo(26_316.89, 2)
    expect(thresholdPrice(world, a, 1, 1335.18, -1)).toBeCloseTo(1153.26, 2)
  })

  test('[T2] none in a market in which the account holds nothing', () => {
    const world = stand([BTC, ETH], [LONG])
    expect(thresholdPrice(world, rowOf(world, 'long10x'), 1, 50, -1)).toBeNaN()
  })

  test('[T3] both sides of one market in hedge mode share one: 85 / 0.985', () => {
    const both = cross(
      'both',
      15,
      { market: 'BTC', size: 2, entry: 100 },
      { market: 'BTC', size: -1, entry: 100 },
    )
    const world = stand([BTC], [both])
    const a = rowOf(world, 'both')
    expect(thresholdPrice(world, a, 0, 100, -1)).toBeCloseTo(85 / 0.985, 10)
    expect(thresholdPrice(world, a, 0, 100, 1)).toBeNaN()
  })

  test('[T3] a third leg elsewhere stands behind both', () => {
    const three = cross(
      'three',
      10,
      { market: 'BTC', size: 2, entry: 100 },
      { market: 'BTC', size: -1, entry: 100 },
      { market: 'ETH', size: 1, entry: 44.75 },
    )
    const world = stand([BTC, ETH], [three])
    // 10 + 5.25 − 0.25 is the 15 of the case before.
    expect(thresholdPrice(world, rowOf(world, 'three'), 0, 100, -1)).toBeCloseTo(85 / 0.985, 10)
  })
})

describe('funding owed', () => {
  const paid = [{ kind: 'funding', market: 0, rate: 0.01 }] as const

  test('[F1] longs owe the rate on their value at the mark, shorts receive it; cash waits', () => {
    const world = stand([BTC], [account('long', 2, 100, 50), account('short', -1, 100, 50)], FLAT, paid)
    const [long, short] = [rowOf(world, 'long'), rowOf(world, 'short')]
    expect(fundingOwed(world, world.accounts.first[long])).toBeCloseTo(2, 14)
    expect(fundingOwed(world, world.accounts.first[short])).toBeCloseTo(-1, 14)
    expect(world.accounts.cash[long]).toBe(50)
    expect(equityOf(world, long)).toBeCloseTo(48, 14)
    expect(equityOf(world, short)).toBeCloseTo(51, 14)
  })

  test('[F1] a negative rate turns it round, and ticks add up', () => {
    const steps = [0.01, -0.03, 0.005].map((rate) => ({ kind: 'funding', market: 0, rate }) as const)
    const world = stand([BTC], [account('long', 2, 100, 50)], FLAT, steps)
    // 1 % − 3 % + 0.5 % of 200.
    expect(fundingOwed(world, world.accounts.first[rowOf(world, 'long')])).toBeCloseTo(-3, 12)
  })

  test('[F1] in coin for an inverse contract: 1 % of 10,000 / 8,000', () => {
    const world = stand([INVERSE], [account('long', 10_000, 8000, 0.5, 'XBT')], FLAT, paid)
    expect(fundingOwed(world, world.accounts.first[rowOf(world, 'long')])).toBeCloseTo(0.0125, 14)
  })

  test('[F1] settling moves it into cash once', () => {
    const world = stand([BTC], [account('long', 2, 100, 50)], FLAT, paid)
    const a = rowOf(world, 'long')
    const p = world.accounts.first[a]
    settleFunding(world, p)
    expect(world.accounts.cash[a]).toBeCloseTo(48, 14)
    expect(fundingOwed(world, p)).toBe(0)
    settleFunding(world, p)
    expect(world.accounts.cash[a]).toBeCloseTo(48, 14)
    expect(equityOf(world, a)).toBeCloseTo(48, 14)
  })

  test('[F1] it moves the liquidation price as less cash does: 91 / 0.995', () => {
    const world = stand([BTC], [LONG], FLAT, paid)
    expect(thresholdPrice(world, rowOf(world, 'long10x'), 0, 100, -1)).toBeCloseTo(91 / 0.995, 10)
  })

  test('[F1] what longs owe and what shorts receive add up to nothing, the other side of the book included', () => {
    const world = stand([BTC], [account('long', 3, 100, 50), account('short', -1.5, 100, 50)], FLAT, paid)
    let owed = 0
    for (let p = 0; p < world.positions.count; p++) owed += fundingOwed(world, p)
    expect(owed).toBeCloseTo(0, 14)
  })
})

describe('the index of thresholds', () => {
  test('[L1] an account that changed stands in it with its new line', () => {
    const world = stand([BTC], [LONG])
    const a = rowOf(world, 'long10x')
    expect(world.accounts.line[a]).toBeCloseTo(90 / 0.995, 12)
    world.accounts.cash[a] = 20
    reindex(world, a)
    expect(world.accounts.line[a]).toBeCloseTo(80 / 0.995, 12)
    const { heap } = world.book.down[0]
    expect([heap.row, heap.version]).toEqual([a, world.accounts.version[a]])
    expect(heap.price).toBeCloseTo(80 / 0.995, 12)
  })
})
