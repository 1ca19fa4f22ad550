import { describe, expect, test } from 'vitest'
import { CROWD, MARKET } from './cast.test-kit.ts'
import type { CrowdColumns } from './crowd.ts'
import { generateCrowd } from './crowd.ts'
import { makePath } from './price-path.ts'
import { mixOf } from './profiles.ts'
import type { CrowdSpec, MarketSpec } from './scenario.ts'

const FINE: MarketSpec = { ...MARKET, lot: 1e-6 }
const SECOND: MarketSpec = { ...FINE, symbol: 'ETH', price: 50 }
const INVERSE: MarketSpec = { ...MARKET, payoff: 'inverse', lot: 1 }
/** Prices from half to twice the present one: longs from high up and shorts from far below are in trouble. */
const ROUGH: MarketSpec = { ...FINE, path: [50, 200, 60, 150, 80, 130, 100] }

function crowdOf(
  spec: Partial<CrowdSpec>,
  markets: readonly MarketSpec[] = [FINE],
  seed = 7,
  most = 1000,
  rate = 0,
) {
  const entrance = { maxLeverage: () => most, requirement: (_: number, value: number) => rate * value }
  const making = generateCrowd({ ...CROWD, count: 20_000, ...spec }, markets, entrance, seed)
  for (;;) {
    const next = making.next()
    if (next.done === true) return next.value
  }
}

/** Value of leg p in the settlement currency at a price. */
function valueAt(crowd: CrowdColumns, p: number, market: MarketSpec, price: number): number {
  const size = Math.abs(crowd.lots[p]) * market.lot
  return market.payoff === 'linear' ? size * price : size / price
}

function leverageOf(crowd: CrowdColumns, i: number, market: MarketSpec): number {
  return valueAt(crowd, i, market, crowd.entry[i]) / crowd.cash[i]
}

/** Profit of leg p at the market's price, in the settlement currency. */
function profitOf(crowd: CrowdColumns, p: number, market: MarketSpec): number {
  const size = crowd.lots[p] * market.lot
  return market.payoff === 'linear'
    ? size * (market.price - crowd.entry[p])
    : size * (1 / crowd.entry[p] - 1 / market.price)
}

function share(crowd: CrowdColumns, is: (i: number) => boolean): number {
  let count = 0
  for (let i = 0; i < crowd.count; i++) if (is(i)) count++
  return count / crowd.count
}

