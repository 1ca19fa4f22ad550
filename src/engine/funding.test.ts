import { describe, expect, it } from 'vitest'
import { equityOf } from './account.ts'
import {
  CALM,
  moneyOf,
  PLAIN,
  play,
  rowOf,
  rowsOf,
  scenarioOf,
  stateOf,
  THIN,
  totals,
} from './book.test-kit.ts'
import { account, CROWD, moveTo, SCENARIO } from './cast.test-kit.ts'
import { runScenario } from './lab.ts'
import type { Step } from './scenario.ts'
import { FIRST_TRADER, LP, sizeOf } from './world.ts'

const funding = (rate: number, market = 0): Step => ({ kind: 'funding', market, rate })
const long = account('long', 10, 100, 400)
const short = account('short', -4, 100, 300)

describe('a payment', () => {
  it('[F1] longs pay the rate on their value at the mark, shorts receive it', () => {
    // 1 % of 10 · 90 and of 4 · 90; the LP, 6 short, receives the rest.
    const world = play({ accounts: [long, short], steps: [moveTo(90), funding(0.01)] })
    expect(equityOf(world, rowOf(world, 'long'))).toBeCloseTo(400 - 100 - 9, 9)
    expect(equityOf(world, rowOf(world, 'short'))).toBeCloseTo(300 + 40 + 3.6, 9)
    expect(equityOf(world, LP)).toBeCloseTo(60 + 5.4, 9)
    expect(moneyOf(world)).toBeCloseTo(700, 9)
    // The row of the payment says how much changed sides.
    expect(rowsOf(world, 'funding')).toEqual([
      expect.objectContaining({
        rule: 'F1',
        from: 'open positions',
        to: 'open positions',
        amount: expect.closeTo(9, 9),
      }),
    ])
  })

  it('[F1] a negative rate turns it round', () => {
    const world = play({ accounts: [long, short], steps: [funding(-0.01)] })
    expect(equityOf(world, rowOf(world, 'long'))).toBeCloseTo(410, 9)
    expect(equityOf(world, rowOf(world, 'short'))).toBeCloseTo(296, 9)
  })

  it('[F1] an inverse contract pays in coin: the rate on face over price', () => {
    const INVERSE = { ...CALM, payoff: 'inverse' } as const
    const world = play({
      markets: [INVERSE],
      accounts: [account('long', 1000, 100, 5)],
      steps: [funding(0.02)],
    })
    expect(equityOf(world, FIRST_TRADER)).toBeCloseTo(5 - 0.02 * 10, 12)
  })

  it('[F1] it can take an account under without the price moving, at the price there is', () => {
    // 10 units at 100 with 104 behind: a payment of 0.5 % is 5, and 99 is below 100.
    const world = play({ accounts: [account('long', 10, 100, 104)], steps: [funding(0.005)] })
    expect(rowsOf(world, 'liquidation')).toEqual([
      expect.objectContaining({ from: 'LP', to: 'long', amount: 0, price: 100 }),
    ])
    expect(totals(world, 'excessToFund')).toEqual({ excessToFund: expect.closeTo(99, 9) })
  })

  it('[F1] who is liquidated has paid first: the payment is a row of its own', () => {
    const world = play({ accounts: [account('long', 10, 100, 194)], steps: [funding(0.004), moveTo(89)] })
    // 4 paid: 190 behind, under at 90.
    expect(rowsOf(world, 'funding', 'liquidation').slice(1)).toEqual([
      expect.objectContaining({
        cause: 'funding',
        from: 'long',
        to: 'open positions',
        amount: expect.closeTo(4, 9),
      }),
      expect.objectContaining({
        cause: 'funding',
        from: 'open positions',
        to: 'LP',
        amount: expect.closeTo(4, 9),
      }),
      expect.objectContaining({ cause: 'liquidation', from: 'long', price: expect.closeTo(90, 9) }),
    ])
  })
})

