// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CROWD } from '../../engine/cast.test-kit.ts'
import { setMark } from '../../store/edits.ts'
import { PAIR } from '../../store/lab.test-kit.ts'
import type { Explainable } from '../../store/lab.ts'
import { ONE_LONG } from '../../viewmodel/frame.test-kit.ts'
import { showIn } from '../bench.test-kit.tsx'
import { Happened } from './Happened.tsx'
import { Spoken } from './Spoken.tsx'

let asked: Explainable[] = []
const view = <Happened onWhy={(what) => asked.push(what)} />
const story = () => screen.getByTestId('story').textContent?.trim()
const spoken = () => document.querySelector('[aria-live]')?.textContent

beforeEach(() => {
  asked = []
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test('it tells what happened, as it happens', async () => {
  const { lab, settle } = showIn(view, ONE_LONG)
  expect(story()).toBe('Drag the price down. Find where the exchange takes over.')
  await settle(() => lab.preview(setMark(0, 89)))
  expect(story()).toMatch(/^At 90\.45 your margin no longer covered .* You lost \$100\.00\./)
})

test('a number, or the question itself, is a button that asks why', async () => {
  const { lab, settle } = showIn(view, ONE_LONG)
  await settle(() => lab.commit(setMark(0, 89)))
  fireEvent.click(screen.getByRole('button', { name: 'Why 90.45 and not 90.00?' }))
  // All that was left at 90.45 of the margin of 100: 10 · (90.4523 − 90).
  fireEvent.click(screen.getByRole('button', { name: '$4.52: why?' }))
  expect(asked).toEqual(['liquidationPrice', 'excessCollateral'])
})

test('what is read aloud waits until nothing has changed for 1.5 s, and then is the newest', async () => {
  const { lab, settle } = showIn(<Spoken />, ONE_LONG)
  for (const price of [95, 89, 95, 89]) {
    await settle(() => lab.preview(setMark(0, price)))
    act(() => void vi.advanceTimersByTime(1499))
    expect(spoken()).toBe('')
  }
  act(() => void vi.advanceTimersByTime(1))
  expect(spoken()).toContain('At 90.45')
})

test('event by event, in order, once there are events', async () => {
  const { lab, settle } = showIn(view, PAIR)
  expect(screen.queryByText('Event by event')).toBeNull()
  await settle(() => lab.commit(setMark(0, 89)))
  expect(screen.queryAllByRole('listitem')).toEqual([])
  const details = screen.getByText('Event by event').closest('details')
  if (details === null) throw new Error('no disclosure')
  details.open = true
  fireEvent(details, new Event('toggle'))
  const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(lines[0]).toBe('Round 1. long10x was closed at 90.45; it lost $9.55.')
})

describe('while a scenario is loaded', () => {
  test('it says how far it is, and can be cancelled', async () => {
    const { lab, room, state, settle } = showIn(view, PAIR)
    room.pace = 13
    act(() => lab.load({ ...PAIR, crowd: { ...CROWD, count: 20_000 } }))
    act(() => {
      room.work()
      room.work()
      room.hear()
    })
    expect(document.body.textContent).toMatch(/Preparing the market… \d+%/)
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    await settle()
    expect(state().scenario).toBe(PAIR)
    expect(story()).toContain('Drag the price down.')
  })
})
