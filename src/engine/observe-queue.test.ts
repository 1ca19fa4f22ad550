import { describe, expect, it } from 'vitest'
import { CALM, PLAIN, rowOf, scenarioOf } from './book.test-kit.ts'
import { account, CROWD, moveTo, SCENARIO } from './cast.test-kit.ts'
import { createEngine } from './lab.ts'
import { named, observed, prepared } from './look.test-kit.ts'
import type { Observation, TableName } from './observation.ts'
import { QUEUE_HEADS } from './observation.ts'
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

describe('the queue', () => {
  it('[Q2] before anyone is deleveraged it is asked for a hundredth, at least one lot', () => {
    const shorts = [account('a', -150, 105, 9000), account('b', -150, 104, 3000)]
    const out = observed(scenarioOf({ accounts: shorts, steps: [moveTo(95)] }))
    // 3 of 300. a: 10/105 · 14,250 / 10,500 = 0.129; b: 9/104 · 14,250 / 4,350 = 0.283.
    expect(named(out)).toMatchObject({ queueSide: -1, queueLength: 2, queueHypothetical: 1, queueTaken: 3 })
    expect(
      rowsIn(out, 'bars').map(({ notional, closedShare, width }) => [notional, closedShare, width]),
    ).toEqual([
      [15_000, 3 / 150, 1],
      [15_000, 0, 1],
    ])
    const [first] = rowsIn(out, 'heads')
    expect(first).toMatchObject({ lots: 150, closedLots: 3, profit: 1350 })
    expect(first.first).toBeCloseTo(9 / 104, 12)
    expect(first.second).toBeCloseTo(14_250 / 4350, 12)
    expect(first.score).toBeCloseTo(first.first * first.second, 12)
  })

  it('[Q2] after that it shows who was, in the rank in which they were, with what they held before', () => {
    const engine = createEngine()
    const out = prepared(engine, CRASH)
    // At 100, where the round began: short 10/110 · 1,200 / 620 = 0.176, small 5/105 · 200 / 110 = 0.087. 5 go.
    expect(named(out)).toMatchObject({ queueHypothetical: 0, queueTaken: 5, queueLength: 2 })
    expect(rowsIn(out, 'heads').map(({ row, lots, closedLots }) => [row, lots, closedLots])).toEqual([
      [rowOf(engine.world, 'short'), 12, 5],
      [rowOf(engine.world, 'small'), 2, 0],
    ])
    const [first] = rowsIn(out, 'heads')
    expect(first.score).toBeCloseTo((10 / 110) * (1200 / 620), 12)
    expect(rowsIn(out, 'bars').map(({ closedShare }) => closedShare)).toEqual([expect.closeTo(5 / 12, 12), 0])
  })

  it('[Q2] who was closed whole is still in it', () => {
    const scenario = scenarioOf({
      accounts: [
        account('ten', 10, 100, 190),
        account('a', -4, 105, 60),
        account('b', -4, 110, 360),
        account('c', -9, 101, 900),
      ],
      steps: [moveTo(75, 1)],
    })
    const engine = createEngine()
    const out = prepared(engine, scenario)
    expect(
      rowsIn(out, 'heads').map(({ row, lots, closedLots }) => [engine.world.ids[row - 2], lots, closedLots]),
    ).toEqual([
      ['a', 4, 4],
      ['b', 4, 4],
      ['c', 9, 2],
    ])
    const [a] = rowsIn(out, 'heads')
    expect(a.score).toBeCloseTo((5 / 105) * (400 / 80), 12)
  })

  it('[Q2] one side was deleveraged: the other is asked for its hundredth only', () => {
    // First longs fall and shorts are closed; then the price rises and longs win.
    const scenario = {
      ...CRASH,
      accounts: [...CRASH.accounts, account('bull', 100, 60, 2000)],
      steps: [...CRASH.steps, moveTo(80)],
    }
    expect(named(observed(scenario))).toMatchObject({ queueSide: 1, queueHypothetical: 1, queueTaken: 1 })
  })

  it('[Q2] with nobody winning there is no queue', () => {
    const out = observed(scenarioOf({ accounts: [account('a', 1, 100, 50)], steps: [moveTo(95)] }))
    expect(named(out)).toMatchObject({ queueLength: 0, queueTaken: null, giniRank: null })
    expect([out.used.bars, out.used.heads, out.used.lorenz]).toEqual([0, 0, 0])
  })

  it('[Q1] the Gini coefficients are those of what each gives up', () => {
    // Down the queue one of three gives all: 1 − 2 · (1/2 · 1/3) = 2/3. In proportion 1, 1, 2: 1/6.
    const shorts = [
      account('a', -100, 105, 3000),
      account('b', -100, 104, 3000),
      account('c', -200, 103, 9000),
    ]
    const out = named(observed(scenarioOf({ accounts: shorts, steps: [moveTo(95)] })))
    expect(out.giniRank).toBeCloseTo(2 / 3, 12)
    expect(out.giniProRata).toBeCloseTo(1 / 6, 12)
  })

  it('[A6] your place in it', () => {
    const you = { market: 'BTC', size: -10, entry: 100, leverage: 5, added: 0, mode: 'isolated' } as const
    const others = [account('a', -10, 100, 110), account('b', -10, 100, 900)]
    // Leverage at 95 with the same profit: a 950/160, you 950/250, b 950/950.
    const out = named(observed({ ...scenarioOf({ accounts: others, steps: [moveTo(95)] }), you }))
    expect(out.youQueuePlace).toBe(2)
    expect(out.youScore).toBeCloseTo(0.05 * (950 / 250), 12)
    expect(
      named(observed({ ...scenarioOf({ accounts: others, steps: [moveTo(101)] }), you })).youQueuePlace,
    ).toBeNull()
  })
})

