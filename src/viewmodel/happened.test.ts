import { describe, expect, test } from 'vitest'
import { account, MARKET, moveTo, SCENARIO, TEXTBOOK } from '../engine/cast.test-kit.ts'
import type { Cause } from '../engine/observation.ts'
import { CAUSES } from '../engine/observation.ts'
import type { Scenario } from '../engine/scenario.ts'
import type { Frame } from '../protocol/frame.ts'
import { makeFormat } from './format.ts'
import { format, frameOf, frameWith, INVERSE, ONE_LONG, ONE_SHORT, say, TABLES } from './frame.test-kit.ts'
import { eventLines, headline } from './happened.ts'

const tell = (frame: Frame | null, scenario: Scenario, numbers = format) =>
  headline(frame, scenario, TABLES, numbers, say)
const texts = (frame: Frame | null, scenario: Scenario, numbers = format) =>
  tell(frame, scenario, numbers).map(({ text }) => text)

/** Somebody was closed, so that the rest is told. */
const CLOSED = { longsClosed: 3, shortsClosed: 0, rounds: 2, longNotionalClosed: 5e6, shortNotionalClosed: 0 }
const CROWD_SENTENCE = '3 accounts were liquidated in 2 rounds; $5.00M was forced into the book.'

describe('before anyone goes under', () => {
  test('nothing is told before the first frame', () => {
    expect(tell(null, SCENARIO)).toEqual([])
  })

  test('the first screen invites, to the side that hurts', () => {
    const [down] = tell(frameOf(ONE_LONG), ONE_LONG)
    expect(down).toMatchObject({
      text: 'Drag the price down. Find where the exchange takes over.',
      why: null,
    })
    expect(texts(frameOf(ONE_SHORT), ONE_SHORT)).toEqual([
      'Drag the price up. Find where the exchange takes over.',
    ])
  })

  test('after a move, it says where the next liquidation waits', () => {
    const moved = { ...ONE_LONG, steps: [moveTo(95)] }
    expect(texts(frameOf(moved), moved)).toEqual([
      'Nobody has gone under yet. The next liquidation waits at 90.45.',
    ])
    const short = { ...ONE_SHORT, steps: [moveTo(105)] }
    expect(texts(frameOf(short), short)).toEqual([
      // 110 / 1.005
      'Nobody has gone under yet. The next liquidation waits at 109.45.',
    ])
  })

  test('where nobody stands, nobody goes under', () => {
    expect(texts(frameOf(SCENARIO), SCENARIO)).toEqual(['Nobody goes under at any price in view.'])
  })
})

describe('your own position', () => {
  test('a long: the price, what was lost, and why not at the bankruptcy price', () => {
    const crossed = { ...ONE_LONG, steps: [moveTo(89)] }
    const sentences = tell(frameOf(crossed), crossed)
    expect(sentences.map(({ text }) => text).slice(0, 2)).toEqual([
      'At 90.45 your margin no longer covered the maintenance margin, so the exchange closed your long. You lost $100.00.',
      'Why 90.45 and not 90.00?',
    ])
    expect(sentences[1]).toMatchObject({ why: 'liquidationPrice', part: 'Why 90.45 and not 90.00?' })
    // Nobody else went under: no sentence about a crowd of one.
    expect(sentences.some(({ text }) => text.includes('liquidated in'))).toBe(false)
  })

  test('a short: the other side of it', () => {
    const crossed = { ...ONE_SHORT, steps: [moveTo(111)] }
    expect(texts(frameOf(crossed), crossed).slice(0, 2)).toEqual([
      'At 109.45 your margin no longer covered the maintenance margin, so the exchange closed your short. You lost $100.00.',
      'Why 109.45 and not 110.00?',
    ])
  })

  test('an inverse: lost in the coin', () => {
    const coins = makeFormat('en', 0.01, 'BTC')
    const crossed = { ...INVERSE, steps: [moveTo(85)] }
    // 10,000 USD at 100 are 100 BTC, a tenth of it is margin. Bankrupt where 10,000 / p = 110: 90.91.
    const [lost, why] = texts(frameOf(crossed), crossed, coins)
    expect(lost).toMatch(/^At 91\.36 .* closed your long\. You lost 10\u2009BTC\.$/)
    expect(why).toBe('Why 91.36 and not 90.91?')
  })

  test('closed at its bankruptcy price there is nothing to ask', () => {
    const frame = frameWith({
      ...CLOSED,
      longsClosed: 1,
      youClosedPrice: 90,
      youStartBankruptcy: 90,
      youInitialCash: 100,
      youCash: 0,
    })
    expect(texts(frame, ONE_LONG)).toHaveLength(1)
  })
})

