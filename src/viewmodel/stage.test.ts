import { describe, expect, test } from 'vitest'
import { account, CROWD, MARKET, moveTo, SCENARIO } from '../engine/cast.test-kit.ts'
import type { Scenario } from '../engine/scenario.ts'
import type { Frame } from '../protocol/frame.ts'
import { format, frameOf, frameWith, ONE_LONG, say } from './frame.test-kit.ts'
import { stageModel } from './stage.ts'

interface Rest {
  readonly market?: number
  readonly previous?: Frame['rounds'] | null
  readonly hand?: number
}
const model = (
  scenario: Scenario,
  frame: Frame | null,
  { market = 0, previous = null, hand = 100 }: Rest = {},
) => stageModel({ scenario, market, frame, previous, hand, format, say })

describe('before the first frame', () => {
  test('the scenario alone tells what there is', () => {
    const made = model({ ...ONE_LONG, markets: [{ ...MARKET, path: [90, 95, 100] }] }, null)
    expect(made).toMatchObject({
      range: [75, 125],
      mark: 100,
      start: 100,
      isEmpty: true,
      you: null,
      path: { history: [90, 95, 100], marks: [], hands: [], previous: [] },
    })
    expect(Math.max(...Array.from(made.ladder.longOpen))).toBe(0)
    expect(JSON.stringify(made)).not.toMatch(/NaN|undefined/)
  })
})

describe('the path', () => {
  const rounds = [
    { mark: 95, hand: 95 },
    { mark: 88, hand: 90 },
  ]

  test('is the mark and the hand of each round, ending where the price is', () => {
    const frame = frameWith({ markPrice: 86, handPrice: 89 }, { rounds })
    expect(model(SCENARIO, frame).path).toMatchObject({ marks: [95, 88, 86], hands: [95, 90, 89] })
  })

  test('does not repeat a price on which the last round has left it', () => {
    const frame = frameWith({ markPrice: 88, handPrice: 90 }, { rounds })
    expect(model(SCENARIO, frame).path.marks).toEqual([95, 88])
  })

  test('a move that met nobody is a path too; no move is none', () => {
    const moved = { ...SCENARIO, steps: [moveTo(97)] }
    expect(model(moved, frameOf(moved)).path.marks).toEqual([97])
    expect(model(SCENARIO, frameOf(SCENARIO)).path.marks).toEqual([])
  })

  test('of the run before is drawn behind', () => {
    const { rounds: previous } = frameWith({}, { rounds })
    expect(model(SCENARIO, frameWith({}), { previous }).path.previous).toEqual([95, 88])
  })

  test('in a market that was not moved is none: the rounds are those of the one that was', () => {
    const two = {
      ...SCENARIO,
      markets: [MARKET, { ...MARKET, symbol: 'ETH', price: 50, range: [40, 60] as const }],
      accounts: [account('long10x', 1, 100, 10)],
      steps: [moveTo(89)],
    }
    expect(model(two, frameOf(two, 0)).path.marks.at(-1)).toBe(89)
    const { rounds: previous } = frameWith({}, { rounds })
    expect(model(two, frameOf(two, 1), { market: 1, previous }).path).toMatchObject({
      marks: [],
      previous: [],
    })
    const other = { ...two, steps: [moveTo(45, 0, 1)] }
    expect(model(other, frameOf(other, 1), { market: 1 }).path.marks).toEqual([45])
  })
})

describe('you', () => {
  test('while you are in: your lines and their words', () => {
    const made = model(ONE_LONG, frameOf(ONE_LONG))
    expect(made.you).toMatchObject({ isLong: true, isOpen: true, entry: 100, notional: 1000 })
    expect(made.you?.liquidation).toBeCloseTo(90 / 0.995, 9)
    expect(made.you?.bankruptcy).toBeCloseTo(90, 9)
    expect(made.words.yourLiquidation).toContain('your liquidation 90.45')
    expect(made.words.yourBankruptcy).toContain('your bankruptcy 90.00')
    expect(made.words.summary).toBe('The waterline. Mark price 100.00, your liquidation price 90.45.')
  })

  test('once you are out: where you were closed, and the bankruptcy price of the start', () => {
    const crossed = { ...ONE_LONG, steps: [moveTo(89)] }
    const made = model(crossed, frameOf(crossed))
    expect(made.you).toMatchObject({ isOpen: false })
    expect(made.you?.liquidation).toBeCloseTo(90 / 0.995, 9)
    expect(made.you?.bankruptcy).toBeCloseTo(90, 9)
    expect(made.words.yourLiquidation).toContain('you were closed at 90.45')
  })

  test('in another market are not in this picture', () => {
    const two = { ...ONE_LONG, markets: [MARKET, { ...MARKET, symbol: 'ETH' }] }
    expect(model(two, frameOf(two, 0)).you).not.toBeNull()
    const other = model(two, frameOf(two, 1), { market: 1 })
    expect(other.you).toBeNull()
    expect(other.words).toMatchObject({ yourLiquidation: '', yourBankruptcy: '' })
  })

  test('who is not there has no lines and a dash in the summary', () => {
    const made = model(SCENARIO, frameOf(SCENARIO))
    expect(made.you).toBeNull()
    expect(made.words.summary).toContain('–')
  })
})

describe('words', () => {
  test.each([
    [{ longsClosed: 1, longNotionalClosed: 500 }, '1 long closed · $500.00'],
    [{ longsClosed: 2, longNotionalClosed: 500 }, '2 longs closed · $500.00'],
    [{ shortsClosed: 1, shortNotionalClosed: 500 }, '1 short closed · $500.00'],
    [
      { longsClosed: 2, shortsClosed: 3, longNotionalClosed: 1, shortNotionalClosed: 500 },
      '3 shorts closed · $500.00',
    ],
    [{}, ''],
  ])('closed: %j', (values, text) => {
    expect(model(SCENARIO, frameWith(values)).words.closed).toBe(text)
  })

  test('the next wall, if there is one', () => {
    const made = model(SCENARIO, frameWith({ nextWallNotional: 4e6, nextWallPrice: 88 })).words
    expect(made).toMatchObject({ nextWall: 'next wall $4.00M at 88.00', wallPrice: 88 })
    expect(model(SCENARIO, frameWith({ nextWallNotional: 0, nextWallPrice: 88 })).words.nextWall).toBe('')
    expect(model(SCENARIO, frameWith({})).words).toMatchObject({ nextWall: '', wallPrice: null })
  })

  test('a market without impact has no depth to draw', () => {
    expect(model(SCENARIO, null).depth.isEndless).toBe(true)
    const linear = { ...SCENARIO, markets: [{ ...MARKET, impact: { law: 'linear' as const } }] }
    expect(model(linear, null).depth.isEndless).toBe(false)
    expect(model(linear, null).words.depthFoot).not.toBe(model(SCENARIO, null).words.depthFoot)
  })

  test('ticks have the digits that the axis asks for', () => {
    const { formatTick } = model(SCENARIO, null)
    expect([formatTick(90, 0), formatTick(0.025, 3), formatTick(106_000, 0)]).toEqual([
      '90',
      '0.025',
      '106,000',
    ])
  })
})

test('a market is empty when it has neither a crowd nor accounts', () => {
  expect(model(SCENARIO, null).isEmpty).toBe(true)
  expect(model({ ...SCENARIO, crowd: CROWD }, null).isEmpty).toBe(false)
  expect(model({ ...SCENARIO, accounts: [account('long10x', 1, 100, 10)] }, null).isEmpty).toBe(false)
})
