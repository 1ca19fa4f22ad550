import { describe, expect, test } from 'vitest'
import { account, CROWD, MARKET, moveTo, SCENARIO } from '../../engine/cast.test-kit.ts'
import type { Scenario } from '../../engine/scenario.ts'
import { format, frameOf, ONE_LONG, ONE_SHORT, say } from '../../viewmodel/frame.test-kit.ts'
import { stageModel } from '../../viewmodel/stage.ts'
import type { Mark } from '../svg.test-kit.ts'
import { drawn, geometry, marksOf, pointsOf } from '../svg.test-kit.ts'
import { layoutOf } from './layout.ts'
import type { StageModel } from './model.ts'
import { Spark } from './Spark.tsx'
import { StageChart } from './StageChart.tsx'

const WIDTH = 800
const HEIGHT = 400
/** The plot at this size: from 14 to 374 for 125 to 75, so 7.2 pixels for 1. */
const BOTTOM = 374
const y = (price: number): number => BOTTOM - (price - 75) * 7.2

function modelOf(scenario: Scenario, isAnswered = true): StageModel {
  const frame = isAnswered ? frameOf(scenario) : null
  const hand = frame?.values.handPrice ?? 100
  return stageModel({ scenario, market: 0, frame, previous: null, hand, format, say })
}
const draw = (model: StageModel, width = WIDTH, height = HEIGHT): readonly Mark[] =>
  drawn(<StageChart model={model} layout={layoutOf(width, height, model.range)} />)

const number = (mark: Mark | undefined, name: string): number => Number(mark?.at[name])
const textsOf = (marks: readonly Mark[]) => marksOf(marks, 'text').map(({ text }) => text)

const PAIR: Scenario = {
  ...SCENARIO,
  markets: [{ ...MARKET, impact: { law: 'linear' }, depth: 10_000 }],
  accounts: [account('long10x', 1, 100, 10), account('short5x', -1, 100, 20)],
}
const HUGE: Scenario = {
  ...PAIR,
  crowd: { ...CROWD, count: 5000, medianNotional: 1e9 },
  accounts: [],
  reserves: { fund: 1e12, vault: 0, venue: 0 },
  steps: [moveTo(85)],
}
/** Far beyond the axis: a price that fell out of it, a path that ran out of it. */
const BEYOND: StageModel = {
  ...modelOf(ONE_LONG),
  mark: 12,
  hand: 900,
  path: { history: [1, 4000, 100], marks: [60, 12], hands: [70, 900], previous: [300, 2] },
  you: { isLong: true, isOpen: true, liquidation: 5, bankruptcy: 2, entry: 100, notional: 1000 },
}
const BLANK = new Float64Array(512).fill(Number.NaN)
const UNDEFINED: StageModel = {
  ...modelOf(PAIR),
  ladder: { longOpen: BLANK, longClosed: BLANK, shortOpen: BLANK, shortClosed: BLANK },
  depth: { notional: new Float64Array(33), below: BLANK, above: BLANK, atOnePercent: 1, isEndless: false },
}

const CASES: readonly (readonly [string, StageModel])[] = [
  ['nobody', modelOf(SCENARIO)],
  ['nobody, before the first frame', modelOf(SCENARIO, false)],
  ['one long', modelOf(ONE_LONG)],
  ['one short', modelOf(ONE_SHORT)],
  ['one long, gone', modelOf({ ...ONE_LONG, steps: [moveTo(89)] })],
  ['a pair', modelOf(PAIR)],
  ['a pair, one gone', modelOf({ ...PAIR, steps: [moveTo(89)] })],
  ['a huge crowd in a fall', modelOf(HUGE)],
  ['all beyond the axis', BEYOND],
  ['undefined numbers', UNDEFINED],
  [
    'a price of almost nothing',
    { ...modelOf(SCENARIO), range: [1e-7, 3e-7], mark: 2e-7, hand: 2e-7, start: 2e-7 },
  ],
]
const SIZES = [
  [254, 230],
  [320, 300],
  [390, 360],
  [768, 420],
  [836, 500],
] as const

