// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { account } from '../engine/cast.test-kit.ts'
import { setFund, setMark } from '../store/edits.ts'
import { PAIR } from '../store/lab.test-kit.ts'
import type { Scenario } from '../store/lab.ts'
import { makeRoom } from '../store/room.test-kit.ts'
import { showIn } from './bench.test-kit.tsx'
import { Notices } from './Notices.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const shared: (Scenario | undefined)[] = []
const view = (said: Parameters<typeof Notices>[0]['said'] = null, onDismiss = () => undefined) => (
  <Notices
    said={said}
    onDismiss={onDismiss}
    onShare={async (scenario) => {
      shared.push(scenario)
      return 'link'
    }}
  />
)
const text = () => screen.getByRole('status').textContent

test('nothing went wrong, nothing is said', () => {
  showIn(view(), PAIR)
  expect(text()).toBe('')
})

describe('a refusal', () => {
  test('names field, value and what is allowed, and stays until the reader does something', async () => {
    const { lab, settle } = showIn(view(), PAIR)
    const stranger = { ...PAIR, accounts: [account('stranger', 1, 100, 10, 'DOGE')] }
    await settle(() => lab.load(stranger))
    expect(text()).toContain('accounts.stranger.market is DOGE; allowed: BTC. Nothing was changed.')
    await settle(() => lab.commit(setFund(7)))
    expect(text()).toBe('')
  })
})

describe('a fault', () => {
  const broken = () =>
    makeRoom((request) =>
      request.kind === 'run' && request.scenario.steps.length > 0
        ? { kind: 'fault', seq: request.seq, code: 'SUM', round: 3, note: 'SUM in round 3: off by one.' }
        : null,
    )

  test('says what it was and offers the link to the scenario that made it', async () => {
    const clipboard = { writeText: vi.fn(async () => undefined) }
    vi.stubGlobal('navigator', { language: 'en', clipboard })
    const { lab, settle, state } = showIn(view(), PAIR, { room: broken() })
    await settle(() => lab.preview(setMark(0, 66)))
    expect(text()).toContain('SUM in round 3: off by one. What you see is the last good picture.')
    await settle(() =>
      fireEvent.click(screen.getByRole('button', { name: 'Copy the link that reproduces it' })),
    )
    expect(shared.at(-1)).toBe(state().draft)
    expect(clipboard.writeText).toHaveBeenCalledWith('link')
  })

  test('says that the link was copied, or shows it where the page may not copy', async () => {
    for (const [writeText, says] of [
      [async () => undefined, 'Link copied'],
      [() => Promise.reject(new Error('not allowed')), 'Copy this link:'],
    ] as const) {
      vi.stubGlobal('navigator', { language: 'en', clipboard: { writeText } })
      const { lab, settle, unmount } = showIn(view(), PAIR, { room: broken() })
      await settle(() => lab.preview(setMark(0, 66)))
      expect(text()).not.toContain(says)
      await settle(() =>
        fireEvent.click(screen.getByRole('button', { name: 'Copy the link that reproduces it' })),
      )
      expect(text()).toContain(says)
      expect(screen.getByRole('textbox', { name: 'Link' })).toHaveProperty('value', 'link')
      unmount()
    }
  })

  test('a worker that is lost for good says so', async () => {
    const { room, settle } = showIn(view(), PAIR)
    await settle(() => room.crash('first'))
    expect(text()).toBe('')
    await settle(() => room.crash('out of memory'))
    expect(text()).toContain('out of memory')
  })
})

test('what is said about the address can be dismissed', () => {
  const dismiss = vi.fn()
  showIn(view({ text: 'This link was damaged.', original: null }, dismiss), PAIR)
  expect(text()).toContain('This link was damaged.')
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(dismiss).toHaveBeenCalledOnce()
})

test('of a link that could not be followed the original text can be read', () => {
  showIn(view({ text: 'This link was damaged.', original: '1.4f-abc' }), PAIR)
  expect(text()).toContain('This link was damaged.')
  fireEvent.click(screen.getByText('Open the original text'))
  expect(screen.getByText('1.4f-abc').closest('details')?.open).toBe(true)
})