describe('the crowd', () => {
  test('[C1] as many accounts as asked for, each with one leg when nobody hedges', () => {
    const crowd = crowdOf({ count: 1234 })
    expect(crowd.count).toBe(1234)
    expect(crowd.first[1234]).toBe(1234)
    expect(crowd.lots.every((lots) => Number.isInteger(lots) && lots !== 0)).toBe(true)
    expect(crowd.cash.every((cash) => cash > 0)).toBe(true)
  })

  test('[C1] the same seed gives the same crowd, another one another', () => {
    expect(crowdOf({ count: 500 })).toEqual(crowdOf({ count: 500 }))
    expect(crowdOf({ count: 500 }).lots).not.toEqual(crowdOf({ count: 500 }, [FINE], 8).lots)
  })

  test('[C1] the shares of longs and of cross accounts are those asked for', () => {
    // 20,000 draws: standard deviation at most 0.35 of a hundredth.
    const crowd = crowdOf({ longShare: 0.7, crossShare: 0.2 })
    expect(Math.abs(share(crowd, (i) => crowd.lots[i] > 0) - 0.7)).toBeLessThan(0.012)
    expect(Math.abs(share(crowd, (i) => crowd.isCross[i] === 1) - 0.2)).toBeLessThan(0.012)
    expect(crowdOf({ longShare: 1 }).lots.some((lots) => lots < 0)).toBe(false)
    expect(crowdOf({ longShare: 0 }).lots.some((lots) => lots > 0)).toBe(false)
  })

  test('[C1] a change of one attribute leaves the others: sides change, sizes and leverages stay', () => {
    const one = crowdOf({ count: 1000, longShare: 0.2 })
    const other = crowdOf({ count: 1000, longShare: 0.8 })
    expect(one.lots).not.toEqual(other.lots)
    expect(one.lots.map(Math.abs)).toEqual(other.lots.map(Math.abs))
    expect(one.isCross).toEqual(other.isCross)
  })

  test('[C1] hedged accounts hold half the value on the other side of the next market, in cross mode', () => {
    const crowd = crowdOf({ hedgedShare: 0.25 }, [FINE, SECOND])
    const legs = (i: number): number => crowd.first[i + 1] - crowd.first[i]
    expect(Math.abs(share(crowd, (i) => legs(i) === 2) - 0.25)).toBeLessThan(0.012)
    for (let i = 0; i < crowd.count; i++) {
      if (legs(i) !== 2) continue
      const p = crowd.first[i]
      expect([crowd.market[p], crowd.market[p + 1], crowd.isCross[i]]).toEqual([0, 1, 1])
      expect(Math.sign(crowd.lots[p])).toBe(-Math.sign(crowd.lots[p + 1]))
      expect(valueAt(crowd, p + 1, SECOND, 50) / valueAt(crowd, p, FINE, 100)).toBeCloseTo(0.5, 3)
      if (i > 2000) break
    }
  })

  test('[C1] with one market nobody hedges', () => {
    const crowd = crowdOf({ hedgedShare: 1, count: 100 })
    expect(crowd.first[100]).toBe(100)
  })

  test('[C2] half of the accounts hold more than the median notional', () => {
    const crowd = crowdOf({ medianNotional: 1000 })
    expect(Math.abs(share(crowd, (i) => valueAt(crowd, i, FINE, 100) > 1000) - 0.5)).toBeLessThan(0.014)
  })

  test('[C2] above it the share falls with the tail exponent: 0.5 · 4^−1.5 hold four medians', () => {
    const crowd = crowdOf({ count: 100_000, medianNotional: 1000, tail: 1.5 })
    const beyond = (medians: number): number =>
      share(crowd, (i) => valueAt(crowd, i, FINE, 100) > medians * 1000)
    expect(Math.abs(beyond(4) - 0.0625)).toBeLessThan(0.003)
    expect(Math.abs(beyond(25) - 0.004)).toBeLessThan(0.0008)
    const heavier = crowdOf({ count: 100_000, medianNotional: 1000, tail: 1.1 })
    // 0.5 · 25^−1.1 = 0.0145.
    expect(Math.abs(share(heavier, (i) => valueAt(heavier, i, FINE, 100) > 25_000) - 0.0145)).toBeLessThan(
      0.0015,
    )
  })

  test('[C2] below it sizes are log-normal: one in 44 below e^(−2 · 1.2) medians', () => {
    const crowd = crowdOf({ count: 100_000, medianNotional: 1000 })
    // The normal deviate −2 has 2.275 % of the draws below it.
    const least = 1000 * Math.exp(-2.4)
    expect(Math.abs(share(crowd, (i) => valueAt(crowd, i, FINE, 100) < least) - 0.02275)).toBeLessThan(0.002)
  })

  test('[C2] nobody holds more than 20,000 medians or less than one lot', () => {
    const crowd = crowdOf({ tail: 1.01, medianNotional: 10 }, [{ ...FINE, lot: 0.05 }])
    // A lot is worth 5.
    for (let i = 0; i < crowd.count; i++) {
      const value = valueAt(crowd, i, { ...FINE, lot: 0.05 }, 100)
      if (value < 4.999 || value > 200_001) expect(value).toBe('between 5 and 200,000')
    }
  })

  test('[C3] leverage lies above the next lower bar and up to the account’s own, by the bars’ weights', () => {
    const leverageMix = [
      { leverage: 2, weight: 1 },
      { leverage: 10, weight: 2 },
      { leverage: 20, weight: 1 },
    ]
    const crowd = crowdOf({ leverageMix, crossShare: 0 })
    const between = (low: number, high: number): number =>
      share(crowd, (i) => {
        const leverage = leverageOf(crowd, i, FINE)
        return leverage > low + 1e-9 && leverage < high + 1e-9
      })
    expect(Math.abs(between(1.9, 2) - 0.25)).toBeLessThan(0.014)
    expect(Math.abs(between(2, 10) - 0.5)).toBeLessThan(0.014)
    expect(Math.abs(between(10, 20) - 0.25)).toBeLessThan(0.014)
    // Even within a bar: half of those between 2 and 10 are below 6.
    expect(Math.abs(between(2, 6) - 0.25)).toBeLessThan(0.014)
  })

  test('[C3] nobody has more leverage than the venue allows the size', () => {
    const crowd = crowdOf({ leverageMix: mixOf('aggressive'), crossShare: 0 }, [FINE], 7, 12)
    expect(share(crowd, (i) => leverageOf(crowd, i, FINE) > 12.0001)).toBe(0)
    expect(share(crowd, (i) => leverageOf(crowd, i, FINE) > 11.9999)).toBeGreaterThan(0.5)
  })

  test('[C3] a cross account has spare cash of up to its initial margin, an isolated one none', () => {
    const leverageMix = [{ leverage: 5, weight: 1 }]
    const crowd = crowdOf({ leverageMix, crossShare: 0.5 })
    let spare = 0
    let count = 0
    for (let i = 0; i < crowd.count; i++) {
      const ratio = 5 / leverageOf(crowd, i, FINE) - 1
      if (crowd.isCross[i] === 0) {
        if (Math.abs(ratio) > 1e-9) expect(ratio).toBe(0)
        continue
      }
      if (ratio < 0 || ratio > 1) expect(ratio).toBe('between 0 and 1')
      spare += ratio
      count++
    }
    expect(Math.abs(spare / count - 0.5)).toBeLessThan(0.015)
  })

  test('[C4] without a path everybody enters at the price', () => {
    const crowd = crowdOf({ count: 100 })
    expect(new Set(crowd.entry)).toEqual(new Set([100]))
  })

  test('[C4] entries lie on the path where the account can bear it, on the tick', () => {
    const crowd = crowdOf({ leverageMix: [{ leverage: 1, weight: 1 }], crossShare: 0 }, [
      { ...FINE, path: [100.004, 90, 110, 100] },
    ])
    const entries = new Set(crowd.entry)
    // 100.004 goes down to the tick for longs and up for shorts.
    expect(entries).toEqual(new Set([100, 100.01, 90, 110]))
  })

  test('[C4] recent points are likelier: of four, the last is drawn by 1/2, the first by 13 in 100', () => {
    const path = [97, 98, 99, 100]
    const crowd = crowdOf({ leverageMix: [{ leverage: 1, weight: 1 }] }, [{ ...FINE, path }])
    const drawn = (entry: number): number => share(crowd, (i) => Math.abs(crowd.entry[i] - entry) < 0.005)
    // The last quarter of 1 − u² is u < 1/2; the first is u > √3/2.
    expect(Math.abs(drawn(100) - 0.5)).toBeLessThan(0.014)
    expect(Math.abs(drawn(97) - 0.134)).toBeLessThan(0.01)
  })

  test.each([
    ['linear', ROUGH],
    ['inverse', { ...INVERSE, path: ROUGH.path }],
  ] as const)(
    '[C4] nobody starts under water: equity is at least 0.6 of the initial margin, %s',
    (_, market) => {
      for (const leverageMix of [mixOf('cautious'), mixOf('aggressive')]) {
        const crowd = crowdOf({ leverageMix, crossShare: 0, medianNotional: 50_000 }, [market], 3)
        let least = Number.POSITIVE_INFINITY
        for (let i = 0; i < crowd.count; i++)
          least = Math.min(least, (crowd.cash[i] + profitOf(crowd, i, market)) / crowd.cash[i])
        expect(least).toBeGreaterThan(0.6 - 1e-9)
        // And some stand just there: entries are moved no further than they must.
        expect(least).toBeLessThan(0.602)
      }
    },
  )

  test('[C4] equity is 5 % above the requirement where that is more: 3 % of a 5 % initial margin, 3.15 % or more', () => {
    const crowd = crowdOf({ leverageMix: [{ leverage: 20, weight: 1 }], crossShare: 0 }, [ROUGH], 7, 20, 0.03)
    let least = Number.POSITIVE_INFINITY
    for (let i = 0; i < crowd.count; i++)
      least = Math.min(least, (crowd.cash[i] + profitOf(crowd, i, ROUGH)) / valueAt(crowd, i, ROUGH, 100))
    expect(least).toBeGreaterThan(0.0305)
    expect(least).toBeLessThan(0.0325)
  })

  test('[C4] where the initial margin hardly covers the requirement, entries are at the price or better', () => {
    const crowd = crowdOf(
      { leverageMix: [{ leverage: 20, weight: 1 }], crossShare: 0 },
      [ROUGH],
      7,
      20,
      0.049,
    )
    for (let i = 0; i < crowd.count; i++) expect(profitOf(crowd, i, ROUGH)).toBeGreaterThanOrEqual(0)
  })

  test('[C4] a made-up path serves as well', () => {
    const market = { ...FINE, path: makePath(1, 200, 130, 100, 0.4) }
    const crowd = crowdOf({ crossShare: 0 }, [market])
    expect(share(crowd, (i) => crowd.cash[i] + profitOf(crowd, i, market) < 0.6 * crowd.cash[i] - 1e-9)).toBe(
      0,
    )
    expect(new Set(crowd.entry).size).toBeGreaterThan(100)
  })
})
