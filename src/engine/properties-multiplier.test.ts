import { describe, expect, test } from 'vitest'
import { account, CROWD, MARKET, moveTo, SCENARIO, TEXTBOOK } from './cast.test-kit.ts'
import { runScenario } from './lab.ts'
import { named, observed } from './look.test-kit.ts'
import type { Impact, MarketSpec, Scenario } from './scenario.ts'
import type { World } from './world.ts'
import { T } from './world.ts'

/*
 * A crowd with the same forced notional at every price: one long of one lot at each of `COUNT` thresholds, `SPACING`
 * apart. Its density is ρ = lot notional / SPACING, and linear impact moves the price by λ per unit of notional, so that
 * each closing moves it by n · SPACING.
 */

const COUNT = 2000
const SPACING = 0.01
const RATE = 0.005
/** The first threshold lies a hair below the start, so that a hand that goes k spacings meets k of them. */
const HAIR = 1e-5

function ladder(n: number, impact: Impact = { law: 'linear' }, count = COUNT): Scenario {
  // λ = 0.01 · P / depth, and one lot is worth P: depth = 0.01 · P · lotNotional / (n · SPACING).
  const market: MarketSpec = {
    ...MARKET,
    lot: 1,
    tick: 1e-6,
    depth: (0.01 * 100 * 100) / (n * SPACING),
    impact,
  }
  const accounts = Array.from({ length: count }, (_, i) => {
    const threshold = 100 - (i + HAIR) * SPACING
    // P = (E − M) / (1 − m) for a long of 1.
    return account(`a${String(i).padStart(4, '0')}`, 1, 100, 100 - threshold * (1 - RATE))
  })
  return { ...SCENARIO, rulebook: { ...TEXTBOOK, waterfall: [] }, markets: [market], accounts }
}

/** How far the mark moved for each unit that the hand did. */
function multiplier({ prices }: World): number {
  return (prices.mark[0] - 100) / (prices.hand[0] - 100)
}

describe('[system 7.7] the cascade multiplier', () => {
  test('λ = 0: exactly 1, whatever the crowd', () => {
    const steps = [moveTo(91.37)]
    const crowd = { ...SCENARIO, crowd: { ...CROWD, count: 3000 }, steps }
    const world = runScenario(crowd)
    expect(world.tally[T.longsClosed]).toBeGreaterThan(50)
    expect(multiplier(world)).toBe(1)
    expect(named(observed(crowd)).multiplier).toBe(1)
    expect(multiplier(runScenario({ ...ladder(0.5, { law: 'none' }), steps: [moveTo(95)] }))).toBe(1)
  })

  test.each([0.1, 0.25, 0.5, 0.8, 0.9, 0.95])('linear λ, uniform ρ, n = %d: 1 / (1 − n) within 1e-6', (n) => {
    // The hand goes so far that the cascade ends on a threshold: K spacings in all, of which it pushes (1 − n) K.
    const spacings = 1000
    const world = runScenario({ ...ladder(n), steps: [moveTo(100 - spacings * SPACING * (1 - n))] })
    expect(world.tally[T.longsClosed]).toBe(spacings)
    expect(Math.abs(multiplier(world) * (1 - n) - 1)).toBeLessThan(1e-6)
    expect(multiplier(world)).toBeCloseTo(1 / (1 - n), 6)
  })

  test.each([0.3, 0.7])('n = %d and a hand that ends anywhere: within one threshold of it', (n) => {
    for (const push of [1.2345, 2.3456, 3.4567]) {
      const world = runScenario({ ...ladder(n), steps: [moveTo(100 - push)] })
      const oneThreshold = (n * SPACING) / (1 - n) / push
      expect(Math.abs(multiplier(world) - 1 / (1 - n))).toBeLessThanOrEqual(oneThreshold + 1e-9)
    }
  })

  test('[P9] the screen tells the same n, from the ladder before and from the run after', () => {
    const scenario = { ...ladder(0.4), steps: [moveTo(100 - 1000 * SPACING * 0.6)] }
    const values = named(observed(scenario))
    expect(values.branchingObserved).toBeCloseTo(0.4, 6)
    expect(values.multiplier).toBeCloseTo(1 / 0.6, 6)
    // A bin of the ladder is a tenth of a unit wide, so a window of one unit holds the density to a few per cent.
    expect(values.branchingLadder).toBeCloseTo(0.4, 1)
  })

  test('n ≥ 1: a push of one threshold runs until ρ ends', () => {
    for (const n of [1, 1.5]) {
      const world = runScenario({
        ...ladder(n, { law: 'linear' }, 500),
        steps: [moveTo(100 - 1.5 * SPACING)],
      })
      expect(world.tally[T.longsClosed]).toBe(500)
      expect(world.prices.mark[0]).toBeCloseTo(100 - (1.5 + 500 * n) * SPACING, 9)
    }
  })

  test('n ≥ 1: or until depth ends, where the book has nobody left', () => {
    // A book of 150 lots, straight down to 30 away: each lot moves the price by 0.2, 20 spacings.
    const impact = { law: 'book', levels: [[0.3, 1]] } as const
    const scenario = ladder(1, impact, 500)
    const markets = [{ ...scenario.markets[0], depth: 150 * 100 }]
    const world = runScenario({ ...scenario, markets, steps: [moveTo(100 - 1.5 * SPACING)] })
    expect(world.prices.forced[0]).toBeLessThanOrEqual(-150 * 100)
    expect(world.tally[T.longsClosed]).toBe(500)
    const hand = 100 - 1.5 * SPACING
    expect(world.prices.mark[0]).toBeCloseTo(hand * 0.7, 9)
  })
})
