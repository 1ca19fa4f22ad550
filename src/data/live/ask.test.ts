import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { askAt, MOST_BYTES, TIMEOUT_MS } from './ask.ts'
import { LiveError } from './live-error.ts'
import { waitAfter } from './pace.ts'

type Reply = (signal: AbortSignal) => Promise<Response>

/** What the venue does, one reply a question, the last for all that follow. */
let replies: Reply[]
let asked: { readonly url: string; readonly init: RequestInit; readonly at: number }[]
let giver: AbortController

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  replies = []
  asked = []
  giver = new AbortController()
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push({ url, init, at: Date.now() })
    const reply = replies.length > 1 ? replies.shift() : replies[0]
    if (reply === undefined) throw new Error('no reply is set')
    return reply(init.signal as AbortSignal) // `askAt` gives one
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const json =
  (data: unknown): Reply =>
  async () =>
    new Response(JSON.stringify(data))
const status = (code: number, headers: Record<string, string> = {}): Reply => {
  return async () => new Response('', { status: code, headers })
}
const lost: Reply = async () => {
  throw new TypeError('Failed to fetch')
}
/** Never answers, and notices when nobody waits any longer. */
const silent: Reply = (signal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

/** Asks, lets time pass until there is an outcome, and returns it. */
async function outcome(question: Parameters<ReturnType<typeof askAt>>[0] = { path: '/x' }) {
  const settled = askAt(
    'https://venue.test',
    giver.signal,
  )(question).then(
    (answer) => answer,
    (error: unknown) => (error instanceof LiveError ? error.reason : error),
  )
  await vi.runAllTimersAsync()
  return settled
}

const times = (): readonly number[] => asked.map(({ at }) => at - 1_000_000)

describe('asking', () => {
  test('a GET, and a POST of JSON, without anything of the reader', async () => {
    replies = [json({ a: 1 })]
    expect(await outcome({ path: '/x?y=1' })).toEqual({ data: { a: 1 }, at: 1_000_000 })
    await outcome({ path: '/info', body: { type: 'meta' } })
    expect(asked.map(({ url, init }) => [url, init.method, init.body])).toEqual([
      ['https://venue.test/x?y=1', undefined, undefined],
      ['https://venue.test/info', 'POST', '{"type":"meta"}'],
    ])
    for (const { init } of asked)
      expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' })
  })

  test('nobody there: a second attempt after a second, and then that', async () => {
    replies = [lost]
    expect(await outcome()).toEqual({ kind: 'offline' })
    expect(times()).toEqual([0, 1000])
    replies = [lost, json(1)]
    expect(await outcome()).toMatchObject({ data: 1 })
  })

  test('too slow: given up after ten seconds, once', async () => {
    replies = [silent]
    expect(await outcome()).toEqual({ kind: 'timeout', ms: TIMEOUT_MS })
    expect(times()).toEqual([0])
    expect(Date.now()).toBe(1_000_000 + TIMEOUT_MS)
  })

  test('a body that stops coming counts as too slow', async () => {
    replies = [
      async (signal) =>
        new Response(
          new ReadableStream({
            start(body) {
              body.enqueue(new TextEncoder().encode('[1,'))
              signal.addEventListener('abort', () => body.error(signal.reason))
            },
          }),
        ),
    ]
    expect(await outcome()).toEqual({ kind: 'timeout', ms: TIMEOUT_MS })
  })

  test.each([
    ['a fault of the venue is tried again', 500, {}, [0, 1000], null],
    ['too many questions', 429, {}, [0, 1000], null],
    ['too many questions, for three seconds', 429, { 'Retry-After': '3' }, [0, 3000], 3000],
    ['longer than anybody waits here', 429, { 'Retry-After': '60' }, [0], 60_000],
    [
      'until a date',
      429,
      { 'Retry-After': new Date(1_004_000).toUTCString() },
      [0, 4000],
      // The second answer names the same date, which has come.
      0,
    ],
    ['a header that says nothing', 429, { 'Retry-After': 'soon' }, [0, 1000], null],
    ['no such thing, and it stays so', 404, {}, [0], null],
    ['not from here', 403, {}, [0], null],
  ] as const)('%s', async (_name, code, headers, at, retryAfterMs) => {
    replies = [status(code, headers)]
    expect(await outcome()).toEqual({ kind: 'refused', status: code, retryAfterMs })
    expect(times()).toEqual(at)
  })

  test('larger than allowed by its own account: not read at all', async () => {
    replies = [async () => new Response('1', { headers: { 'Content-Length': `${MOST_BYTES + 1}` } })]
    expect(await outcome()).toEqual({ kind: 'tooLarge', bytes: MOST_BYTES + 1 })
    expect(times()).toEqual([0])
  })

  test('larger than allowed as it comes: read no further than that', async () => {
    const part = new Uint8Array(1_000_000).fill(32)
    let sent = 0
    let isStopped = false
    replies = [
      async (signal) => {
        signal.addEventListener('abort', () => {
          isStopped = true
        })
        return new Response(
          new ReadableStream({
            pull(body) {
              sent++
              body.enqueue(part)
            },
          }),
        )
      },
    ]
    expect(await outcome()).toEqual({ kind: 'tooLarge', bytes: 6_000_000 })
    expect(sent).toBeLessThanOrEqual(7)
    expect(isStopped).toBe(true)
  })

  test('exactly as large as allowed is read', async () => {
    replies = [async () => new Response(`"${'x'.repeat(MOST_BYTES - 2)}"`)]
    expect(await outcome()).toMatchObject({ at: 1_000_000 })
  })

  test('what is no JSON is named by its beginning', async () => {
    replies = [async () => new Response('<html>')]
    expect(await outcome()).toEqual({
      kind: 'malformed',
      problem: { field: 'answer', value: '"<html>"', allowed: 'JSON' },
    })
  })

  test('given up from outside, under way and between the attempts: nothing more is asked', async () => {
    replies = [silent]
    const asking = askAt('https://venue.test', giver.signal)({ path: '/' }).catch((error) => error)
    giver.abort(new Error('switched off'))
    expect(await asking).toEqual(new Error('switched off'))
    // At once, not when its time would have been up.
    expect(Date.now()).toBe(1_000_000)
    giver = new AbortController()
    replies = [lost]
    const again = askAt('https://venue.test', giver.signal)({ path: '/' }).catch((error) => error)
    await vi.advanceTimersByTimeAsync(500)
    giver.abort(new Error('switched off'))
    expect(await again).toEqual(new Error('switched off'))
    await vi.runAllTimersAsync()
    expect(asked).toHaveLength(2)
  })
})

test('the pace halves with every failure in a row, down to once in five minutes', () => {
  const failed = new LiveError({ kind: 'offline' })
  expect([0, 1, 2, 3, 4, 5, 50].map((failures) => waitAfter(failures, failed) / 1000)).toEqual([
    15, 30, 60, 120, 240, 300, 300,
  ])
  const busy = new LiveError({ kind: 'refused', status: 429, retryAfterMs: 100_000 })
  expect([1, 2, 3].map((failures) => waitAfter(failures, busy) / 1000)).toEqual([100, 100, 120])
})
