import { describe, expect, it } from 'vitest'
import { CALM, gapOf, moneyOf, play, rowsOf, stateOf, THIN, totals } from './book.test-kit.ts'
import { account, moveTo } from './cast.test-kit.ts'
import type { Rulebook } from './rulebook.ts'
import { LIQUIDATED, OPEN } from './world.ts'

// 10 units at 100 with margin 190: under at 90, bankrupt at 81. In a jump to 75 each unit is 6 short.
const ten = account('ten', 10, 100, 190)
const jump = [moveTo(75, 1)]
const adl = (change: Partial<Rulebook['adl']>): Pick<Rulebook, 'adl'> => ({
  adl: {
    triggers: [{ kind: 'fundEmpty' }],
    score: 'BX-ADL',
    allocation: 'rankQueue',
    price: 'bankruptcy',
    protectPrincipal: false,
    ...change,
  },
})

/** Who was deleveraged, as [winner, lots], in order. */
const deleveraged = (world: ReturnType<typeof play>) =>
  rowsOf(world, 'adl').map(({ from, to, lots }) => [from === 'ten' ? to : from, Math.abs(lots)])

describe('refusals', () => {
  const ETH = { ...CALM, symbol: 'ETH' }

  it('[A10] a winner gives up no more than its account has, and the next one is asked', () => {
    // ETH jumps to 40: the pair has 300 − 600 = −300 over requirements of 100 and 40. Its BTC is used up at
    // 100 + 10 · 300/140 = 121.43, which costs a short 21.43 a unit. 100 of equity pays for 4.
    const pair = {
      id: 'pair',
      mode: 'cross',
      cash: 300,
      positions: [
        { market: 'BTC', size: 10, entry: 100 },
        { market: 'ETH', size: 10, entry: 100 },
      ],
    } as const
    const winners = [account('poor', -8, 110, 20), account('rich', -9, 101, 900)]
    const world = play({ markets: [CALM, ETH], accounts: [pair, ...winners], steps: [moveTo(40, 1, 1)] })
    expect(rowsOf(world, 'adl').map(({ from, to, lots, price }) => [from, to, -lots, price])).toEqual([
      ['poor', 'pair', 4, expect.closeTo(100 + 3000 / 140, 9)],
      ['rich', 'pair', 6, expect.closeTo(100 + 3000 / 140, 9)],
    ])
    expect(rowsOf(world, 'adlSkipped').map(({ rule, from, lots }) => [rule, from, lots])).toEqual([
      ['A10', 'poor', -4],
    ])
    // 14.29 are left to it, too little for the 4 units that it keeps: it is liquidated in the next round.
    expect(stateOf(world, 'poor')).toEqual({ cash: 0, lots: [0], status: LIQUIDATED })
    expect(totals(world, 'excessToFund')).toEqual({ excessToFund: expect.closeTo(100 - 12_000 / 140, 9) })
    // In ETH nobody is short: its 10 go to the book at 40, and 10 · 4 · 300/140 stay unpaid.
    expect(totals(world, 'adlPaid', 'residual')).toEqual({
      adlPaid: expect.closeTo(30_000 / 140, 9),
      residual: expect.closeTo(12_000 / 140, 9),
    })
    expect(gapOf(world)).toBeCloseTo(0, 9)
  })

  it('[A10] protected principal: nobody is closed at a price worse than its own entry', () => {
    // From 79 the short has 4 a unit at 75; to be closed at 81 would cost it 2 of its own. From 81.50 it would not.
    const low = account('low', -8, 79, 2000)
    const rich = account('rich', -9, 101, 900)
    const rules = adl({ protectPrincipal: true })
    expect(deleveraged(play({ rules, accounts: [ten, low, rich], steps: jump }))).toEqual([['rich', 9]])
    const world = play({ rules, accounts: [ten, low], steps: jump })
    expect(rowsOf(world, 'adlSkipped').map(({ rule, from, lots }) => [rule, from, lots])).toEqual([
      ['A10', 'low', -8],
    ])
    expect(stateOf(world, 'low')).toEqual({ cash: 2000, lots: [-8], status: OPEN })
    // All 10 find nobody and go to the book at 75.
    expect(rowsOf(world, 'noCounterparty', 'liquidation').map(({ cause, lots }) => [cause, lots])).toEqual([
      ['noCounterparty', 10],
      ['liquidation', 10],
    ])
    expect(totals(world, 'adlPaid', 'residual')).toEqual({ adlPaid: 0, residual: expect.closeTo(60, 9) })
    const above = account('above', -8, 81.5, 2000)
    expect(deleveraged(play({ rules, accounts: [ten, above], steps: jump }))).toEqual([['above', 8]])
  })

  it('[A10] without that protection the same winner gives up all 8', () => {
    const low = account('low', -8, 79, 2000)
    expect(deleveraged(play({ accounts: [ten, low], steps: jump }))).toEqual([['low', 8]])
  })

  it('[A10] a refusal is told once', () => {
    // Many small winners with little profit, so that the queue has to be asked for more than once.
    const lows = Array.from({ length: 600 }, (_, i) => account(`w${String(i).padStart(3, '0')}`, -1, 79, 500))
    const rules = adl({ protectPrincipal: true })
    const world = play({ rules, accounts: [ten, ...lows], steps: jump })
    const told = rowsOf(world, 'adlSkipped').map(({ from }) => from)
    expect(told.length).toBe(600)
    expect(new Set(told).size).toBe(600)
    expect(deleveraged(world)).toEqual([])
  })
})

