import { describe, expect, test } from 'vitest'
import { account, CROWD, MARKET, moveTo } from '../engine/cast.test-kit.ts'
import type { Answer, Request } from '../protocol/messages.ts'
import { setCrowd, setFund, setGap, setMark } from './edits.ts'
import { openLab, PAIR, withSteps } from './lab.test-kit.ts'
import { makeRoom } from './room.test-kit.ts'

describe('loading', () => {
  const crowded = { ...PAIR, id: 'crowded', crowd: { ...CROWD, count: 20_000 } }

  test('replaces the scenario, is undone like anything else, and looks at the first market', () => {
    const two = { ...PAIR, you: null, accounts: [], markets: [MARKET, { ...MARKET, symbol: 'ETH' }] }
    const { lab, room, state } = openLab(two)
    lab.setMarket(1)
    room.settle()
    lab.load(PAIR)
    room.settle()
    expect(state()).toMatchObject({ market: 0, scenario: PAIR, past: [two], previous: null })
    expect(state().frame?.values.accounts).toBe(3)
    lab.undo()
    room.settle()
    expect(state().frame?.values.accounts).toBe(0)
  })

  test('tells how far it is', () => {
    const { lab, room, state } = openLab(PAIR)
    room.pace = 13
    const seen: number[] = []
    lab.store.subscribe(({ status, progress }) => {
      if (status === 'loading') seen.push(progress)
    })
    lab.load(crowded)
    room.settle()
    expect(seen.length).toBeGreaterThan(1)
    expect(seen.every((share) => share > 0 && share < 1)).toBe(true)
    expect(state()).toMatchObject({ status: 'ready', progress: 1 })
  })

  test('cancelled, it goes back to what stood, with what could be undone and redone then', () => {
    const { lab, room, state, digest } = openLab(PAIR)
    lab.commit(setFund(500))
    lab.commit(setFund(600))
    lab.undo()
    room.settle()
    const before = state()
    const first = digest()
    room.pace = 13
    lab.load(crowded)
    room.work()
    room.work()
    lab.stop()
    expect(state()).toMatchObject({
      scenario: before.scenario,
      past: before.past,
      future: before.future,
      status: 'stopped',
    })
    room.settle()
    expect(digest()).toBe(first)
    expect(state().status).toBe('ready')
    expect(state().frame?.values.accounts).toBe(3)
  })

  test('cancelled while it was an undo, it goes back to what stood before the undo', () => {
    const { lab, room, state } = openLab(crowded)
    lab.load(PAIR)
    room.settle()
    const { scenario, past } = state()
    room.pace = 13
    lab.undo()
    room.work()
    lab.stop()
    room.settle()
    expect(state().scenario).toBe(scenario)
    expect(state().past).toEqual(past)
    expect(state().future).toEqual([])
    expect(state().frame?.values.accounts).toBe(3)
  })

  test('the very first one can be cancelled: nothing stands, and nothing is loaded again', () => {
    const { lab, room, state } = openLab(crowded, { isSettled: false })
    room.pace = 13
    room.hear()
    room.work()
    lab.stop()
    room.settle()
    expect(state()).toMatchObject({ status: 'stopped', frame: null, scenario: crowded })
    expect(room.runs()).toHaveLength(1)
    lab.load(PAIR)
    room.settle()
    expect(state().frame?.values.accounts).toBe(3)
  })

  test('a draft that loads is given up by Esc within one slice', () => {
    const { lab, room, state, digest } = openLab({ ...crowded, crowd: { ...CROWD, count: 100 } })
    const first = digest()
    room.pace = 13
    lab.preview(setCrowd({ count: 20_000 }))
    room.work()
    lab.cancel()
    room.settle()
    expect(digest()).toBe(first)
    expect(state().frame?.values.accounts).toBe(103)
    expect(room.heard.filter(({ kind }) => kind === 'frame')).toHaveLength(2)
  })
})

/** Answers instead of the engine where the hand is put at `price`. */
const at =
  (price: number, answer: (seq: number) => Answer) =>
  (request: Request): Answer | null =>
    request.kind === 'run' &&
    request.scenario.steps.some((step) => step.kind === 'price' && step.to === price)
      ? answer(request.seq)
      : null
const refusal = (seq: number): Answer => ({
  kind: 'refusal',
  seq,
  field: 'steps.0.to',
  value: '66',
  allowed: 'anything else',
})
const fault = (seq: number): Answer => ({ kind: 'fault', seq, code: 'SUM', round: 3, note: 'SUM in round 3' })

