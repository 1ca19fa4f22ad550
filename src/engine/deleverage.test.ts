import { describe, expect, it } from 'vitest'
import { CALM, gapOf, play, rowOf, rowsOf, stateOf, THIN, totals } from './book.test-kit.ts'
import { account, moveTo } from './cast.test-kit.ts'
import type { Rulebook } from './rulebook.ts'
import { DELEVERAGED, LIQUIDATED } from './world.ts'

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

describe('who is closed', () => {
  // Shorts from 110, 105 and 101. At 100, where the round starts, their profit rates are 10/110, 5/105 and 1/101, and
  // their leverage is notional over equity.
  const plain = account('plain', -4, 110, 4 * 90) // 0.0909 · 100 / 100 = 0.0909
  const levered = account('levered', -4, 105, 4 * 15) // 0.0476 · 100 / 20 = 0.2381
  const late = account('late', -4, 101, 4 * 19) // 0.0099 · 100 / 20 = 0.0495

  it('[A6] in the order of the scores at the start of the round', () => {
    const world = play({ accounts: [ten, plain, levered, late], steps: jump })
    expect(deleveraged(world)).toEqual([
      ['levered', 4],
      ['plain', 4],
      ['late', 2],
    ])
    expect(stateOf(world, 'late')).toMatchObject({ lots: [-2], status: DELEVERAGED })
    expect(totals(world, 'adlAccounts', 'adlLots', 'residual')).toEqual({
      adlAccounts: 3,
      adlLots: 10,
      residual: 0,
    })
  })

  it('[A6] not in the order that they have after the fall', () => {
    // At 100: early 5/105 · 1000/250 = 0.190 before thin 1/101 · 1000/130 = 0.076. At 75 it would be thin first, with
    // 26/101 · 750/380 = 0.508 to 30/105 · 750/500 = 0.429.
    const early = account('early', -10, 105, 200)
    const thin = account('thin', -10, 101, 120)
    const world = play({ accounts: [ten, early, thin], steps: jump })
    expect(deleveraged(world)).toEqual([['early', 10]])
  })

  it('[A6] who wins only since this fall stands behind those who won before it', () => {
    const fresh = account('fresh', -10, 100, 150)
    const world = play({ accounts: [ten, fresh, account('old', -6, 101, 6 * 50)], steps: jump })
    expect(deleveraged(world)).toEqual([
      ['old', 6],
      ['fresh', 4],
    ])
  })

  it('[A6] equal scores go in row order', () => {
    const twins = ['c', 'a', 'b'].map((id) => account(id, -4, 105, 100))
    const world = play({ accounts: [ten, ...twins], steps: jump })
    expect(deleveraged(world)).toEqual([
      ['a', 4],
      ['b', 4],
      ['c', 2],
    ])
  })

  it('[A6] nobody who is losing, and nobody of the same side', () => {
    const loser = account('loser', -10, 70, 900)
    const long = account('long', 10, 60, 500)
    const world = play({ accounts: [ten, loser, long], steps: jump })
    expect(rowsOf(world, 'adl')).toEqual([])
    expect(rowsOf(world, 'noCounterparty').map(({ rule, from, lots }) => [rule, from, lots])).toEqual([
      ['W6', 'ten', 10],
    ])
  })

  it('[A8] in proportion to contracts', () => {
    // 10 of 20: 5, 3 and 2 of 10, 6 and 4.
    const shorts = [account('a', -10, 105, 900), account('b', -6, 120, 300), account('c', -4, 101, 100)]
    const world = play({
      rules: adl({ allocation: 'contractProRata' }),
      accounts: [ten, ...shorts],
      steps: jump,
    })
    expect(deleveraged(world)).toEqual([
      ['a', 5],
      ['b', 3],
      ['c', 2],
    ])
  })

  it('[A7] one winner can close several losers, one loser several winners', () => {
    const losers = [account('x', 6, 100, 6 * 19), account('y', 4, 100, 4 * 15)]
    const winners = [account('a', -7, 110, 300), account('b', -7, 105, 300)]
    const world = play({ accounts: [...losers, ...winners], steps: jump })
    // x is bankrupt at 81 and met first at 90, y at 85 and met at 94.4: y comes first. a leads by 10/110 · 700/370.
    expect(rowsOf(world, 'adl').map(({ from, to, lots, price }) => [from, to, -lots, price])).toEqual([
      ['a', 'y', 4, expect.closeTo(85, 9)],
      ['a', 'x', 3, expect.closeTo(81, 9)],
      ['b', 'x', 3, expect.closeTo(81, 9)],
    ])
    expect(totals(world, 'adlPaid')).toEqual({ adlPaid: expect.closeTo(4 * 10 + 6 * 6, 9) })
  })

  it('[A6] shorts that go bankrupt are closed against longs', () => {
    // 10 short at 100 with 210 behind: bankrupt at 121. A jump to 125 leaves 4 each to the long from 90.
    const world = play({
      accounts: [account('bear', -10, 100, 210), account('bull', 12, 90, 500)],
      steps: [moveTo(125, 1)],
    })
    expect(rowsOf(world, 'adl')).toEqual([
      expect.objectContaining({
        from: 'bull',
        to: 'bear',
        amount: expect.closeTo(40, 9),
        lots: 10,
        price: expect.closeTo(121, 9),
      }),
    ])
    expect(stateOf(world, 'bull').lots).toEqual([2])
  })
})

