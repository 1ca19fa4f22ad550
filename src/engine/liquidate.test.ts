import { describe, expect, it } from 'vitest'
import { CALM, gapOf, moneyOf, play, rowsOf, stateOf, THIN, totals } from './book.test-kit.ts'
import { account, moveTo } from './cast.test-kit.ts'
import { FEES, FUND, LIQUIDATED, PARTLY_CLOSED } from './world.ts'

// One long unit at 100: under at 95, 90 and 80, bankrupt at 85.5, 81 and 72.
const long95 = account('long95', 1, 100, 14.5)
const long90 = account('long90', 1, 100, 19)
const long80 = account('long80', 1, 100, 28)
// One short unit at 100: under at 105 and 110, bankrupt at 115.5 and 121.
const short105 = account('short105', -1, 100, 15.5)
const short110 = account('short110', -1, 100, 21)

describe('the order in which accounts are met', () => {
  it('[L1] a falling price meets the highest threshold first', () => {
    const world = play({ accounts: [long80, long95, long90], steps: [moveTo(79)] })
    const rows = rowsOf(world, 'liquidation')
    expect(rows.map(({ from }) => from)).toEqual(['long95', 'long90', 'long80'])
    expect(rows.map(({ amount }) => amount)).toEqual([
      expect.closeTo(5),
      expect.closeTo(10),
      expect.closeTo(20),
    ])
    expect(rows.map(({ price }) => price)).toEqual([
      expect.closeTo(95),
      expect.closeTo(90),
      expect.closeTo(80),
    ])
    expect(world.rounds.length).toBe(1)
  })

  it('[L1] a rising price meets the lowest threshold first', () => {
    const world = play({ accounts: [short110, short105], steps: [moveTo(112)] })
    expect(rowsOf(world, 'liquidation').map(({ from }) => from)).toEqual(['short105', 'short110'])
  })

  it('[L1] equal thresholds go in row order, whichever came first', () => {
    const twins = ['b', 'a', 'c'].map((id) => account(id, 1, 100, 19))
    const world = play({ accounts: twins, steps: [moveTo(89)] })
    expect(rowsOf(world, 'liquidation').map(({ from }) => from)).toEqual(['a', 'b', 'c'])
  })

  it('[L1] a price that stops short of a threshold closes nobody, one that touches it does', () => {
    expect(play({ accounts: [long90], steps: [moveTo(90.01)] }).rounds.length).toBe(0)
    expect(play({ accounts: [long90], steps: [moveTo(89.99)] }).rounds.length).toBe(1)
  })
})

describe('closing all', () => {
  it('[L2] the whole position goes at the mean of the price before and after its sale', () => {
    // 2 units at 100, margin 38: under at 90, bankrupt at 81. Selling 2 takes the price from 90 to 88: filled at 89.
    const world = play({ markets: [THIN], accounts: [account('two', 2, 100, 38)], steps: [moveTo(90)] })
    expect(rowsOf(world, 'liquidation')).toEqual([
      expect.objectContaining({
        from: 'two',
        to: 'LP',
        amount: expect.closeTo(22, 9),
        lots: 2,
        price: expect.closeTo(89, 9),
      }),
    ])
    expect(stateOf(world, 'two')).toEqual({ cash: 0, lots: [0], status: LIQUIDATED })
    expect(
      totals(world, 'longsClosed', 'shortsClosed', 'longNotionalClosed', 'lossIn', 'marginLost'),
    ).toEqual({
      longsClosed: 1,
      shortsClosed: 0,
      longNotionalClosed: 200,
      lossIn: expect.closeTo(22, 9),
      marginLost: expect.closeTo(22, 9),
    })
  })
})

