// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { MARKET, moveTo, SCENARIO } from '../../engine/cast.test-kit.ts'
import { withSteps } from '../../store/lab.test-kit.ts'
import { showIn } from '../bench.test-kit.tsx'
import { Chips } from './Chips.tsx'

afterEach(cleanup)

/** 4,003 · 0.86 is 3,442.58: on no tick of 0.1. */
const ETHER = { ...MARKET, symbol: 'ETH', price: 4003, tick: 0.1, range: [3000, 5000] as const }
const TWO = withSteps({ ...SCENARIO, markets: [MARKET, ETHER] }, 95)
const press = () => fireEvent.click(screen.getByRole('button', { name: /^Show me/ }))

test('"Show me" moves the market in view, from the start, to one of its ticks', () => {
  const { lab, state } = showIn(<Chips />, TWO)
  press()
  expect(state().scenario.steps).toEqual([moveTo(86)])
  act(() => lab.setMarket(1))
  press()
  expect(state().scenario.steps).toEqual([{ ...moveTo(3442.6), market: 1 }])
})

test('"Show me" stays within the plot', () => {
  const narrow = { ...TWO, markets: [{ ...MARKET, range: [97.5, 102.5] as const }] }
  const { state } = showIn(<Chips />, narrow)
  press()
  expect(state().scenario.steps).toEqual([moveTo(97.5)])
})