describe('the settlement price', () => {
  const short = account('short', -10, 110, 500)

  it('[A9] bankruptcy: the loser ends at zero, the winner gives up what lies between it and the mark', () => {
    const world = play({ rules: adl({ price: 'bankruptcy' }), accounts: [ten, short], steps: jump })
    // Closed at 81 instead of 75: 290 of profit instead of 350.
    expect(stateOf(world, 'ten')).toEqual({ cash: expect.closeTo(0, 9), lots: [0], status: LIQUIDATED })
    expect(stateOf(world, 'short').cash).toBeCloseTo(500 + 290, 9)
    expect(totals(world, 'adlPaid', 'adlProfit', 'adlPrice', 'lossIn', 'marginLost', 'deficit')).toEqual({
      adlPaid: expect.closeTo(60, 9),
      adlProfit: expect.closeTo(290, 9),
      adlPrice: expect.closeTo(81, 9),
      lossIn: expect.closeTo(250, 9),
      marginLost: expect.closeTo(190, 9),
      deficit: 0,
    })
  })

  it('[A9] mark: the winner gives up nothing, and the hole stays', () => {
    const world = play({ rules: adl({ price: 'mark' }), accounts: [ten, short], steps: jump })
    expect(stateOf(world, 'short').cash).toBeCloseTo(500 + 350, 9)
    expect(totals(world, 'adlPaid', 'adlPrice', 'residual')).toEqual({
      adlPaid: 0,
      adlPrice: 75,
      residual: expect.closeTo(60, 9),
    })
  })

  it('[A9] previous mark: that of the start of the round', () => {
    // 100, where the round began: the loser loses nothing, the winner gives up 25 each.
    const world = play({ rules: adl({ price: 'previousMark' }), accounts: [ten, short], steps: jump })
    expect(stateOf(world, 'short').cash).toBeCloseTo(500 + 100, 9)
    // What is then left of the loser's margin goes to the fund like any surplus.
    expect(totals(world, 'adlPaid', 'excessToFund', 'adlPrice')).toEqual({
      adlPaid: expect.closeTo(250, 9),
      excessToFund: expect.closeTo(190, 9),
      adlPrice: 100,
    })
  })

  it('[A9] oracle: where the hand is, without what forced flow has added', () => {
    // Another long is sold in the same round and takes the mark from 75 to 70; the oracle says 75.
    const five = account('five', 5, 100, 5 * 23)
    const world = play({
      rules: { ...adl({ price: 'oracle' }), waterfall: [{ layer: 'fund' }, { layer: 'adl' }] },
      markets: [THIN],
      accounts: [ten, five, short],
      reserves: { fund: 10 },
      steps: jump,
    })
    expect(totals(world, 'adlPrice')).toEqual({ adlPrice: 75 })
    expect(gapOf(world)).toBeCloseTo(0, 9)
  })

  it('[A9] a bankruptcy price better than the mark: it is the loser who pays the winner', () => {
    // The book takes 3 of 5 units from 90 down to 85.50; the other 2 go at 81, which is better for the short than the mark.
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
    const world = play({
      markets: [BOOK],
      accounts: [account('five', 5, 100, 95), short],
      steps: [moveTo(90)],
    })
    expect(rowsOf(world, 'adl').map(({ from, to, amount }) => [from, to, amount])).toEqual([
      ['five', 'short', expect.closeTo(9, 9)],
    ])
    // Nobody gave anything up: the whole loss, 36.75 on the book and 2 · 19, came out of the margin.
    expect(totals(world, 'adlPaid', 'lossIn', 'marginLost')).toEqual({
      adlPaid: 0,
      lossIn: expect.closeTo(74.75, 9),
      marginLost: expect.closeTo(74.75, 9),
    })
  })

  it('[A9] entries of what is left are not touched: the winner closes at its own average', () => {
    const world = play({ accounts: [ten, account('short', -15, 110, 500)], steps: jump })
    const p = world.accounts.first[rowOf(world, 'short')]
    expect(world.positions.lots[p]).toBe(-5)
    expect(world.positions.basis[p] / world.positions.lots[p]).toBeCloseTo(110, 9)
  })

  it('[A9] every closing is a row: cash of both sides is what they had and the rows', () => {
    const world = play({ accounts: [ten, short], steps: jump })
    expect(rowsOf(world, 'closeOut').map(({ from, to, amount, lots }) => [from, to, amount, lots])).toEqual([
      ['LP', 'short', expect.closeTo(350, 9), -10],
      ['ten', 'LP', expect.closeTo(250, 9), 10],
    ])
  })
})
