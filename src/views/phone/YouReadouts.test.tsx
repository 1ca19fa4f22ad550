// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { setMark } from '../../store/edits.ts'
import { PAIR } from '../../store/lab.test-kit.ts'
import type { Explainable } from '../../store/lab.ts'
import { makeFormat } from '../../viewmodel/format.ts'
import { inUnit } from '../../viewmodel/why.ts'
import { showIn } from '../bench.test-kit.tsx'
import { YouReadouts } from './YouReadouts.tsx'

afterEach(cleanup)

test('each of the three numbers is the one that its explanation explains', async () => {
  const asked: Explainable[] = []
  const { lab, room, settle } = showIn(<YouReadouts onWhy={(what) => asked.push(what)} />, PAIR)
  await settle(() => lab.commit(setMark(0, 95)))
  const buttons = screen.getAllByRole('button')
  for (const button of buttons) fireEvent.click(button)
  expect(asked).toEqual(['markPrice', 'equity', 'toLiquidation'])
  const format = makeFormat('en', 0.01, null)
  for (const [i, what] of asked.entries()) {
    const answer = lab.explain(what)
    room.settle()
    const { value, unit } = await answer
    const shown = unit === 'percent' ? format.percent(value) : inUnit(value, unit, format)
    expect(buttons[i]?.textContent).toBe(shown)
  }
})
