// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { account, MARKET, moveTo, SCENARIO } from '../../engine/cast.test-kit.ts'
import { setFund, setMark } from '../../store/edits.ts'
import { PAIR } from '../../store/lab.test-kit.ts'
import { downward } from '../../ui/handle/grab.ts'
import { showIn } from '../bench.test-kit.tsx'
import { Taps } from './Taps.tsx'
import { useHand } from './use-hand.ts'

afterEach(cleanup)

let now: ReturnType<typeof useHand>
function Hand() {
  now = useHand()
  return null
}

test('the hand is where the pointer is before the engine has answered, and where it was left after it', async () => {
  const { lab, settle } = showIn(<Hand />, PAIR)
  expect(now.hand).toBe(100)
  act(() => lab.preview(setMark(0, 95)))
  expect(now.hand).toBe(95)
  await settle(() => lab.cancel())
  expect(now.hand).toBe(100)
})

test('a draft that moves another market, or none, does not move the hand of this one', async () => {
  const two = {
    ...SCENARIO,
    markets: [MARKET, { ...MARKET, symbol: 'ETH', price: 50, range: [40, 60] as const }],
  }
  const { lab, settle } = showIn(<Hand />, two)
  act(() => lab.preview(setMark(1, 45)))
  expect(now.hand).toBe(100)
  await settle(() => lab.commit(setMark(1, 45)))
  act(() => lab.preview(setFund(7)))
  expect(now.hand).toBe(100)
})

test('every way of moving ends on the tick and in the plot', () => {
  const { lab, state } = showIn(<Hand />, PAIR)
  const steps = () => state().scenario.steps
  act(() => now.moveTo(90.456))
  expect(steps()).toEqual([moveTo(90.46)])
  act(() => now.moveTo(90.456, downward))
  expect(steps().at(-1)).toEqual(moveTo(90.45))
  act(() => now.moveTo(1e9))
  expect(steps().at(-1)).toEqual(moveTo(125))
  act(() => now.moveTo(0))
  expect(steps().at(-1)).toEqual(moveTo(75))
  lab.destroy()
})

test('where the edges of the plot lie between ticks, a move ends on the outermost ticks within', () => {
  const zoomed = { ...PAIR, markets: [{ ...MARKET, range: [88.125, 111.875] as const }] }
  const { state } = showIn(<Hand />, zoomed)
  const last = () => state().scenario.steps.at(-1)
  act(() => now.moveTo(0))
  expect(last()).toEqual(moveTo(88.13))
  act(() => now.moveTo(1e9))
  expect(last()).toEqual(moveTo(111.87))
})

test('"to next liquidation" stays on a tick that is the very price, whatever its quotient is rounded to', async () => {
  // Closed at 0.29 exactly, and 0.29 / 0.01 is 28.999999999999996.
  const cents = {
    ...SCENARIO,
    markets: [{ ...MARKET, price: 0.3, range: [0.2, 0.4] as const }],
    accounts: [account('long', 1, 0.3, 0.3 - 0.29 * 0.995)],
  }
  const { state, settle } = showIn(<Taps />, cents)
  await settle()
  expect(state().frame?.values.nextLiquidationDown).toBeCloseTo(0.29, 12)
  fireEvent.click(screen.getByRole('button', { name: 'to next liquidation ↓' }))
  expect(state().scenario.steps.at(-1)).toEqual(moveTo(0.29))
})
