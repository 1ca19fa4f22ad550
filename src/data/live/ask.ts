import { shownValue } from '../checked.ts'
import { LiveError } from './live-error.ts'

/** What is asked of a venue: a GET of the path, or a POST of `body` as JSON. */
export interface Question {
  readonly path: string
  readonly body?: unknown
}

/** What came back, not yet checked, and when, ms since 1970. */
export interface Answer {
  readonly data: unknown
  readonly at: number
}

/** Asks a venue. Throws `LiveError`, or what the signal was aborted with. */
export type Ask = (question: Question) => Promise<Answer>

/** Headers and body together may take this long, ms. */
export const TIMEOUT_MS = 10_000
/** An answer may be this large; the summary of all markets of a large venue is a tenth of it. */
export const MOST_BYTES = 5_000_000
/** How long the second attempt waits, ms, and how long it waits at most because the venue asks for it. */
const PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 5000

/** Asks the venue at `origin`: once, and a second time where that may help. */
export function askAt(origin: string, signal: AbortSignal): Ask {
  return async (question) => {
    try {
      return await askOnce(origin, question, signal)
    } catch (error) {
      const ms = pauseAfter(error)
      if (ms === null || signal.aborted) throw error
      await pause(ms, signal)
      return await askOnce(origin, question, signal)
    }
  }
}

/** How long to wait before the second attempt; null where there is none. A slow venue has had its time. */
function pauseAfter(error: unknown): number | null {
  if (!(error instanceof LiveError)) return null
  const { reason } = error
  if (reason.kind === 'offline') return PAUSE_MS
  if (reason.kind !== 'refused' || (reason.status !== 429 && reason.status < 500)) return null
  const ms = Math.max(PAUSE_MS, reason.retryAfterMs ?? 0)
  return ms > LONGEST_PAUSE_MS ? null : ms
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}

async function askOnce(origin: string, { path, body }: Question, signal: AbortSignal): Promise<Answer> {
  signal.throwIfAborted()
  const controller = new AbortController()
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    controller.abort()
  }, TIMEOUT_MS)
  const giveUp = (): void => controller.abort()
  signal.addEventListener('abort', giveUp)
  try {
    const response = await fetch(`${origin}${path}`, {
      ...(body === undefined
        ? {}
        : { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
      signal: controller.signal,
      // Nothing of the reader but the address goes along, and to no third party.
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
    })
    if (!response.ok)
      throw new LiveError({
        kind: 'refused',
        status: response.status,
        retryAfterMs: retryAfterOf(response.headers.get('Retry-After')),
      })
    return { data: parsed(await textOf(response)), at: Date.now() }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error instanceof LiveError) throw error
    throw new LiveError(isLate ? { kind: 'timeout', ms: TIMEOUT_MS } : { kind: 'offline' })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', giveUp)
    // Of an answer that was refused nothing more is fetched.
    controller.abort()
  }
}

/** The body as text, read only as far as it may be large. */
async function textOf({ body, headers }: Response): Promise<string> {
  const tooLarge = (bytes: number): LiveError => new LiveError({ kind: 'tooLarge', bytes })
  const stated = Number(headers.get('Content-Length'))
  if (stated > MOST_BYTES) throw tooLarge(stated)
  if (body === null) return ''
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength
    if (bytes > MOST_BYTES) throw tooLarge(bytes)
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new LiveError({
      kind: 'malformed',
      problem: { field: 'answer', value: shownValue(text), allowed: 'JSON' },
    })
  }
}

/** Seconds or a date, as HTTP has it; null where there is none, or the venue lets no page read it. */
function retryAfterOf(header: string | null): number | null {
  if (header === null) return null
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}
