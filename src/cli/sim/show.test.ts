import { beforeAll, describe, expect, test } from 'vitest'
import { createEngine } from '../../engine/lab.ts'
import type { Scenario } from '../../engine/scenario.ts'
import { prepare } from '../scenario/frames.ts'
import { loadScenario } from '../scenario/load.ts'
import type { Form, Show } from './show.ts'
import { report } from './show.ts'

/** One long of 10 at 100 with 10x, flat 0.5 %: it goes under at 90 / 0.995 and its margin is 100. */
let scenario: Scenario
beforeAll(async () => {
  const loaded = await loadScenario('one-long')
  scenario = { ...loaded, steps: [{ kind: 'price', market: 0, to: 89, gap: 0 }] }
})

function shown(show: Show, form: Form): string {
  const engine = createEngine()
  prepare(engine, scenario)
  return report(engine, scenario, 0, show, form)
}

describe('a run without a screen', () => {
  test('the headline in words and as data', () => {
    const text = shown('headline', 'text')
    expect(text).toContain('1 longs, 0 shorts')
    expect(text).toMatch(/mark price +100.00 → 89.00/)
    expect(text).toMatch(/Σ loss − Σ paid +0.00/)
    const data = JSON.parse(shown('headline', 'json'))
    expect(data).toMatchObject({ scenario: 'one-long', rulebook: 'textbook', values: { longsClosed: 1 } })
    // 10 · (100 − 90.452) of the margin is lost.
    expect(data.values.lossIn).toBeCloseTo(95.477, 3)
    expect(text).toContain(data.digest)
  })

  test('the journal with names for its codes', () => {
    const rows = JSON.parse(shown('journal', 'json'))
    expect(rows[0]).toMatchObject({ round: 1, cause: 'liquidation', rule: 'L2', lots: 10_000 })
    expect(shown('journal', 'csv').split('\r\n')[0]).toBe('round,cause,rule,from,to,amount,market,lots,price')
  })

  test('a frame before the first round and one after each', () => {
    const frames = JSON.parse(shown('frames', 'json'))
    expect(frames).toHaveLength(2)
    expect(frames.map((frame: { values: { longsClosed: number } }) => frame.values.longsClosed)).toEqual([
      0, 1,
    ])
    expect(shown('frames', 'csv').trimEnd().split('\r\n')).toHaveLength(3)
  })
})
