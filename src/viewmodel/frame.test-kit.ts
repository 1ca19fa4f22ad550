import { MARKET, SCENARIO } from '../engine/cast.test-kit.ts'
import type { TableName, ValueName } from '../engine/observation.ts'
import { ACCOUNT_STATUS, CAUSES, LAYOUT, VALUE_NAMES } from '../engine/observation.ts'
import type { Scenario } from '../engine/scenario.ts'
import { MODEL_VERSION } from '../engine/scenario.ts'
import { frameReader } from '../protocol/buffer.ts'
import type { Frame } from '../protocol/frame.ts'
import type { Tables } from '../protocol/messages.ts'
import { createWords } from '../words/words.ts'
import { createSession } from '../worker/session.ts'
import { makeFormat } from './format.ts'

export const say = createWords()
export const format = makeFormat('en', 0.01, null)
export const TABLES: Tables = {
  layout: LAYOUT,
  modelVersion: MODEL_VERSION,
  causes: CAUSES,
  accountStatus: ACCOUNT_STATUS,
  profiles: { cautious: [], balanced: [], aggressive: [] },
}

type Rows = readonly Readonly<Record<string, number>>[]

/** A frame made by hand: values that are not given are null, tables that are not given are empty. */
export function frameWith(
  values: Partial<Record<ValueName, number>>,
  tables: Partial<Record<TableName, Rows>> = {},
): Frame {
  const all = Object.fromEntries(VALUE_NAMES.map((name) => [name, values[name] ?? null]))
  const columns = Object.entries(LAYOUT.tables).map(([name, { rows, columns: names }]) => {
    const given = tables[name as TableName] ?? [] // the keys of that very object
    const table = names.map((column) => {
      const cells = new Float64Array(rows).fill(Number.NaN)
      given.forEach((row, r) => {
        cells[r] = row[column] ?? Number.NaN
      })
      return [column, cells]
    })
    return [name, { ...Object.fromEntries(table), length: given.length }]
  })
  return { seq: 1, values: all, ...Object.fromEntries(columns) } as unknown as Frame // as the layout says
}

/** The frame that the engine gives for a scenario. */
export function frameOf(scenario: Scenario, market = 0): Frame {
  let buffer: ArrayBuffer | null = null
  const send = createSession({
    post: (answer) => {
      if (answer.kind === 'frame') buffer = answer.buffer
    },
    later: (what) => what(),
    now: () => 0,
  })
  const { accounts, ...light } = scenario
  const range = scenario.markets[market]?.range ?? [0, 1]
  const lens = { market, range, until: null, solve: null }
  send({ kind: 'run', seq: 1, scenario: light, accounts, lens, spare: null })
  if (buffer === null) throw new Error('the scenario gave no frame')
  return frameReader(LAYOUT)(buffer)
}

/** One long of 10 at 100 with 10x, as on the first screen. */
export const ONE_LONG: Scenario = {
  ...SCENARIO,
  you: { market: 'BTC', size: 10, entry: 100, leverage: 10, added: 0, mode: 'isolated' },
}

/** The same turned round. */
export const ONE_SHORT: Scenario = {
  ...SCENARIO,
  you: { market: 'BTC', size: -10, entry: 100, leverage: 10, added: 0, mode: 'isolated' },
}

/** An inverse market: 10,000 USD of face value, settled in the coin. */
export const INVERSE: Scenario = {
  ...SCENARIO,
  markets: [{ ...MARKET, symbol: 'BTCUSD', payoff: 'inverse', lot: 1 }],
  you: { market: 'BTCUSD', size: 10_000, entry: 100, leverage: 10, added: 0, mode: 'isolated' },
}