describe('the index against paying everybody', () => {
  const steps: readonly Step[] = [
    funding(0.003),
    moveTo(96, 0.3),
    funding(-0.006),
    funding(0.002),
    moveTo(103, 0.5),
    funding(0.004),
    moveTo(91, 0.4),
    funding(0.001),
  ]

  it('[F1] thresholds move with what was paid, to and fro: who goes under, and where, is what a walk by hand says', () => {
    const world = play({
      accounts: [account('a', 10, 100, 200)],
      steps: [funding(0.01), funding(-0.01), moveTo(88.95), moveTo(88.85)],
    })
    // Paid and got back: under at (1000 − 200) / 9 = 88.888…, in the last step.
    expect(world.rounds.length).toBe(1)
    expect(world.rounds.columns.step[0]).toBe(3)
    expect(rowsOf(world, 'liquidation')[0].price).toBeCloseTo(800 / 9, 9)
  })

  it('[F1] an account that got nearer while it waited in the heap is still met', () => {
    // Sold in part at 95 it waits; the payment brings it nearer, and the price does not go as far as it stood before.
    const rules = {
      procedure: { kind: 'fixedFraction', fraction: 0.2, above: 500, cooldownSeconds: 1 },
      surplus: { to: 'trader' },
    } as const
    const ten = account('ten', 10, 100, 145)
    // At 95: 2 of 10 go, 135 are left; 8 are under at (800 − 135) / 7.2 = 92.361. A payment of 1 % at 94 takes 7.52:
    // under at 93.406.
    const world = play({ rules, accounts: [ten], steps: [moveTo(94), funding(0.01), moveTo(93)] })
    expect(
      rowsOf(world, 'partialLiquidation', 'liquidation').map(({ lots, price }) => [lots, price]),
    ).toEqual([
      [2, expect.closeTo(95, 9)],
      [8, expect.closeTo(672.52 / 7.2, 9)],
    ])
  })

  it('[F1] an account that got farther while it waited is left alone', () => {
    const rules = {
      procedure: { kind: 'fixedFraction', fraction: 0.2, above: 500, cooldownSeconds: 1 },
      surplus: { to: 'trader' },
    } as const
    const world = play({
      rules,
      accounts: [account('ten', 10, 100, 145)],
      steps: [moveTo(94), funding(-0.01), moveTo(92)],
    })
    expect(rowsOf(world, 'partialLiquidation').length).toBe(1)
  })

  it('[F1] a crowd pays what each position held at each payment', () => {
    // Nobody is liquidated: all that changes cash and equity is the payments.
    const scenario = {
      ...SCENARIO,
      rulebook: { ...PLAIN, margin: { ...PLAIN.margin, model: 'flat', rate: 1e-9, maxLeverage: 100 } },
      crowd: { ...CROWD, count: 200, leverageMix: [{ leverage: 1, weight: 1 }] },
      steps,
    } as const
    const before = runScenario({ ...scenario, steps: [] })
    const world = runScenario(scenario)
    expect(world.rounds.length).toBe(0)
    const perUnit = 0.003 * 100 - 0.006 * 96 + 0.002 * 96 + 0.004 * 103 + 0.001 * 91
    for (let a = FIRST_TRADER; a < world.accounts.count; a++) {
      let expected = before.accounts.cash[a]
      for (let p = world.accounts.first[a]; p < world.accounts.first[a + 1]; p++) {
        const size = sizeOf(world, p)
        expected += size * 91 - world.positions.basis[p] - size * perUnit
      }
      expect(equityOf(world, a)).toBeCloseTo(expected, 7)
    }
    expect(moneyOf(world)).toBeCloseTo(moneyOf(before), 6)
  })

  it('[F1] with liquidations in between it conserves money, and everybody ends where payment at once would leave them', () => {
    const accounts = [
      long,
      short,
      account('a', 6, 100, 90),
      account('b', -6, 100, 75),
      account('c', 3, 100, 40),
    ]
    const lazy = play({ markets: [THIN], accounts, reserves: { fund: 50 }, steps })
    expect(lazy.rounds.length).toBeGreaterThan(1)
    expect(moneyOf(lazy)).toBeCloseTo(955, 8)
    // A hand that settles everybody after every payment: a settlement touches each account and solves it anew.
    const rules = { waterfall: [...PLAIN.waterfall, { layer: 'clawback' }] } as const
    const settled = play({
      rules,
      markets: [THIN],
      accounts,
      reserves: { fund: 50 },
      steps: steps.flatMap((what) => [what, { kind: 'settle' } as const]),
    })
    for (const { id } of accounts) {
      expect(stateOf(settled, id).lots, id).toEqual(stateOf(lazy, id).lots)
      expect(equityOf(settled, rowOf(settled, id)), id).toBeCloseTo(equityOf(lazy, rowOf(lazy, id)), 8)
    }
  })

  it('[F1] two markets keep their payments apart', () => {
    const ETH = { ...CALM, symbol: 'ETH' }
    const pair = {
      id: 'pair',
      mode: 'cross',
      cash: 500,
      positions: [
        { market: 'BTC', size: 3, entry: 100 },
        { market: 'ETH', size: -2, entry: 100 },
      ],
    } as const
    const scenario = scenarioOf({
      markets: [CALM, ETH],
      accounts: [pair],
      steps: [funding(0.01), funding(0.02, 1)],
    })
    expect(equityOf(runScenario(scenario), FIRST_TRADER)).toBeCloseTo(500 - 3 + 4, 9)
  })
})
