import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { runScenario } from '../engine/index.ts'
import type { Rulebook } from '../engine/rulebook.ts'
import { setMark } from '../store/edits.ts'
import { firstScreen } from './first-screen.ts'
import { checkScenarioFile, withRulebook } from './scenario-schema.ts'
import { rulebookOf } from './venue.test-kit.ts'

type Json = Readonly<Record<string, unknown>>

const root = new URL('../../public/', import.meta.url)
const read = (path: string): Json => JSON.parse(readFileSync(new URL(path, root), 'utf8'))
const idsIn = (folder: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => name !== 'index.json')
    .map((name) => name.replace(/\.json$/, ''))
    .sort()

async function scenarioOf(id: string) {
  const checked = checkScenarioFile(read(`scenarios/${id}.json`))
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return withRulebook(checked.value, await rulebookOf(checked.value.rulebook))
}

describe('rulebooks', () => {
  const ids = idsIn('rulebooks')

  test('the list names the files, with their own names', async () => {
    const list = read('rulebooks/index.json') as unknown as readonly { id: string; name: string }[]
    expect(list.map(({ id }) => id).sort()).toEqual(ids)
    for (const { id, name } of list) expect((await rulebookOf(id)).name).toBe(name)
  })

  test.each(ids)('%s is right, and says where everything comes from', async (id) => {
    const { sources, remarks, ...rulebook } = await rulebookOf(id)
    expect(rulebook.id).toBe(id)
    for (const { key, url, read: day } of sources) {
      if (url !== undefined) expect(url, key).toMatch(/^https:\/\//)
      expect(day, key).toBe('2026-11-24')
      expect(
        remarks.some((remark) => remark.sources.includes(key)),
        `${key} is named by a remark`,
      ).toBe(true)
    }
    const paths = remarks.map(({ path }) => path)
    expect(
      paths.filter((path, i) => paths.indexOf(path) < i),
      'one remark a path',
    ).toEqual([])
    for (const { path, evidence, sources: keys } of remarks)
      if (evidence !== 'chosen') expect(keys, path).not.toEqual([])
  })

  // Perp-venues 5.3: what nobody has verified.
  test.each([
    ['hyperliquid', ['waterfall[0]', 'adl.score', 'adl.allocation']],
    ['hyperliquid-observed-score', ['waterfall[0]', 'adl.score', 'adl.allocation']],
    ['binance-usdm', ['margin', 'surplus.to']],
    ['binance-coinm', ['surplus.to']],
    ['bitmex-inverse', ['margin.tiers', 'margin.basis']],
    ['bitmex-linear', ['margin.basis', 'margin.tiers']],
    ['bybit-linear', ['adl.triggers[1].limit', 'adl.score']],
    ['bybit-inverse', ['adl.triggers[1].limit', 'adl.score']],
    ['okx-linear', ['adl.triggers[1].limit']],
    ['okx-2018-clawback', []],
    ['deribit', ['margin.model', 'surplus.fee']],
    ['lighter', ['surplus.fee', 'adl.score']],
    ['kraken-futures', ['margin.rate', 'adl.score']],
    ['delta-exchange', ['adl.triggers[0]']],
    ['dydx-v4', []],
    ['drift-v2', []],
    ['gmx-v2', []],
    ['paradex', []],
    ['textbook', []],
  ])('%s marks what is unverified', async (id, paths) => {
    const { remarks } = await rulebookOf(id)
    expect(remarks.filter(({ evidence }) => evidence === 'unverified').map(({ path }) => path)).toEqual(paths)
  })

  test('the tier tables are those of the venues', async () => {
    const table = ({ margin }: Rulebook, symbol: string) =>
      margin.model === 'deduction' || margin.model === 'step'
        ? margin.tiers[symbol]?.map((tier) => [tier.floor, tier.rate, tier.maxLeverage])
        : []
    const hyperliquid = await rulebookOf('hyperliquid')
    expect(table(hyperliquid, 'BTC')).toEqual([
      [0, 0.0125, 40],
      [150e6, 0.025, 20],
    ])
    expect(table(hyperliquid, 'ETH')).toEqual([
      [0, 0.02, 25],
      [100e6, 1 / 30, 15],
    ])
    expect(table(hyperliquid, 'AVAX')).toEqual([
      [0, 0.05, 10],
      [20e6, 0.1, 5],
    ])
    expect(table(hyperliquid, 'ARB')).toEqual([
      [0, 0.05, 10],
      [3e6, 0.1, 5],
    ])
    const binance = await rulebookOf('binance-usdm')
    expect(table(binance, 'BTCUSDT')).toHaveLength(12)
    expect(table(binance, 'BTCUSDT')?.[7]).toEqual([230e6, 0.1, 5])
    expect(table(binance, 'DOGEUSDT')?.[9]).toEqual([40e6, 0.5, 1])
    const bybit = await rulebookOf('bybit-linear')
    expect(table(bybit, 'BTCUSDT')).toHaveLength(20)
    expect(table(bybit, 'BTCUSDT')?.[7]).toEqual([5.6e6, 0.01, 50])
    expect(table(bybit, 'BTCUSDT')?.[19]).toEqual([75e6, 0.045, 14])
    expect(table(await rulebookOf('bybit-inverse'), 'BTCUSD')).toEqual([
      [0, 0.005, 100],
      [150, 0.01, 50],
    ])
    // From initial rates of 1.3, 2 and 5 %.
    expect(table(await rulebookOf('okx-linear'), 'ETH-USDT-SWAP')).toEqual([
      [0, 0.01, expect.closeTo(1 / 0.013, 8)],
      [2001, 0.015, 50],
      [4001, 0.02, 20],
    ])
    const dydx = await rulebookOf('dydx-v4')
    expect(['BTC-USD', 'mid-cap', 'long-tail', 'safety'].map((name) => table(dydx, name)?.[0])).toEqual([
      [0, 0.03, 20],
      [0, 0.05, 10],
      [0, 0.1, 5],
      [0, 0.2, 1],
    ])
    expect(table(await rulebookOf('gmx-v2'), 'ETH/USD')).toEqual([[0, 0.005, 100]])
    expect(
      table(await rulebookOf('bitmex-inverse'), 'default')?.map(([floor, rate]) => [floor, rate]),
    ).toEqual([
      [0, 0.005],
      [200, 0.01],
      [350, 0.015],
      [500, 0.02],
    ])
  })

  test('a variant differs from its base in what its file says and in nothing else', async () => {
    const { id, name, adl, ...base } = await rulebookOf('hyperliquid')
    const variant = await rulebookOf('hyperliquid-observed-score')
    expect(variant).toEqual({
      ...base,
      id: 'hyperliquid-observed-score',
      name: 'Hyperliquid, observed score',
      adl: { ...adl, score: 'HL-ADL-OBS' },
    })
    expect([id, name, adl.score]).toEqual(['hyperliquid', 'Hyperliquid', 'HL-ADL-DOC'])
  })
})

describe('scenarios', () => {
  const ids = idsIn('scenarios')

  test('the list says what the files say', () => {
    const list = read('scenarios/index.json') as unknown as readonly Json[]
    expect(list.map(({ id }) => `${id}`).sort()).toEqual(ids)
    for (const { id, title, idea, rulebook } of list) {
      const file = read(`scenarios/${id}.json`)
      expect({ title, idea, rulebook }).toEqual({
        title: file.title,
        idea: file.idea,
        rulebook: file.rulebook,
      })
    }
  })

  test.each(ids)('%s is right, goes by its own name and says where it comes from', async (id) => {
    expect((await scenarioOf(id)).id).toBe(id)
    expect(read(`scenarios/${id}.json`).origin).toMatch(/^Made up for this lab: .*No market's history\.$/)
  })

  // The million is the crowd of 100,000 ten times over: it takes too long here.
  test.each(ids.filter((id) => id !== 'million'))(
    '%s: the lowest price on its screen liquidates somebody',
    async (id) => {
      const scenario = await scenarioOf(id)
      const crowd = scenario.crowd === null ? null : { ...scenario.crowd, count: 1000 }
      const lowest = scenario.markets[0].range[0]
      const { rounds } = runScenario(setMark(0, lowest)({ ...scenario, crowd }))
      expect(rounds.length).toBeGreaterThan(0)
    },
  )
})

it('the first screen that is built in is the files in public', async () => {
  expect(firstScreen()).toEqual(await scenarioOf('one-long'))
})