describe.each(CASES)('%s', (_, model) => {
  test.each(SIZES)('at %d × %d no attribute is NaN, and no mark has less than no size', (width, height) => {
    for (const { mark, value } of geometry(draw(model, width, height))) {
      expect(value, mark.tag).not.toMatch(/NaN|undefined|null|Infinity/)
      for (const size of ['width', 'height'])
        if (mark.at[size] !== undefined) expect(Number(mark.at[size])).toBeGreaterThanOrEqual(0)
    }
  })

  test.each(SIZES)('at %d × %d nothing stands outside the plot', (width, height) => {
    const marks = draw(model, width, height)
    const { top, bottom, axis } = layoutOf(width, height, model.range)
    const isIn = (px: number, py: number): void => {
      expect(px).toBeGreaterThanOrEqual(-0.1)
      expect(px).toBeLessThanOrEqual(axis + 0.1)
      expect(py).toBeGreaterThanOrEqual(top - 0.1)
      expect(py).toBeLessThanOrEqual(bottom + 0.1)
    }
    const patterns = marks.filter(({ tag }) => tag === 'pattern').length
    for (const line of marksOf(marks, 'line')) {
      isIn(number(line, 'x1'), number(line, 'y1'))
      isIn(number(line, 'x2'), number(line, 'y2'))
    }
    for (const path of marksOf(marks, 'path')) for (const [px, py] of pointsOf(path.at.d ?? '')) isIn(px, py)
    // The first rectangles are the ink of the patterns.
    for (const rect of marksOf(marks, 'rect').filter(({ at }) => at.x !== undefined)) {
      isIn(number(rect, 'x'), number(rect, 'y'))
      isIn(number(rect, 'x') + number(rect, 'width'), number(rect, 'y') + number(rect, 'height'))
    }
    expect(patterns).toBeGreaterThan(0)
  })

  test('labels of one side never overlap', () => {
    for (const [width, height] of SIZES)
      for (const anchor of ['start', 'end']) {
        const words = draw(model, width, height).filter(
          ({ tag, at }) => tag === 'text' && at['text-anchor'] === anchor && /Word_/.test(at.class ?? ''),
        )
        const heights = words
          .filter(({ at }) => !/depthWord/.test(at.class ?? ''))
          .map((mark) => number(mark, 'y'))
          .sort((one, other) => one - other)
        heights.slice(1).forEach((at, i) => {
          expect(at - (heights[i] ?? 0)).toBeGreaterThanOrEqual(18 - 1e-6)
        })
      }
  })
})

describe('the waterline', () => {
  test('runs through all panes at the mark, with water below it', () => {
    const marks = draw(modelOf({ ...PAIR, steps: [moveTo(95)] }))
    const [line] = marksOf(marks, 'line', 'waterline')
    expect(line?.at).toMatchObject({ x1: '0', x2: `${WIDTH - 78}` })
    expect(number(line, 'y1')).toBeCloseTo(y(95), 6)
    const water = marks.find(({ tag, at }) => tag === 'rect' && (at.fill ?? '').endsWith('sea)'))
    expect(number(water, 'y')).toBeCloseTo(y(95), 6)
    expect(number(water, 'height')).toBeCloseTo(BOTTOM - y(95), 6)
  })

  test('is tied to the hand where the market has moved on', () => {
    const fallen = modelOf({
      ...PAIR,
      markets: [{ ...MARKET, impact: { law: 'linear' }, depth: 100 }],
      steps: [moveTo(90.4)],
    })
    expect(fallen.mark).toBeLessThan(90)
    expect(marksOf(draw(fallen), 'line', 'connector')).toHaveLength(1)
    expect(marksOf(draw(modelOf(PAIR)), 'line', 'connector')).toHaveLength(0)
  })
})

describe('ticks', () => {
  test('stand at round prices, none under the label of the handle', () => {
    const ticks = marksOf(draw(modelOf(SCENARIO)), 'text', 'tick')
    expect(ticks.map(({ text }) => text)).toEqual(['80', '90', '110', '120'])
    expect(number(ticks[1], 'y')).toBeCloseTo(y(90), 6)
  })

  test.each([
    [
      [20_000, 60_000],
      ['20,000', '30,000', '50,000', '60,000'],
    ],
    [
      [0.02, 0.06],
      ['0.02', '0.03', '0.05', '0.06'],
    ],
    [
      [1e-7, 3e-7],
      ['0.00000010', '0.00000015', '0.00000025', '0.00000030'],
    ],
    [
      [0.9, 1.1],
      ['0.90', '0.95', '1.05', '1.10'],
    ],
  ] as const)('are told apart at any price: %j', (range, texts) => {
    const mark = (range[0] + range[1]) / 2
    const model = { ...modelOf(SCENARIO), range, mark, hand: mark, start: mark }
    expect(marksOf(draw(model, WIDTH, 300), 'text', 'tick').map(({ text }) => text)).toEqual(texts)
  })
})

