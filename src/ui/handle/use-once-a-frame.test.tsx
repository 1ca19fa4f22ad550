// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OnceAFrame } from './use-once-a-frame.ts'
import { useOnceAFrame } from './use-once-a-frame.ts'

let frames: FrameRequestCallback[] = []
let told: number[] = []
let offers: OnceAFrame<number>

function Teller() {
  offers = useOnceAFrame((value) => told.push(value))
  return null
}
/** The page paints. */
function paint(): void {
  for (const then of frames.splice(0)) then(0)
}

beforeEach(() => {
  frames = []
  told = []
  vi.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((then) => frames.push(then))
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

test('the first is told at once, of the others only the newest, before the next paint', () => {
  render(<Teller />)
  for (const value of [1, 2, 3]) offers.offer(value)
  expect(told).toEqual([1])
  paint()
  expect(told).toEqual([1, 3])
})

test('after the newest the next one waits for its own frame', () => {
  render(<Teller />)
  for (const value of [1, 2]) offers.offer(value)
  paint()
  offers.offer(3)
  expect(told).toEqual([1, 2])
  paint()
  expect(told).toEqual([1, 2, 3])
  paint()
  offers.offer(4)
  expect(told).toEqual([1, 2, 3, 4])
})

test('what is dropped, and what waits when the element goes, is told to nobody', () => {
  const { unmount } = render(<Teller />)
  for (const value of [1, 2]) offers.offer(value)
  offers.drop()
  paint()
  for (const value of [3, 4]) offers.offer(value)
  unmount()
  paint()
  expect(told).toEqual([1, 3])
})
