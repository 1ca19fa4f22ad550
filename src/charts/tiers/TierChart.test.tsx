// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, test } from 'vitest'
import { drawn, geometry, marksOf, pointsOf } from '../svg.test-kit.ts'
import type { TiersModel } from './model.ts'
import { AROUND } from './scales.ts'
import { TierChart } from './TierChart.tsx'

const [WIDTH, HEIGHT] = [468, 270]
/** Left, right, top and foot of the plot. */
const [LEFT, RIGHT, TOP, FOOT] = [AROUND.left, WIDTH - AROUND.right, AROUND.top, HEIGHT - AROUND.bottom]

function modelOf(given: Partial<TiersModel> = {}): TiersModel {
  return {
    amounts: [100, 1000, 10_000],
    rates: [0.01, 0.02, 0.02],
    effective: [0.01, 0.01, 0.02],
    isStep: false,
    isLogRate: false,
    asked: null,
    rateWords: 'rate of the tier',
    effectiveWords: 'effective rate',
    axis: 'value, logarithmic scale',
    rateAxis: 'share of the value',
    summary: 'What BTC requires',
    showAmount: (amount) => `${amount}`,
    showRate: (rate) => `${rate * 100}%`,
    point: (i) => `Sample ${i + 1}`,
    ...given,
  }
}
const draw = (model: TiersModel) => drawn(<TierChart model={model} width={WIDTH} height={HEIGHT} />)
const lineOf = (model: TiersModel, style: string) => pointsOf(marksOf(draw(model), 'path', style)[0]?.at.d)

describe('the lines', () => {
  test('equal factors of the amount are equally far apart, and rates are heights from zero', () => {
    const points = lineOf(modelOf(), 'effective')
    expect(points.map(([x]) => Math.round(x))).toEqual([LEFT, (LEFT + RIGHT) / 2, RIGHT])
    expect(points[0][1]).toBeCloseTo((TOP + FOOT) / 2, 6)
    expect(points[2][1]).toBeCloseTo(TOP, 6)
  })

  test('the rate of the tier goes in steps: it holds until the next floor', () => {
    const steps = lineOf(modelOf(), 'rate')
    expect(steps.map(([, y]) => Math.round(y)).slice(0, 3)).toEqual([(TOP + FOOT) / 2, (TOP + FOOT) / 2, TOP])
  })

  test('where it is the effective rate it is drawn once, in steps if that jumps', () => {
    const one = modelOf({ rates: null, isStep: true })
    expect(marksOf(draw(one), 'path', 'rate')).toEqual([])
    expect(lineOf(one, 'effective').length).toBeGreaterThan(3)
  })

  test('on a logarithmic scale of rates twice the rate is always as much higher', () => {
    const y = lineOf(modelOf({ effective: [0.005, 0.01, 0.02], isLogRate: true }), 'effective').map(
      ([, at]) => at,
    )
    expect(y[0] - y[1]).toBeCloseTo(y[1] - y[2], 6)
  })

  test('each has its words beside it, and the axis says that it is logarithmic', () => {
    const words = marksOf(draw(modelOf()), 'text').map(({ text }) => text)
    expect(words).toEqual(
      expect.arrayContaining(['rate of the tier', 'effective rate', 'value, logarithmic scale']),
    )
    expect(words).toEqual(expect.arrayContaining(['100', '1000', '10000']))
  })
})

it.each([
  ['nothing', modelOf({ amounts: [], effective: [], rates: null })],
  ['one amount', modelOf({ amounts: [5], effective: [0.1], rates: null })],
])('%s is drawn as nothing', (_, model) => {
  expect(draw(model)).toEqual([])
})

it.each([0, 90, 320, 700])('at a width of %d no attribute is NaN', (width) => {
  const huge = modelOf({ amounts: [1e-6, 1e15], effective: [0.000_001, 1], rates: [0.000_001, 1], asked: 1 })
  for (const model of [huge, { ...huge, isLogRate: true }])
    for (const { value } of geometry(drawn(<TierChart model={model} width={width} height={HEIGHT} />)))
      expect(value).not.toMatch(/NaN|undefined|Infinity/)
})

describe('by keyboard', () => {
  afterEach(cleanup)

  test('the arrows walk along the samples from the one asked for, and no further than the last', () => {
    render(<TierChart model={modelOf({ asked: 1 })} width={WIDTH} height={HEIGHT} />)
    const slider = screen.getByRole('slider', { name: 'What BTC requires' })
    const reading = () => slider.getAttribute('aria-valuetext')
    expect(reading()).toBe('Sample 2')
    fireEvent.keyDown(slider, { key: 'ArrowRight' })
    fireEvent.keyDown(slider, { key: 'ArrowRight' })
    expect(reading()).toBe('Sample 3')
    fireEvent.keyDown(slider, { key: 'Home' })
    expect(reading()).toBe('Sample 1')
    expect(screen.getByText('Sample 1').getAttribute('aria-hidden')).toBe('true')
    fireEvent.blur(slider)
    expect(reading()).toBe('Sample 2')
  })
})
