import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { MARKET, moveTo } from '../engine/cast.test-kit.ts'
import { payFunding, setDepth, setFund, setMark, setYou } from './edits.ts'
import { openLab, PAIR, STAIRS, withSteps } from './lab.test-kit.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a drag', () => {
  test('shows a draft at once and a frame of it when the engine has answered', () => {
    const { lab, room, state } = openLab(PAIR)
    lab.preview(setMark(0, 89))
    expect(state().draft?.steps).toEqual([moveTo(89)])
    expect(state().frame?.values.handPrice).toBe(100)
    room.settle()
    expect(state().frame?.values).toMatchObject({ handPrice: 89, longsClosed: 1 })
    expect(state().scenario).toBe(PAIR)
    expect(state().past).toEqual([])
  })

  test('latest wins: of many moves the first and the newest are asked', () => {
    const { lab, room, state } = openLab(PAIR)
    const before = room.runs().length
    for (let price = 99; price >= 80; price--) lab.preview(setMark(0, price))
    room.settle()
    expect(room.runs().length - before).toBe(2)
    expect(state().frame?.values.handPrice).toBe(80)
    expect(state().draft?.steps).toEqual([moveTo(80)])
  })

  test('moving back un-sinks what had sunk, because nothing has happened yet', () => {
    const { lab, room, state, digest } = openLab(PAIR)
    const first = digest()
    for (const price of [85, 99.5, 100]) {
      lab.preview(setMark(0, price))
      room.settle()
    }
    expect(state().frame?.values.longsClosed).toBe(0)
    expect(digest()).toBe(first)
  })

  test('release is one entry in undo', () => {
    const { lab, room, state } = openLab(PAIR)
    for (const price of [99, 95, 89]) lab.preview(setMark(0, price))
    lab.commit(setMark(0, 89))
    room.settle()
    expect(state().past).toEqual([PAIR])
    expect(state().draft).toBeNull()
    expect(state().scenario.steps).toEqual([moveTo(89)])
  })

  test('Esc gives back the same bytes', () => {
    const { lab, room, state, digest } = openLab(withSteps(PAIR, 95))
    const first = digest()
    lab.preview(setMark(0, 80))
    room.settle()
    expect(digest()).not.toBe(first)
    lab.cancel()
    room.settle()
    expect(digest()).toBe(first)
    expect(state().draft).toBeNull()
    expect(state().past).toEqual([])
  })

  test('Esc before the engine has answered gives back the same bytes', () => {
    const { lab, room, digest, state } = openLab(PAIR)
    const first = digest()
    lab.preview(setMark(0, 80))
    lab.preview(setMark(0, 79))
    lab.cancel()
    room.settle()
    expect(digest()).toBe(first)
    expect(state().frame?.values.handPrice).toBe(100)
  })

  test('a release where it began changes nothing and shows again what stood', () => {
    const { lab, room, state, digest } = openLab(PAIR)
    const first = digest()
    lab.preview(setFund(0))
    room.settle()
    lab.commit(setFund(1000))
    room.settle()
    expect(state().past).toEqual([])
    expect(state().scenario).toBe(PAIR)
    expect(state().draft).toBeNull()
    expect(digest()).toBe(first)
  })

  test('nothing is asked for by a cancel when there is nothing to cancel', () => {
    const { lab, room } = openLab(PAIR)
    const before = room.sent.length
    lab.cancel()
    expect(room.sent).toHaveLength(before)
  })
})

