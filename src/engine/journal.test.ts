import { describe, expect, it } from 'vitest'
import { CALM, gapOf, PLAIN, rowsOf, THIN, totals } from './book.test-kit.ts'
import { account, CROWD, moveTo, SCENARIO } from './cast.test-kit.ts'
import { JOURNAL_LEDGERS, Journal } from './journal.ts'
import { runScenario } from './lab.ts'
import type { Cause } from './observation.ts'
import { CAUSES } from './observation.ts'
import type { Scenario } from './scenario.ts'
import type { World } from './world.ts'
import { LEDGER_NAMES } from './world.ts'

/** Two markets, hedges, partial closings, every layer, funding, a settlement. */
const BUSY: Scenario = {
  ...SCENARIO,
  rulebook: {
    ...PLAIN,
    margin: { ...PLAIN.margin, model: 'flat', rate: 0.02, maxLeverage: 50 },
    procedure: { kind: 'fixedFraction', fraction: 0.2, above: 2000, cooldownSeconds: 3 },
    waterfall: [
      { layer: 'vault', below: 0.4 },
      { layer: 'fund' },
      { layer: 'venue' },
      { layer: 'adl' },
      { layer: 'socialised' },
      { layer: 'clawback' },
    ],
  },
  markets: [
    { ...THIN, depth: 2e5, lot: 0.01 },
    { ...THIN, symbol: 'ETH', depth: 2e5, lot: 0.01 },
  ],
  crowd: { ...CROWD, count: 800, hedgedShare: 0.3 },
  reserves: { fund: 300, vault: 3000, venue: 100 },
  steps: [
    moveTo(96, 0.3),
    { kind: 'funding', market: 0, rate: 0.003 },
    moveTo(93, 0.6, 1),
    moveTo(84, 0.7),
    { kind: 'settle' },
    moveTo(112, 0.8),
  ],
}

const RULES: readonly (readonly [string, Scenario])[] = [
  ['surplus to the fund', BUSY],
  ['surplus to the trader', { ...BUSY, rulebook: { ...BUSY.rulebook, surplus: { to: 'trader' } } }],
  ['surplus split', { ...BUSY, rulebook: { ...BUSY.rulebook, surplus: { to: 'split', fee: 0.01 } } }],
  [
    'no vault, everything closed at once',
    {
      ...BUSY,
      rulebook: {
        ...BUSY.rulebook,
        procedure: { kind: 'closeAll' },
        waterfall: BUSY.rulebook.waterfall.slice(1),
      },
    },
  ],
  [
    'no deleveraging, clawback at the settlement',
    { ...BUSY, rulebook: { ...BUSY.rulebook, waterfall: [{ layer: 'fund' }, { layer: 'clawback' }] } },
  ],
  [
    'accounts below zero are deleveraged at the previous mark',
    {
      ...BUSY,
      rulebook: {
        ...BUSY.rulebook,
        adl: { ...BUSY.rulebook.adl, triggers: [{ kind: 'negativeEquity' }], price: 'previousMark' },
      },
    },
  ],
]

const sum = (world: World, ...causes: readonly Cause[]): number =>
  rowsOf(world, ...causes).reduce((total, { amount }) => total + amount, 0)

/** Cash of every account, and every ledger, as the rows say that they changed. */
function replayed(start: World, { journal }: World): { cash: number[]; ledgers: number[] } {
  const cash = [...start.accounts.cash]
  const ledgers = [...start.ledgers]
  const move = (party: number, amount: number): void => {
    if (party >= 0) cash[party] += amount
    else if (-1 - party < ledgers.length) ledgers[-1 - party] += amount
  }
  for (let i = 0; i < journal.length; i++) {
    const cause = CAUSES[journal.cause[i]]
    // What could not be paid has not moved, and what stays with its trader has not either.
    if (cause === 'residual' || cause === 'fundEmpty') continue
    move(journal.from[i], -journal.amount[i])
    move(journal.to[i], journal.amount[i])
  }
  return { cash, ledgers }
}

