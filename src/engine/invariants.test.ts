import { describe, expect, test } from 'vitest'
import { PLAIN, rowOf, scenarioOf } from './book.test-kit.ts'
import { step } from './cascade.ts'
import { account, moveTo } from './cast.test-kit.ts'
import { EngineFault } from './fault.ts'
import { runScenario } from './lab.ts'
import type { World } from './world.ts'
import { FUND, T, touch } from './world.ts'

/** Two longs of 10 units, of which one goes under at 90 and the other at 70, after one round of the first. */
function worldBefore(): World {
  return runScenario(
    scenarioOf({
      rules: PLAIN,
      accounts: [account('first', 10, 100, 190), account('second', 10, 100, 370)],
      steps: [moveTo(89)],
    }),
  )
}

/** What the next step throws after somebody has laid hands on the world. */
function faultOf(breakIt: (world: World, first: number, second: number) => void): EngineFault {
  const world = worldBefore()
  breakIt(world, rowOf(world, 'first'), rowOf(world, 'second'))
  try {
    step(world, moveTo(69), 1, Number.POSITIVE_INFINITY)
  } catch (error) {
    if (error instanceof EngineFault) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('[system 7.10] a broken invariant stops the run', () => {
  test('an untouched world runs on', () => {
    const world = worldBefore()
    step(world, moveTo(69), 1, Number.POSITIVE_INFINITY)
    expect(world.rounds.length).toBe(2)
  })

  test('[M9] a lot more than there was', () => {
    const fault = faultOf((world, _first, second) => {
      touch(world, second)
      world.positions.lots[world.accounts.first[second]] = 11
    })
    expect(fault).toMatchObject({ name: 'EngineFault', code: 'LOTS', round: 2 })
    expect(fault.message).toContain('LOTS in round 2')
  })

  test('[M9] also when nobody has said so before, as soon as the position is looked at', () => {
    const fault = faultOf((world, _first, second) => {
      world.positions.lots[world.accounts.first[second]] = 11
    })
    expect(fault.code).toBe('LOTS')
  })

  test('[M9] an entry that only one side remembers', () => {
    const fault = faultOf((world, _first, second) => {
      touch(world, second)
      world.positions.basis[world.accounts.first[second]] += 1
    })
    expect(fault).toMatchObject({ code: 'BASIS', round: 2 })
  })

  test('[W1] money from nowhere, in an account or a ledger, be it a millionth', () => {
    const inAccount = faultOf((world, first) => {
      touch(world, first)
      world.accounts.cash[first] += 1e-5
    })
    expect(inAccount).toMatchObject({ code: 'MONEY', round: 2 })
    const inFund = faultOf((world) => {
      world.ledgers[FUND] += 1e-5
    })
    expect(inFund.code).toBe('MONEY')
  })

  test('[W1] a loss that nobody paid and that is not left over', () => {
    const fault = faultOf((world) => {
      world.tally[T.lossIn] += 1e-3
    })
    expect(fault).toMatchObject({ code: 'LOSS', round: 2 })
  })

  test('no number where one should be', () => {
    const cash = faultOf((world, _first, second) => {
      touch(world, second)
      world.accounts.cash[second] = Number.NaN
    })
    expect(cash.code).toBe('MONEY')
    const loss = faultOf((world) => {
      world.tally[T.lossIn] = Number.NaN
    })
    expect(loss.code).toBe('LOSS')
    expect(() => step(worldBefore(), moveTo(Number.NaN), 1, Number.POSITIVE_INFINITY)).toThrow(
      expect.objectContaining({ code: 'PRICE', round: 1 }),
    )
  })
})