describe('excess collateral', () => {
  // Closed at 90 with margin 19: 9 are left.
  it('[L7] goes to the fund', () => {
    const world = play({ accounts: [long90], reserves: { fund: 5 }, steps: [moveTo(90)] })
    expect(stateOf(world, 'long90').cash).toBe(0)
    expect(world.ledgers[FUND]).toBeCloseTo(14, 9)
    expect(totals(world, 'excessCollateral', 'excessToFund', 'fundReceived')).toEqual({
      excessCollateral: expect.closeTo(9, 9),
      excessToFund: expect.closeTo(9, 9),
      fundReceived: expect.closeTo(9, 9),
    })
    expect(rowsOf(world, 'surplus')).toEqual([
      expect.objectContaining({ rule: 'L7', from: 'long90', to: 'fund', amount: expect.closeTo(9, 9) }),
    ])
  })

  it('[L7] stays with the trader', () => {
    const world = play({ rules: { surplus: { to: 'trader' } }, accounts: [long90], steps: [moveTo(90)] })
    expect(stateOf(world, 'long90').cash).toBeCloseTo(9, 9)
    expect(totals(world, 'excessCollateral', 'excessToTrader')).toEqual({
      excessCollateral: expect.closeTo(9, 9),
      excessToTrader: expect.closeTo(9, 9),
    })
  })

  it('[L7] is split: a fee on the closed value to the venue, the rest to the trader', () => {
    // 2 % of the 90 that one unit was sold for is 1.80; 7.20 are left.
    const world = play({
      rules: { surplus: { to: 'split', fee: 0.02 } },
      accounts: [long90],
      steps: [moveTo(90)],
    })
    expect(stateOf(world, 'long90').cash).toBeCloseTo(7.2, 9)
    expect(world.ledgers[FEES]).toBeCloseTo(1.8, 9)
    expect(totals(world, 'excessCollateral', 'excessToFees', 'excessToTrader')).toEqual({
      excessCollateral: expect.closeTo(9, 9),
      excessToFees: expect.closeTo(1.8, 9),
      excessToTrader: expect.closeTo(7.2, 9),
    })
  })

  it('[L7] the fee never takes more than there is', () => {
    const world = play({
      rules: { surplus: { to: 'split', fee: 0.2 } },
      accounts: [long90],
      steps: [moveTo(90)],
    })
    expect(stateOf(world, 'long90').cash).toBe(0)
    expect(world.ledgers[FEES]).toBeCloseTo(9, 9)
  })
})

describe('accounts with several legs', () => {
  const BTC = CALM
  const ETH = { ...CALM, symbol: 'ETH' }
  const twoLegs = {
    id: 'pair',
    mode: 'cross',
    cash: 40,
    positions: [
      { market: 'BTC', size: 1, entry: 100 },
      { market: 'ETH', size: -1, entry: 100 },
    ],
  } as const
  const rules = { legs: 'worstFirst', surplus: { to: 'trader' } } as const

  it('[L8] the worst leg is cut and the rest of the hedge stays open', () => {
    // BTC at P with ETH at 100: equity 40 + P − 100, requirement 0.1 P + 10. They meet at 0.9 P = 70: P = 77.777…
    const world = play({ rules, markets: [BTC, ETH], accounts: [twoLegs], steps: [moveTo(77)] })
    expect(stateOf(world, 'pair')).toEqual({
      cash: expect.closeTo(40 - 100 + 70 / 0.9, 9),
      lots: [0, -1],
      status: PARTLY_CLOSED,
    })
    expect(totals(world, 'longNotionalClosed', 'shortNotionalClosed', 'longsClosed', 'partlyClosed')).toEqual(
      {
        longNotionalClosed: 100,
        shortNotionalClosed: 0,
        longsClosed: 0,
        partlyClosed: 1,
      },
    )
    expect(world.rounds.length).toBe(1)
  })

  it('[L8] without worst first all legs go at once', () => {
    const world = play({
      rules: { ...rules, legs: 'all' },
      markets: [BTC, ETH],
      accounts: [twoLegs],
      steps: [moveTo(77)],
    })
    expect(stateOf(world, 'pair')).toEqual({
      cash: expect.closeTo(40 - 100 + 70 / 0.9, 9),
      lots: [0, 0],
      status: LIQUIDATED,
    })
    expect(rowsOf(world, 'liquidation').map(({ lots }) => lots)).toEqual([1, -1])
  })

  it('[L8] when the leg that is left is still under, it goes in the next round', () => {
    // A jump to 60: equity 0 is below 16. BTC goes at 60 and leaves cash 0, then ETH has 0 against 10.
    const world = play({ rules, markets: [BTC, ETH], accounts: [twoLegs], steps: [moveTo(60, 1)] })
    expect(stateOf(world, 'pair').lots).toEqual([0, 0])
    expect(
      rowsOf(world, 'liquidation', 'partialLiquidation').map(({ round, lots }) => [round, lots]),
    ).toEqual([
      [1, 1],
      [2, -1],
    ])
  })
})

describe('what an event leaves behind', () => {
  it('[W2] what is not lost is not taken: loss, margin and surplus add up, and no money appears', () => {
    const accounts = [long95, long90, long80, short105, short110]
    const before = moneyOf(play({ accounts, reserves: { fund: 3 }, steps: [] }))
    for (const gap of [0, 0.5, 1]) {
      const world = play({ markets: [THIN], accounts, reserves: { fund: 3 }, steps: [moveTo(78, gap)] })
      expect(moneyOf(world)).toBeCloseTo(before, 9)
      expect(gapOf(world)).toBeCloseTo(0, 9)
    }
  })
})
