import { describe, expect, test } from 'vitest'
import { equityOf, requirementOf } from './account.ts'
import { step } from './cascade.ts'
import { MARKET, SCENARIO } from './cast.test-kit.ts'
import { cancel, commit, digest } from './checkpoint.ts'
import { runScenario } from './lab.ts'
import { keepWatch, makeFloors } from './margin-guard.ts'
import { Random } from './random.ts'
import type { AccountSpec, Scenario } from './scenario.ts'
import type { World } from './world.ts'
import { FIRST_TRADER } from './world.ts'

const SYMBOLS = ['A', 'B', 'C', 'D', 'E']

/** Accounts of two to four legs in five markets, with 2 % to 22 % of what their positions are worth. */
function accountsOf(count: number, seed: number): readonly AccountSpec[] {
  const random = new Random(seed, 1)
  return Array.from({ length: count }, (_, i) => {
    const first = Math.floor(SYMBOLS.length * random.unit())
    const legs = 2 + Math.floor(3 * random.unit())
    const positions = Array.from({ length: legs }, (__, k) => ({
      market: SYMBOLS[(first + k) % SYMBOLS.length],
      size: (random.unit() < 0.5 ? -1 : 1) * Math.ceil(100 * random.unit()),
      entry: 100,
    }))
    const gross = positions.reduce((sum, { size }) => sum + 100 * Math.abs(size), 0)
    return { id: `a${i}`, mode: 'cross', cash: gross * (0.02 + 0.2 * random.unit()), positions }
  })
}

function worldOf(count: number, seed: number, accounts = accountsOf(count, seed)): World {
  const scenario: Scenario = {
    ...SCENARIO,
    markets: SYMBOLS.map((symbol) => ({ ...MARKET, symbol, impact: { law: 'linear' }, depth: 1e7 })),
    accounts,
  }
  return runScenario(scenario)
}

const surplusOf = (world: World, a: number): number => equityOf(world, a) - requirementOf(world, a)
const isWatched = (world: World, a: number): boolean => world.guard.floor[a] === Number.NEGATIVE_INFINITY

describe('floors', () => {
  test('[L1] at the marks they are equity less requirement, worked out by hand', () => {
    // 10 A at 100 with 2 B short at 100 and 300: 300 − 0.005 · 1200 = 294.
    const one: AccountSpec = {
      id: 'one',
      mode: 'cross',
      cash: 300,
      positions: [
        { market: 'A', size: 10, entry: 100 },
        { market: 'B', size: -2, entry: 100 },
      ],
    }
    const world = worldOf(1, 1, [one])
    makeFloors(world)
    expect(world.guard.floor[FIRST_TRADER]).toBeCloseTo(294, 5)
    // A may fall to 80: 10 · 20 less, and 0.2 % of the price further, 1.6; the requirement stays at its highest.
    keepWatch(world, 0, 80)
    expect(world.guard.floor[FIRST_TRADER]).toBeCloseTo(294 - 201.6, 5)
    expect(isWatched(world, FIRST_TRADER)).toBe(false)
    // Back and forth within what was seen takes nothing more.
    keepWatch(world, 0, 99)
    keepWatch(world, 0, 81)
    expect(world.guard.floor[FIRST_TRADER]).toBeCloseTo(294 - 201.6, 5)
    // To 70 it can lose all it has.
    keepWatch(world, 0, 70)
    expect(isWatched(world, FIRST_TRADER)).toBe(true)
    expect(world.guard.watched.map((list) => [...list])).toEqual([[2], [2], [], [], []])
  })

  test('[L1] nobody who is left alone is under water at any corner of the box', () => {
    const world = worldOf(400, 2)
    makeFloors(world)
    for (const [m, bound] of [
      [0, 93],
      [1, 108],
      [3, 96],
      [0, 104],
    ] as const)
      keepWatch(world, m, bound)
    const { low, high } = world.guard
    let alone = 0
    for (let corner = 0; corner < 2 ** SYMBOLS.length; corner++) {
      SYMBOLS.forEach((_, m) => {
        world.prices.x[m] = (corner >> m) & 1 ? high[m] : low[m]
      })
      for (let a = FIRST_TRADER; a < world.accounts.count; a++) {
        if (isWatched(world, a)) continue
        alone++
        expect(surplusOf(world, a)).toBeGreaterThan(0)
      }
    }
    // The test says something only if many are left alone, and not all.
    expect(alone / 32).toBeGreaterThan(100)
    expect(alone / 32).toBeLessThan(400)
  })
})

test('[L1] with the guard a crash is what it is when everyone is watched', () => {
  for (const seed of [3, 4, 5]) {
    const guarded = worldOf(300, seed)
    const watchful = worldOf(300, seed)
    const moves = [
      [0, 92],
      [1, 107],
      [2, 88],
      [0, 97],
      [4, 115],
    ] as const
    for (const [i, [market, to]] of moves.entries()) {
      const what = { kind: 'price', market, to, gap: i % 2 ? 0.5 : 0 } as const
      // Something else was looked at before.
      step(guarded, { ...what, to: to * 0.9 }, i, Number.POSITIVE_INFINITY)
      cancel(guarded)
      makeFloors(watchful)
      watchful.guard.floor.fill(0)
      // However many are watched, they stay so.
      watchful.guard.state.atFirst = Number.POSITIVE_INFINITY
      for (let m = 0; m < SYMBOLS.length; m++) keepWatch(watchful, m, 1)
      for (const world of [guarded, watchful]) {
        step(world, what, i, Number.POSITIVE_INFINITY)
        commit(world)
      }
      expect(guarded.journal.length).toBeGreaterThan(0)
      expect(digest(guarded)).toBe(digest(watchful))
    }
    expect(watchful.guard.state.count).toBeGreaterThanOrEqual(300)
    expect(guarded.guard.state.count).toBeLessThan(300)
  }
})