describe('with nobody on the other side', () => {
  it('[W6] the lots go to the book, and what is missing goes on through the layers below', () => {
    const rules = { waterfall: [{ layer: 'fund' }, { layer: 'adl' }, { layer: 'venue' }] } as const
    const world = play({ rules, accounts: [ten], reserves: { fund: 12, venue: 30 }, steps: jump })
    // The fund carries 2 units; 8 find no winner: 48 missing, of which the venue pays 30.
    expect(rowsOf(world).map(({ cause, lots }) => [cause, lots])).toEqual([
      ['partialLiquidation', 2],
      ['fund', 0],
      ['noCounterparty', 8],
      ['liquidation', 8],
      ['fundEmpty', 0],
      ['venue', 0],
      ['residual', 0],
    ])
    expect(totals(world, 'fundPaid', 'venuePaid', 'residual', 'deficit')).toEqual({
      fundPaid: expect.closeTo(12, 9),
      venuePaid: expect.closeTo(30, 9),
      residual: expect.closeTo(18, 9),
      deficit: expect.closeTo(60, 9),
    })
  })

  it('[W6] in a slide they are sold at the mark of the round', () => {
    // 10 are sold from 90 to 80 and would be filled at 85: what the fund cannot carry waits while the price goes on to 85.
    const world = play({
      markets: [THIN],
      accounts: [account('ten', 10, 100, 160), account('later', 1, 100, 14.5)],
      steps: [moveTo(84)],
    })
    const sold = rowsOf(world, 'liquidation').filter(({ rule }) => rule === 'W6')
    for (const { price } of sold) expect(price).toBeLessThan(84)
    expect(moneyOf(world)).toBeCloseTo(174.5, 9)
    expect(gapOf(world)).toBeCloseTo(0, 9)
  })
})

describe('hedges in the queue and among the losers', () => {
  const ETH = { ...CALM, symbol: 'ETH' }

  it('[L8] a leg that waits for a winner does not take its other leg out of the market', () => {
    // A book of 3 units: the worst leg of the hedge, 5 long, finds bids for 3; 2 go to the short. The other leg stays and is
    // met again when ETH turns against it.
    const BOOK = {
      ...CALM,
      impact: {
        law: 'book',
        levels: [
          [0.01, 1],
          [0.05, 2],
        ],
      },
    } as const
    const hedge = {
      id: 'hedge',
      mode: 'cross',
      cash: 200,
      positions: [
        { market: 'BTC', size: 5, entry: 100 },
        { market: 'ETH', size: -5, entry: 100 },
      ],
    } as const
    const rules = { legs: 'worstFirst', surplus: { to: 'trader' } } as const
    const accounts = [hedge, account('short', -9, 110, 900)]
    const markets = [BOOK, ETH]
    // 200 + 5 (P − 100) = 0.5 P + 50 at P = 77.777…
    const world = play({ rules, markets, accounts, steps: [moveTo(77.7)] })
    expect(stateOf(world, 'hedge')).toMatchObject({ lots: [0, -5], status: 1 })
    expect(rowsOf(world, 'adl').map(({ lots }) => lots)).toEqual([-2])
    expect(totals(world, 'longsClosed', 'partlyClosed', 'deficit')).toEqual({
      longsClosed: 0,
      partlyClosed: 1,
      deficit: 0,
    })
    const on = play({ rules, markets, accounts, steps: [moveTo(77.7), moveTo(140, 0, 1)] })
    expect(stateOf(on, 'hedge').lots).toEqual([0, 0])
    expect(totals(on, 'longsClosed', 'shortsClosed', 'partlyClosed')).toMatchObject({ partlyClosed: 0 })
    expect(moneyOf(on)).toBeCloseTo(1100, 9)
  })
})
