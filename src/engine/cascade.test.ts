import { describe, expect, it } from 'vitest'
import type { Case } from './book.test-kit.ts'
import { CALM, gapOf, moneyOf, play, rowsOf, stateOf, THIN, totals } from './book.test-kit.ts'
import { account, moveTo } from './cast.test-kit.ts'

/** One long unit at 100 that goes under at `price`. */
const longAt = (price: number, id = `long${price}`) => account(id, 1, 100, 100 - 0.9 * price)

/** Rounds as [hand, mark]. */
const roundsOf = (world: ReturnType<typeof play>) => {
  const { hand, mark, length } = world.rounds
  return Array.from({ length }, (_, r) => [hand[0][r], mark[0][r]])
}

const fills = (world: ReturnType<typeof play>) =>
  rowsOf(world, 'liquidation').map(({ from, round, price }) => [from, round, price])

describe('slide and jump', () => {
  const accounts = [longAt(95), longAt(90)]

  it('[P1] in a slide each is closed where it stands', () => {
    const world = play({ accounts, steps: [moveTo(80)] })
    expect(fills(world)).toEqual([
      ['long95', 1, expect.closeTo(95, 9)],
      ['long90', 1, expect.closeTo(90, 9)],
    ])
    expect(world.prices.mark[0]).toBe(80)
  })

  it('[P1] in a jump all are closed at the far side', () => {
    // Bankrupt at 85.5 and 81: at 80 they are 5.5 and 1 short, and nobody pays.
    const world = play({ rules: { waterfall: [] }, accounts, steps: [moveTo(80, 1)] })
    expect(fills(world)).toEqual([
      ['long95', 1, 80],
      ['long90', 1, 80],
    ])
    expect(totals(world, 'deficit', 'residual', 'marginLost', 'lossIn')).toEqual({
      deficit: expect.closeTo(6.5, 9),
      residual: expect.closeTo(6.5, 9),
      marginLost: expect.closeTo(33.5, 9),
      lossIn: 40,
    })
  })

  it('[P1] a mixture slides first: what lies in the last share is closed at the far side', () => {
    // 20 down, of which a quarter is a gap: the slide ends at 85. 95 and 90 are met; 84 is jumped over.
    const world = play({
      rules: { waterfall: [] },
      accounts: [...accounts, longAt(84)],
      steps: [moveTo(80, 0.25)],
    })
    expect(fills(world)).toEqual([
      ['long95', 1, expect.closeTo(95, 9)],
      ['long90', 1, expect.closeTo(90, 9)],
      ['long84', 2, 80],
    ])
    expect(roundsOf(world)).toEqual([
      [85, 85],
      [80, 80],
    ])
  })

  it('[P1] the next step starts at the mark, and the book has filled up again', () => {
    // 95 is sold in round 1: mark 94. From there the hand goes on to 93, and nothing presses on it any more.
    const world = play({ markets: [THIN], accounts: [longAt(95)], steps: [moveTo(95), moveTo(93)] })
    expect(world.prices.hand[0]).toBe(93)
    expect(world.prices.forced[0]).toBe(0)
    expect(world.prices.mark[0]).toBe(93)
    expect(world.prices.stepStart[0]).toBe(94)
  })

  it('[P1] so does the end of a settlement period, which is a step as well', () => {
    const steps = [moveTo(95), { kind: 'settle' }] as const
    const world = play({ markets: [THIN], accounts: [longAt(95)], steps })
    expect(world.prices.hand[0]).toBe(94)
    expect(world.prices.forced[0]).toBe(0)
    expect(world.prices.mark[0]).toBe(94)
    expect(world.prices.stepStart[0]).toBe(94)
  })
})

describe('the mark', () => {
  it('[P2] is where the hand is, plus what forced flow has moved', () => {
    const world = play({ markets: [THIN], accounts: [longAt(95)], steps: [moveTo(94.5)] })
    // 1 unit sold is 100 of notional, 0.01 each.
    expect(world.prices.forced[0]).toBe(-100)
    expect(world.prices.mark[0]).toBe(93.5)
  })

  it('[P2] a sale in a slide is filled between the threshold and where it leaves the price', () => {
    const world = play({ markets: [THIN], accounts: [longAt(95)], steps: [moveTo(90)] })
    expect(fills(world)).toEqual([['long95', 1, expect.closeTo(94.5, 9)]])
  })

  it('[P2] in a slide a sale can press the price past the next threshold', () => {
    // 95 is sold down to 94; 94.5 is met at 94 and sold down to 93.
    const world = play({ markets: [THIN], accounts: [longAt(95), longAt(94.5)], steps: [moveTo(94)] })
    expect(fills(world)).toEqual([
      ['long95', 1, expect.closeTo(94.5, 9)],
      ['long94.5', 1, expect.closeTo(93.5, 9)],
    ])
    expect(world.prices.mark[0]).toBe(92)
  })

  it('[P2] it never falls below one tick', () => {
    const world = play({
      rules: { waterfall: [] },
      markets: [THIN],
      accounts: [account('whale', 120, 100, 120 * 10 - 0.9)],
      steps: [moveTo(99, 1)],
    })
    expect(world.prices.mark[0]).toBe(0.01)
  })
})

