// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { firstScreen } from '../../data/first-screen.ts'
import { EXPLAINABLE } from '../../engine/explain.ts'
import { STAIRS, withSteps } from '../../store/lab.test-kit.ts'
import { makeRoom } from '../../store/room.test-kit.ts'
import { showIn } from '../bench.test-kit.tsx'
import { Why } from './Why.tsx'

let closed = 0
const onClose = (): void => {
  closed++
}
beforeEach(() => {
  closed = 0
})
afterEach(cleanup)

const open = async (what: (typeof EXPLAINABLE)[number], scenario = firstScreen()) => {
  const shown = showIn(<Why what={what} onClose={onClose} />, scenario)
  await shown.settle()
  return shown
}
const formula = (): string[] => [...document.querySelectorAll('math')].map((node) => node.textContent ?? '')

describe('why 90.45?', () => {
  test('the value, the formula in symbols and in its own numbers, and the rule', async () => {
    await open('liquidationPrice')
    expect(screen.getByRole('dialog', { name: 'Why your liquidation price?' })).toBeDefined()
    expect(screen.getByTestId('why-value').textContent).toBe('90.45')
    const [symbols, numbers] = formula()
    expect(symbols).not.toMatch(/\d\d/)
    expect(numbers).toMatch(/^=/)
    expect(numbers).toContain('100.00')
    expect(document.querySelectorAll('mfrac').length).toBeGreaterThan(0)
    expect(screen.getByRole('link', { name: 'Rule T2 of MODEL.md' }).getAttribute('href')).toBe('#/model/T2')
  })

  test('why an exchange may say otherwise', async () => {
    await open('liquidationPrice')
    const other = screen.getByText('Why not the same as my exchange?').closest('details')
    if (other === null) throw new Error('it can be opened')
    expect(within(other).getAllByRole('listitem', { hidden: true })).toHaveLength(5)
    expect(other.textContent).toContain(firstScreen().rulebook.dated)
  })
})

test('what the venue prints stands beside what is computed, and how it counts', async () => {
  const one = {
    settles: 'USDT',
    kind: 'linear',
    contract: 0.001,
    tick: 0.5,
    prints: 'againstTrader',
    quantum: 0,
  } as const
  const first = firstScreen()
  await open('liquidationPrice', { ...first, rulebook: { ...first.rulebook, units: { default: one } } })
  expect(screen.getByTestId('why-value').textContent).toBe('90.45')
  expect(screen.getByTestId('why-units').textContent).toBe(
    'The venue prints 90.5. Contracts of 0.001 units, settled in USDT, on a tick of 0.5.',
  )
})

test.each(EXPLAINABLE)('%s is explained on the first screen, or says that there is none', async (what) => {
  const { unmount } = await open(what)
  const value = screen.getByTestId('why-value').textContent
  expect(value?.length).toBeGreaterThan(0)
  expect(document.body.textContent).not.toMatch(/NaN|undefined|\[object|why\./)
  expect(closed).toBe(0)
  unmount()
})

test('from a number beside it the reader goes on to that one; until it is there title and explanation stay together', async () => {
  const { settle } = await open('branching', withSteps(STAIRS, 90.4))
  const title = () => screen.getByRole('dialog').getAttribute('aria-label')
  const beside = screen.getAllByRole('button').filter((button) => button.closest('dt') !== null)
  fireEvent.click(beside[0] ?? document.body)
  expect(title()).toBe('Why the branching ratio on the ladder?')
  await settle()
  expect(title()).toBe(`Why ${beside[0]?.textContent}?`)
})

test('where the engine cannot say, it says so and stays open', async () => {
  const room = makeRoom((request) =>
    request.kind === 'explain' ? { kind: 'fault', seq: request.seq, code: 'X', round: 0, note: 'x' } : null,
  )
  const { settle } = showIn(<Why what="equity" onClose={onClose} />, firstScreen(), { room })
  await settle()
  expect(screen.getByRole('dialog', { name: 'Why your equity?' })).toBeDefined()
  expect(screen.getByRole('alert').textContent).toContain('could not be had')
  expect(closed).toBe(0)
})

test('an answer that comes after it was closed is not missed', async () => {
  const { unmount, room } = showIn(<Why what="equity" onClose={onClose} />, firstScreen())
  unmount()
  await act(async () => room.settle())
  expect(document.querySelector('dialog')).toBeNull()
  expect(closed).toBe(0)
})
