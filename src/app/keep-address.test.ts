// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Scenario } from '../engine/scenario.ts'
import { setFund } from '../store/edits.ts'
import type { Bench } from '../store/lab.test-kit.ts'
import { openLab, PAIR } from '../store/lab.test-kit.ts'
import type { Opened } from './address.ts'
import { keepAddress } from './keep-address.ts'

/** Addresses that can be read: the fund. A fund of 13 has none. */
const hashOf = ({ reserves }: Scenario): string | null =>
  reserves.fund === 13 ? null : `fund-${reserves.fund}`
const scenarioOf = (hash: string): Scenario => setFund(Number(hash.replace('#fund-', '')) || 1000)(PAIR)

let bench: Bench
let stop: () => void
let said: Opened[]
let entries: string[]

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  history.replaceState(null, '', '#')
  bench = openLab(PAIR)
  said = []
  entries = []
  vi.spyOn(history, 'pushState').mockImplementation((_data, _title, url) => {
    entries.push(`${url}`)
    history.replaceState(null, '', url)
  })
  stop = keepAddress(bench.lab, {
    write: async (scenario) => hashOf(scenario),
    open: async (hash) => ({ scenario: scenarioOf(hash), notice: null, made: null }),
    say: (opened) => said.push(opened),
    kept: () => undefined,
  })
})
afterEach(() => {
  stop()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** A commit of another fund, and the engine's answer. */
async function commit(fund: number): Promise<void> {
  bench.lab.commit(setFund(fund))
  bench.room.settle()
  await vi.advanceTimersByTimeAsync(0)
}

/** The reader goes back or on to an address. */
async function travel(hash: string): Promise<void> {
  history.replaceState(null, '', hash)
  window.dispatchEvent(new PopStateEvent('popstate'))
  await vi.advanceTimersByTimeAsync(0)
  bench.room.settle()
  await vi.advanceTimersByTimeAsync(0)
}

const fund = (): number => bench.state().scenario.reserves.fund

test('what is committed is in the address when it has been run', async () => {
  bench.lab.commit(setFund(1))
  await vi.advanceTimersByTimeAsync(0)
  expect(location.hash).toBe('')
  bench.room.settle()
  await vi.advanceTimersByTimeAsync(0)
  expect(location.hash).toBe('#fund-1')
  expect(entries).toEqual(['#fund-1'])
})

test('a preview is not', async () => {
  bench.lab.preview(setFund(1))
  bench.room.settle()
  await vi.advanceTimersByTimeAsync(0)
  expect(location.hash).toBe('')
})

test('commits within 800 ms of each other are one entry, the last', async () => {
  await commit(1)
  await vi.advanceTimersByTimeAsync(700)
  await commit(2)
  await vi.advanceTimersByTimeAsync(801)
  await commit(3)
  expect(entries).toEqual(['#fund-1', '#fund-3'])
  expect(location.hash).toBe('#fund-3')
})

test('back and on again follow, without new entries', async () => {
  await commit(1)
  await vi.advanceTimersByTimeAsync(1000)
  await commit(2)
  await travel('#fund-1')
  expect(fund()).toBe(1)
  await travel('#fund-2')
  expect(fund()).toBe(2)
  await travel('#')
  expect(fund()).toBe(1000)
  expect(entries).toEqual(['#fund-1', '#fund-2'])
  expect(said).toHaveLength(3)
})

test('what fits in no address has one that leads back to it for as long as the page lives', async () => {
  await commit(1)
  await vi.advanceTimersByTimeAsync(1000)
  await commit(13)
  const file = location.hash
  expect(file).toMatch(/^#\/file\//)
  expect(entries).toEqual(['#fund-1', file])
  await travel('#fund-1')
  expect(fund()).toBe(1)
  await travel(file)
  expect(fund()).toBe(13)
  // An undo and a redo lead to the same scenario and the same address.
  bench.lab.undo()
  bench.lab.redo()
  bench.room.settle()
  await vi.advanceTimersByTimeAsync(0)
  expect(location.hash).toBe(file)
})

test('an address of an earlier visit is for others to read', async () => {
  await commit(13)
  await travel('#/file/0-0')
  expect(fund()).toBe(1000)
  expect(said).toHaveLength(1)
})

test('of two commits the later one stays, however slow the address of the first is', async () => {
  stop()
  const waiting: (() => void)[] = []
  stop = keepAddress(bench.lab, {
    write: (scenario) => new Promise((resolve) => waiting.push(() => resolve(hashOf(scenario)))),
    open: async (hash) => ({ scenario: scenarioOf(hash), notice: null, made: null }),
    say: () => undefined,
    kept: () => undefined,
  })
  await commit(1)
  await commit(2)
  for (const answer of waiting.reverse()) {
    answer()
    await vi.advanceTimersByTimeAsync(0)
  }
  expect(location.hash).toBe('#fund-2')
})

test('stopped, it keeps and follows no more', async () => {
  stop()
  await commit(1)
  await travel('#fund-5')
  expect(fund()).toBe(1)
  expect(entries).toEqual([])
})
