import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Grab } from './grab.ts'
import { draggedValue, keyedValue, settle } from './grab.ts'

const SEED = 20_261_101
/** Prices from 75 to 125 over 500 pixels, up is up: 10 pixels are 1. */
const GRAB: Grab = {
  pointer: 300,
  value: 100,
  min: 75,
  max: 125,
  step: 0.01,
  toPixel: (price) => (125 - price) * 10,
  toValue: (pixel) => 125 - pixel / 10,
}
const NOWHERE = { up: null, down: null }
const key = (name: string, { shift = false, alt = false } = {}) => ({ name, shift, alt })

describe('a drag', () => {
  test('is measured from the grab: the value follows the pointer 1:1 wherever the handle was taken', () => {
    expect(draggedValue(GRAB, 300, false)).toBe(100)
    expect(draggedValue(GRAB, 410, false)).toBe(89)
    expect(draggedValue({ ...GRAB, pointer: 307 }, 417, false)).toBe(89)
  })

  test('snaps to the tick', () => {
    expect(draggedValue(GRAB, 300.04, false)).toBe(100)
    expect(draggedValue(GRAB, 300.06, false)).toBe(99.99)
    expect(draggedValue({ ...GRAB, step: 0.25 }, 301, false)).toBe(100)
    expect(draggedValue({ ...GRAB, step: 0.25 }, 302, false)).toBe(99.75)
    expect(draggedValue({ ...GRAB, step: 2.5 }, 320, false)).toBe(97.5)
  })

  test('with Alt goes at a tenth of the pace', () => {
    expect(draggedValue(GRAB, 410, true)).toBe(98.9)
  })

  test('cannot leave the plot', () => {
    expect(draggedValue(GRAB, 1e9, false)).toBe(75)
    expect(draggedValue(GRAB, -1e9, false)).toBe(125)
  })

  test('whatever the pointer does, the value is a number on the tick within the limits', () => {
    const room = fc.record({
      min: fc.double({ min: 0.001, max: 100, noNaN: true }),
      span: fc.double({ min: 1, max: 1e6, noNaN: true }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      step: fc.constantFrom(0.001, 0.01, 0.05, 0.25, 0.5, 1),
    })
    fc.assert(
      fc.property(room, fc.double(), fc.boolean(), ({ min, span, at, step }, pointer, isFine) => {
        const max = min + span
        const grab = {
          ...GRAB,
          min,
          max,
          step,
          value: settle({ value: min, min, max, step }, min + at * span),
        }
        const value = draggedValue(grab, pointer, isFine)
        expect(value).toBeGreaterThanOrEqual(min)
        expect(value).toBeLessThanOrEqual(max)
        expect(value).toBeGreaterThanOrEqual(step)
        expect(Math.abs(value / step - Math.round(value / step))).toBeLessThan(1e-6)
      }),
      { seed: SEED, numRuns: 500 },
    )
  })
})

describe('settle', () => {
  const room = { value: 100, min: 75, max: 125, step: 0.01 }

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    '%d changes nothing',
    (wish) => {
      expect(settle(room, wish)).toBe(100)
    },
  )

  test('limits that are no multiples of the step give way inwards', () => {
    expect(settle({ ...room, min: 75.004, max: 124.996 }, 0)).toBe(75.01)
    expect(settle({ ...room, min: 75.004, max: 124.996 }, 999)).toBe(124.99)
    expect(settle({ ...room, min: 0.001 }, 0)).toBe(0.01)
  })

  test('writes the step’s decimals and no noise', () => {
    expect(settle({ value: 0, min: 0, max: 1, step: 0.1 }, 0.3)).toBe(0.3)
    expect(settle({ value: 0, min: 0, max: 0.29, step: 0.01 }, 1)).toBe(0.29)
    expect(settle({ value: 0, min: 0, max: 1, step: 0.25 }, 0.7)).toBe(0.75)
  })

  test('without a step any value within the limits will do', () => {
    expect(settle({ ...room, step: 0 }, 99.123456)).toBe(99.123456)
    expect(settle({ ...room, step: 0 }, 999)).toBe(125)
  })

  test('a step wider than the room leaves what lies in the room', () => {
    expect(settle({ value: 3, min: 2, max: 4, step: 10 }, 9)).toBe(4)
  })
})

describe('keys', () => {
  test.each([
    [key('ArrowUp'), 100.1],
    [key('ArrowRight'), 100.1],
    [key('ArrowDown'), 99.9],
    [key('ArrowLeft'), 99.9],
    [key('ArrowUp', { shift: true }), 101],
    [key('ArrowDown', { shift: true }), 99],
    [key('PageUp'), 105],
    [key('PageDown'), 95],
    [key('Home'), 75],
    [key('End'), 125],
  ])('%j moves 100 to %d', (pressed, value) => {
    expect(keyedValue(GRAB, pressed, NOWHERE)).toBe(value)
  })

  test('other keys are not its own', () => {
    for (const name of ['a', 'Tab', ' ', 'Enter', 'Escape'])
      expect(keyedValue(GRAB, key(name), NOWHERE)).toBeNull()
    for (const name of ['ArrowLeft', 'ArrowRight', 'PageUp'])
      expect(keyedValue(GRAB, key(name, { alt: true }), NOWHERE)).toBeNull()
  })

  test('Alt with an arrow goes to where something happens next, to the tick beyond it', () => {
    const next = { up: 110.4273, down: 90.4523 }
    expect(keyedValue(GRAB, key('ArrowDown', { alt: true }), next)).toBe(90.45)
    expect(keyedValue(GRAB, key('ArrowUp', { alt: true }), next)).toBe(110.43)
    expect(keyedValue(GRAB, key('ArrowDown', { alt: true }), { up: null, down: 90.45 })).toBe(90.45)
    expect(keyedValue(GRAB, key('ArrowUp', { alt: true }), NOWHERE)).toBe(100)
    expect(keyedValue(GRAB, key('ArrowDown', { alt: true }), { up: null, down: 12 })).toBe(75)
  })

  test('stop at the limits', () => {
    expect(keyedValue({ ...GRAB, value: 124.9 }, key('PageUp'), NOWHERE)).toBe(125)
    expect(keyedValue({ ...GRAB, value: 125 }, key('ArrowUp'), NOWHERE)).toBe(125)
    expect(keyedValue({ ...GRAB, value: 75 }, key('ArrowDown'), NOWHERE)).toBe(75)
  })

  test('are never stuck: the least move is one step', () => {
    const cheap = { ...GRAB, value: 0.02, min: 0.01, max: 1 }
    expect(keyedValue(cheap, key('ArrowUp'), NOWHERE)).toBe(0.03)
    expect(keyedValue(cheap, key('ArrowDown'), NOWHERE)).toBe(0.01)
  })

  test('by fixed steps where the value is no price: small for arrows, large with Shift and for pages', () => {
    const share = { value: 0.2, min: 0, max: 0.99, step: 0.01 }
    const steps = { small: 0.01, large: 0.05 }
    expect(keyedValue(share, key('ArrowUp'), NOWHERE, steps)).toBe(0.21)
    expect(keyedValue(share, key('ArrowDown', { shift: true }), NOWHERE, steps)).toBe(0.15)
    expect(keyedValue(share, key('PageUp'), NOWHERE, steps)).toBe(0.25)
    expect(keyedValue({ ...share, value: 0 }, key('ArrowDown'), NOWHERE, steps)).toBe(0)
  })
})
