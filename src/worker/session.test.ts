import { describe, expect, test } from 'vitest'
import { account, CROWD, moveTo, SCENARIO } from '../engine/cast.test-kit.ts'
import type { Lens } from '../engine/observation.ts'
import { LAYOUT } from '../engine/observation.ts'
import type { Scenario } from '../engine/scenario.ts'
import { frameBytes, frameReader } from '../protocol/buffer.ts'
import type { Frame } from '../protocol/frame.ts'
import type { Answer, Request } from '../protocol/messages.ts'
import { createSession } from './session.ts'

const LENS: Lens = { market: 0, range: [75, 125], until: null, solve: null }
/** Bankrupt at 90, maintenance 0.5 %: closed where the price meets 90 / 0.995 = 90.4523. */
const ONE: Scenario = { ...SCENARIO, accounts: [account('long10x', 1, 100, 10)] }
const read = frameReader(LAYOUT)

/** A thread of which the test is the clock and the mailbox. */
function open(pace = 0) {
  const answers: Answer[] = []
  const put: (() => void)[] = []
  let clock = 0
  let seq = 0
  const send = createSession({
    post: (answer) => answers.push(answer),
    later: (what) => put.push(what),
    now: () => {
      clock += pace
      return clock
    },
  })
  function run(scenario: Scenario, lens = LENS, spare: ArrayBuffer | null = null, isKnown = false): number {
    const { accounts, ...light } = scenario
    const request: Request = {
      kind: 'run',
      seq: ++seq,
      scenario: light,
      accounts: isKnown ? null : accounts,
      lens,
      spare,
    }
    send(request)
    return seq
  }
  return {
    answers,
    send,
    run,
    /** Goes on with what was put off, once or until nothing is. */
    goOn: (times = Number.POSITIVE_INFINITY) => {
      for (let i = 0; i < times && put.length > 0; i++) put.shift()?.()
    },
    /** What was answered, in short, without the news of progress. */
    told: () =>
      answers.flatMap((answer) =>
        answer.kind === 'ready' || answer.kind === 'progress' ? [] : [[answer.kind, answer.seq]],
      ),
    frames: (): Frame[] =>
      answers.flatMap((answer) => (answer.kind === 'frame' ? [read(answer.buffer)] : [])),
  }
}

/** Some work, so that a slow clock cuts it into slices. */
const many = (count: number): Scenario => ({ ...SCENARIO, crowd: { ...CROWD, count } })
/** Every look at this clock is longer than a slice. */
const SLOW = 13

test('the first answer is ready, with the tables that frames are read by', () => {
  const { answers } = open()
  expect(answers).toHaveLength(1)
  const [ready] = answers
  if (ready?.kind !== 'ready') throw new Error('ready comes first')
  expect(ready.tables.layout).toBe(LAYOUT)
  expect(ready.tables.causes[0]).toBe('liquidation')
  expect(ready.tables.accountStatus).toEqual([
    'open',
    'partlyClosed',
    'liquidated',
    'takenOver',
    'deleveraged',
  ])
  for (const mix of Object.values(ready.tables.profiles))
    expect(mix.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9)
  expect(structuredClone(ready)).toEqual(ready)
})

describe('a run', () => {
  test('is answered by a frame of its seq, in a buffer of exactly the size of the layout', () => {
    const session = open()
    const seq = session.run({ ...ONE, steps: [moveTo(89)] })
    expect(session.told()).toEqual([['frame', seq]])
    const answer = session.answers.find((one) => one.kind === 'frame')
    expect(answer?.kind === 'frame' && answer.buffer.byteLength).toBe(frameBytes(LAYOUT))
    const [frame] = session.frames()
    expect(frame?.seq).toBe(seq)
    expect(frame?.values).toMatchObject({ markPrice: 89, longsClosed: 1, shortsClosed: 0, rounds: 1 })
  })

  test('is written into the spare buffer that came with it', () => {
    const session = open()
    const spare = new ArrayBuffer(frameBytes(LAYOUT))
    session.run(ONE, LENS, spare)
    const answer = session.answers.find((one) => one.kind === 'frame')
    expect(answer?.kind === 'frame' && answer.buffer).toBe(spare)
  })

  test('null means the accounts that came last, also those of a run that was given up', () => {
    const session = open()
    session.run(ONE)
    session.run({ ...ONE, steps: [moveTo(89)] }, LENS, null, true)
    expect(session.frames().map(({ values }) => values.longsClosed)).toEqual([0, 1])
    const slow = open(SLOW)
    slow.run(many(60_000))
    slow.run(ONE)
    slow.run({ ...SCENARIO, steps: [moveTo(89)] }, LENS, null, true)
    slow.goOn()
    expect(slow.told()).toEqual([
      ['stopped', 2],
      ['stopped', 1],
      ['frame', 3],
    ])
    expect(slow.frames()[0]?.values).toMatchObject({ accounts: 1, longsClosed: 1 })
  })
})

