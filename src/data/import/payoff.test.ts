import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coordinateOf, profit, sigmaOf } from '../../engine/payoff.ts'
import { averageEntry, bankruptcyOf, entryOfPercent, entryOfProfit, profitAt } from './payoff.ts'

const SEED = 1_070_419

describe('profit, entry and bankruptcy of an imported position', () => {
  it('[M1] linear, by hand: short 2 from 30 at 25 earns 10; with 8 of cash it is bankrupt at 34', () => {
    expect(profitAt('linear', -2, 30, 25)).toBe(10)
    expect(entryOfProfit('linear', -2, 10, 25)).toBe(30)
    expect(entryOfPercent('linear', -1, 100 / 6, 25)).toBeCloseTo(30, 12)
    expect(bankruptcyOf('linear', -2, 30, 8)).toBe(34)
    expect(averageEntry('linear', { size: 1, entry: 10 }, { size: 3, entry: 14 })).toBe(13)
  })

  it('[M1] inverse, by hand: long 100 from 10 at 20 earns 5 coins; with 2 coins it is bankrupt at 100 / 12', () => {
    expect(profitAt('inverse', 100, 10, 20)).toBe(5)
    expect(entryOfProfit('inverse', 100, 5, 20)).toBe(10)
    // 5 coins on 100 / 10 = 10 coins is 50 %.
    expect(entryOfPercent('inverse', 1, 50, 20)).toBe(10)
    expect(bankruptcyOf('inverse', 100, 10, 2)).toBeCloseTo(100 / 12, 12)
    // A hundred at 10 and a hundred at 30 are 10 + 3⅓ coins: two hundred at 15.
    expect(averageEntry('inverse', { size: 100, entry: 10 }, { size: 100, entry: 30 })).toBeCloseTo(15, 12)
  })

  it('has no entry where the profit is more than the position can have made', () => {
    // A long of 2 at 25 is worth 50: it cannot have earned 50 or more.
    expect(entryOfProfit('linear', 2, 50, 25)).toBeNull()
    expect(entryOfProfit('linear', -2, -50, 25)).toBeNull()
    expect(entryOfPercent('linear', -1, 100, 25)).toBeNull()
  })

  it(`[M1] says what the engine says (seed ${SEED})`, () => {
    const price = fc.double({ min: 0.01, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(
        fc.constantFrom('linear' as const, 'inverse' as const),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }).filter((size) => Math.abs(size) > 1e-3),
        price,
        price,
        (payoff, size, entry, mark) => {
          const sigma = sigmaOf(payoff)
          const engine = profit(size, coordinateOf(sigma, entry), coordinateOf(sigma, mark))
          const gross =
            Math.abs(size) *
            Math.max(Math.abs(coordinateOf(sigma, entry)), Math.abs(coordinateOf(sigma, mark)))
          expect(Math.abs(profitAt(payoff, size, entry, mark) - engine)).toBeLessThanOrEqual(1e-12 * gross)
        },
      ),
      { seed: SEED, numRuns: 500 },
    )
  })
})
