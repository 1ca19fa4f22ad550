import { describe, expect, it } from 'vitest'
import { CALM, gapOf, moneyOf, play, rowsOf, stateOf, totals } from './book.test-kit.ts'
import { account, moveTo } from './cast.test-kit.ts'
import type { AdlTrigger, Rulebook } from './rulebook.ts'
import { FUND, LIQUIDATED } from './world.ts'

// 10 units at 100 with margin 190: bankrupt at 81. In a jump to 75 each unit is 6 short, 60 in all.
const ten = account('ten', 10, 100, 190)
const short = account('short', -20, 110, 900)
const jump = [moveTo(75, 1)]

const when = (trigger: AdlTrigger, change: Partial<Rulebook['adl']> = {}): Pick<Rulebook, 'adl'> => ({
  adl: {
    triggers: [trigger],
    score: 'BX-ADL',
    allocation: 'rankQueue',
    price: 'bankruptcy',
    protectPrincipal: false,
    ...change,
  },
})

describe('the fund is empty', () => {
  const rules = when({ kind: 'fundEmpty' })

  it('[A1] while the fund can pay nobody is deleveraged', () => {
    const world = play({ rules, accounts: [ten, short], reserves: { fund: 60 }, steps: jump })
    expect(totals(world, 'fundPaid', 'adlLots')).toEqual({ fundPaid: 60, adlLots: 0 })
  })

  it('[A1] what it cannot pay whole lots of is deleveraged, and it keeps the rest', () => {
    // 59 pays for 9 units, 54; the tenth goes to the short.
    const world = play({ rules, accounts: [ten, short], reserves: { fund: 59 }, steps: jump })
    expect(totals(world, 'fundPaid', 'adlLots', 'adlPaid', 'residual')).toEqual({
      fundPaid: 54,
      adlLots: 1,
      adlPaid: expect.closeTo(6, 9),
      residual: 0,
    })
    expect(world.ledgers[FUND]).toBe(5)
  })

  it('[A1] capital of the venue that stands above deleveraging counts, below it does not', () => {
    const above = [{ layer: 'fund' }, { layer: 'venue' }, { layer: 'adl' }] as const
    const below = [{ layer: 'fund' }, { layer: 'adl' }, { layer: 'venue' }] as const
    const of = (waterfall: typeof above | typeof below) =>
      totals(
        play({
          rules: { ...rules, waterfall },
          accounts: [ten, short],
          reserves: { fund: 30, venue: 30 },
          steps: jump,
        }),
        'fundPaid',
        'venuePaid',
        'adlLots',
      )
    expect(of(above)).toEqual({ fundPaid: 30, venuePaid: 30, adlLots: 0 })
    expect(of(below)).toEqual({ fundPaid: 30, venuePaid: 0, adlLots: 5 })
  })
})

describe('the fund has fallen too far', () => {
  const rules = when({ kind: 'drawdown', limit: 0.3, windowSeconds: 3 })

  it('[A2] passes on only what is beyond the limit', () => {
    // 30 % of 100 is 30, which pays for 5 units; 5 go to the short although 70 are left.
    const world = play({ rules, accounts: [ten, short], reserves: { fund: 100 }, steps: jump })
    expect(totals(world, 'fundPaid', 'adlLots', 'adlPaid')).toEqual({
      fundPaid: 30,
      adlLots: 5,
      adlPaid: expect.closeTo(30, 9),
    })
    expect(world.ledgers[FUND]).toBe(70)
  })

  it('[A2] within the window the maximum holds: nothing more is paid', () => {
    const later = account('later', 2, 100, 2 * 40)
    // Under at 60/0.9 = 66.7, bankrupt at 60: a jump to 55 leaves it 10 short.
    const world = play({
      rules,
      accounts: [ten, later, short],
      reserves: { fund: 100 },
      steps: [...jump, moveTo(55, 1)],
    })
    expect(totals(world, 'fundPaid', 'adlLots')).toEqual({ fundPaid: 30, adlLots: 7 })
  })

  it('[A2] a maximum older than the window is forgotten', () => {
    // Rounds 2 to 4 are made by longs that leave nothing behind. In round 5 the maximum of 100 is 4 rounds old: 70 counts.
    const fillers = [74, 73, 72].map((price, i) => account(`x${i}`, 1, 100, 100 - 0.9 * price))
    const later = account('later', 2, 100, 2 * 40)
    const steps = [...jump, moveTo(73.5), moveTo(72.5), moveTo(71.5), moveTo(55, 1)]
    const world = play({
      rules: { ...rules, surplus: { to: 'trader' } },
      accounts: [ten, later, ...fillers, short],
      reserves: { fund: 100 },
      steps,
    })
    expect(world.rounds.length).toBe(5)
    // 30 % of 70 is 21: the 10 that are missing are paid.
    expect(totals(world, 'fundPaid', 'adlLots')).toEqual({ fundPaid: expect.closeTo(40, 9), adlLots: 5 })
  })
})

