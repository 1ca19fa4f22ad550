import { describe, expect, test } from 'vitest'
import { account, moveTo, SCENARIO, TEXTBOOK } from '../engine/cast.test-kit.ts'
import { format, frameOf, frameWith, say } from './frame.test-kit.ts'
import { headsOf, queueModel } from './queue.ts'
import { SCORE_WORDS } from './score-words.ts'

/** Three shorts from 110, 105 and 101, seen at 100 with nobody bankrupt. */
const WINNERS = {
  ...SCENARIO,
  accounts: [
    account('Ada', -4, 110, 4 * 90),
    account('Bob', -4, 105, 4 * 15),
    account('Cid', -4, 101, 4 * 19),
    account('Dee', 10, 100, 190),
  ],
}

test('nobody wins, nobody queues', () => {
  expect(queueModel(null, format, say)).toBeNull()
  expect(queueModel(frameOf(SCENARIO), format, say)).toBeNull()
  expect(headsOf(null, SCENARIO, format, say, 5)).toEqual([])
})

describe('bars', () => {
  test('say rank, width, notional, score and what is closed', () => {
    const bars = [
      { score: 0.2381, notional: 400, closedShare: 1, width: 1 },
      { score: 0.0909, notional: 5e6, closedShare: 0.256, width: 12 },
    ]
    const frame = frameWith({ queueSide: -1, queueHypothetical: 0, adlAccounts: 4, adlPrice: 81 }, { bars })
    const model = queueModel(frame, format, say)
    expect(model?.bars.map(({ words }) => words)).toEqual([
      'Bar 1: one winner, $400.00, mean score 0.238, 100% closed',
      'Bar 2: 12 winners, $5.00M, mean score 0.091, 26% closed',
    ])
    expect(model).toMatchObject({
      isShort: true,
      isReal: true,
      closedWords: '4 winners deleveraged, at 81.00',
      you: null,
      youWords: '',
    })
  })

  test.each([
    [1, '1 winner deleveraged, at 81.00'],
    [2, '2 winners deleveraged, at 81.00'],
  ])('%d of them', (adlAccounts, words) => {
    const frame = frameWith({ queueHypothetical: 0, adlAccounts, adlPrice: 81 }, { bars: [{ score: 1 }] })
    expect(queueModel(frame, format, say)?.closedWords).toBe(words)
  })

  test('a cut that has not been made says what it would take', () => {
    const model = queueModel(frameOf(WINNERS), format, say)
    expect(model).toMatchObject({
      isReal: false,
      closedWords: 'if 1 % of their open interest had to be closed now',
    })
    expect(model?.bars).toHaveLength(3)
  })

  test('your place stands in the middle of your share of the queue', () => {
    const bars = [{ score: 1 }]
    const model = queueModel(frameWith({ youQueuePlace: 3, queueLength: 4 }, { bars }), format, say)
    expect(model?.you).toBeCloseTo(2.5 / 4, 12)
    expect(model?.youWords).toBe('you · place 3 of 4')
    expect(queueModel(frameWith({ youQueuePlace: 1 }, { bars }), format, say)?.you).toBeNull()
  })
})

describe('heads', () => {
  test('are the first in rank order, by name, with the numbers of their scores', () => {
    // A cut of 1 % of the 12 units that the winners hold is 0.12, or 120 lots of 0.001, and all of it is Bob's.
    // profit / entry · notional / equity: Bob 0.0476 · 5, Ada 0.0909 · 1, Cid 0.0099 · 5.
    expect(headsOf(frameOf(WINNERS), WINNERS, format, say, 2)).toEqual([
      'Rank 1: Bob. Score 0.048 × 5.00 = 0.238. 120 of 4,000 lots would be closed.',
      'Rank 2: Ada. Score 0.091 × 1.00 = 0.091. 0 of 4,000 lots would be closed.',
    ])
    expect(headsOf(frameOf(WINNERS), WINNERS, format, say, 50)).toHaveLength(3)
  })

  test('keep their places after they have been closed', () => {
    const jump = { ...WINNERS, rulebook: TEXTBOOK, steps: [moveTo(75, 1)] }
    const [first] = headsOf(frameOf(jump), jump, format, say, 1)
    expect(first).toBe('Rank 1: Bob. Score 0.048 × 5.00 = 0.238. 4,000 of 4,000 lots closed.')
  })
})

test('every score family has words', () => {
  for (const id of Object.values(SCORE_WORDS)) expect(say(id)).not.toBe(id)
})
