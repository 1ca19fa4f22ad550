import { describe, expect, it } from 'vitest'
import { CALM, PLAIN, rowOf, scenarioOf, THIN } from './book.test-kit.ts'
import { account, moveTo, SCENARIO } from './cast.test-kit.ts'
import { createEngine } from './lab.ts'
import { named, observed, prepared } from './look.test-kit.ts'
import type { Observation, TableName } from './observation.ts'
import { ACCOUNT_STATUS, CAUSES, EVENT_ROWS } from './observation.ts'
import type { Scenario } from './scenario.ts'

/** Rows of a table in use, by column. */
function rowsIn(out: Observation, table: TableName): readonly Readonly<Record<string, number>>[] {
  const columns = Object.entries<Float64Array>(out[table])
  return Array.from({ length: out.used[table] }, (_, r) =>
    Object.fromEntries(columns.map(([name, column]) => [name, column[r]])),
  )
}

// 10 long and 10 short at 100: the long is bankrupt at 81 and is 60 short at 75, the fund has 30.
const CRASH = scenarioOf({
  accounts: [account('ten', 10, 100, 190), account('short', -12, 110, 500), account('small', -2, 105, 100)],
  reserves: { fund: 30 },
  steps: [moveTo(75, 1)],
})

describe('single numbers', () => {
  it('[O1] of a crash that ends in deleveraging', () => {
    expect(named(observed(CRASH))).toMatchObject({
      accounts: 3,
      steps: 1,
      rounds: 1,
      startPrice: 100,
      handPrice: 75,
      markPrice: 75,
      forcedNotional: -500,
      longsClosed: 1,
      shortsClosed: 0,
      longNotionalClosed: 1000,
      marginPosted: 790,
      marginLost: 190,
      fundStart: 30,
      fundPaid: 30,
      fundLeft: 0,
      adlPaid: 30,
      adlNotional: 500,
      adlAccounts: 1,
      adlPrice: 81,
      deficit: 30,
      lossIn: 250,
      lossPaid: 250,
      lossGap: 0,
      residual: 0,
      multiplier: 1,
      branchingObserved: 0,
    })
  })

  it('[O1] open interest counts both sides whole, the LP with them', () => {
    // Before: 10 long, 14 short, the LP 4 long. After: 9 short of traders against 9 of the LP.
    const before = named(observed({ ...CRASH, steps: [] }))
    expect([before.longOpenInterest, before.shortOpenInterest]).toEqual([1400, 1400])
    const after = named(observed(CRASH))
    expect([after.longOpenInterest, after.shortOpenInterest]).toEqual([900, 900])
  })

  it('[O1] what the vault loses on what it took is a loss that it pays', () => {
    // Taken over at 84 with 30 of equity; at 80 it has lost 40: 1,000 + 30 − 990.
    const out = named(
      observed(
        scenarioOf({
          rules: { waterfall: [{ layer: 'vault', below: 2 / 3 }] },
          accounts: [account('ten', 10, 100, 190)],
          reserves: { vault: 1000 },
          steps: [moveTo(84, 1), moveTo(80)],
        }),
      ),
    )
    expect(out).toMatchObject({
      vaultStart: 1000,
      vaultReceived: 30,
      vaultPaid: 40,
      vaultLeft: 990,
      vaultTaken: 1000,
    })
    expect(out).toMatchObject({ lossIn: 200, marginLost: 160, lossGap: 0 })
  })

  it('[O1] your own account: whole, in part, gone', () => {
    const you = { market: 'BTC', size: 10, entry: 100, leverage: 5, added: -10, mode: 'isolated' } as const
    const of = (steps: Scenario['steps']) => named(observed({ ...scenarioOf({ accounts: [], steps }), you }))
    expect(of([moveTo(95)])).toMatchObject({
      youStatus: ACCOUNT_STATUS.indexOf('open'),
      youSize: 10,
      youEntry: 100,
      youCash: 190,
      youInitialCash: 190,
      youEquity: 140,
      youPnl: -50,
      youMaintenance: 95,
      youNotional: 950,
      youLeverage: 950 / 140,
      youLiquidation: 90,
      youBankruptcy: 81,
    })
    expect(of([moveTo(88)])).toMatchObject({
      youStatus: ACCOUNT_STATUS.indexOf('liquidated'),
      youSize: 0,
      youEquity: 0,
      youLiquidation: null,
      youLeverage: null,
      youClosedPrice: 90,
      youClosedRound: 1,
    })
  })

  it('[O1] absence is NaN, and every number that is there is finite', () => {
    const { values } = observed({ ...CRASH, steps: [] })
    for (const value of values) expect(Number.isNaN(value) || Number.isFinite(value)).toBe(true)
  })
})