describe('rounds', () => {
  it('[P8] go on until nothing new triggers', () => {
    // The hand stops at 94.9. 95 is sold: mark 93.9. That meets 94, sold at 93.9: mark 92.9. 92 stays.
    const world = play({
      markets: [THIN],
      accounts: [longAt(95), longAt(94), longAt(92)],
      steps: [moveTo(94.9)],
    })
    expect(fills(world)).toEqual([
      ['long95', 1, expect.closeTo(94.5, 9)],
      ['long94', 2, expect.closeTo(93.4, 9)],
    ])
    expect(roundsOf(world)).toEqual([
      [94.9, expect.closeTo(93.9, 9)],
      [94.9, expect.closeTo(92.9, 9)],
    ])
    expect(stateOf(world, 'long92').lots).toEqual([1])
  })

  it('[P8] a step that meets nobody is no round', () => {
    expect(play({ accounts: [longAt(90)], steps: [moveTo(95), moveTo(99)] }).rounds.length).toBe(0)
  })

  it('[P8] a row says what its round did', () => {
    const accounts = [longAt(95), longAt(94), longAt(90)]
    const { columns } = play({ markets: [THIN], accounts, steps: [moveTo(99), moveTo(94.9)] }).rounds
    expect([...columns.step.subarray(0, 2)]).toEqual([1, 1])
    expect([...columns.liquidated.subarray(0, 2)]).toEqual([1, 1])
    expect([...columns.forcedNotional.subarray(0, 2)]).toEqual([100, 100])
  })

  it('[P8] longs that are sold do not lift shorts, shorts that are bought do not sink longs', () => {
    const short = account('short105', -1, 100, 15.5)
    const world = play({ markets: [THIN], accounts: [longAt(95), short], steps: [moveTo(94), moveTo(105)] })
    expect(fills(world)).toEqual([
      ['long95', 1, expect.closeTo(94.5, 9)],
      ['short105', 2, expect.closeTo(105.5, 9)],
    ])
    expect(world.prices.mark[0]).toBe(106)
  })
})

describe('n and the multiplier', () => {
  const multiplier = (of: Case): number => {
    const { prices } = play(of)
    return (prices.mark[0] - prices.stepStart[0]) / (prices.hand[0] - prices.stepStart[0])
  }
  /** Longs of one lot each, `spacing` apart from 99 downwards. */
  const uniform = (spacing: number, count: number) =>
    Array.from({ length: count }, (_, i) => longAt(99 - i * spacing, `x${String(i).padStart(3, '0')}`))

  it('[P9] without impact the multiplier is exactly 1', () => {
    expect(multiplier({ markets: [CALM], accounts: uniform(0.5, 40), steps: [moveTo(90)] })).toBe(1)
  })

  it('[P9] one unit every 2 of price that each move it by 1: n is a half and the price moves twice as far', () => {
    // The hand goes down 10, to 90. Once k are sold the mark is 90 − k, and those at 99, 97, … above it are k for k = 10.
    expect(multiplier({ markets: [THIN], accounts: uniform(2, 40), steps: [moveTo(90)] })).toBeCloseTo(2, 9)
  })

  it('[P9] one unit every 1 of price: n is 1 and it runs until nobody is left', () => {
    const world = play({ markets: [THIN], accounts: uniform(1, 30), steps: [moveTo(98.9)] })
    expect(rowsOf(world, 'liquidation').length).toBe(30)
    expect(world.prices.mark[0]).toBeCloseTo(98.9 - 30, 9)
  })
})

describe('an explicit book', () => {
  // 1 % away there are bids for 100, 5 % away for 200 more: 3 units in all, and nobody beyond.
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

  it('[P7] a sale walks down the levels', () => {
    // 2 units: 100 take the price 1 % down, 100 half of the way from 1 % to 5 %: 3 %. Filled halfway between 90 and 87.3.
    const world = play({ markets: [BOOK], accounts: [account('two', 2, 100, 38)], steps: [moveTo(90)] })
    expect(fills(world)).toEqual([['two', 1, expect.closeTo((90 + 87.3) / 2, 9)]])
    expect(world.prices.mark[0]).toBeCloseTo(87.3, 9)
  })

  it('[P7] where it ends, the rest is closed against winners', () => {
    // 5 units under at 90 and bankrupt at 81. 3 find bids down to 85.50 and are filled at 87.75, a loss of 36.75; 2 find
    // nobody and are taken by the short at 81, the bankruptcy price. What the 3 brought above it, 20.25, goes to the fund.
    const five = account('five', 5, 100, 95)
    const short = account('short', -4, 100, 200)
    const world = play({ markets: [BOOK], accounts: [five, short], steps: [moveTo(90)] })
    expect(rowsOf(world, 'partialLiquidation')).toEqual([
      {
        round: 1,
        cause: 'partialLiquidation',
        rule: 'L2',
        from: 'five',
        to: 'LP',
        amount: expect.closeTo(36.75, 9),
        lots: 3,
        price: expect.closeTo(87.75, 9),
      },
    ])
    expect(rowsOf(world, 'bookEmpty')).toEqual([
      expect.objectContaining({ rule: 'P7', from: 'five', lots: 2, price: expect.closeTo(85.5, 9) }),
    ])
    expect(rowsOf(world, 'adl')).toEqual([
      {
        round: 1,
        cause: 'adl',
        rule: 'A9',
        from: 'five',
        to: 'short',
        amount: expect.closeTo(9, 9),
        lots: -2,
        price: expect.closeTo(81, 9),
      },
    ])
    expect(stateOf(world, 'five').lots).toEqual([0])
    expect(stateOf(world, 'short').lots).toEqual([-2])
    expect(totals(world, 'excessToFund', 'deficit')).toEqual({
      excessToFund: expect.closeTo(20.25, 9),
      deficit: 0,
    })
    expect(moneyOf(world)).toBeCloseTo(295, 9)
    expect(gapOf(world)).toBeCloseTo(0, 9)
  })
})
