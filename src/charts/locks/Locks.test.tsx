import { expect, test } from 'vitest'
import { drawn, geometry, marksOf } from '../svg.test-kit.ts'
import { CHAMBER_HEIGHT, Locks } from './Locks.tsx'
import type { Chamber } from './model.ts'

const chamber = (id: string, level: number, overflow: number): Chamber => ({
  id,
  name: `Name of ${id}`,
  note: `Note of ${id}`,
  level,
  overflow,
  ink: 'fund',
})
const draw = (chambers: readonly Chamber[]) => drawn(<Locks chambers={chambers} onWhy={() => undefined} />)

test('no chambers, no marks', () => {
  expect(marksOf(draw([]), 'li')).toEqual([])
})

test('the water stands at the level, to scale, on the floor of its chamber', () => {
  const water = marksOf(draw([chamber('a', 0, 0), chamber('b', 0.5, 0), chamber('c', 1, 0)]), 'rect', 'water')
  expect(water.map(({ at }) => Number(at.height))).toEqual([0, CHAMBER_HEIGHT / 2, CHAMBER_HEIGHT])
  for (const { at } of water) expect(Number(at.y) + Number(at.height)).toBe(CHAMBER_HEIGHT + 2)
})

test('streams are as wide as what runs on, and none runs out of the last chamber', () => {
  const streams = marksOf(
    draw([chamber('a', 1, 1), chamber('b', 1, 0.25), chamber('c', 1, 0), chamber('d', 1, 1)]),
    'path',
    'stream',
  )
  expect(streams.map(({ at }) => Number(at['stroke-width']))).toEqual([12, 3])
})

test('each chamber is named, and its note can be asked', () => {
  const marks = draw([chamber('a', 1, 0), chamber('b', 0, 0)])
  expect(marksOf(marks, 'strong').map(({ text }) => text)).toEqual(['Name of a', 'Name of b'])
  expect(marksOf(marks, 'button').map(({ text }) => text)).toEqual(['Note of a', 'Note of b'])
  expect(marksOf(marks, 'svg').every(({ at }) => at['aria-hidden'] === 'true')).toBe(true)
})

test('what stands in a chamber is told where its middle is', () => {
  const middles: number[] = []
  drawn(
    <Locks
      chambers={[chamber('a', 1, 0), chamber('b', 1, 0)]}
      onWhy={() => undefined}
      inside={({ id }, middle) => {
        middles.push(middle)
        return <i>{id}</i>
      }}
    />,
  )
  expect((middles[1] ?? 0) - (middles[0] ?? 0)).toBe(9)
})

test.each([
  [-1, 2],
  [9, -3],
  [Number.NaN, Number.NaN],
])('numbers that make no sense draw nothing impossible: %d, %d', (level, overflow) => {
  const marks = draw([chamber('a', level, overflow), chamber('b', level, overflow)])
  for (const { value } of geometry(marks)) expect(value).not.toMatch(/NaN/)
  for (const { at } of marksOf(marks, 'rect', 'water')) {
    expect(Number(at.height)).toBeGreaterThanOrEqual(0)
    expect(Number(at.height)).toBeLessThanOrEqual(CHAMBER_HEIGHT)
  }
  for (const { at } of marksOf(marks, 'path', 'stream'))
    expect(Number(at['stroke-width'])).toBeLessThanOrEqual(12)
})
