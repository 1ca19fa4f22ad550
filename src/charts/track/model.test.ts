import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TICK_KINDS, ticksOf } from './model.ts'

const SEED = 20_261_101
const none = { liquidation: [], fund: [], adl: [] }

test('nothing happened, nothing to tick', () => {
  expect(ticksOf(none, 0, 500)).toEqual([])
  expect(ticksOf(none, 10, 0)).toEqual([])
})

describe('a tick', () => {
  test('is a round with all that happened in it', () => {
    // 50 pixels a round: none shares its place.
    expect(ticksOf({ liquidation: [1, 2, 5], fund: [2, 5], adl: [5] }, 10, 500)).toEqual([
      { round: 1, kinds: ['liquidation'], count: 1 },
      { round: 2, kinds: ['liquidation', 'fund'], count: 1 },
      { round: 5, kinds: ['liquidation', 'fund', 'adl'], count: 1 },
    ])
  })

  test('speaks for those that would stand closer than 24 pixels', () => {
    // 10 pixels a round: 1, 2 and 3 share a place; 4 is 30 pixels from 1.
    expect(ticksOf({ liquidation: [1, 2, 4], fund: [3], adl: [] }, 50, 500)).toEqual([
      { round: 1, kinds: ['liquidation', 'fund'], count: 3 },
      { round: 4, kinds: ['liquidation'], count: 1 },
    ])
  })

  test('where there is no width all share one place', () => {
    expect(ticksOf({ liquidation: [1, 9], fund: [], adl: [4] }, 9, 0)).toEqual([
      { round: 1, kinds: ['liquidation', 'adl'], count: 3 },
    ])
  })
})

test('ticks are never closer than a finger, and every round is counted once', () => {
  const some = fc.uniqueArray(fc.integer({ min: 1, max: 200 })).map((rounds) => rounds.sort((a, b) => a - b))
  fc.assert(
    fc.property(
      fc.record({ liquidation: some, fund: some, adl: some }),
      fc.integer({ min: 1, max: 2000 }),
      (rounds, width) => {
        const ticks = ticksOf(rounds, 200, width)
        const all = new Set(TICK_KINDS.flatMap((kind) => rounds[kind]))
        expect(ticks.reduce((sum, { count }) => sum + count, 0)).toBe(all.size)
        for (let i = 1; i < ticks.length; i++) {
          const apart = (ticks[i]?.round ?? 0) - (ticks[i - 1]?.round ?? 0)
          expect((apart * width) / 200).toBeGreaterThanOrEqual(24)
        }
      },
    ),
    { seed: SEED, numRuns: 200 },
  )
})
