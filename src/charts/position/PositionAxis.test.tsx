import { describe, expect, test } from 'vitest'
import { drawn, geometry, marksOf } from '../svg.test-kit.ts'
import { labelHeights, positionLayout } from './layout.ts'
import type { PositionModel } from './model.ts'
import { PositionAxis } from './PositionAxis.tsx'

const LONG: PositionModel = {
  range: [80, 120],
  lines: [
    { kind: 'mark', price: 110, name: 'mark', text: '110.00' },
    { kind: 'entry', price: 100, name: 'entry', text: '100.00' },
    { kind: 'liquidation', price: 90.45, name: 'liquidation', text: '90.45' },
    { kind: 'bankruptcy', price: 90, name: 'bankruptcy', text: '90.00' },
  ],
  cushion: { from: 90.45, to: 90, name: 'cushion' },
  summary: 'all of it',
  formatTick: (price, digits) => price.toFixed(digits),
}

const layoutOf = (width = 400) => positionLayout(width, 380, LONG.range)
const figure = (model: PositionModel, width?: number) =>
  drawn(<PositionAxis model={model} layout={positionLayout(width ?? 400, 380, model.range)} />)

describe('the axis of a position', () => {
  test('price is up, and back again', () => {
    const { y, price, top, bottom } = layoutOf()
    expect([y(120), y(80)]).toEqual([top, bottom])
    expect(price(y(97.3))).toBeCloseTo(97.3, 9)
    // What lies beyond stands at the end.
    expect(y(500)).toBe(top)
  })

  test('labels stand off each other, in the order of their lines, within the figure', () => {
    const layout = layoutOf()
    const wanted = [layout.y(90.45), layout.y(90), layout.y(80), layout.y(80)]
    const heights = labelHeights(wanted, layout)
    const [first = 0, second = 0, third = 0, last = 0] = heights
    expect(second - first).toBeGreaterThanOrEqual(31)
    expect(third - second).toBeGreaterThanOrEqual(31)
    expect(last - third).toBeGreaterThanOrEqual(31)
    expect(last).toBeLessThanOrEqual(layout.bottom)
    expect(labelHeights([100, 200], layout)).toEqual([100, 200])
  })

  test('every line has its rule, its name and its price; the cushion lies between the last two', () => {
    const marks = figure(LONG)
    expect(marksOf(marks, 'text').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['mark', '110.00', 'liquidation', '90.45', 'bankruptcy', '90.00']),
    )
    const [cushion] = marksOf(marks, 'rect', 'cushion')
    const { y } = layoutOf()
    expect(Number(cushion?.at.y)).toBeCloseTo(y(90.45), 6)
    expect(Number(cushion?.at.height)).toBeCloseTo(y(90) - y(90.45), 6)
    const [water] = marksOf(marks, 'rect', 'water')
    expect(Number(water?.at.y)).toBeCloseTo(y(110), 6)
    expect(marks.some(({ tag, at }) => tag === 'svg' && at['aria-label'] === 'all of it')).toBe(true)
  })

  test.each([0, 40, 296])('no number is broken at a width of %s', (width) => {
    const none: PositionModel = { ...LONG, lines: LONG.lines.slice(0, 2), cushion: null }
    for (const model of [LONG, none])
      for (const { value } of geometry(figure(model, width))) expect(value).not.toMatch(/NaN|Infinity|^-\d/)
  })
})
