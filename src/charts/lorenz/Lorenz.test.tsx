import { expect, test } from 'vitest'
import { drawn, geometry, marksOf, pointsOf } from '../svg.test-kit.ts'
import { Lorenz } from './Lorenz.tsx'

const draw = (rank: readonly number[], proRata: readonly number[]) =>
  drawn(
    <Lorenz
      rank={rank}
      proRata={proRata}
      rankWords="rank queue, Gini 0.90"
      proRataWords="pro-rata, Gini 0.20"
      summary="Lorenz curves"
      onWhy={() => undefined}
    />,
  )
const curve = (marks: ReturnType<typeof draw>, style: string) =>
  pointsOf(marksOf(marks, 'path', style)[0]?.at.d ?? '')

test('a curve goes from nothing of all to all of all, up being more', () => {
  const marks = draw([0, 0, 0, 0, 1], [0, 0.2, 0.4, 0.7, 1])
  expect(curve(marks, 'rank')).toEqual([
    [0, 124],
    [31, 124],
    [62, 124],
    [93, 124],
    [124, 0],
  ])
  expect(curve(marks, 'proRata')[2]?.[0]).toBe(62)
  expect(curve(marks, 'proRata')[2]?.[1]).toBeCloseTo(74.4, 1)
  // The diagonal is where all give up the same.
  expect(marksOf(marks, 'line', 'equal')[0]?.at).toMatchObject({ x1: '0', y1: '124', x2: '124', y2: '0' })
})

test.each([[[]], [[1]], [[0, 1]]])('%j is drawn without NaN', (shares) => {
  for (const { value } of geometry(draw(shares, shares))) expect(value).not.toMatch(/NaN|undefined/)
})

test('it has a summary and its words can be asked', () => {
  const marks = draw([0, 1], [0, 1])
  expect(marksOf(marks, 'svg')[0]?.at).toMatchObject({ role: 'img', 'aria-label': 'Lorenz curves' })
  expect(marksOf(marks, 'button').map(({ text }) => text)).toEqual([
    'rank queue, Gini 0.90',
    'pro-rata, Gini 0.20',
  ])
})
