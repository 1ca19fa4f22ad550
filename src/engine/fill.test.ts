import { describe, expect, test } from 'vitest'
import { CALM, moneyOf, play, rowOf } from './book.test-kit.ts'
import { account } from './cast.test-kit.ts'
import { closeWithLp } from './fill.ts'
import type { MarketSpec } from './scenario.ts'
import type { World } from './world.ts'
import { LP, touch } from './world.ts'

const INVERSE: MarketSpec = { ...CALM, payoff: 'inverse' }

/** Lots and basis of the LP in the first market; its position there is row 0. */
function otherSide({ positions, accounts }: World) {
  return { lots: positions.lots[0], basis: positions.basis[0], cash: accounts.cash[LP] }
}

function sum(column: Float64Array): number {
  return column.reduce((total, value) => total + value, 0)
}

describe('the other side of the book', () => {
  const accounts = [account('long', 3, 100, 100), account('short', -1, 90, 50)]

  test('[M9] the LP holds what makes lots and bases zero, at the traders’ own entries', () => {
    const world = play({ accounts, steps: [] })
    // Against 3 long from 100 and 1 short from 90: 2 short, for 300 − 90.
    expect(otherSide(world)).toEqual({ lots: -2, basis: -210, cash: 0 })
    expect(sum(world.positions.lots)).toBe(0)
    expect(sum(world.positions.basis)).toBe(0)
    expect([world.prices.longLots[0], world.prices.shortLots[0]]).toEqual([3, 3])
    expect(moneyOf(world)).toBe(150)
  })

  test('[M9] a close hands lots over at the trader’s entry, and profit moves in cash: 1 of 3 at 110 is 10', () => {
    const world = play({ accounts, steps: [] })
    const a = rowOf(world, 'long')
    const p = world.accounts.first[a]
    touch(world, a)
    expect(closeWithLp(world, p, 1, 110)).toBe(10)
    expect([world.positions.lots[p], world.positions.basis[p], world.accounts.cash[a]]).toEqual([2, 200, 110])
    expect(otherSide(world)).toEqual({ lots: -1, basis: -110, cash: -10 })
    expect([world.prices.longLots[0], world.prices.shortLots[0]]).toEqual([2, 2])
    expect(moneyOf(world)).toBe(150)
  })

  test('[M9] a part that is closed leaves the average entry', () => {
    const world = play({ accounts: [account('long', 3, 90, 100)], steps: [] })
    const p = world.accounts.first[rowOf(world, 'long')]
    for (const at of [130, 70]) {
      closeWithLp(world, p, 1, at)
      expect(world.positions.basis[p] / world.positions.lots[p]).toBe(90)
    }
    closeWithLp(world, p, 1, 100)
    expect([world.positions.lots[p], world.positions.basis[p]]).toEqual([0, 0])
    expect(otherSide(world)).toEqual({ lots: 0, basis: 0, cash: -30 })
  })

  test('[M9] a close that takes the LP through zero turns its side', () => {
    const world = play({ accounts, steps: [] })
    closeWithLp(world, world.accounts.first[rowOf(world, 'long')], 3, 100)
    // Only the short from 90 is left, and the LP is long against it.
    expect(otherSide(world)).toEqual({ lots: 1, basis: 90, cash: 0 })
    expect([world.prices.longLots[0], world.prices.shortLots[0]]).toEqual([1, 1])
  })

  test('[M9] the same in coin: 1,000 short from 100 closed at 80 earn 12.5 − 10', () => {
    const world = play({ markets: [INVERSE], accounts: [account('short', -1000, 100, 5)], steps: [] })
    const a = rowOf(world, 'short')
    expect(otherSide(world).basis).toBe(-10)
    expect(closeWithLp(world, world.accounts.first[a], 1000, -1 / 80)).toBe(2.5)
    expect(world.accounts.cash[a]).toBe(7.5)
    expect(otherSide(world)).toEqual({ lots: 0, basis: 0, cash: -2.5 })
  })
})
