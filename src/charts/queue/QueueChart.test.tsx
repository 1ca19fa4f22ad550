// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { drawn, geometry, marksOf, pointsOf } from '../svg.test-kit.ts'
import type { QueueModel } from './model.ts'
import { QueueChart } from './QueueChart.tsx'

const [WIDTH, HEIGHT] = [400, 170]
/** The foot of the bars, and how high the highest is: there is room for words above and below. */
const [BASE, MOST] = [148, 122]

function modelOf(
  bars: readonly (readonly [score: number, closed: number])[],
  rest: Partial<QueueModel> = {},
): QueueModel {
  return {
    bars: bars.map(([score, closedShare], i) => ({ score, closedShare, words: `Bar ${i + 1}` })),
    isShort: false,
    isReal: true,
    closedWords: '2 winners deleveraged, at 90.00',
    you: null,
    youWords: '',
    first: 'first to be closed',
    last: 'last',
    summary: 'The deleveraging queue',
    ...rest,
  }
}
const draw = (model: QueueModel, width = WIDTH) =>
  drawn(<QueueChart model={model} width={width} height={HEIGHT} />)
/** Rectangles of a path: x, y, width and height of each. */
function rectsIn(d = ''): readonly (readonly [number, number, number, number])[] {
  return [...d.matchAll(/M[^M]*/g)].map(([part]) => {
    const points = pointsOf(part)
    const xs = points.map(([x]) => x)
    const ys = points.map(([, y]) => y)
    const [x, y] = [Math.min(...xs), Math.min(...ys)]
    return [x, y, Math.max(...xs) - x, Math.max(...ys) - y]
  })
}
const barsOf = (marks: ReturnType<typeof draw>) => rectsIn(marksOf(marks, 'path', 'long')[0]?.at.d)
const cutsOf = (marks: ReturnType<typeof draw>, style: 'adl' | 'would') =>
  rectsIn(marksOf(marks, 'path', style)[0]?.at.d)

describe('bars', () => {
  test('are as many as there are, as high as their scores, beside each other', () => {
    expect(
      barsOf(
        draw(
          modelOf([
            [4, 0],
            [2, 0],
            [1, 0],
            [0, 0],
          ]),
        ),
      ),
    ).toEqual([
      [0, BASE - MOST, 99, MOST],
      [100, BASE - MOST / 2, 99, MOST / 2],
      [200, BASE - MOST / 4, 99, MOST / 4],
      // Nothing is still a mark.
      [300, BASE - 1.5, 99, 1.5],
    ])
  })

  test('of shorts are hatched', () => {
    const marks = draw(modelOf([[1, 0]], { isShort: true }))
    expect(barsOf(marks)).toEqual([])
    expect(marks.filter(({ at }) => (at.fill ?? '').endsWith('short)'))).toHaveLength(1)
  })

  test('are cut from the top by what is closed, in ink if it has happened', () => {
    const cut = cutsOf(
      draw(
        modelOf([
          [2, 1],
          [2, 0.5],
          [2, 0],
        ]),
      ),
      'adl',
    )
    expect(cut.map(([, y, , height]) => [y, height])).toEqual([
      [BASE - MOST, MOST],
      [BASE - MOST, MOST / 2],
    ])
    const would = draw(modelOf([[2, 1]], { isReal: false }))
    expect(cutsOf(would, 'adl')).toEqual([])
    expect(cutsOf(would, 'would')).toHaveLength(1)
  })
})

