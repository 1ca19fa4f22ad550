import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runScenario } from '../../engine/lab.ts'
import type { Scenario } from '../../engine/scenario.ts'
import { worldColumns } from '../../engine/world-columns.ts'
import { toCsv, toJson, worldTable } from '../export/tables.ts'
import { firstScreen } from '../first-screen.ts'
import { checkRulebook } from '../rulebook-schema.ts'
import { checkScenarioFile, withRulebook } from '../scenario-schema.ts'
import { withImport } from './apply.ts'
import { planOf } from './import.test-kit.ts'

function read(name: string): Scenario {
  const json = (path: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../../public/${path}.json`, import.meta.url), 'utf8'))
  const file = checkScenarioFile(json(`scenarios/${name}`))
  if (!file.ok) throw new Error(name)
  const rulebook = checkRulebook(json(`rulebooks/${file.value.rulebook}`))
  if (!rulebook.ok) throw new Error(file.value.rulebook)
  return withRulebook(file.value, rulebook.value)
}

/** Every account with what it holds, by id. */
function holdings(scenario: Scenario): ReadonlyMap<string, unknown> {
  const table = worldTable(worldColumns(runScenario(scenario)))
  const rows = new Map<string, unknown>()
  const near = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(11)) : value)
  for (let i = 0; i < (table.account?.length ?? 0); i++) {
    const key = `${table.account?.[i]} ${table.market?.[i]}`
    rows.set(key, Object.fromEntries(Object.entries(table).map(([name, column]) => [name, near(column[i])])))
  }
  return rows
}

const small = (scenario: Scenario): Scenario => ({
  ...scenario,
  crowd: scenario.crowd === null ? null : { ...scenario.crowd, count: 400 },
  steps: [],
})

describe('what is exported is imported again', () => {
  it.each(['two-markets', 'crowd', 'one-long'])('%s: the same accounts, from CSV and from JSON', (name) => {
    const scenario = small(read(name))
    const before = holdings(scenario)
    const table = worldTable(worldColumns(runScenario(scenario)))
    const screen = {
      markets: scenario.markets,
      prices: Object.fromEntries(scenario.markets.map(({ symbol, price }) => [symbol, price])),
    }
    expect(before.size).toBeGreaterThan(0)
    for (const text of [toCsv(table), toJson(table)]) {
      const plan = planOf(text, {}, screen)
      expect(plan.refused).toEqual([])
      const again = withImport(scenario, plan, { title: name, keepsCrowd: false, you: { account: 'you' } })
      expect(holdings(again)).toEqual(before)
    }
  })

  it('under inverse contracts: cash in coin stays, also at a price that has moved', () => {
    const scenario = small(read('inverse'))
    const table = worldTable(worldColumns(runScenario(scenario)))
    const price = (scenario.markets[0]?.price ?? 0) * 0.99
    const stated = { payoff: 'inverse', prices: { XBTUSD: price } } as const
    const plan = planOf(toCsv(table), stated, { markets: scenario.markets, prices: {} })
    const again = withImport(scenario, plan, { title: 'moved', keepsCrowd: false, you: { account: 'you' } })
    expect(plan.refusedAccounts).toBeLessThan(10)
    const moved = holdings(again)
    const before = holdings(scenario)
    expect(moved.size + plan.refusedAccounts).toBe(before.size)
    for (const [id, row] of moved) {
      const { equity: _equity, ...same } = before.get(id) as { equity: number } // a row of `worldTable`
      expect(row).toMatchObject(same)
    }
  })

  it('an account that is called by a number is no account of the crowd', () => {
    const scenario: Scenario = {
      ...small(read('crowd')),
      accounts: [
        { id: '7', mode: 'isolated', cash: 20, positions: [{ market: 'BTC', size: 1, entry: 100 }] },
      ],
    }
    const { account } = worldTable(worldColumns(runScenario(scenario)))
    const names = Array.from(account ?? [])
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('7')
    expect(names).toContain('#7')
  })

  it.each(['=1+1', '+a', '-a', '@a', "'=1", "''-a", "'a", '-20'])('an account that is called %s', (id) => {
    const scenario: Scenario = {
      ...small(read('one-long')),
      accounts: [{ id, mode: 'isolated', cash: 20, positions: [{ market: 'BTC', size: 1, entry: 100 }] }],
    }
    const csv = toCsv(worldTable(worldColumns(runScenario(scenario))))
    expect(planOf(csv).accounts.map((account) => account.id)).toContain(id)
  })

  it('a scenario saved whole is the scenario', () => {
    const first = firstScreen()
    expect(JSON.parse(JSON.stringify(first))).toEqual(first)
  })
})
