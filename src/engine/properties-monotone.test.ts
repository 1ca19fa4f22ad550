import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equityOf } from './account.ts'
import { runScenario } from './lab.ts'
import { marginCurve } from './margin.ts'
import { Dice, randomScenario } from './oracle-worlds.test-kit.ts'
import type { Sigma } from './payoff.ts'
import { coordinateOf, priceOf } from './payoff.ts'
import { thresholdOfMany, thresholdOfOne } from './threshold.ts'
import { FIRST_TRADER } from './world.ts'

const RUNS = { seed: 20251010, numRuns: 2000, endOnFailure: true }
const seeds = fc.integer({ min: 1, max: 0x7fffffff })

/** A position of random size, entry and margin under a random model; the price it is looked at from. */
function randomPosition(seed: number) {
  const dice = new Dice(seed)
  const { rulebook, markets } = randomScenario(dice)
  const sigma: Sigma = markets[0].payoff === 'linear' ? 1 : -1
  const side = dice.side()
  const size = side * dice.whole(1, 200) * markets[0].lot
  const entry = 100 * dice.between(0.8, 1.2)
  const basis = size * coordinateOf(sigma, entry)
  return {
    dice,
    sigma,
    side,
    size,
    basis,
    curve: marginCurve(rulebook.margin, 'BTC', sigma),
    strict: rulebook.trigger.strict,
    cash: Math.abs(basis) * dice.between(0, 1.5),
    from: 100 * dice.between(0.7, 1.3),
  }
}

/**
 * How far a price that goes from `from` in `direction` gets before it meets the threshold. None is as far as one can go; one
 * that lies behind has been met.
 */
function reach(price: number, from: number, direction: 1 | -1): number {
  if (Number.isNaN(price)) return Number.POSITIVE_INFINITY
  return Math.max(direction * price, direction * from)
}

describe('[system 7.8] monotone', () => {
  test('a worse price never raises the equity of a long, nor a better one that of a short', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const dice = new Dice(seed)
        const scenario = randomScenario(dice)
        const world = runScenario(scenario)
        const { accounts, positions, prices, markets } = world
        const one = dice.between(20, 200)
        const worse = one * dice.between(0.5, 1)
        for (let a = FIRST_TRADER; a < accounts.count; a++) {
          if (accounts.first[a + 1] - accounts.first[a] > 1) continue
          const p = accounts.first[a]
          const m = positions.market[p]
          const at = (price: number): number => {
            prices.x[m] = coordinateOf(markets[m].sigma, price)
            return equityOf(world, a)
          }
          const side = Math.sign(positions.lots[p])
          expect(side * (at(one) - at(worse))).toBeGreaterThanOrEqual(0)
        }
      }),
      { ...RUNS, numRuns: 300 },
    )
  })

  test('more margin never brings the threshold of a position closer, in either direction, under any model', () => {
    let apart = 0
    fc.assert(
      fc.property(seeds, (seed) => {
        const { dice, sigma, curve, size, basis, cash, strict, from } = randomPosition(seed)
        const x = coordinateOf(sigma, from)
        const more = cash + Math.abs(basis) * dice.between(0, 0.5)
        for (const direction of [-1, 1] as const) {
          const priceWith = (margin: number): number => {
            const root = thresholdOfOne(curve, size, basis, margin, x, direction, strict)
            return root === x ? from : Number.isNaN(root) ? root : priceOf(sigma, root)
          }
          const [little, much] = [priceWith(cash), priceWith(more)]
          const slack = 1e-12 * from
          expect(reach(much, from, direction)).toBeGreaterThanOrEqual(reach(little, from, direction) - slack)
          if (reach(much, from, direction) > reach(little, from, direction)) apart++
        }
      }),
      RUNS,
    )
    expect(apart).toBeGreaterThan(1000)
  })

  test('nor that of several positions in one market', () => {
    let apart = 0
    fc.assert(
      fc.property(seeds, (seed) => {
        const { dice, sigma, curve, size, basis, cash, strict, from } = randomPosition(seed)
        const second = -dice.side() * Math.abs(size) * dice.between(0.1, 0.9)
        const legs = [
          { curve, size, basis },
          { curve, size: second, basis: second * coordinateOf(sigma, 100 * dice.between(0.9, 1.1)) },
        ]
        const x = coordinateOf(sigma, from)
        const more = cash + Math.abs(basis) * dice.between(0, 0.5)
        for (const direction of [-1, 1] as const) {
          const priceWith = (margin: number): number => {
            const root = thresholdOfMany(legs, margin, x, direction, strict)
            return root === x ? from : Number.isNaN(root) ? root : priceOf(sigma, root)
          }
          const [little, much] = [priceWith(cash), priceWith(more)]
          const slack = 1e-9 * from
          expect(reach(much, from, direction)).toBeGreaterThanOrEqual(reach(little, from, direction) - slack)
          if (reach(much, from, direction) > reach(little, from, direction)) apart++
        }
      }),
      RUNS,
    )
    expect(apart).toBeGreaterThan(500)
  })
})
