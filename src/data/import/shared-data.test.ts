import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runScenario } from '../../engine/lab.ts'
import type { Scenario } from '../../engine/scenario.ts'
import type { World } from '../../engine/world.ts'
import { worldColumns } from '../../engine/world-columns.ts'
import { firstScreen } from '../first-screen.ts'
import { checkRulebook } from '../rulebook-schema.ts'
import { withImport } from './apply.ts'
import { planOf } from './import.test-kit.ts'
import type { Plan } from './plan.ts'

/*
 * Real accounts of 10 October 2025 from ../shared, which is no part of the project: without it these tests are skipped.
 * Fixtures of the same shapes, with invented numbers, are tested in plan.test.ts.
 */
const DATA = new URL('../../../../shared/data/oct10/', import.meta.url)
const isThere = existsSync(DATA)
const text = (name: string): string => readFileSync(new URL(name, DATA), 'utf8')
/** Rows of a file without quotes, as text. */
const rows = (name: string): readonly (readonly string[])[] =>
  text(name)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

function underHyperliquid(plan: Plan): Scenario {
  const path = new URL('../../../public/rulebooks/hyperliquid.json', import.meta.url)
  const rulebook = checkRulebook(JSON.parse(readFileSync(path, 'utf8')))
  if (!rulebook.ok) throw new Error('hyperliquid')
  const scenario = { ...firstScreen(), rulebook: rulebook.value, reserves: { fund: 0, vault: 1e9, venue: 0 } }
  const next = withImport(scenario, plan, { title: 'test', keepsCrowd: false, you: 'none' })
  return { ...next, markets: next.markets.map((m) => ({ ...m, depth: 5e6, impact: { law: 'linear' } })) }
}

/** Account → equity in the engine's world. */
function equities(world: World): ReadonlyMap<string, number> {
  const { ids, equity } = worldColumns(world)
  return new Map(ids.map((id, a) => [id, equity[a]]))
}

/** All money of a world: accounts, LP and vault among them, and ledgers. */
const money = (world: World): number =>
  worldColumns(world).equity.reduce((sum, one) => sum + one, 0) +
  world.ledgers.reduce((sum, one) => sum + one, 0)

describe.skipIf(!isThere)('real accounts run under the rules of Hyperliquid', () => {
  it('AVAX shorts with size, entry and equity: every one, with the equity that the file states', () => {
    const file = rows('winners_w01_avax.csv')
    const plan = planOf(text('winners_w01_avax.csv'))
    expect(plan.accounts).toHaveLength(50)
    expect(plan.refused).toEqual([])
    // The exchange closed them at 22.075, the last column but eight.
    expect(plan.markets).toMatchObject([{ spec: { symbol: 'AVAX', price: 22.075 }, longs: 0, shorts: 50 }])
    const scenario = underHyperliquid(plan)
    const start = runScenario(scenario)
    const known = equities(start)
    for (const row of file) {
      const wanted = Number(row[10])
      expect(Math.abs((known.get(row[1]) ?? 0) - wanted)).toBeLessThan(1e-6 * Math.abs(wanted))
    }
    const size = file.reduce((sum, row) => sum + Number(row[7]), 0)
    expect(plan.markets[0]?.short).toBeCloseTo(-size, 6)
    const crash = runScenario({ ...scenario, steps: [{ kind: 'price', market: 0, to: 40, gap: 0.5 }] })
    expect(worldColumns(crash).size.filter((one) => one !== 0).length).toBeLessThan(51)
    expect(Math.abs(money(crash) - money(start))).toBeLessThan(1e-9 * 1e10)
  })

  it('19,337 accounts with notional, profit and equity: at a stated price, the impossible ones refused by line', () => {
    const file = rows('by_user.csv')

    const plan = planOf(text('by_user.csv'), { side: 'short', symbol: 'PERP', prices: { PERP: 100 } })

    expect(file).toHaveLength(19_337)
    // Counted in the file itself: no notional, nothing left, a loss of the whole notional or more.
    const zero = file.filter((row) => Number(row[1]) === 0)
    const broke = file.filter(
      (row) => Number(row[1]) > 0 && Number(row[2]) > -Number(row[1]) && Number(row[3]) <= 0,
    )
    const count = (reason: string) => plan.refused.filter((one) => one.reason === reason).length
    expect(count('zero')).toBe(zero.length)
    expect(count('bankrupt')).toBe(broke.length)
    expect(plan.accounts.length + plan.refused.length).toBe(19_337)
    expect(plan.accounts.length).toBeGreaterThan(19_000)
    expect(plan.refused.every(({ line }) => line >= 2 && line <= 19_338)).toBe(true)

    const scenario = underHyperliquid(plan)
    const start = runScenario(scenario)
    const known = equities(start)
    for (const row of file.slice(0, 80)) {
      const wanted = Number(row[3])
      expect(Math.abs((known.get(row[0]) ?? 0) - wanted)).toBeLessThan(1e-6 * Math.abs(wanted))
    }

    const after = runScenario({ ...scenario, steps: [{ kind: 'price', market: 0, to: 112, gap: 0.2 }] })
    expect(Math.abs(money(after) - money(start))).toBeLessThan(1e-9 * 2e10)
  }, 30_000)
})
