import { expect, test } from 'vitest'
import { writtenFeet } from './bar-feet.ts'

const BARS = ['1', '2', '3', '4', '5', '7', '10', '15', '20', '30', '50', '100']
/** Pixels of the widest digit, as the browser measures the font under the bars. */
const DIGIT = 7

const writtenAt = (width: number, labels = BARS): readonly string[] => {
  const written = writtenFeet(labels, width / labels.length)
  return labels.filter((_, i) => written[i])
}

test('no two labels overlap at any width, and the last one is always written', () => {
  for (let width = 0; width <= 1200; width++) {
    const step = width / BARS.length
    const written = writtenFeet(BARS, step)
    expect(written[BARS.length - 1], `${width}`).toBe(true)
    let end = Number.NEGATIVE_INFINITY
    for (const [i, label] of BARS.entries()) {
      if (!written[i]) continue
      const half = (label.length * DIGIT) / 2
      expect(i * step - half, `${label} at ${width}`).toBeGreaterThan(end)
      end = i * step + half
    }
  }
})

test('in the panel of a wide page only the 50 gives way to the 100', () => {
  expect(writtenAt(212)).toEqual(BARS.filter((label) => label !== '50'))
  expect(writtenAt(344)).toEqual(BARS)
  expect(writtenAt(212, ['20'])).toEqual(['20'])
})
