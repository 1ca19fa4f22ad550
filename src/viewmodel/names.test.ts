import { expect, test } from 'vitest'
import { account, CROWD, SCENARIO } from '../engine/cast.test-kit.ts'
import { runScenario } from '../engine/lab.ts'
import type { Scenario } from '../engine/scenario.ts'
import { say } from './frame.test-kit.ts'
import { nameOf } from './names.ts'

const MIXED: Scenario = {
  ...SCENARIO,
  crowd: { ...CROWD, count: 10 },
  // By code units: capitals before small letters, ä after z.
  accounts: ['zoe', 'Ada', 'ärger', 'ada', '10', '9'].map((id) => account(id, 1, 100, 50)),
  you: { market: 'BTC', size: 2, entry: 100, leverage: 5, added: 0, mode: 'isolated' },
}

test('[N2] named rows are called by their ids, in the order in which the engine has them', () => {
  const names = [2, 3, 4, 5, 6, 7, 8].map((row) => nameOf(MIXED, row, 1, say))
  expect(names).toEqual(['10', '9', 'Ada', 'ada', 'Your long', 'zoe', 'ärger'])
  const world = runScenario(MIXED)
  // The reader's own position is twice as large as the others.
  const lots = [2, 3, 4, 5, 6, 7, 8].map((row) => world.positions.lots[world.accounts.first[row] ?? -1])
  expect(lots).toEqual([1000, 1000, 1000, 1000, 2000, 1000, 1000])
  expect(world.you).toBe(6)
})

test('without a position of your own the rows move up', () => {
  const others = { ...MIXED, you: null }
  expect([6, 7, 8].map((row) => nameOf(others, row, -1, say))).toEqual(['zoe', 'ärger', 'Short 1'])
})

test('the crowd is called by side and number, the others by what they are', () => {
  expect(nameOf(MIXED, 9, 1, say)).toBe('Long 1')
  expect(nameOf(MIXED, 18, -1, say)).toBe('Short 10')
  expect(nameOf(MIXED, 6, -1, say)).toBe('Your short')
  expect(nameOf(MIXED, 0, 1, say)).toBe('the other side of the book')
  expect(nameOf(MIXED, 1, 1, say)).toBe('the vault')
  expect(nameOf(MIXED, null, 1, say)).toBe('nobody')
})
