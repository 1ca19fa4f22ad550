import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { MARKET, moveTo } from '../engine/cast.test-kit.ts'
import { setFund, setMark } from './edits.ts'
import { openLab, PAIR, STAIRS, withSteps } from './lab.test-kit.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a pull on the liquidation line', () => {
  // A long of 2 at 100 with margin C is closed where C + 2 (p − 100) = 0.005 · 2 p, so C = 200 − 1.99 p.
  const leverageAt = (price: number): number => 200 / (200 - 1.99 * price)

  test('solves leverage', () => {
    const { lab, room, state } = openLab(PAIR)
    lab.pull(95, 'leverage')
    room.settle()
    expect(state().draft?.you?.leverage).toBeCloseTo(leverageAt(95), 9)
    expect(state().frame?.values.youLiquidation).toBeCloseTo(95, 9)
    expect(state().scenario).toBe(PAIR)
    lab.commit()
    expect(state().past).toEqual([PAIR])
    expect(state().scenario.you).toMatchObject({ added: 0 })
    expect(state().scenario.you?.leverage).toBeCloseTo(leverageAt(95), 9)
  })

  test('solves margin when leverage is locked', () => {
    const { lab, room, state } = openLab(PAIR)
    lab.pull(75, 'margin')
    room.settle()
    expect(state().draft?.you?.leverage).toBe(5)
    // 200 − 1.99 · 75 = 50.75 of margin, of which 200 / 5 = 40 is the initial one.
    expect(state().draft?.you?.added).toBeCloseTo(10.75, 9)
    expect(state().frame?.values.youLiquidation).toBeCloseTo(75, 9)
  })

  test('solves size, at the same margin, and entry', () => {
    const { lab, room, state } = openLab({ ...PAIR, markets: [{ ...MARKET, lot: 2 ** -40 }] })
    // 40 of margin carry 40 / (5 + 0.475) units to 95; at 5x an entry of 94.525 / 0.8 goes under there.
    lab.pull(95, 'size')
    room.settle()
    expect(state().draft?.you?.size).toBeCloseTo(40 / 5.475, 9)
    expect(state().frame?.values.youLiquidation).toBeCloseTo(95, 9)
    lab.cancel()
    lab.pull(95, 'entry')
    room.settle()
    expect(state().draft?.you).toMatchObject({ size: 2, leverage: 5 })
    expect(state().draft?.you?.entry).toBeCloseTo(94.525 / 0.8, 9)
    lab.pull(50, 'size', false, 'margin')
    room.settle()
    expect(state().frame?.values.youInitialCash).toBeCloseTo(50, 9)
  })

  test('where nothing puts it there all stays as it is', () => {
    const { lab, room, state } = openLab(PAIR)
    lab.pull(-1, 'size', false, 'margin')
    room.settle()
    lab.commit()
    room.settle()
    expect(state()).toMatchObject({ draft: null, scenario: PAIR, past: [] })
  })

  test('is not lost when it is released before the engine has answered', () => {
    const { lab, room, state } = openLab(PAIR)
    lab.pull(95, 'leverage')
    lab.commit()
    expect(state().scenario).toBe(PAIR)
    room.settle()
    expect(state().scenario.you?.leverage).toBeCloseTo(leverageAt(95), 9)
    expect(state()).toMatchObject({ draft: null, past: [PAIR] })
    expect(state().frame?.values.youLiquidation).toBeCloseTo(95, 9)
  })

  test('the newest pull counts, whatever is under way when it is made', () => {
    const { lab, room, state } = openLab(PAIR)
    lab.pull(95, 'leverage')
    room.work()
    lab.pull(94, 'leverage')
    lab.pull(93, 'leverage')
    room.hear()
    expect(state().draft?.you?.leverage).toBeCloseTo(leverageAt(95), 9)
    lab.commit()
    room.settle()
    expect(state().scenario.you?.leverage).toBeCloseTo(leverageAt(93), 9)
    expect(state().past).toEqual([PAIR])
    expect(state().draft).toBeNull()
  })

  test('Esc drops it, also the answer that comes later', () => {
    const { lab, room, state, digest } = openLab(PAIR)
    const first = digest()
    lab.pull(95, 'leverage')
    room.work()
    lab.pull(94, 'leverage')
    lab.cancel()
    room.settle()
    expect(state()).toMatchObject({ draft: null, scenario: PAIR, past: [] })
    expect(digest()).toBe(first)
  })

  test('the next gesture takes what is known and waits for nothing', () => {
    const { lab, room, state } = openLab(PAIR)
    lab.pull(95, 'leverage')
    room.settle()
    lab.pull(94, 'leverage')
    lab.commit()
    lab.preview(setMark(0, 99))
    room.settle()
    expect(state().past).toEqual([PAIR])
    expect(state().scenario.you?.leverage).toBeCloseTo(leverageAt(95), 9)
    expect(state().draft?.steps).toEqual([moveTo(99)])
  })

  test('by keys it is one entry a burst, and the last one counts', () => {
    const { lab, room, state } = openLab(PAIR)
    lab.pull(82, 'leverage', true)
    room.settle()
    vi.advanceTimersByTime(400)
    lab.pull(83, 'leverage', true)
    vi.advanceTimersByTime(600)
    expect(state().past).toEqual([])
    room.settle()
    expect(state().past).toEqual([PAIR])
    expect(state().scenario.you?.leverage).toBeCloseTo(leverageAt(83), 9)
  })

  test('keys on another handle just before are part of the same burst', () => {
    const { lab, room, state } = openLab(PAIR)
    lab.nudge(setFund(500))
    lab.pull(83, 'leverage', true)
    room.settle()
    vi.advanceTimersByTime(600)
    expect(state().past).toEqual([PAIR])
    expect(state().scenario.reserves.fund).toBe(500)
    expect(state().scenario.you?.leverage).toBeCloseTo(leverageAt(83), 9)
  })

  test('without a position there is no answer, and nothing is changed', () => {
    const { lab, room, state } = openLab({ ...PAIR, you: null })
    lab.pull(95, 'leverage')
    lab.commit()
    room.settle()
    expect(state()).toMatchObject({ draft: null, past: [], scenario: { you: null } })
    lab.commit(setFund(1))
    expect(state().past).toHaveLength(1)
  })

  test('looks at the end of the run, not at an earlier round', () => {
    const { lab, room, state } = openLab(withSteps(STAIRS, 90.4))
    lab.seek(1)
    room.settle()
    lab.pull(95, 'leverage')
    expect(state().round).toBeNull()
  })
})