describe('a burst of keys', () => {
  test('is previewed at once and is one entry, 600 ms after its last key', () => {
    const { lab, room, state } = openLab(PAIR)
    for (const price of [99, 98, 97]) {
      lab.nudge(setMark(0, price))
      room.settle()
      expect(state().frame?.values.handPrice).toBe(price)
      vi.advanceTimersByTime(599)
    }
    expect(state().past).toEqual([])
    vi.advanceTimersByTime(1)
    expect(state().past).toEqual([PAIR])
    expect(state().scenario.steps).toEqual([moveTo(97)])
    vi.advanceTimersByTime(5000)
    expect(state().past).toHaveLength(1)
  })

  test('two bursts are two entries', () => {
    const { lab, state } = openLab(PAIR)
    for (const price of [99, 98]) {
      lab.nudge(setMark(0, price))
      vi.advanceTimersByTime(600)
    }
    expect(state().past).toHaveLength(2)
    expect(state().scenario.steps).toEqual([moveTo(99), moveTo(98)])
  })

  test('keeps what its other keys did', () => {
    const { lab, state } = openLab(PAIR)
    lab.nudge(setMark(0, 99))
    lab.nudge(setFund(500))
    lab.nudge(setMark(0, 98))
    vi.advanceTimersByTime(600)
    expect(state().past).toEqual([PAIR])
    expect(state().scenario).toEqual({
      ...PAIR,
      reserves: { ...PAIR.reserves, fund: 500 },
      steps: [moveTo(98)],
    })
  })

  test('that comes back to where it began is no entry', () => {
    const { lab, room, state } = openLab(PAIR)
    lab.nudge(setMark(0, 99))
    lab.nudge(setMark(0, 100))
    vi.advanceTimersByTime(600)
    room.settle()
    expect(state().past).toEqual([])
    expect(state().scenario).toBe(PAIR)
    expect(state().frame?.values.handPrice).toBe(100)
  })

  test('Esc puts back what was, and its clock is off', () => {
    const { lab, room, state, digest } = openLab(PAIR)
    const first = digest()
    lab.nudge(setMark(0, 80))
    room.settle()
    lab.cancel()
    room.settle()
    vi.advanceTimersByTime(5000)
    expect(digest()).toBe(first)
    expect(state().past).toEqual([])
  })

  test('a drag that begins meanwhile starts from what it made, as an entry of its own', () => {
    const { lab, state } = openLab(PAIR)
    lab.nudge(setFund(500))
    lab.preview(setMark(0, 95))
    expect(state().past).toEqual([PAIR])
    expect(state().draft?.reserves.fund).toBe(500)
    lab.commit(setMark(0, 95))
    vi.advanceTimersByTime(5000)
    expect(state().past).toHaveLength(2)
    expect(state().scenario).toMatchObject({ reserves: { fund: 500 }, steps: [moveTo(95)] })
  })

  test('a button that is pressed meanwhile loses none of it, and nothing is committed later', () => {
    const { lab, state } = openLab(PAIR)
    lab.nudge(setFund(500))
    lab.commit(setMark(0, 95))
    lab.preview(setMark(0, 90))
    vi.advanceTimersByTime(5000)
    expect(state().scenario).toMatchObject({ reserves: { fund: 500 }, steps: [moveTo(95)] })
    expect(state().past).toHaveLength(2)
    expect(state().draft?.steps).toEqual([moveTo(95), moveTo(90)])
  })
})