describe('the rows', () => {
  for (const [name, scenario] of RULES) {
    it(`[J1] every change of money is a row: played back they give the cash of every account (${name})`, () => {
      const start = runScenario({ ...scenario, steps: [] })
      const end = runScenario(scenario)
      expect(end.journal.length).toBeGreaterThan(100)
      const { cash, ledgers } = replayed(start, end)
      cash.forEach((amount, a) => {
        expect(Math.abs(amount - end.accounts.cash[a]), `account ${a}`).toBeLessThan(1e-7)
      })
      ledgers.forEach((amount, i) => {
        expect(Math.abs(amount - end.ledgers[i]), LEDGER_NAMES[i]).toBeLessThan(1e-7)
      })
    })

    it(`[J1] the rows of a cause add up to its total (${name})`, () => {
      const world = runScenario(scenario)
      const t = totals(
        world,
        'fundPaid',
        'venuePaid',
        'socialisedPaid',
        'clawbackPaid',
        'residual',
        'excessToFund',
        'excessToTrader',
        'vaultTaken',
        'adlLots',
      )
      expect(sum(world, 'fund')).toBeCloseTo(t.fundPaid, 7)
      expect(sum(world, 'venue')).toBeCloseTo(t.venuePaid, 7)
      expect(sum(world, 'socialised')).toBeCloseTo(t.socialisedPaid, 7)
      expect(sum(world, 'clawback')).toBeCloseTo(t.clawbackPaid, 7)
      expect(sum(world, 'residual')).toBeCloseTo(t.residual, 7)
      expect(sum(world, 'surplus')).toBeCloseTo(t.excessToFund + t.excessToTrader, 7)
      const lots = rowsOf(world, 'adl').reduce((total, row) => total + Math.abs(row.lots), 0)
      expect(lots).toBe(t.adlLots)
      expect(gapOf(world)).toBeCloseTo(0, 7)
    })
  }

  it('[J1] closed lots are those of the positions', () => {
    const start = runScenario({ ...BUSY, steps: [] })
    const end = runScenario(BUSY)
    let closed = 0
    for (let p = 4; p < end.positions.count; p++)
      closed += Math.abs(start.positions.lots[p] - end.positions.lots[p])
    const told = rowsOf(end, 'liquidation', 'partialLiquidation', 'closeOut', 'vaultTakeover')
    expect(told.reduce((total, { lots }) => total + Math.abs(lots), 0)).toBe(closed)
  })

  it('[J1] rounds never go back, and every amount is zero or more', () => {
    const rows = rowsOf(runScenario(BUSY))
    rows.forEach((row, i) => {
      expect(row.amount).toBeGreaterThanOrEqual(0)
      if (i > 0) expect(row.round).toBeGreaterThanOrEqual(rows[i - 1].round)
    })
  })

  it('[J1] a row of the last layer cites the rule of its layer', () => {
    const cited = new Map(rowsOf(runScenario(BUSY)).map(({ cause, rule }) => [cause, rule]))
    const wanted: Partial<Record<Cause, string>> = {
      fund: 'W3',
      venue: 'W5',
      vaultTakeover: 'W4',
      adl: 'A9',
      funding: 'F1',
    }
    for (const [cause, rule] of Object.entries(wanted)) expect(cited.get(cause as Cause), cause).toBe(rule)
  })
})

describe('the columns', () => {
  it('[J1] a cause is its place in the list of causes, a ledger its place below zero', () => {
    const journal = new Journal()
    journal.add(3, 'fund', 'W3', -1, 7, 12.5, 1, -4, 99)
    expect(CAUSES[journal.cause[0]]).toBe('fund')
    expect(JOURNAL_LEDGERS[-1 - journal.from[0]]).toBe('fund')
    expect([
      journal.round[0],
      journal.to[0],
      journal.amount[0],
      journal.market[0],
      journal.lots[0],
      journal.price[0],
    ]).toEqual([3, 7, 12.5, 1, -4, 99])
  })

  it('[J1] an amount below zero goes the other way', () => {
    const journal = new Journal()
    journal.move(1, 'adl', 'A9', 5, 6, -2, 0, 1, 100)
    expect([journal.from[0], journal.to[0], journal.amount[0]]).toEqual([6, 5, 2])
  })

  it('[J1] it grows without losing a row, and a copy is its own', () => {
    const journal = new Journal()
    for (let i = 0; i < 3000; i++) journal.add(i, 'fee', 'L7', i, -3, i / 2, 0, 0, 1)
    const copy = journal.copy()
    journal.add(9, 'fund', 'W3', 1, 2, 3, 0, 0, 1)
    expect(copy.length).toBe(3000)
    expect([...copy.amount.subarray(0, 3000)]).toEqual(Array.from({ length: 3000 }, (_, i) => i / 2))
    expect(copy.used().every((column) => column.length === 3000)).toBe(true)
  })
})

describe('a single account', () => {
  it('[J1] is told from its liquidation to the end', () => {
    const world = runScenario({
      ...SCENARIO,
      rulebook: PLAIN,
      markets: [CALM],
      accounts: [account('ten', 10, 100, 190)],
      reserves: { fund: 20, vault: 0, venue: 0 },
      steps: [moveTo(75, 1)],
    })
    // The fund carries 3 of the 10, 18; 7 find no winner and go to the book; 2 more are paid, 40 are not.
    expect(
      rowsOf(world).map(({ cause, rule, from, to, amount, lots }) => [cause, rule, from, to, amount, lots]),
    ).toEqual([
      ['partialLiquidation', 'L2', 'ten', 'LP', 75, 3],
      ['fund', 'W3', 'fund', 'ten', 18, 0],
      ['noCounterparty', 'W6', 'ten', 'LP', 0, 7],
      ['liquidation', 'W6', 'ten', 'LP', 175, 7],
      ['fund', 'W3', 'fund', 'ten', 2, 0],
      ['fundEmpty', 'W3', 'fund', 'ten', 40, 0],
      ['residual', 'W9', 'ten', 'LP', 40, 0],
    ])
  })
})
