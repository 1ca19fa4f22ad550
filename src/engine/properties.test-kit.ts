import fc from 'fast-check'
import { step } from './cascade.ts'
import { cancel, commit } from './checkpoint.ts'
import { runScenario } from './lab.ts'
import { Dice, randomScenario, randomStep } from './oracle-worlds.test-kit.ts'
import type { Scenario } from './scenario.ts'
import type { World } from './world.ts'
import { DUE, FEES, FUND, VENUE } from './world.ts'

/* What the properties are asked of: random worlds, after every round of random steps. */

/** Asks a property of `runs` random worlds. The seed is fixed; one that fails is printed with its number. */
export function ofWorlds(runs: number, property: (seed: number) => void): void {
  fc.assert(fc.property(fc.integer({ min: 1, max: 0x7fffffff }), property), {
    seed: 20251010,
    numRuns: runs,
    endOnFailure: true,
  })
}

/** A random world before its first step, and the dice for what is to happen to it. */
export function worldOf(seed: number, change: (scenario: Scenario) => Scenario = (same) => same) {
  const dice = new Dice(seed)
  const scenario = change(randomScenario(dice))
  return { dice, scenario, world: runScenario({ ...scenario, steps: [] }) }
}

/** Does some random steps and calls `look` after every round of each; `before` is called at the start of each step. */
export function eachRound(
  world: World,
  dice: Dice,
  steps: number,
  look: () => void,
  before?: () => void,
): void {
  for (let i = 0; i < steps; i++) {
    const what = randomStep(dice, world.prices.mark)
    before?.()
    for (let until = world.rounds.length + 1; ; until++) {
      step(world, what, i, until)
      look()
      if (world.rounds.length < until) break
      cancel(world)
    }
    commit(world)
  }
}

/** Coordinate of the mark, by definition. */
function coordinate(world: World, m: number): number {
  const price = world.prices.mark[m]
  return world.markets[m].sigma === 1 ? price : -1 / price
}

/** Cash of every account less what its positions owe, with their profits at the marks: read off the columns. */
export function equities(world: World): number[] {
  const { accounts, positions, prices, markets } = world
  return Array.from({ length: accounts.count }, (_, a) => {
    let equity = accounts.cash[a]
    for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
      const m = positions.market[p]
      const size = positions.lots[p] * markets[m].lot
      const paid = size > 0 ? prices.indexLong[m] : prices.indexShort[m]
      const owed = size === 0 ? 0 : Math.abs(size) * (paid - positions.settledAt[p])
      equity += size * coordinate(world, m) - positions.basis[p] - owed
    }
    return equity
  })
}

/** All the money there is. */
export function moneyIn(world: World): number {
  const { ledgers } = world
  const own = ledgers[FUND] + ledgers[VENUE] + ledgers[FEES] + ledgers[DUE]
  return equities(world).reduce((sum, equity) => sum + equity, own)
}

/** The sum of everything's size: what rounding is measured by. */
export function grossOf(world: World): number {
  const { accounts, positions, markets, ledgers } = world
  let gross = 0
  for (const cash of accounts.cash) gross += Math.abs(cash)
  for (const money of ledgers) gross += Math.abs(money)
  for (let p = 0; p < positions.count; p++) {
    const m = positions.market[p]
    gross +=
      Math.abs(positions.lots[p] * markets[m].lot * coordinate(world, m)) + Math.abs(positions.basis[p])
  }
  return gross
}