describe('undo and redo', () => {
  const edits = [
    setMark(0, 89),
    setFund(0),
    setYou({ leverage: 20 }),
    setDepth(0, 5000),
    payFunding(0, 0.01),
  ] as const

  test('undo five times gives the first state’s digest, redo five times the last one’s', () => {
    const { lab, room, state, digest } = openLab(PAIR)
    const digests = [digest()]
    for (const edit of edits) {
      lab.commit(edit)
      room.settle()
      digests.push(digest())
    }
    expect(new Set(digests).size).toBe(6)
    for (let i = 4; i >= 0; i--) {
      lab.undo()
      room.settle()
      expect(digest()).toBe(digests[i])
    }
    expect(state().scenario).toBe(PAIR)
    lab.undo()
    expect(state().scenario).toBe(PAIR)
    for (let i = 1; i <= 5; i++) {
      lab.redo()
      room.settle()
      expect(digest()).toBe(digests[i])
    }
    lab.redo()
    expect(state().past).toHaveLength(5)
  })

  test('five undos at once, without waiting for the engine, give the first state too', () => {
    const { lab, room, digest } = openLab(PAIR)
    const first = digest()
    for (const edit of edits) lab.commit(edit)
    for (const _ of edits) lab.undo()
    room.settle()
    expect(digest()).toBe(first)
  })

  test('a commit drops what could be redone; one that changes nothing does not', () => {
    const { lab, state } = openLab(PAIR)
    lab.commit(setFund(500))
    lab.undo()
    lab.commit(setFund(1000))
    expect(state().future).toHaveLength(1)
    lab.commit(setFund(700))
    expect(state().future).toEqual([])
  })

  test('an open burst is undone as a whole', () => {
    const { lab, state } = openLab(PAIR)
    lab.nudge(setFund(500))
    lab.nudge(setFund(400))
    lab.undo()
    expect(state().scenario).toBe(PAIR)
    expect(state().future[0]?.reserves.fund).toBe(400)
    vi.advanceTimersByTime(5000)
    expect(state().scenario).toBe(PAIR)
  })

  test('the last 200 entries are kept', () => {
    const { lab, state } = openLab(PAIR)
    for (let fund = 1; fund <= 250; fund++) lab.commit(setFund(fund))
    expect(state().past).toHaveLength(200)
    expect(state().past[0]?.reserves.fund).toBe(50)
  })

  test('goes to a market that the scenario has', () => {
    const two = { ...PAIR, you: null, accounts: [], markets: [MARKET, { ...MARKET, symbol: 'ETH' }] }
    const { lab, room, state } = openLab(PAIR)
    lab.load(two)
    lab.setMarket(1)
    room.settle()
    expect(state().market).toBe(1)
    lab.undo()
    room.settle()
    expect(state().market).toBe(0)
    expect(state().frame?.values.accounts).toBe(3)
  })
})

describe('the run before', () => {
  test('is that of what was committed before, not of the last draft', () => {
    const { lab, room, state } = openLab(withSteps(PAIR, 89))
    const before = state().track
    for (const price of [85, 79]) {
      lab.preview(setMark(0, price))
      room.settle()
    }
    lab.commit(setMark(0, 79))
    room.settle()
    expect(state().previous).toEqual(before)
    expect(state().track).not.toEqual(before)
  })

  test('is not known after undo, redo and load', () => {
    const { lab, room, state } = openLab(withSteps(PAIR, 89))
    lab.commit(setMark(0, 79))
    room.settle()
    for (const go of [lab.undo, lab.redo, () => lab.load(STAIRS)]) {
      go()
      room.settle()
      expect(state().previous).toBeNull()
    }
  })

  test('a track is a copy: the buffer of its frame may be used again', () => {
    const { lab, room, state } = openLab(withSteps(PAIR, 89))
    const track = state().track
    const marks = Array.from(track?.mark ?? [])
    expect(marks.length).toBe(track?.length)
    expect(marks.length).toBeGreaterThan(0)
    for (const price of [88, 87, 86, 85]) {
      lab.preview(setMark(0, price))
      room.settle()
    }
    expect(Array.from(track?.mark ?? [])).toEqual(marks)
  })
})

test('setMarket looks at another market of the same run', () => {
  const two = {
    ...PAIR,
    you: null,
    accounts: [],
    markets: [MARKET, { ...MARKET, symbol: 'ETH', price: 50, range: [40, 60] as const }],
  }
  const { lab, room, state } = openLab(two)
  lab.setMarket(1)
  room.settle()
  expect(state().frame?.values.startPrice).toBe(50)
  expect(room.runs().at(-1)?.lens).toMatchObject({ market: 1, range: [40, 60] })
})

test('explain, journal and world are those of the run in view', async () => {
  const { lab, room } = openLab(withSteps(PAIR, 89))
  const answers = [lab.explain('marginLost'), lab.journal(), lab.world()] as const
  room.settle()
  expect((await answers[0]).what).toBe('marginLost')
  expect((await answers[1]).length).toBeGreaterThan(0)
  expect((await answers[2]).accounts).toBe(5)
})

test('two labs share nothing', () => {
  const one = openLab(PAIR)
  const other = openLab(PAIR)
  one.lab.commit(setMark(0, 89))
  one.room.settle()
  other.room.settle()
  expect(other.state().scenario).toBe(PAIR)
  expect(other.state().frame?.values.handPrice).toBe(100)
})