describe('a long load', () => {
  test('is cut into slices, tells how far it is, rising, and ends in a frame', () => {
    const session = open(SLOW)
    const seq = session.run(many(60_000))
    expect(session.told()).toEqual([])
    session.goOn()
    expect(session.told()).toEqual([['frame', seq]])
    const done = session.answers.flatMap((answer) => (answer.kind === 'progress' ? [answer.done] : []))
    expect(done.length).toBeGreaterThan(3)
    expect(done).toEqual([...done].sort((one, other) => one - other))
    expect(done.every((share) => share > 0 && share < 1)).toBe(true)
  })

  test('is not cut while the clock stands inside a slice', () => {
    const session = open(0)
    session.run(many(60_000))
    expect(session.told()).toEqual([['frame', 1]])
    expect(session.answers.some(({ kind }) => kind === 'progress')).toBe(false)
  })

  test('gives way to the newest run that waits; each of the others is told that it was stopped', () => {
    const session = open(SLOW)
    session.run(many(60_000))
    session.run({ ...ONE, steps: [moveTo(95)] })
    session.run({ ...ONE, steps: [moveTo(89)] })
    session.goOn()
    expect(session.told()).toEqual([
      ['stopped', 2],
      ['stopped', 1],
      ['frame', 3],
    ])
    expect(session.frames()[0]?.values.handPrice).toBe(89)
  })

  test('is given up by stop within one slice, and the session works after it', () => {
    const session = open(SLOW)
    const seq = session.run(many(60_000))
    session.goOn(2)
    session.send({ kind: 'stop', seq })
    session.goOn(1)
    expect(session.told()).toEqual([['stopped', seq]])
    const next = session.run({ ...ONE, steps: [moveTo(89)] })
    session.goOn()
    expect(session.told()).toEqual([
      ['stopped', seq],
      ['frame', next],
    ])
    expect(session.frames()[0]?.values).toMatchObject({ accounts: 1, longsClosed: 1 })
  })

  test('that waits is stopped with the one before it', () => {
    const session = open(SLOW)
    session.run(many(60_000))
    const seq = session.run(ONE)
    session.send({ kind: 'stop', seq })
    session.goOn()
    expect(session.told()).toEqual([
      ['stopped', 2],
      ['stopped', 1],
    ])
  })

  test('is not stopped by a stop that was meant for an earlier run', () => {
    const session = open(SLOW)
    const first = session.run(many(20_000))
    session.goOn()
    const second = session.run(many(60_000))
    session.send({ kind: 'stop', seq: first })
    session.goOn()
    expect(session.told()).toEqual([
      ['frame', first],
      ['frame', second],
    ])
  })
})

describe('what was given up leaves no trace', () => {
  test('the world is that of the last run until the next one is ready', () => {
    const session = open(SLOW)
    session.run({ ...ONE, steps: [moveTo(89)] })
    session.goOn()
    const seq = session.run(many(60_000))
    session.goOn(2)
    session.send({ kind: 'journal', seq: 100 })
    session.send({ kind: 'stop', seq })
    session.goOn()
    session.run({ ...ONE, steps: [moveTo(89)] }, LENS, null)
    session.goOn()
    const journal = session.answers.find((answer) => answer.kind === 'journal')
    expect(journal?.kind === 'journal' && journal.journal.length).toBeGreaterThan(0)
    const [before, after] = session.frames()
    expect(after?.values).toEqual(before?.values)
  })
})