describe('the crowd', () => {
  test.each([
    [{ longsClosed: 1, rounds: 1 }, '1 account was liquidated in 1 round; $5.00M was forced into the book.'],
    [
      { longsClosed: 2, rounds: 1 },
      '2 accounts were liquidated in 1 round; $5.00M was forced into the book.',
    ],
    [
      { longsClosed: 1234, shortsClosed: 1, rounds: 12 },
      '1,235 accounts were liquidated in 12 rounds; $5.00M was forced into the book.',
    ],
  ])('%j', (values, sentence) => {
    const [first] = tell(frameWith({ ...CLOSED, ...values }), SCENARIO)
    expect(first).toEqual({ text: sentence, why: 'marginLost', part: '$5.00M' })
  })

  test('you and others are told of one after the other', () => {
    const frame = frameWith({
      ...CLOSED,
      youClosedPrice: 90.45,
      youStartBankruptcy: 90,
      youInitialCash: 100,
      youCash: 0,
    })
    expect(texts(frame, ONE_LONG)[2]).toBe(CROWD_SENTENCE)
  })

  test('what the market added is told from 0.05 % on, and can be asked', () => {
    const added = (addedShare: number) =>
      tell(frameWith({ ...CLOSED, pushShare: -0.1, addedShare }), SCENARIO).slice(1)
    expect(added(-0.0004)).toEqual([])
    expect(added(-0.021)).toEqual([
      { text: 'You moved the price −10.0%; the market added −2.1%.', why: 'branching', part: '−2.1%' },
    ])
  })

  test('who was closed only in part is not passed over as nobody', () => {
    expect(texts(frameWith({ partlyClosed: 1 }), SCENARIO)).toEqual([
      '1 account was closed in part and went on.',
    ])
    expect(texts(frameWith({ ...CLOSED, partlyClosed: 2 }), SCENARIO)).toEqual([
      CROWD_SENTENCE,
      '2 accounts were closed in part and went on.',
    ])
  })
})

describe('who pays', () => {
  const paid = (values: Parameters<typeof frameWith>[0], tables?: Parameters<typeof frameWith>[1]) =>
    tell(frameWith({ ...CLOSED, ...values }, tables), SCENARIO).slice(1)

  test.each([
    [
      { excessCollateral: 1234 },
      'Closed better than bankruptcy, they left $1,234 behind.',
      'excessCollateral',
      '$1,234',
    ],
    [
      { fundPaid: 400, fundStart: 1000, fundLeft: 600 },
      'The fund paid $400.00; $600.00 is left.',
      'fundPaid',
      '$400.00',
    ],
    [
      { fundPaid: 1000, fundStart: 1000, fundLeft: 1e-10 },
      'The fund paid $1,000 and is empty.',
      'fundPaid',
      '$1,000',
    ],
    [{ vaultTaken: 2e6 }, 'The vault took over $2.00M.', 'vaultPaid', '$2.00M'],
    [{ socialisedPaid: 7 }, '$7.00 was charged to every open position.', 'socialisedPaid', '$7.00'],
    [{ clawbackPaid: 7 }, '$7.00 will be taken back from winners at settlement.', 'clawbackPaid', '$7.00'],
    [{ residual: 7 }, '$7.00 is paid by nobody.', 'residual', '$7.00'],
  ])('%j', (values, text, why, part) => {
    expect(paid(values)).toEqual([{ text, why, part }])
  })

  test('a fund of 0.004 coins that has paid is not empty', () => {
    const [sentence] = paid({ fundPaid: 0.002, fundStart: 0.006, fundLeft: 0.004 })
    expect(sentence?.text).toContain('is left')
  })

  test('layers that paid nothing are not told of', () => {
    expect(paid({ fundStart: 1000, fundLeft: 1000, residual: 0, adlAccounts: 0 })).toEqual([])
  })

  test.each([
    [1, 'Short 1 was deleveraged, at 90.00; they gave up $50.00.'],
    [2, 'Short 1 and 1 other were deleveraged, at 90.00; they gave up $50.00.'],
    [13, 'Short 1 and 12 others were deleveraged, at 90.00; they gave up $50.00.'],
  ])('%d winners, the first by name', (adlAccounts, text) => {
    const events = [
      { cause: CAUSES.indexOf('liquidation'), row: 9, side: 1 },
      { cause: CAUSES.indexOf('adl'), row: 2, side: -1 },
    ]
    const told = paid({ adlAccounts, adlPrice: 90, adlPaid: 50 }, { events })
    expect(told).toEqual([{ text, why: 'adlPaid', part: '$50.00' }])
  })

  test('the fund to zero and the same shock: named winners, and nothing is left over', () => {
    const scenario: Scenario = {
      ...SCENARIO,
      accounts: [account('Ada', 1, 100, 10), account('Bob', -1, 105, 20)],
      rulebook: TEXTBOOK,
      steps: [moveTo(80, 1)],
    }
    // Ada is bankrupt at 90; Bob, short from 105, is closed there instead of at 80.
    expect(texts(frameOf(scenario), scenario)).toEqual([
      '1 account was liquidated in 1 round; $100.00 was forced into the book.',
      'Bob was deleveraged, at 90.00; they gave up $10.00.',
    ])
  })
})