describe('one position', () => {
  test('is a bar at its liquidation price and a cushion to its bankruptcy price, to scale', () => {
    const marks = draw(modelOf(ONE_LONG))
    const [cushion] = marksOf(marks, 'rect', 'cushion')
    expect(number(cushion, 'y')).toBeCloseTo(y(90 / 0.995), 6)
    expect(number(cushion, 'height')).toBeCloseTo(y(90) - y(90 / 0.995), 6)
    const [bar] = marksOf(marks, 'rect', 'long')
    expect(number(bar, 'y') + number(bar, 'height') / 2).toBeCloseTo(y(90 / 0.995), 6)
    expect(number(marksOf(marks, 'line', 'yourLiquidation')[0], 'y1')).toBeCloseTo(y(90 / 0.995), 6)
    expect(number(marksOf(marks, 'line', 'yourBankruptcy')[0], 'y1')).toBeCloseTo(y(90), 6)
    expect(textsOf(marks)).toContain('your liquidation 90.45 ⇕')
  })

  test('once gone is hollow and hatched', () => {
    const marks = draw(modelOf({ ...ONE_LONG, steps: [moveTo(89)] }))
    expect(marksOf(marks, 'rect', 'long')).toHaveLength(0)
    const [bar] = marksOf(marks, 'rect', 'closed')
    expect(bar?.at.fill).toMatch(/closed\)$/)
    expect(marksOf(marks, 'line', 'yourBankruptcy')).toHaveLength(0)
    expect(textsOf(marks)).toContain('you were closed at 90.45')
  })

  test('whose lines lie beyond the axis has no line at its edge, but its words', () => {
    const marks = draw(BEYOND)
    expect(marksOf(marks, 'line', 'yourLiquidation')).toHaveLength(0)
    expect(marksOf(marks, 'line', 'yourBankruptcy')).toHaveLength(0)
    expect(marksOf(marks, 'rect', 'long')).toHaveLength(0)
    expect(textsOf(marks)).toContain('your liquidation 90.45 ⇕')
  })
})

describe('the ladder', () => {
  test('has one row for each threshold, as long as its notional', () => {
    const marks = draw(modelOf(PAIR))
    const [longs] = marksOf(marks, 'path', 'long')
    // One bar: M, h, v, h. Longest in the pane, so 0.86 of its 296 pixels.
    const points = pointsOf(longs?.at.d ?? '')
    expect(points).toHaveLength(4)
    expect((points[1]?.[0] ?? 0) - (points[0]?.[0] ?? 0)).toBeCloseTo(0.86 * (630 - 334), 0)
    const middle = ((points[0]?.[1] ?? 0) + (points[2]?.[1] ?? 0)) / 2
    expect(Math.abs(middle - y(90 / 0.995))).toBeLessThan(7)
  })

  test('closed ones move from ink to hatching, at the same price', () => {
    const before = pointsOf(marksOf(draw(modelOf(PAIR)), 'path', 'long')[0]?.at.d ?? '')
    const marks = draw(modelOf({ ...PAIR, steps: [moveTo(89)] }))
    expect(marksOf(marks, 'path', 'long')[0]?.at.d).toBe('')
    const [closed] = marksOf(marks, 'path', 'closed')
    expect(pointsOf(closed?.at.d ?? '').map(([, at]) => at)).toEqual(before.map(([, at]) => at))
    expect(textsOf(marks)).toContain('1 long closed · $100.00')
  })

  test('nobody: faint example bars and a sentence', () => {
    const marks = draw(modelOf(SCENARIO))
    expect(textsOf(marks)).toContain('Nobody is in this market. Add a crowd ↦')
    expect(marks.some(({ tag, at }) => tag === 'g' && at.opacity === '0.25')).toBe(true)
  })
})

