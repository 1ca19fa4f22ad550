// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { layoutOf } from '../../charts/stage/layout.ts'
import { PAIR } from '../../store/lab.test-kit.ts'
import { shownScenario, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { stageModel } from '../../viewmodel/stage.ts'
import { showIn } from '../bench.test-kit.tsx'
import { useFormat } from '../use-format.ts'
import { DepthHandle } from './DepthHandle.tsx'

afterEach(cleanup)

function Depth() {
  const scenario = useLabState(shownScenario)
  const frame = useLabState((state) => state.frame)
  const [say, format] = [useWords(), useFormat()]
  const model = stageModel({ scenario, market: 0, frame, previous: null, hand: 100, format, say })
  return <DepthHandle model={model} layout={layoutOf(900, 500, [75, 125])} />
}

const slider = () => screen.getByRole('slider', { name: 'Depth at 1 %' })
const left = () => Number.parseFloat(slider().parentElement?.style.left ?? '')

test('up and right are more depth, which is said plainly, though the wedge is drawn to the left', () => {
  const { state } = showIn(<Depth />, PAIR)
  expect(slider().getAttribute('aria-valuetext')).toBe('$10,000 of depth')
  for (const key of ['ArrowRight', 'ArrowUp']) {
    const [before, stood] = [state().draft?.markets[0]?.depth ?? 10_000, left()]
    fireEvent.keyDown(slider(), { key, shiftKey: true })
    expect(state().draft?.markets[0]?.depth).toBeGreaterThan(before)
    expect(left()).toBeLessThan(stood)
  }
  expect(slider().getAttribute('aria-valuetext')).toBe('$10,201 of depth')
})

test('before the first frame the tip stands where it will stand', async () => {
  const { settle } = showIn(<Depth />, PAIR, { isSettled: false })
  const stood = left()
  await settle()
  expect(left()).toBe(stood)
})