describe('event by event', () => {
  const line = (cause: Cause, cells: Partial<Record<string, number>> = {}): string | undefined => {
    const event = { cause: CAUSES.indexOf(cause), round: 3, row: 2, other: 0, side: 1, price: 90, amount: 7 }
    const frame = frameWith({}, { events: [{ ...event, ...cells } as Record<string, number>] })
    return eventLines(frame, SCENARIO, TABLES, format, say)[0]?.text
  }

  test.each<readonly [Cause, Partial<Record<string, number>>, string]>([
    ['liquidation', {}, 'Round 3. Long 1 was closed at 90.00; it lost $7.00.'],
    ['liquidation', { side: -1 }, 'Round 3. Short 1 was closed at 90.00; it lost $7.00.'],
    ['liquidation', { amount: -7 }, 'Round 3. Long 1 was closed at 90.00; this leg gained $7.00.'],
    ['partialLiquidation', {}, 'Round 3. Part of Long 1 was closed at 90.00.'],
    ['vaultTakeover', { other: 1 }, 'Round 3. The vault took over Long 1.'],
    ['surplus', { other: Number.NaN }, 'Round 3. Long 1 left $7.00.'],
    ['surplus', { other: 2 }, 'Round 3. Long 1 got $7.00 back.'],
    ['fee', {}, 'Round 3. Long 1 paid a fee of $7.00.'],
    ['fund', { amount: -7 }, 'Round 3. The fund paid $7.00 for Long 1.'],
    ['venue', { amount: -7 }, 'Round 3. The venue paid $7.00 for Long 1.'],
    ['adl', { side: -1 }, 'Round 3. Short 1 was deleveraged at 90.00 and gave up $7.00.'],
    [
      'adl',
      { side: -1, amount: -7 },
      'Round 3. Short 1 was deleveraged at 90.00, $7.00 better for it than the mark price.',
    ],
    ['adlSkipped', { side: -1 }, 'Round 3. Short 1 gave up all that it could and kept the rest.'],
    ['poolRatio', { side: -1 }, 'Round 3. Short 1 was closed at 90.00, because the pool owed too much.'],
    ['socialised', { amount: -7 }, 'Round 3. All open positions paid $7.00 for Long 1.'],
    ['clawback', { amount: -7 }, 'Round 3. $7.00 for Long 1 will be taken back from winners.'],
    ['settlement', {}, 'Long 1 gave back $7.00 at settlement.'],
    ['funding', { row: Number.NaN }, 'Funding of $7.00 passed between longs and shorts.'],
    ['residual', {}, 'Round 3. $7.00 of Long 1 is paid by nobody.'],
    ['fundEmpty', { amount: -7 }, 'Round 3. The fund could not pay $7.00 for Long 1.'],
    ['bookEmpty', {}, 'Round 3. Bids were gone at 90.00; Long 1 was not closed whole.'],
    ['bookEmpty', { side: -1 }, 'Round 3. Asks were gone at 90.00; Short 1 was not closed whole.'],
    ['noCounterparty', {}, 'Round 3. No winner was left for Long 1.'],
  ])('%s %j', (cause, cells, text) => {
    expect(line(cause, cells)).toBe(text)
  })

  test('every cause has words', () => {
    for (const cause of CAUSES) expect(line(cause)).toMatch(/^(Round 3\. )?[A-Z$].*\.$/)
  })

  test('lines that read alike have keys of their own; nothing is told before the tables are there', () => {
    const events = [0, 1].map(() => ({ cause: 0, round: 1, row: 2, side: 1, price: 90, amount: 1 }))
    const frame = frameWith({}, { events })
    const lines = eventLines(frame, SCENARIO, TABLES, format, say)
    expect(new Set(lines.map(({ text }) => text)).size).toBe(1)
    expect(new Set(lines.map(({ key }) => key)).size).toBe(2)
    expect(eventLines(frame, SCENARIO, null, format, say)).toEqual([])
    expect(eventLines(null, SCENARIO, TABLES, format, say)).toEqual([])
  })

  test('a run of the engine, in order, each on its own side', () => {
    const scenario: Scenario = {
      ...SCENARIO,
      markets: [MARKET],
      accounts: [account('Ada', -1, 100, 10), account('Bob', 1, 95, 20)],
      reserves: { fund: 4, vault: 0, venue: 0 },
      steps: [moveTo(120, 1)],
    }
    const lines = eventLines(frameOf(scenario), scenario, TABLES, format, say).map(({ text }) => text)
    // Ada is bankrupt at 110 and 10 short at 120: the fund's 4 pay for 0.4 in the book, the other 0.6 are Bob's.
    expect(lines).toEqual([
      'Round 1. Part of Ada was closed at 120.00.',
      'Round 1. The fund paid $4.00 for Ada.',
      'Round 1. Bob was deleveraged at 110.00 and gave up $6.00.',
    ])
  })
})
