import { describe, expect, test } from 'vitest'
import { moneyOf, rowsOf, scenarioOf, stateOf } from './book.test-kit.ts'
import { account, moveTo } from './cast.test-kit.ts'
import { runScenario } from './lab.ts'
import { walkScore } from './walk.ts'
import { FIRST_TRADER } from './world.ts'

describe('counterparties by chance', () => {
  const shorts = Array.from({ length: 7 }, (_, i) => account(`s${i}`, -10, 100, 500))
  const rules = { waterfall: [{ layer: 'adl' }], adl: adlOf('random') } as const

  function adlOf(score: 'random' | 'BX-ADL') {
    return {
      triggers: [{ kind: 'fundEmpty' }],
      score,
      allocation: 'rankQueue',
      price: 'bankruptcy',
      protectPrincipal: false,
    } as const
  }

  test('[S8] the walk is a turn of the rows: from the drawn one to the last, and from the first on', () => {
    const starts = Array.from({ length: 40 }, (_, seed) => {
      const world = runScenario({ ...scenarioOf({ rules, accounts: shorts, steps: [] }), seed })
      const rows = shorts.map((_, i) => world.accounts.first[FIRST_TRADER + i])
      const walk = [...rows].sort((p, q) => walkScore(world, q, -1) - walkScore(world, p, -1))
      const [first = 0] = walk
      expect(walk).toEqual([...rows.slice(rows.indexOf(first)), ...rows.slice(0, rows.indexOf(first))])
      expect(walkScore(world, first, -1)).toBe(1)
      return rows.indexOf(first)
    })
    expect(new Set(starts).size).toBe(shorts.length)
  })

  test('[S8] the seed says where: the same seed the same walk, and a loser is asked like a winner', () => {
    // The long is bankrupt at 85 and jumps to 80; the short from 70 is losing there, and stands in the walk all the same.
    const accounts = [account('long', 10, 100, 150), account('loser', -10, 70, 900), ...shorts.slice(0, 3)]
    const closedOf = (seed: number): string[] => {
      const world = runScenario({ ...scenarioOf({ rules, accounts, steps: [moveTo(80, 1)] }), seed })
      expect(moneyOf(world)).toBeCloseTo(150 + 900 + 3 * 500, 9)
      expect(stateOf(world, 'long').lots).toEqual([0])
      return rowsOf(world, 'adl').map(({ from, to }) => `${from} ${to}`)
    }
    const found = Array.from({ length: 30 }, (_, seed) => closedOf(seed))
    expect(closedOf(3)).toEqual(found[3])
    expect(found.some((rows) => rows.some((row) => row.includes('loser')))).toBe(true)
    expect(found.some((rows) => rows.every((row) => !row.includes('loser')))).toBe(true)
  })
})