describe('the path', () => {
  test('ends at the mark; the hand alone is dashed where the market went further', () => {
    const thin = {
      ...PAIR,
      markets: [{ ...MARKET, impact: { law: 'linear' as const }, depth: 100 }],
      steps: [moveTo(90.4)],
    }
    const model = modelOf(thin)
    const marks = draw(model)
    const paths = marksOf(marks, 'path', 'path')
    const end = pointsOf(paths[1]?.at.d ?? '').at(-1)
    expect(end?.[1]).toBeCloseTo(y(model.mark), 1)
    const [hand] = marksOf(marks, 'path', 'hand')
    expect(pointsOf(hand?.at.d ?? '').at(-1)?.[1]).toBeCloseTo(y(90.4), 1)
    expect(textsOf(marks)).toContain('without the cascade')
  })

  test('is left out where there is no room, and is a spark there', () => {
    expect(marksOf(draw(modelOf(ONE_LONG), 390, 360), 'path', 'path')).toHaveLength(0)
    const spark = drawn(<Spark path={{ history: [100, 95], marks: [90], hands: [], previous: [] }} />)
    expect(pointsOf(marksOf(spark, 'path')[0]?.at.d ?? '')).toEqual([
      [3, 3],
      [100, 12],
      [197, 21],
    ])
    const flat = drawn(<Spark path={{ history: [5, 5], marks: [], hands: [], previous: [] }} />)
    expect(marksOf(flat, 'path')[0]?.at.d).not.toMatch(/NaN/)
    expect(
      marksOf(drawn(<Spark path={{ history: [], marks: [], hands: [], previous: [] }} />), 'path'),
    ).toEqual([])
  })
})

describe('the depth', () => {
  test('is a wedge on both sides of the mark', () => {
    const marks = draw(modelOf(PAIR))
    const bids = pointsOf(marksOf(marks, 'path', 'bids')[0]?.at.d ?? '')
    const asks = pointsOf(marksOf(marks, 'path', 'asks')[0]?.at.d ?? '')
    expect(bids[0]).toEqual([722, 194])
    expect(Math.min(...bids.map(([, at]) => at))).toBeCloseTo(194, 1)
    expect(Math.max(...asks.map(([, at]) => at))).toBeCloseTo(194, 1)
    // Four times 1 % of 100 to either side is the end of the scale.
    expect(Math.max(...bids.map(([, at]) => at))).toBeCloseTo(y(96), 0)
  })

  test('is not drawn where the market moves for nobody', () => {
    expect(marksOf(draw(modelOf(SCENARIO)), 'path', 'bids')).toHaveLength(0)
    expect(textsOf(draw(modelOf(SCENARIO)))).toContain('no impact')
  })
})

test('it is one picture with a summary in words', () => {
  const [svg] = draw(modelOf(ONE_LONG))
  expect(svg?.at).toMatchObject({
    role: 'img',
    'aria-label': 'The waterline. Mark price 100.00, your liquidation price 90.45.',
    viewBox: '0 0 800 400',
  })
})

describe('beside others', () => {
  const closedOf = (marks: readonly Mark[]): number =>
    marksOf(marks, 'path')
      .flatMap(({ at }) => (at.fill?.endsWith('closed)') ? (at.d?.match(/h[\d.]+/g) ?? []) : []))
      .reduce((sum, bar) => sum + Number(bar.slice(1)), 0)
  const fallen = modelOf({ ...PAIR, steps: [moveTo(89)] })
  const drawBeside = (longest?: number, flag?: string) =>
    drawn(
      <StageChart
        model={fallen}
        layout={layoutOf(WIDTH, HEIGHT, fallen.range)}
        {...(longest === undefined ? {} : { longest })}
        {...(flag === undefined ? {} : { flag })}
      />,
    )

  test('a bar is as long as its notional is of the longest of all ladders', () => {
    // The long of 1 at 100 is the longest bar of its own ladder, half as long beside one of 200.
    expect(closedOf(drawBeside(100))).toBeCloseTo(closedOf(drawBeside()), 0)
    expect(closedOf(drawBeside(200))).toBeCloseTo(closedOf(drawBeside()) / 2, 0)
  })

  test('the mark is printed on the axis where no handle says it', () => {
    expect(textsOf(drawBeside(100, '88.12'))).toContain('88.12')
    expect(textsOf(drawBeside())).not.toContain('88.12')
  })
})

test('in a narrow ladder the words of the crowd and of the reader are not printed over each other', () => {
  const scenario = { ...PAIR, ...ONE_LONG, accounts: PAIR.accounts, steps: [moveTo(89)] }
  const heights = marksOf(draw(modelOf(scenario), 390, 320), 'text')
    .filter(({ text }) => /closed|bankruptcy|above|below/.test(text))
    .map((mark) => number(mark, 'y'))
    .sort((one, other) => one - other)
  expect(heights.length).toBeGreaterThan(2)
  for (let i = 1; i < heights.length; i++)
    expect((heights[i] ?? 0) - (heights[i - 1] ?? 0)).toBeGreaterThanOrEqual(17.9)
})
