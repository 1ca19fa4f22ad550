import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { setFund, setGap, setMark } from './edits.ts'
import type { Bench } from './lab.test-kit.ts'
import { openLab, STAIRS, withSteps } from './lab.test-kit.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('rounds', () => {
  test('a look at an earlier round keeps the track of the whole run', () => {
    const { lab, room, state } = openLab(withSteps(STAIRS, 90.4))
    const { track } = state()
    expect(track?.length).toBeGreaterThan(2)
    lab.seek(1)
    room.settle()
    expect(state().frame?.values.rounds).toBe(1)
    expect(state().track).toBe(track)
    lab.seek(0)
    room.settle()
    expect(state().frame?.values).toMatchObject({ rounds: 0, markPrice: 100 })
    lab.seek(null)
    room.settle()
    expect(state().frame?.values.rounds).toBe(track?.length)
  })

  test('a look at a round of a run that has not been seen whole first sees it whole', () => {
    const { lab, room, state } = openLab(STAIRS)
    lab.commit(setMark(0, 90.4))
    lab.seek(1)
    room.settle()
    expect(state().frame?.values.rounds).toBe(1)
    expect(state().track?.length).toBeGreaterThan(2)
  })

  test('back from an earlier round while its frame is under way, the track stays whole', () => {
    const { lab, room, state } = openLab(withSteps(STAIRS, 90.4))
    const length = state().track?.length
    lab.seek(1)
    room.work()
    lab.seek(null)
    room.hear()
    expect(state().track?.length).toBe(length)
    room.settle()
    expect(state().track?.length).toBe(length)
    expect(state().frame?.values.rounds).toBe(length)
  })

  test('the frame in view says whose end it shows', () => {
    const { lab, room, state } = openLab(withSteps(STAIRS, 90.4))
    expect(state().frameOf).toBe(state().scenario)
    lab.preview(setMark(0, 90.3))
    room.settle()
    expect(state().frameOf).toBe(state().draft)
    lab.commit(setMark(0, 90.2))
    expect(state().frameOf).not.toBe(state().scenario)
    room.settle()
    expect(state().frameOf).toBe(state().scenario)
    lab.seek(1)
    room.settle()
    expect(state().frameOf).toBeNull()
  })

  test('a drag from an earlier round goes on from the end', () => {
    const { lab, room, state } = openLab(withSteps(STAIRS, 90))
    lab.seek(0)
    room.settle()
    lab.preview(setGap(0.5))
    room.settle()
    expect(state().round).toBeNull()
    expect(state().frame?.values.handPrice).toBe(90)
  })
})

/** Lets `ms` go by, the engine answering as it is asked. Returns the rounds that were shown, in order. */
function watch({ lab, room }: Bench, ms: number): (number | null)[] {
  const seen: (number | null)[] = []
  const stop = lab.store.subscribe((state, before) => {
    if (state.round !== before.round) seen.push(state.round)
  })
  for (let t = 0; t < ms; t++) {
    vi.advanceTimersByTime(1)
    room.settle()
  }
  stop()
  return seen
}

describe('playback', () => {
  test('shows each round for its time and ends at the end of the run', () => {
    const bench = openLab(withSteps(STAIRS, 90.4))
    const { lab, room, state } = bench
    const rounds = state().track?.length ?? 0
    // Ten longs, one pushing the next one under: ten rounds of 4000 / 10 ms.
    expect(rounds).toBe(10)
    lab.play()
    room.settle()
    expect(state()).toMatchObject({ isPlaying: true, round: 0 })
    expect(state().frame?.values.rounds).toBe(0)
    expect(watch(bench, 399)).toEqual([])
    expect(watch(bench, 1)).toEqual([1])
    expect(state().frame?.values.rounds).toBe(1)
    expect(watch(bench, 3600)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, null])
    expect(state()).toMatchObject({ isPlaying: false, round: null })
    expect(state().frame?.values.rounds).toBe(10)
    expect(watch(bench, 5000)).toEqual([])
  })

  test('480 ms a round where there are few, twice as fast at speed 2', () => {
    const bench = openLab(withSteps({ ...STAIRS, accounts: STAIRS.accounts.slice(0, 3) }, 90.4))
    const { lab, state } = bench
    expect(state().track?.length).toBe(3)
    lab.play()
    expect(watch(bench, 480)).toEqual([1])
    lab.setSpeed(2)
    expect(watch(bench, 480)).toEqual([2])
    expect(watch(bench, 240)).toEqual([null])
  })

  test('pauses while the page is hidden and does not catch up', () => {
    let isHidden = false
    const bench = openLab(withSteps(STAIRS, 90.4), { isHidden: () => isHidden })
    const { lab, state } = bench
    lab.play()
    watch(bench, 800)
    expect(state().round).toBe(2)
    isHidden = true
    expect(watch(bench, 20_000)).toEqual([])
    isHidden = false
    expect(watch(bench, 400)).toEqual([3])
  })

  test('stops where it is by pause and goes on from there; a seek pauses it', () => {
    const bench = openLab(withSteps(STAIRS, 90.4))
    const { lab, state } = bench
    lab.play()
    watch(bench, 800)
    lab.pause()
    expect(watch(bench, 5000)).toEqual([])
    expect(state()).toMatchObject({ isPlaying: false, round: 2 })
    lab.play()
    expect(watch(bench, 400)).toEqual([3])
    lab.seek(7)
    expect(watch(bench, 5000)).toEqual([])
    expect(state()).toMatchObject({ isPlaying: false, round: 7 })
  })

  test('is over when the reader does something', () => {
    for (const act of [
      (bench: Bench) => bench.lab.preview(setMark(0, 95)),
      (bench: Bench) => bench.lab.nudge(setMark(0, 95)),
      (bench: Bench) => bench.lab.commit(setFund(7)),
      (bench: Bench) => bench.lab.undo(),
    ]) {
      const bench = openLab(STAIRS)
      bench.lab.commit(setMark(0, 90.4))
      bench.room.settle()
      bench.lab.play()
      watch(bench, 800)
      act(bench)
      expect(bench.state()).toMatchObject({ isPlaying: false, round: null })
      expect(watch(bench, 5000)).toEqual([])
    }
  })

  test('asked for together with a move, it begins when the run is there', () => {
    const bench = openLab(STAIRS)
    const { lab, room, state } = bench
    lab.commit(setMark(0, 90.4))
    lab.play()
    expect(state().isPlaying).toBe(false)
    room.settle()
    expect(state()).toMatchObject({ isPlaying: true, round: 0 })
    expect(watch(bench, 4000)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, null])
  })

  test('asked for and taken back before the run is there, it does not begin', () => {
    const bench = openLab(STAIRS)
    bench.lab.commit(setMark(0, 90.4))
    bench.lab.play()
    bench.lab.pause()
    bench.room.settle()
    expect(watch(bench, 1000)).toEqual([])
    expect(bench.state().isPlaying).toBe(false)
  })

  test('does nothing where there are no rounds', () => {
    const bench = openLab(STAIRS)
    bench.lab.play()
    bench.room.settle()
    expect(watch(bench, 1000)).toEqual([])
    expect(bench.state()).toMatchObject({ isPlaying: false, round: null })
  })
})