describe('the rounds', () => {
  it('[O1] one row each, with the path of the market in view', () => {
    const ETH = { ...THIN, symbol: 'ETH', price: 200, range: [100, 300] } as const
    const scenario = scenarioOf({
      markets: [THIN, ETH],
      accounts: [account('btc', 1, 100, 14.5), account('eth', 1, 200, 29, 'ETH')],
      steps: [moveTo(95), moveTo(190, 0, 1)],
    })
    expect(rowsIn(observed(scenario), 'rounds').map(({ step, hand, mark }) => [step, hand, mark])).toEqual([
      [0, 95, 94],
      [1, 94, 94],
    ])
    // ETH: one unit is 200 of notional, a lambda of 0.02: 4 down.
    expect(rowsIn(observed(scenario, { market: 1 }), 'rounds').map(({ hand, mark }) => [hand, mark])).toEqual(
      [
        [200, 200],
        [190, 186],
      ],
    )
  })
})

describe('the depth', () => {
  it('[O1] is the price after so much forced flow, on both sides; without impact there is none', () => {
    const rows = rowsIn(observed(scenarioOf({ markets: [THIN], accounts: [], steps: [] })), 'depth')
    expect(rows[0]).toEqual({ notional: 0, below: 100, above: 100 })
    // A quarter of the way to 4 depths is one: 1 %.
    expect(rows[8]).toEqual({ notional: 100, below: 99, above: 101 })
    expect(rowsIn(observed(scenarioOf({ accounts: [], steps: [] })), 'depth')[8].below).toBeNaN()
  })
})

describe('the events', () => {
  const causesOf = (out: Observation) => rowsIn(out, 'events').map(({ cause }) => CAUSES[cause])

  it('[O1] are told in order, the rows that only complete the books left out', () => {
    const engine = createEngine()
    const out = prepared(engine, CRASH)
    expect(causesOf(out)).toEqual(['partialLiquidation', 'fund', 'adl'])
    const [liquidation, fund, adl] = rowsIn(out, 'events')
    const { world } = engine
    expect(liquidation).toMatchObject({
      round: 1,
      row: rowOf(world, 'ten'),
      lots: 5,
      price: 75,
      amount: 125,
      market: 0,
    })
    // What the account gets is below zero.
    expect(fund).toMatchObject({ row: rowOf(world, 'ten'), side: 1, amount: -30 })
    expect(adl).toMatchObject({
      row: rowOf(world, 'short'),
      other: rowOf(world, 'ten'),
      lots: 5,
      price: 81,
      amount: 30,
    })
  })

  it('[O1] of each cause the first four and the three largest', () => {
    // 12 longs of 1 to 12 units, small and large in turn; each leaves 9 a unit behind.
    const sizes = [5, 1, 2, 3, 4, 12, 6, 7, 11, 8, 9, 10]
    const accounts = sizes.map((size, i) =>
      account(`x${String(i).padStart(2, '0')}`, size, 100, size * (100 - 0.9 * (95 - i))),
    )
    const out = observed(scenarioOf({ accounts, steps: [moveTo(80)] }))
    const lots = rowsIn(out, 'events')
      .filter(({ cause }) => CAUSES[cause] === 'liquidation')
      .map((row) => row.lots)
    // Loss is size · (100 − price): 5 · 5, 1 · 6, 2 · 7, 3 · 8 come first; 11 · 13, 9 · 15, 10 · 16 are the largest.
    expect(lots).toEqual([5, 1, 2, 3, 11, 9, 10])
  })

  it('[O1] everything about your own account', () => {
    const accounts = Array.from({ length: 30 }, (_, i) =>
      account(`x${i}`, 5, 100, 5 * (100 - 0.9 * (95 - i * 0.1))),
    )
    const you = { market: 'BTC', size: 1, entry: 100, leverage: 5, added: 0.6, mode: 'isolated' } as const
    // Your one unit has 20.6 behind it: under at 88.2, the last and the least of all.
    const engine = createEngine()
    const out = prepared(engine, { ...scenarioOf({ accounts, steps: [moveTo(88)] }), you })
    const yours = rowsIn(out, 'events').filter(({ row }) => row === engine.world.you)
    expect(yours.map(({ cause }) => CAUSES[cause])).toEqual(['liquidation', 'surplus'])
  })

  it('[O1] no more than there are rows for, the latest ones', () => {
    const scenario: Scenario = {
      ...SCENARIO,
      rulebook: {
        ...PLAIN,
        procedure: { kind: 'throttled', fraction: 0.01, notional: 0 },
        surplus: { to: 'trader' },
      },
      markets: [CALM],
      you: { market: 'BTC', size: 300, entry: 100, leverage: 5, added: 0, mode: 'isolated' },
      steps: [moveTo(82, 1)],
    }
    const engine = createEngine()
    const out = prepared(engine, scenario)
    const { journal } = engine.world
    expect(journal.length).toBeGreaterThan(EVENT_ROWS)
    expect(out.used.events).toBe(EVENT_ROWS)
    expect(out.events.round[EVENT_ROWS - 1]).toBe(journal.round[journal.length - 1])
  })
})
