// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { firstScreen } from '../../data/first-screen.ts'
import type { CrowdSpec, Scenario } from '../../store/lab.ts'
import { showIn } from '../bench.test-kit.tsx'
import { TypingProvider } from '../typing-context.tsx'
import { LeverageMix } from './LeverageMix.tsx'

/** The page has no layout here: every element is as wide as the panel. */
class Observed {
  readonly tell: ResizeObserverCallback
  constructor(tell: ResizeObserverCallback) {
    this.tell = tell
  }
  observe(): void {
    // Only what `useSize` reads.
    this.tell([{ contentRect: { width: 240, height: 80 } } as ResizeObserverEntry], this as never)
  }
  disconnect(): void {}
}
beforeEach(() => vi.stubGlobal('ResizeObserver', Observed))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const crowd: CrowdSpec = {
  count: 20,
  leverageMix: [
    { leverage: 2, weight: 0.75 },
    { leverage: 50, weight: 0.25 },
  ],
  longShare: 0.5,
  medianNotional: 1000,
  tail: 1.6,
  crossShare: 0,
  hedgedShare: 0,
  market: 0,
}
const scenario: Scenario = { ...firstScreen(), crowd }

async function openMix() {
  const shown = showIn(
    <TypingProvider>
      <LeverageMix />
    </TypingProvider>,
    scenario,
  )
  await shown.settle()
  fireEvent.keyDown(screen.getByRole('slider', { name: /50/ }), { key: 'Enter' })
  const field = screen.getByRole('textbox')
  return {
    field,
    type(text: string) {
      fireEvent.change(field, { target: { value: text } })
      fireEvent.keyDown(field, { key: 'Enter' })
    },
    weights: () => shown.lab.store.getState().scenario.crowd?.leverageMix.map(({ weight }) => weight),
  }
}

test.each(['20', '20%', '20 %'])('a share of the mix is typed as a percentage: %s', async (text) => {
  const { field, type, weights } = await openMix()
  expect(field).toHaveProperty('value', '25%')
  type(text)
  expect(weights()).toEqual([0.8, 0.2])
})

test.each(['100', '100%', '-1'])('of %s the limits are told as percentages', async (text) => {
  const { type, weights } = await openMix()
  type(text)
  expect(screen.getByRole('alert').textContent).toBe(`⚠ ${text} cannot be used; from 0.0% to 99.0%.`)
  expect(weights()).toEqual([0.75, 0.25])
})

test('labels under the bars give way where there is no room for them', async () => {
  const leverageMix = [10, 15, 20, 30, 50, 100, 101, 102, 103, 104, 105, 106].map((leverage) => ({
    leverage,
    weight: 1,
  }))
  const { settle } = showIn(<LeverageMix />, { ...scenario, crowd: { ...crowd, leverageMix } })
  await settle()
  const written = Array.from(document.querySelectorAll('text'), ({ textContent }) => textContent)
  expect(written).toEqual(['10', '15', '20', '30', '100', '102', '104', '106'])
})
