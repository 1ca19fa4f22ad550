import { describe, expect, test } from 'vitest'
import { account, moveTo, SCENARIO } from '../engine/cast.test-kit.ts'
import type { Lens } from '../engine/observation.ts'
import type { Frame } from '../protocol/frame.ts'
import type { Client, Question } from './client.ts'
import { openClient } from './client.ts'
import type { Failure } from './lab.ts'
import type { Room } from './room.test-kit.ts'
import { makeRoom } from './room.test-kit.ts'

const LENS: Lens = { market: 0, range: [75, 125], until: null, solve: null }
const ONE = { ...SCENARIO, accounts: [account('long10x', 1, 100, 10)] }

/** The price goes to `to`: long10x (bankrupt at 90) is closed when it meets 90 / 0.995 = 90.4523. */
const asked = (to: number): Question => ({ scenario: { ...ONE, steps: [moveTo(to)] }, lens: LENS })

interface Told {
  readonly client: Client<Question>
  readonly frames: { readonly frame: Frame; readonly question: Question }[]
  readonly failures: { readonly failure: Failure; readonly question: Question | null }[]
  readonly progress: number[]
}

function open(room: Room): Told {
  const frames: Told['frames'] = []
  const failures: Told['failures'] = []
  const progress: number[] = []
  const client = openClient<Question>(room.spawn, {
    ready: () => undefined,
    progress: (done) => progress.push(done),
    frame: (frame, question) => frames.push({ frame, question }),
    failed: (failure, question) => failures.push({ failure, question }),
  })
  room.settle()
  return { client, frames, failures, progress }
}

describe('one run in flight', () => {
  test('of the questions asked meanwhile only the newest is sent, and each frame comes with its own', () => {
    const room = makeRoom()
    const { client, frames } = open(room)
    for (const to of [99, 98, 97, 96]) client.run(asked(to))
    expect(room.runs()).toHaveLength(1)
    room.settle()
    expect(frames.map(({ frame }) => frame.values.handPrice)).toEqual([99, 96])
    expect(frames.map(({ question }) => question.scenario.steps)).toEqual([[moveTo(99)], [moveTo(96)]])
  })

  test('an answer to what is not in flight is dropped', () => {
    const room = makeRoom()
    const { client, frames, failures } = open(room)
    client.run(asked(99))
    room.settle()
    const stale = room.heard.find((answer) => answer.kind === 'frame')
    if (stale?.kind !== 'frame') throw new Error('there was a frame')
    const other = makeRoom((request) => ({ ...stale, seq: request.seq + 1 }))
    const second = open(other)
    second.client.run(asked(99))
    other.settle()
    expect(second.frames).toEqual([])
    expect(frames).toHaveLength(1)
    expect([...failures, ...second.failures]).toEqual([])
  })

  test('accounts are sent once and then meant by null', () => {
    const room = makeRoom()
    const { client, frames } = open(room)
    for (const to of [99, 89]) {
      client.run(asked(to))
      room.settle()
    }
    expect(room.runs().map(({ accounts }) => accounts?.length ?? null)).toEqual([1, null])
    expect(frames[1]?.frame.values.longsClosed).toBe(1)
  })
})

describe('buffers', () => {
  test('the buffer in view is never sent away; the one before it is', () => {
    const room = makeRoom()
    const { client, frames } = open(room)
    for (const to of [99, 98, 97, 96]) {
      const inView = frames[frames.length - 1]?.frame
      client.run(asked(to))
      // A buffer that was transferred has no bytes any more.
      if (inView !== undefined) expect(inView.ladder.longOpen.length).toBe(512)
      room.settle()
    }
    expect(room.runs().map(({ spare }) => spare !== null)).toEqual([false, false, true, true])
    expect(frames[0]?.frame.ladder.longOpen.length).toBe(0)
    expect(frames[3]?.frame.ladder.longOpen.length).toBe(512)
  })
})

describe('giving up', () => {
  test('what was given up is not heard, and what is asked next is answered', () => {
    const room = makeRoom()
    const { client, frames } = open(room)
    client.run(asked(99))
    client.runAtOnce(asked(89))
    expect(room.sent.map(({ kind }) => kind)).toEqual(['run', 'stop'])
    room.settle()
    expect(frames.map(({ frame }) => frame.values.handPrice)).toEqual([89])
  })

  test('a run of the same scenario is not given up for another look at it', () => {
    const room = makeRoom()
    const { client, frames } = open(room)
    const question = asked(89)
    client.run(question)
    client.runAtOnce({ ...question, lens: { ...LENS, until: 0 } })
    room.settle()
    expect(frames.map(({ frame }) => frame.values.rounds)).toEqual([1, 0])
  })

  test('after stop nothing comes, whether the run had been done already or not', () => {
    const room = makeRoom()
    const { client, frames, failures } = open(room)
    client.run(asked(99))
    client.run(asked(98))
    room.work()
    client.stop()
    room.settle()
    expect(frames).toEqual([])
    expect(failures).toEqual([])
    client.run(asked(97))
    room.settle()
    expect(frames.map(({ frame }) => frame.values.handPrice)).toEqual([97])
  })
})