describe('what cannot be run', () => {
  const stranger: Scenario = { ...SCENARIO, accounts: [account('stranger', 1, 100, 10, 'DOGE')] }

  test('is refused as data: field, value and what is allowed', () => {
    const session = open()
    session.run(stranger)
    expect(session.answers[1]).toEqual({
      kind: 'refusal',
      seq: 1,
      field: 'accounts.stranger.market',
      value: 'DOGE',
      allowed: 'BTC',
    })
    session.run({ ...ONE, steps: [moveTo(89)] })
    expect(session.frames()[0]?.values.longsClosed).toBe(1)
  })

  test('a broken run is a fault as data, and the runs after it give what they gave before', () => {
    const session = open()
    const good: Scenario = { ...ONE, steps: [moveTo(95), moveTo(91)] }
    session.run(good)
    // No such step gets past the checks: it stands for a bug that shows in the middle of a run.
    const bad: Scenario = { ...ONE, steps: [moveTo(99), null as never, moveTo(91)] }
    const seq = session.run(bad)
    const fault = session.answers.find((answer) => answer.kind === 'fault')
    expect(fault).toMatchObject({ seq, code: 'UNEXPECTED', round: 0 })
    expect(structuredClone(fault)).toEqual(fault)
    session.run(good)
    session.run({ ...bad }, { ...LENS, until: 1 })
    session.run(good)
    const frames = session.frames()
    expect(frames).toHaveLength(3)
    for (const frame of frames) expect(frame.values).toEqual(frames[0]?.values)
  })
})

describe('questions', () => {
  test('before any run are refused', () => {
    const session = open()
    for (const kind of ['journal', 'world'] as const) session.send({ kind, seq: 1 })
    session.send({ kind: 'explain', seq: 2, what: 'markPrice', row: null })
    expect(session.told()).toEqual([
      ['refusal', 1],
      ['refusal', 1],
      ['refusal', 2],
    ])
  })

  test('explain, journal and world are answered from the last run', () => {
    const session = open()
    session.run({ ...ONE, steps: [moveTo(89)] })
    session.send({ kind: 'explain', seq: 7, what: 'marginLost', row: null })
    session.send({ kind: 'journal', seq: 8 })
    session.send({ kind: 'world', seq: 9 })
    const [explanation, journal, world] = session.answers.slice(2)
    expect(explanation).toMatchObject({ kind: 'explanation', seq: 7, explanation: { what: 'marginLost' } })
    if (journal?.kind !== 'journal' || world?.kind !== 'world') throw new Error('both are answered')
    expect(journal.seq).toBe(8)
    const { causes, cause, length, price } = journal.journal
    expect(causes[cause[0] ?? -1]).toBe('liquidation')
    expect(price[0]).toBeCloseTo(90 / 0.995, 9)
    for (const column of [journal.journal.amount, journal.journal.from, journal.journal.rule])
      expect(column.length).toBe(length)
    expect(world.world).toMatchObject({ accounts: 3, symbols: ['BTC'] })
    expect(world.world.ids).toContain('long10x')
    expect(Array.from(world.world.size)).toEqual([0, 0, 0])
    for (const answer of [explanation, journal, world]) expect(structuredClone(answer)).toEqual(answer)
  })

  test('are answered at once while a load is under way', () => {
    const session = open(SLOW)
    session.run(ONE)
    session.goOn()
    session.run(many(60_000))
    session.send({ kind: 'world', seq: 50 })
    const last = session.answers[session.answers.length - 1]
    expect(last?.kind === 'world' && last.world.ids).toContain('long10x')
  })
})

test('a margin model is answered for with nothing loaded', () => {
  const { send, answers } = open()
  const model = { model: 'flat', basis: 'mark', closingFee: 0, rate: 0.005, maxLeverage: 125 } as const
  send({ kind: 'profile', seq: 7, model, symbol: 'BTC', at: [200] })
  const answer = answers[answers.length - 1]
  expect(answer).toMatchObject({ kind: 'profile', seq: 7 })
  expect(answer.kind === 'profile' && [...answer.profile.effective]).toEqual([0.005])
})