describe('a refusal', () => {
  test('of what was committed takes it back, and says so until the reader does something else', () => {
    const { lab, room, state, digest } = openLab(PAIR, { room: makeRoom(at(66, refusal)) })
    lab.commit(setFund(500))
    room.settle()
    const before = state()
    const first = digest()
    lab.commit(setMark(0, 66))
    const refused = state().scenario
    room.settle()
    expect(state().scenario).toBe(before.scenario)
    expect(state().past).toEqual(before.past)
    expect(state().future).toEqual(before.future)
    expect(state().status).toBe('ready')
    expect(digest()).toBe(first)
    expect(state().trouble).toMatchObject({
      failure: { field: 'steps.0.to', value: '66', allowed: 'anything else' },
    })
    expect(state().trouble?.scenario).toBe(refused)
    lab.commit(setFund(400))
    room.settle()
    expect(state().trouble).toBeNull()
    expect(state().scenario.reserves.fund).toBe(400)
  })

  test('of a draft takes the draft away, and the picture of an earlier draft with it', () => {
    const { lab, room, state, digest } = openLab(PAIR, { room: makeRoom(at(66, refusal)) })
    const first = digest()
    lab.preview(setMark(0, 80))
    room.settle()
    lab.preview(setMark(0, 66))
    room.settle()
    expect(state()).toMatchObject({ draft: null, scenario: PAIR, past: [] })
    expect(state().trouble?.failure.kind).toBe('refusal')
    expect(digest()).toBe(first)
    lab.preview(setMark(0, 80))
    room.settle()
    expect(state().trouble).toBeNull()
    expect(state().frame?.values.handPrice).toBe(80)
  })

  test('of something that has been left meanwhile takes nothing back', () => {
    const { lab, room, state } = openLab(PAIR, { room: makeRoom(at(66, refusal)) })
    lab.commit(setMark(0, 66))
    lab.undo()
    lab.commit(setFund(400))
    room.settle()
    expect(state().scenario.reserves.fund).toBe(400)
    expect(state().past).toEqual([PAIR])
    expect(state().trouble).toBeNull()
  })

  test('of the first scenario leaves nothing to go back to', () => {
    const bad = { ...PAIR, accounts: [account('stranger', 1, 100, 10, 'DOGE')] }
    const { lab, room, state } = openLab(bad)
    expect(state()).toMatchObject({ status: 'stopped', frame: null, scenario: bad })
    expect(state().trouble?.failure).toMatchObject({ value: 'DOGE' })
    expect(room.runs()).toHaveLength(1)
    lab.load(PAIR)
    room.settle()
    expect(state()).toMatchObject({ status: 'ready', trouble: null })
  })
})

describe('a fault', () => {
  test('keeps the last good frame and says with which scenario it happened; undo works', () => {
    const { lab, room, state, digest } = openLab(PAIR, { room: makeRoom(at(66, fault)) })
    const { frame } = state()
    const first = digest()
    lab.commit(setMark(0, 66))
    room.settle()
    expect(state().frame).toBe(frame)
    expect(state()).toMatchObject({ status: 'broken', past: [PAIR] })
    expect(state().trouble?.failure).toMatchObject({ code: 'SUM', round: 3 })
    expect(state().trouble?.scenario).toBe(state().scenario)
    lab.undo()
    room.settle()
    expect(state()).toMatchObject({ status: 'ready', trouble: null })
    expect(digest()).toBe(first)
  })

  test('in a draft names the draft', () => {
    const { lab, room, state } = openLab(PAIR, { room: makeRoom(at(66, fault)) })
    lab.preview(setMark(0, 66))
    room.settle()
    expect(state().trouble?.scenario.steps).toEqual([moveTo(66)])
    lab.cancel()
    room.settle()
    expect(state().trouble).toBeNull()
  })
})

describe('a crash', () => {
  test('is not seen: the worker starts again and answers the last question', () => {
    const { lab, room, state } = openLab(PAIR)
    lab.commit(setMark(0, 89))
    room.crash('out of memory')
    const before = room.runs().length
    room.settle()
    expect(room.runs().length - before).toBe(0)
    expect(state()).toMatchObject({ status: 'ready', trouble: null })
    expect(state().frame?.values.longsClosed).toBe(1)
  })

  test('the second one is trouble, with the scenario that was asked about and the last good frame', () => {
    const { lab, room, state } = openLab(withSteps(PAIR, 95))
    room.crash('first')
    room.settle()
    const { frame } = state()
    lab.commit(setGap(1))
    room.crash('second')
    expect(state()).toMatchObject({ status: 'broken', trouble: { failure: { note: 'second' } } })
    expect(state().trouble?.scenario).toBe(state().scenario)
    expect(state().frame).toBe(frame)
  })

  test('before anything was asked is trouble too, when it happens twice', () => {
    const { room, state } = openLab(PAIR, { isSettled: false })
    room.crash('no such file')
    room.crash('no such file')
    expect(state().trouble).toEqual({ failure: { kind: 'worker', note: 'no such file' }, scenario: PAIR })
  })
})