describe('the cut', () => {
  test.each([
    [
      [
        [2, 1],
        [2, 0.5],
        [2, 0],
        [2, 0],
      ],
      150,
    ],
    [
      [
        [2, 0.25],
        [2, 0],
      ],
      50,
    ],
    [
      [
        [2, 1],
        [2, 1],
      ],
      400,
    ],
  ] as const)('of %j is at %d', (bars, x) => {
    expect(Number(marksOf(draw(modelOf(bars)), 'line', 'cut')[0]?.at.x1)).toBeCloseTo(x, 9)
  })

  test('is not drawn where nobody is closed', () => {
    expect(marksOf(draw(modelOf([[2, 0]])), 'line', 'cut')).toEqual([])
  })

  test('has its words on the side where there is room', () => {
    const at = (bars: readonly (readonly [number, number])[]) =>
      marksOf(draw(modelOf(bars)), 'text', 'cutWord')[0]?.at['text-anchor']
    expect(
      at([
        [2, 1],
        [2, 0],
        [2, 0],
        [2, 0],
      ]),
    ).toBe('start')
    expect(
      at([
        [2, 1],
        [2, 1],
        [2, 1],
        [2, 0],
      ]),
    ).toBe('end')
  })
})

test('your place is marked, with its words on the side where there is room', () => {
  const you = (share: number) => {
    const marks = draw(modelOf([[1, 0]], { you: share, youWords: 'you · place 1 of 4' }))
    return [
      Number(marksOf(marks, 'line', 'you')[0]?.at.x1),
      marksOf(marks, 'text', 'youWord')[0]?.at['text-anchor'],
    ]
  }
  expect(you(0.125)).toEqual([50, 'start'])
  expect(you(0.875)).toEqual([350, 'end'])
  expect(marksOf(draw(modelOf([[1, 0]])), 'line', 'you')).toEqual([])
})

test.each([
  ['none', modelOf([])],
  ['one', modelOf([[3, 0.4]])],
  [
    'all scores 0',
    modelOf([
      [0, 0],
      [0, 1],
    ]),
  ],
  ['120 of them', modelOf(Array.from({ length: 120 }, (_, i) => [120 - i, i < 7 ? 1 : 0] as const))],
  [
    'a huge score',
    modelOf([
      [1e300, 1],
      [1, 0],
    ]),
  ],
])('%s: no attribute is NaN, and nothing stands outside', (_, model) => {
  for (const width of [0, 90, 320, 700]) {
    const marks = draw(model, width)
    for (const { value } of geometry(marks)) expect(value).not.toMatch(/NaN|undefined|Infinity/)
    for (const [, y = 0, w = 0, h = 0] of barsOf(marks)) {
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y + h).toBeCloseTo(BASE, 6)
      expect(w).toBeGreaterThan(0)
    }
  }
})

describe('by keyboard', () => {
  afterEach(cleanup)
  const open = (count: number) => {
    render(
      <QueueChart
        model={modelOf(Array.from({ length: count }, () => [1, 0] as const))}
        width={WIDTH}
        height={HEIGHT}
      />,
    )
    const slider = screen.getByRole('slider', { name: 'The deleveraging queue' })
    const press = (key: string) => fireEvent.keyDown(slider, { key })
    return { slider, press, reading: () => slider.getAttribute('aria-valuetext') }
  }

  test('the arrows walk along the bars, from the first to the last and no further', () => {
    const { press, reading, slider } = open(30)
    expect(reading()).toBe('first to be closed')
    press('ArrowRight')
    expect(reading()).toBe('Bar 1')
    press('ArrowRight')
    press('PageDown')
    expect(reading()).toBe('Bar 12')
    press('End')
    press('ArrowRight')
    expect(reading()).toBe('Bar 30')
    press('Home')
    press('ArrowLeft')
    expect(reading()).toBe('Bar 1')
    expect([slider.getAttribute('aria-valuemin'), slider.getAttribute('aria-valuemax')]).toEqual(['1', '30'])
  })

  test('what is read is written below, and gone when the focus leaves', () => {
    const { press, slider } = open(3)
    press('End')
    // For the eye only: the slider's value is announced already.
    expect(screen.getByText('Bar 3').getAttribute('aria-hidden')).toBe('true')
    expect(document.querySelector('[aria-live]')).toBeNull()
    fireEvent.blur(slider)
    expect(screen.queryByText('Bar 3')).toBeNull()
  })

  test('other keys are not its own', () => {
    const { press } = open(3)
    expect(press('Tab')).toBe(true)
    expect(press('ArrowRight')).toBe(false)
  })
})
