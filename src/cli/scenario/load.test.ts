import { describe, expect, test } from 'vitest'
import { loadScenario } from './load.ts'
import { applySet } from './sets.ts'

describe('fields set from the command line', () => {
  test('a path as in the file, a value as JSON, text where it is none', () => {
    const data = { crowd: { count: 5 }, markets: [{ depth: 1, symbol: 'A' }] }
    applySet(data, 'crowd.count=1000')
    applySet(data, 'markets[0].depth=2e6')
    applySet(data, 'markets[0].symbol=BTC')
    expect(data).toEqual({ crowd: { count: 1000 }, markets: [{ depth: 2e6, symbol: 'BTC' }] })
  })

  test('a path that leads nowhere and a set without a value are refused by name', () => {
    expect(() => applySet({}, 'crowd.count=1')).toThrow('crowd.count is nothing; allowed: a field')
    expect(() => applySet({}, 'seed')).toThrow('--set is seed; allowed: path=value')
  })
})

describe('scenarios by id or file', () => {
  test('an id of the catalogue, with its rulebook and a change in each', async () => {
    const sets = ['rulebook.margin.rate=0.006', 'reserves.fund=7', 'rulebook=textbook']
    const scenario = await loadScenario('one-long', sets)
    expect(scenario.reserves.fund).toBe(7)
    expect(scenario.rulebook.margin).toMatchObject({ model: 'flat', rate: 0.006 })
  })

  test('a rulebook that extends another', async () => {
    const { rulebook } = await loadScenario('one-long', ['rulebook=hyperliquid-observed-score'])
    expect(rulebook.adl.score).toBe('HL-ADL-OBS')
  })

  test('what cannot be used is refused with field, value and what is allowed', async () => {
    await expect(loadScenario('no-such')).rejects.toThrow('SCENARIO is no-such; allowed: a file, or one of')
    await expect(loadScenario('one-long', ['rulebook=mine'])).rejects.toThrow('rulebook is mine; allowed:')
    await expect(loadScenario('crowd', ['crowd.count=5'])).rejects.toThrow(
      'crowd.count is 5; allowed: a whole number, 10 to 1000000',
    )
    await expect(loadScenario('package.json')).rejects.toThrow('allowed:')
  })
})
