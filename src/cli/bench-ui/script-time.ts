import type { Browser, Page } from '@playwright/test'
import { median, quantile } from '../bench/race.ts'

/** An event of Chromium's trace; times in µs. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  /** Of `dur`, what the thread was really working. */
  readonly tdur?: number
}

/** What counts as the page's script. One may hold others. */
const SCRIPT = new Set([
  'EvaluateScript',
  'FunctionCall',
  'RunMicrotasks',
  'FireAnimationFrame',
  'EventDispatch',
  'TimerFire',
])

/**
 * Milliseconds of script on the main thread in each of the page's frames while `work` is done: the thread's own time, so
 * that other work on the machine is not counted. Traced, which costs some.
 */
export async function scriptTime(browser: Browser, page: Page, work: () => Promise<unknown>) {
  await browser.startTracing(page, { categories: ['devtools.timeline'] })
  await work()
  const trace: unknown = JSON.parse((await browser.stopTracing()).toString('utf8'))
  const perFrame = framesIn((trace as { traceEvents: readonly TraceEvent[] }).traceEvents) // the form of a trace
  return { p50: median(perFrame), p95: quantile(perFrame, 0.95), frames: perFrame.length }
}

function framesIn(events: readonly TraceEvent[]): readonly number[] {
  // Only a page's main thread has animation frames; a browser keeps spare renderers, in which there are few.
  const frames = events.filter(({ name, ph }) => name === 'AnimationFrame' && ph === 'b')
  const main = mostFrequent(frames.map(({ pid, tid }) => `${pid}:${tid}`))
  const page = events.filter(({ pid, tid }) => `${pid}:${tid}` === main)
  const starts = frames
    .filter(({ pid, tid }) => `${pid}:${tid}` === main)
    .map(({ ts }) => ts)
    .sort((one, other) => one - other)
  const scripts = page
    .filter(({ name, ph }) => ph === 'X' && SCRIPT.has(name))
    .sort((one, other) => one.ts - other.ts)
  return sumsBetween(starts, scripts)
}

function mostFrequent(names: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? ''
}

/** Time of the outermost events between one start and the next, ms: what they hold is counted with them. */
function sumsBetween(starts: readonly number[], scripts: readonly TraceEvent[]): readonly number[] {
  const sums = new Array<number>(Math.max(0, starts.length - 1)).fill(0)
  let frame = 0
  let covered = 0
  for (const { ts, dur = 0, tdur = dur } of scripts) {
    while (frame + 1 < starts.length && ts >= starts[frame + 1]) frame++
    if (ts < covered) continue
    covered = ts + dur
    if (frame < sums.length && ts >= starts[0]) sums[frame] += tdur / 1000
  }
  return sums
}
