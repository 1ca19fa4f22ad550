// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Ask } from './ask.ts'
import { LiveError } from './live-error.ts'
import type { LiveMarket, LiveVenue } from './live-market.ts'
import { useLive } from './use-live.ts'

/** What the venue does next: a mark, or a failure. */
let outcome: number | LiveError
let asked: number[]
/** Answers wait for this. */
let answerAfterMs: number

const venue: LiveVenue = {
  id: 'hyperliquid',
  name: 'Nobody',
  origin: 'https://venue.test',
  markets: ['ONE', 'TWO'],
  read: async (_symbol: string, _ask: Ask) => {
    asked.push(Math.round(Date.now() / 1000))
    await new Promise((resolve) => setTimeout(resolve, answerAfterMs))
    if (outcome instanceof LiveError) throw outcome
    return { mark: outcome, offered: ['ONE', 'THREE'] } as unknown as LiveMarket // all that is looked at here
  },
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  outcome = 1
  asked = []
  answerAfterMs = 0
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000))

function show() {
  const client = new QueryClient()
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  return renderHook(() => useLive(venue, 'ONE'), { wrapper })
}

test('asked at once and every 15 s; the markets that the venue names are offered', async () => {
  const { result } = show()
  expect(result.current).toMatchObject({ market: null, asked: 0, offered: ['ONE', 'TWO'] })
  await pass(1)
  expect(result.current).toMatchObject({
    market: { mark: 1 },
    error: null,
    asked: null,
    waitMs: 15_000,
    offered: ['ONE', 'THREE'],
  })
  outcome = 2
  await pass(30)
  expect(asked).toEqual([0, 15, 30])
  expect(result.current.market?.mark).toBe(2)
})

test('failures keep the last numbers and are spaced twice as far each time, until one succeeds', async () => {
  const { result } = show()
  await pass(1)
  outcome = new LiveError({ kind: 'offline' })
  await pass(15)
  expect(result.current).toMatchObject({ market: { mark: 1 }, error: outcome, waitMs: 30_000 })
  await pass(90)
  expect(asked).toEqual([0, 15, 45, 105])
  expect(result.current.waitMs).toBe(120_000)
  outcome = 3
  await pass(120)
  expect(result.current).toMatchObject({ market: { mark: 3 }, error: null, waitMs: 15_000 })
  await pass(15)
  expect(asked).toEqual([0, 15, 45, 105, 225, 240])
})

test('a venue that asks to be left alone is', async () => {
  outcome = new LiveError({ kind: 'refused', status: 429, retryAfterMs: 70_000 })
  const { result } = show()
  await pass(69)
  expect(asked).toEqual([0])
  expect(result.current).toMatchObject({ market: null, waitMs: 70_000 })
  await pass(2)
  expect(asked).toEqual([0, 70])
})

test('a question under way says since when', async () => {
  answerAfterMs = 5000
  const { result } = show()
  await pass(4)
  expect(result.current).toMatchObject({ market: null, asked: 0 })
  await pass(2)
  expect(result.current).toMatchObject({ market: { mark: 1 }, asked: null })
})

test('gone, it asks no more', async () => {
  const { unmount } = show()
  await pass(1)
  unmount()
  await pass(100)
  expect(asked).toEqual([0])
})