describe('the fund takes over too much', () => {
  // At most half of the fund as notional in a round: 500 of 1,000 are 5 units of 100.
  const rules = when({ kind: 'netNotional', share: 0.5 })

  it('[A3] the excess is deleveraged although the fund is full', () => {
    const world = play({ rules, accounts: [ten, short], reserves: { fund: 1000 }, steps: jump })
    expect(totals(world, 'fundPaid', 'adlLots', 'adlPaid')).toEqual({
      fundPaid: 30,
      adlLots: 5,
      adlPaid: expect.closeTo(30, 9),
    })
  })

  it('[A3] the cap holds for all of a round, and anew for the next', () => {
    // Two of 4 units jump together: of the second 1 is still under the cap. A third falls a round later.
    const four = (id: string, margin: number) => account(id, 4, 100, 4 * margin)
    const world = play({
      rules,
      accounts: [four('a', 19), four('b', 18), four('c', 40), short],
      reserves: { fund: 1040 },
      steps: [...jump, moveTo(55, 1)],
    })
    // b is bankrupt at 82 and met first: 4 · 7 = 28. Half of 1,012 is 506, of which 106 are left: 1 unit of a, 6 short.
    // Half of 1,006 in the next round is enough for the 4 units of c, 5 short each.
    expect(totals(world, 'fundPaid', 'adlLots')).toEqual({ fundPaid: 28 + 6 + 20, adlLots: 3 })
  })

  it('[A3] what closes without a hole is not counted', () => {
    const world = play({
      rules,
      accounts: [account('ten', 10, 100, 260), short],
      reserves: { fund: 1000 },
      steps: jump,
    })
    expect(totals(world, 'fundPaid', 'adlLots', 'excessToFund')).toEqual({
      fundPaid: 0,
      adlLots: 0,
      excessToFund: expect.closeTo(10, 9),
    })
  })
})

describe('the account is below zero', () => {
  const rules = {
    ...when({ kind: 'negativeEquity' }),
    waterfall: [{ layer: 'adl' }],
    surplus: { to: 'trader' },
  } as const

  it('[A4] goes to deleveraging whole, past the book', () => {
    const world = play({ rules, accounts: [ten, short], steps: jump })
    expect(world.prices.forced[0]).toBe(0)
    expect(rowsOf(world, 'liquidation', 'partialLiquidation')).toEqual([])
    expect(totals(world, 'adlLots', 'adlPaid', 'longsClosed', 'residual')).toEqual({
      adlLots: 10,
      adlPaid: expect.closeTo(60, 9),
      longsClosed: 1,
      residual: 0,
    })
    expect(stateOf(world, 'ten')).toEqual({ cash: expect.closeTo(0, 9), lots: [0], status: LIQUIDATED })
  })

  it('[A4] an account that is short of its requirement but not of zero goes to the book', () => {
    const world = play({ rules, accounts: [ten, short], steps: [moveTo(85, 1)] })
    expect(rowsOf(world, 'liquidation').map(({ lots }) => lots)).toEqual([10])
    expect(totals(world, 'adlLots')).toEqual({ adlLots: 0 })
  })

  it('[A4] all legs of a cross account go, each at its share', () => {
    // BTC jumps to 60: −100 over 60 and 100. BTC is used up at 63.75, ETH at 106.25.
    const pair = {
      id: 'pair',
      mode: 'cross',
      cash: 300,
      positions: [
        { market: 'BTC', size: 10, entry: 100 },
        { market: 'ETH', size: 10, entry: 100 },
      ],
    } as const
    const world = play({
      rules,
      markets: [CALM, { ...CALM, symbol: 'ETH' }],
      accounts: [pair, short, account('eth', -10, 120, 1000, 'ETH')],
      steps: [moveTo(60, 1)],
    })
    expect(rowsOf(world, 'adl').map(({ from, lots, price }) => [from, lots, price])).toEqual([
      ['short', -10, expect.closeTo(63.75, 9)],
      ['eth', -10, expect.closeTo(106.25, 9)],
    ])
    expect(stateOf(world, 'pair')).toEqual({ cash: expect.closeTo(0, 9), lots: [0, 0], status: LIQUIDATED })
    expect(totals(world, 'adlPaid', 'residual', 'longsClosed')).toEqual({
      adlPaid: expect.closeTo(100, 9),
      residual: 0,
      longsClosed: 1,
    })
    expect(gapOf(world)).toBeCloseTo(0, 9)
  })
})