describe('the queue of a crowd', () => {
  for (const count of [300, 12_000])
    for (const isReal of [false, true])
      it(`[Q2] the bars add up to what is held and what is taken (${count} accounts${isReal ? ', deleveraged' : ''})`, () => {
        const scenario: Scenario = {
          ...SCENARIO,
          rulebook: { ...PLAIN, margin: { ...PLAIN.margin, model: 'flat', rate: 0.02, maxLeverage: 50 } },
          markets: [{ ...CALM, lot: 0.01 }],
          crowd: { ...CROWD, count },
          steps: [isReal ? moveTo(85, 1) : moveTo(99.5)],
        }
        const engine = createEngine()
        const out = prepared(engine, scenario)
        const values = named(out)
        const bars = rowsIn(out, 'bars')
        const { world } = engine
        expect(values.queueHypothetical).toBe(isReal ? 0 : 1)
        const add = (of: (bar: Readonly<Record<string, number>>) => number): number =>
          bars.reduce((total, bar) => total + of(bar), 0)
        expect(add(({ width }) => width)).toBe(values.queueLength)
        // One lot is 1 of notional.
        const given = add(({ notional, closedShare }) => notional * closedShare)
        expect(given).toBeCloseTo(values.queueTaken ?? 0, 4)
        if (isReal) expect(values.queueTaken).toBe(values.adlNotional)
        let held = 0
        const { positions, accounts, prices } = world
        for (let a = 2; a < accounts.count; a++) {
          const p = accounts.first[a]
          const lots = positions.lots[p]
          const gain = lots * 0.01 * prices.mark[0] - positions.basis[p]
          if (lots < 0 && gain > 0) held -= lots
        }
        expect(add(({ notional }) => notional)).toBeCloseTo(held + (isReal ? (values.queueTaken ?? 0) : 0), 4)
        // Best first.
        for (let b = 1; b < bars.length; b++)
          expect(bars[b].score).toBeLessThanOrEqual(bars[b - 1].score * 1.005)
        expect(out.used.heads).toBe(QUEUE_HEADS)
      })
})
