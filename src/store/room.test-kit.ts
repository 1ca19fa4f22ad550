import type { Answer, Request } from '../protocol/messages.ts'
import { createSession } from '../worker/session.ts'
import type { WorkerLike } from './client.ts'

/*
 * A worker without a thread: the real session, and post boxes between it and the page that a test empties message by
 * message. Messages are cloned and buffers transferred as a thread does it.
 */

function posted<M>(message: M, transfer: readonly ArrayBuffer[]): M {
  return structuredClone(message, { transfer: [...transfer] })
}

/** The engine room of one lab. */
export interface Room {
  readonly spawn: () => WorkerLike
  /** Everything the page has sent, in order. */
  readonly sent: Request[]
  /** Every answer the page has heard. */
  readonly heard: Answer[]
  readonly spawned: () => number
  readonly terminated: () => number
  /** Milliseconds that pass between two looks at the clock of the worker. */
  pace: number
  /** The worker takes one message, or goes on with what it put off. False if there is nothing to do. */
  work(): boolean
  /** The page hears one answer. False if there is none. */
  hear(): boolean
  /** Both go on until nothing is left to do. */
  settle(): void
  /** The worker dies. */
  crash(note: string): void
  /** What of the requests were runs. */
  runs(): Extract<Request, { kind: 'run' }>[]
}

/** Makes a room. `instead` may answer a request in place of the session. */
export function makeRoom(instead: (request: Request) => Answer | null = () => null): Room {
  const sent: Request[] = []
  const heard: Answer[] = []
  let toWorker: Request[] = []
  let toPage: Answer[] = []
  let put: (() => void)[] = []
  let session: (request: Request) => void = () => undefined
  let hear: (answer: Answer) => void = () => undefined
  let crash: (note: string) => void = () => undefined
  let spawned = 0
  let terminated = 0
  let clock = 0

  function spawn(): WorkerLike {
    spawned++
    toWorker = []
    toPage = []
    put = []
    const mine = toPage
    session = createSession({
      post: (answer, transfer) => mine.push(posted(answer, transfer)),
      later: (what) => put.push(what),
      now: () => {
        clock += room.pace
        return clock
      },
    })
    return {
      postMessage(message, transfer) {
        sent.push(message)
        toWorker.push(posted(message, transfer))
      },
      listen(whenHeard, whenCrashed) {
        hear = whenHeard
        crash = whenCrashed
      },
      terminate() {
        terminated++
      },
    }
  }

  const room: Room = {
    spawn,
    sent,
    heard,
    pace: 0,
    spawned: () => spawned,
    terminated: () => terminated,
    work() {
      const message = toWorker.shift()
      if (message !== undefined) {
        const answer = instead(message)
        if (answer === null) session(message)
        else toPage.push(answer)
        return true
      }
      const task = put.shift()
      task?.()
      return task !== undefined
    },
    hear() {
      const answer = toPage.shift()
      if (answer === undefined) return false
      heard.push(answer)
      hear(answer)
      return true
    },
    settle() {
      let isBusy = true
      while (isBusy) {
        isBusy = room.work()
        isBusy = room.hear() || isBusy
      }
    },
    crash: (note) => crash(note),
    runs: () => sent.filter((request) => request.kind === 'run'),
  }
  return room
}