describe('the pool owes one side too much', () => {
  // The other side of the book has deposits of 1,000. Shorts may win half of it; then they are closed down to a third.
  const rules = {
    ...when({ kind: 'poolRatio', limit: 0.5, floor: 1 / 3 }),
    waterfall: [{ layer: 'adl' }],
  } as const
  const shorts = [account('a', -20, 100, 600), account('b', -20, 100, 900), account('c', -20, 100, 1200)]

  it('[A5] below the limit nothing happens', () => {
    // 60 · 8 = 480.
    const world = play({ rules, accounts: shorts, reserves: { vault: 1000 }, steps: [moveTo(92)] })
    expect(totals(world, 'adlLots')).toEqual({ adlLots: 0 })
  })

  it('[A5] above it winners are closed at the mark, first in the queue first, until the floor', () => {
    // 60 · 10 = 600. a has the least equity behind the same position: 200 are paid to it, and 400 are owed of 800, a half.
    // b follows: 200 of 600 is the third.
    const world = play({ rules, accounts: shorts, reserves: { vault: 1000 }, steps: [moveTo(90)] })
    expect(
      rowsOf(world).map(({ cause, rule, from, to, amount, lots }) => [cause, rule, from, to, amount, lots]),
    ).toEqual([
      ['poolRatio', 'A5', 'LP', 'a', expect.closeTo(200, 9), -20],
      ['poolRatio', 'A5', 'LP', 'b', expect.closeTo(200, 9), -20],
    ])
    expect(stateOf(world, 'a').cash).toBeCloseTo(800, 9)
    expect(stateOf(world, 'c').lots).toEqual([-20])
    expect(totals(world, 'adlLots', 'adlPaid', 'adlProfit', 'adlAccounts')).toEqual({
      adlLots: 40,
      adlPaid: 0,
      adlProfit: expect.closeTo(400, 9),
      adlAccounts: 2,
    })
    expect(moneyOf(world)).toBeCloseTo(3700, 9)
  })

  it('[A5] fund and venue are part of the pool where the waterfall has them: 600 of 1000 + 200 is not above a half', () => {
    const steps = [moveTo(90)]
    const reserves = { vault: 1000, fund: 200, venue: 200 }
    for (const layer of ['fund', 'venue'] as const) {
      const waterfall = [{ layer }, { layer: 'adl' }] as const
      const world = play({ rules: { ...rules, waterfall }, accounts: shorts, reserves, steps })
      expect(totals(world, 'adlLots')).toEqual({ adlLots: 0 })
    }
    const without = play({ rules, accounts: shorts, reserves, steps })
    expect(totals(without, 'adlLots')).toEqual({ adlLots: 40 })
  })

  it('[A5] it is a round of its own, and comes to an end when no winner is left', () => {
    const world = play({ rules, accounts: shorts, reserves: { vault: 10 }, steps: [moveTo(90)] })
    expect(world.rounds.length).toBe(1)
    expect(totals(world, 'adlLots')).toEqual({ adlLots: 60 })
  })
})