describe('a crash', () => {
  test('starts the worker again, once, with the last question and its accounts', () => {
    const room = makeRoom()
    const { client, frames, failures } = open(room)
    client.run(asked(99))
    room.settle()
    client.run(asked(89))
    room.crash('out of memory')
    room.settle()
    expect(room.spawned()).toBe(2)
    expect(room.terminated()).toBe(1)
    expect(frames.map(({ frame }) => frame.values.longsClosed)).toEqual([0, 1])
    expect(failures).toEqual([])
    room.crash('again')
    expect(failures).toEqual([{ failure: { kind: 'worker', note: 'again' }, question: asked(89) }])
    expect(room.spawned()).toBe(2)
  })

  test('while idle it puts the last run back, so that it can be explained', async () => {
    const room = makeRoom()
    const { client } = open(room)
    client.run({ scenario: { ...ONE, steps: [moveTo(89)] }, lens: LENS })
    room.settle()
    room.crash('lost')
    room.settle()
    const explained = client.explain('marginLost', null)
    room.settle()
    // All of the margin of 10 is lost: 9.5477 by the fall to 90.4523, the rest goes to the fund.
    await expect(explained).resolves.toMatchObject({ what: 'marginLost', unit: 'money' })
  })

  test('what waits in line goes to the new worker rather than what was in flight', () => {
    const room = makeRoom()
    const { client, frames } = open(room)
    client.run(asked(99))
    client.run(asked(98))
    room.crash('lost')
    room.settle()
    expect(frames.map(({ frame }) => frame.values.handPrice)).toEqual([98])
  })

  test('rejects the questions that wait, and all that come after the second one', async () => {
    const room = makeRoom()
    const { client } = open(room)
    const journal = client.journal()
    room.crash('lost')
    await expect(journal).rejects.toThrow('lost')
    room.crash('lost again')
    await expect(client.world()).rejects.toThrow('lost again')
    client.run(asked(99))
    expect(room.runs()).toEqual([])
  })
})

describe('questions', () => {
  test('are answered while a run is in flight', async () => {
    const room = makeRoom()
    const { client, frames } = open(room)
    client.run(asked(89))
    room.settle()
    client.run(asked(99))
    const journal = client.journal()
    room.settle()
    await expect(journal).resolves.toMatchObject({ length: 0 })
    expect(frames).toHaveLength(2)
  })

  test('an answer of another kind is an error', async () => {
    const room = makeRoom()
    const { client } = open(room)
    const world = client.world()
    room.settle()
    await expect(world).rejects.toThrow('The engine answered with refusal.')
  })

  test('closing the lab rejects them', async () => {
    const room = makeRoom()
    const { client } = open(room)
    const world = client.world()
    client.destroy()
    await expect(world).rejects.toThrow('The lab was closed.')
    expect(room.terminated()).toBe(1)
  })
})

test('a refusal comes with the question that was refused', () => {
  const room = makeRoom()
  const { client, failures } = open(room)
  const bad: Question = {
    scenario: { ...SCENARIO, accounts: [account('stranger', 1, 100, 10, 'DOGE')] },
    lens: LENS,
  }
  client.run(bad)
  room.settle()
  expect(failures[0]?.failure).toMatchObject({ kind: 'refusal', value: 'DOGE', allowed: 'BTC' })
  expect(failures[0]?.question).toBe(bad)
})

describe('a frame that can wait', () => {
  /** A client whose page paints when it is told to; all its frames can wait. */
  function openSlow(room: Room) {
    const shown: (number | null)[] = []
    const progress: number[] = []
    let paints: (() => void)[] = []
    const client = openClient<Question>(
      room.spawn,
      {
        ready: () => undefined,
        progress: (done) => progress.push(done),
        frame: ({ values }) => shown.push(values.handPrice),
        failed: () => shown.push(null),
        canWait: () => true,
      },
      (then) => paints.push(then),
    )
    room.settle()
    const paint = (): void => {
      const due = paints
      paints = []
      for (const then of due) then()
    }
    return { client, shown, progress, paint }
  }

  test('is told before the next paint, while the next question is on its way already', () => {
    const room = makeRoom()
    const { client, shown, paint } = openSlow(room)
    client.run(asked(99))
    client.run(asked(98))
    room.work()
    room.hear()
    expect(room.runs()).toHaveLength(2)
    expect(shown).toEqual([])
    paint()
    expect(shown).toEqual([99])
    room.settle()
    paint()
    expect(shown).toEqual([99, 98])
  })

  test('is told at once when another comes, or a refusal, in the order in which they came', () => {
    const room = makeRoom()
    const { client, shown } = openSlow(room)
    for (const to of [99, 98]) {
      client.run(asked(to))
      room.settle()
    }
    expect(shown).toEqual([99])
    const nowhere = [{ kind: 'price', market: 0, to: 90, gap: 0 }] as const
    client.run({ ...asked(97), scenario: { ...ONE, markets: [], steps: nowhere } })
    room.settle()
    expect(shown).toEqual([99, 98, null])
  })

  test('is told when the page asks for it, and never after it was given up', () => {
    const room = makeRoom()
    const { client, shown, paint } = openSlow(room)
    client.run(asked(99))
    room.settle()
    client.showArrived()
    expect(shown).toEqual([99])
    client.run(asked(98))
    room.settle()
    client.stop()
    paint()
    expect(shown).toEqual([99])
    // Its buffer serves again.
    client.run(asked(97))
    room.settle()
    paint()
    expect(shown).toEqual([99, 97])
  })

  test('is told before the loss of the engine, which is the last word', () => {
    const room = makeRoom()
    const { client, shown, paint } = openSlow(room)
    client.run(asked(99))
    room.settle()
    room.crash('lost')
    room.settle()
    room.crash('lost again')
    paint()
    expect(shown.at(-1)).toBeNull()
    expect(shown).toContain(99)
  })
})
