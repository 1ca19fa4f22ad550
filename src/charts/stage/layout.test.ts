import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutOf, rowsOf, spread } from './layout.ts'

const SEED = 20_261_101
const RANGE = [75, 125] as const

describe('panes', () => {
  test.each([
    // width of the stage, widths of path, ladder, depth and axis
    [320, [0, 182, 60, 66]],
    [390, [0, 252, 60, 66]],
    [768, [304, 278, 84, 78]],
    [836, [334, 316, 84, 78]],
    [600, [96, 342, 60, 78]],
  ])('at %d', (width, widths) => {
    const { path, ladder, depth, axis } = layoutOf(width, 360, RANGE)
    expect([path[1] - path[0], ladder[1] - ladder[0], depth[1] - depth[0], width - axis]).toEqual(widths)
  })

  test.each([320, 390, 480, 600, 768, 1024, 1440])(
    'at %d stand beside each other and fill the stage',
    (width) => {
      const { path, ladder, depth, axis, top, bottom } = layoutOf(width, 400, RANGE)
      expect(path[0]).toBeGreaterThanOrEqual(0)
      expect(ladder[0]).toBeGreaterThan(path[1])
      expect(depth[0]).toBeGreaterThan(ladder[1])
      expect(depth[1]).toBe(axis)
      // A handle of 48 pixels and a price fit beside the axis.
      expect(width - axis).toBeGreaterThanOrEqual(62)
      expect([top, bottom]).toEqual([14, 374])
    },
  )

  test('a stage that is too small has panes without width, not with less', () => {
    const { ladder, top, bottom } = layoutOf(60, 20, RANGE)
    expect(ladder[1]).toBeGreaterThanOrEqual(ladder[0])
    expect(bottom).toBeGreaterThan(top)
  })
})

describe('the price axis', () => {
  const { y, price, isInView } = layoutOf(800, 400, RANGE)

  test('up is up, linear, and comes back', () => {
    expect([y(125), y(100), y(75)]).toEqual([14, 194, 374])
    for (const p of [75, 90.45, 125]) expect(price(y(p))).toBeCloseTo(p, 9)
  })

  test('ends where the plot ends', () => {
    expect([y(1e9), y(0), price(-50), price(1e9)]).toEqual([14, 374, 125, 75])
    expect([isInView(75), isInView(125), isInView(74.99), isInView(125.01)]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

describe('rows of the ladder', () => {
  const bins = (count: number, fill: (bin: number) => number) => ({
    longOpen: Float64Array.from({ length: count }, (_, bin) => fill(bin)),
    longClosed: Float64Array.from({ length: count }, (_, bin) => fill(bin) * 2),
    shortOpen: Float64Array.from({ length: count }, (_, bin) => fill(bin) * 3),
    shortClosed: Float64Array.from({ length: count }, (_, bin) => fill(bin) * 4),
  })

  test('lose nothing and count nothing twice, whatever the height', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 600 }),
        fc.integer({ min: 10, max: 1200 }),
        (amounts, height) => {
          const layout = layoutOf(800, height, RANGE)
          const rows = rowsOf(
            bins(amounts.length, (bin) => amounts[bin] ?? 0),
            layout,
          )
          const total = amounts.reduce((sum, amount) => sum + amount, 0)
          const sum = (kind: 'longOpen' | 'longClosed' | 'shortOpen' | 'shortClosed') =>
            rows.reduce((all, row) => all + row[kind], 0)
          expect([sum('longOpen'), sum('longClosed'), sum('shortOpen'), sum('shortClosed')]).toEqual([
            total,
            total * 2,
            total * 3,
            total * 4,
          ])
        },
      ),
      { seed: SEED, numRuns: 200 },
    )
  })

  test('stand from the top down without overlap, the lowest price last', () => {
    const layout = layoutOf(800, 400, RANGE)
    const rows = rowsOf(
      bins(512, (bin) => (bin === 0 ? 7 : bin === 511 ? 9 : 0)),
      layout,
    )
    expect(rows).toHaveLength(55)
    expect(rows[0]).toMatchObject({ y: 14, longOpen: 9 })
    expect(rows[54]).toMatchObject({ longOpen: 7 })
    rows.forEach((row, i) => {
      const next = rows[i + 1]
      expect(row.y + row.height).toBeLessThanOrEqual(next?.y ?? layout.bottom)
    })
  })

  test('a bin is in the row of its price', () => {
    const layout = layoutOf(800, 400, RANGE)
    // The middle of bin 158 of 512 between 75 and 125 is at 90.48.
    const row = rowsOf(
      bins(512, (bin) => (bin === 158 ? 1 : 0)),
      layout,
    ).find(({ longOpen }) => longOpen > 0)
    const middle = (row?.y ?? 0) + (row?.height ?? 0) / 2
    expect(Math.abs(layout.price(middle) - 90.48)).toBeLessThan(50 / 55)
  })

  test('cells that hold no amount count for nothing', () => {
    const rows = rowsOf(
      bins(4, (bin) => (bin === 1 ? 5 : Number.NaN)),
      layoutOf(800, 400, RANGE),
    )
    expect(rows.map(({ longOpen }) => longOpen)).toEqual([0, 0, 5, 0])
  })
})

describe('labels', () => {
  test('that stand apart stay where they are', () => {
    expect(spread([100, 150, 200], 18, 0, 400)).toEqual([100, 150, 200])
  })

  test('that would overlap are moved apart, in their order', () => {
    expect(spread([100, 104, 99], 18, 0, 400)).toEqual([117, 135, 99])
  })

  test('stay within the limits', () => {
    expect(spread([395, 398], 18, 0, 400)).toEqual([382, 400])
    expect(spread([-50, 2], 18, 12, 400)).toEqual([12, 30])
    expect(spread([], 18, 0, 400)).toEqual([])
  })

  test('never overlap and never leave, however they are wished', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 900 }), { maxLength: 12 }), (wanted) => {
        const placed = spread(wanted, 18, 0, 400)
        const sorted = [...placed].sort((one, other) => one - other)
        expect(placed).toHaveLength(wanted.length)
        for (const y of placed) {
          expect(y).toBeGreaterThanOrEqual(-1e-9)
          expect(y).toBeLessThanOrEqual(400 + 1e-9)
        }
        for (let i = 1; i < sorted.length; i++)
          expect((sorted[i] ?? 0) - (sorted[i - 1] ?? 0)).toBeGreaterThanOrEqual(18 - 1e-9)
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  test('where there is no room for all they share it evenly', () => {
    expect(spread([10, 10, 10], 18, 0, 20)).toEqual([0, 10, 20])
  })
})
