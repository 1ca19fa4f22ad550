import type { Explainable, Explanation } from '../engine/explain.ts'
import type { Lens } from '../engine/observation.ts'
import type { MarginModel } from '../engine/rulebook.ts'
import type { AccountSpec, Scenario } from '../engine/scenario.ts'
import type { TierProfile } from '../engine/tier-profile.ts'
import { frameReader } from '../protocol/buffer.ts'
import type { Frame } from '../protocol/frame.ts'
import type { Answer, JournalColumns, Request, Tables, WorldColumns } from '../protocol/messages.ts'
import type { Failure } from './lab.ts'

/** A worker, or a stand-in for one. */
export interface WorkerLike {
  postMessage(message: Request, transfer: ArrayBuffer[]): void
  listen(hear: (answer: Answer) => void, crash: (note: string) => void): void
  terminate(): void
}

/** What is to be run and shown. An answer comes with the question itself, so that its asker knows it again. */
export interface Question {
  readonly scenario: Scenario
  readonly lens: Lens
}

/** What the client tells its lab. */
export interface Listener<Q extends Question> {
  ready(tables: Tables): void
  progress(done: number): void
  frame(frame: Frame, question: Q): void
  /** Whether the frame of that question may wait for the page's next paint. */
  canWait?(question: Q): boolean
  /** `question` is the last one; null when nothing was asked yet. */
  failed(failure: Failure, question: Q | null): void
}

/** The page's end of the line to the engine: one run in flight, of those asked meanwhile only the newest. */
export interface Client<Q extends Question> {
  run(question: Q): void
  /** As `run`, and what is in flight is given up unless it is about the same scenario. */
  runAtOnce(question: Q): void
  /** Tells now of a frame that waits for the next paint. */
  showArrived(): void
  /** Gives up what is in flight and what waits. No answer to it will be heard. */
  stop(): void
  /** These four reject when the engine is lost or answers with something else. */
  explain(what: Explainable, row: number | null): Promise<Explanation>
  journal(): Promise<JournalColumns>
  world(): Promise<WorldColumns>
  profile(model: MarginModel, symbol: string, at: readonly number[]): Promise<TierProfile>
  destroy(): void
}

interface Flight<Q> {
  readonly seq: number
  readonly question: Q
  isGivenUp: boolean
}

interface Settle {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/** A frame that has come and is not shown yet. */
interface Arrived<Q> {
  readonly buffer: ArrayBuffer
  readonly question: Q
}

/**
 * Opens the line. A crashed worker is started again once with the last question; the second crash is for good. The
 * buffer of the frame in view is never sent away: the page may read it again at any moment. Frames that can wait are told
 * through `beforePaint`, once the next question is on its way: a page that changes in the middle of a frame is laid out
 * twice.
 */
export function openClient<Q extends Question>(
  spawn: () => WorkerLike,
  listener: Listener<Q>,
  beforePaint: (then: () => void) => void = (then) => then(),
): Client<Q> {
  let worker: WorkerLike
  let read: ((buffer: ArrayBuffer) => Frame) | null = null
  let seq = 0
  let flight: Flight<Q> | null = null
  let asked: Q | null = null
  let waiting: Q | null = null
  let sentAccounts: readonly AccountSpec[] | null = null
  /** Why there is no worker any more; null while there is one. */
  let lost: string | null = null
  let hasCrashed = false
  let inView: ArrayBuffer | null = null
  let spare: ArrayBuffer | null = null
  let arrived: Arrived<Q> | null = null
  const questions = new Map<number, Settle>()

  function start(): void {
    worker = spawn()
    worker.listen(hear, crash)
  }

  /** No answer will come any more to what was asked of this worker. */
  function forget(note: string): void {
    worker.terminate()
    flight = null
    spare = null
    sentAccounts = null
    for (const { reject } of questions.values()) reject(new Error(note))
    questions.clear()
  }

  function crash(note: string): void {
    tell()
    forget(note)
    if (hasCrashed) {
      lost = note
      listener.failed({ kind: 'worker', note }, waiting ?? asked)
      return
    }
    hasCrashed = true
    waiting ??= asked
    start()
    sendNext()
  }

  function sendNext(): void {
    if (flight !== null || waiting === null || lost !== null) return
    const question = waiting
    waiting = null
    asked = question
    flight = { seq: ++seq, question, isGivenUp: false }
    const { accounts, ...scenario } = question.scenario
    const isNew = accounts !== sentAccounts
    sentAccounts = accounts
    const gift = spare
    spare = null
    worker.postMessage(
      { kind: 'run', seq, scenario, accounts: isNew ? accounts : null, lens: question.lens, spare: gift },
      gift === null ? [] : [gift],
    )
  }

  function giveUp(): void {
    asked = null
    spare = arrived?.buffer ?? spare
    arrived = null
    if (flight === null || flight.isGivenUp) return
    flight.isGivenUp = true
    worker.postMessage({ kind: 'stop', seq: flight.seq }, [])
  }

  function run(question: Q): void {
    waiting = question
    sendNext()
  }

  function show(arrival: Arrived<Q>): void {
    tell()
    arrived = arrival
    if (listener.canWait?.(arrival.question) === true) beforePaint(tell)
    else tell()
  }

  /** Tells of the frame that has arrived, if there is one. */
  function tell(): void {
    if (arrived === null || read === null) return
    const { buffer, question } = arrived
    arrived = null
    spare = inView
    inView = buffer
    listener.frame(read(buffer), question)
  }

  function hear(answer: Answer): void {
    if (answer.kind === 'ready') {
      read = frameReader(answer.tables.layout)
      listener.ready(answer.tables)
      return
    }
    const waits = questions.get(answer.seq)
    if (waits !== undefined) {
      questions.delete(answer.seq)
      waits.resolve(answer)
      return
    }
    if (answer.seq === flight?.seq) land(answer, flight)
  }

  /** An answer to the run in flight. */
  function land(answer: Answer, { question, isGivenUp }: Flight<Q>): void {
    // Everything is told in the order in which it came.
    if (answer.kind !== 'frame') tell()
    if (answer.kind === 'progress') {
      if (!isGivenUp) listener.progress(answer.done)
      return
    }
    flight = null
    if (isGivenUp) {
      if (answer.kind === 'frame') spare = answer.buffer
    } else if (answer.kind === 'frame') show({ buffer: answer.buffer, question })
    else if (answer.kind === 'refusal' || answer.kind === 'fault') listener.failed(answer, question)
    sendNext()
  }

  function ask(request: (seq: number) => Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (lost !== null) {
        reject(new Error(lost))
        return
      }
      questions.set(++seq, { resolve, reject })
      worker.postMessage(request(seq), [])
    })
  }

  /** The answer of the kind that was asked for; anything else is an error. */
  async function askFor<K extends Answer['kind']>(kind: K, request: (seq: number) => Request) {
    const answer = await ask(request)
    if (answer.kind !== kind) throw new Error(`The engine answered with ${answer.kind}.`)
    return answer as Extract<Answer, { kind: K }> // its kind has just been compared
  }

  start()
  return {
    run,
    runAtOnce(question) {
      if (flight?.question.scenario !== question.scenario) giveUp()
      run(question)
    },
    showArrived: tell,
    stop() {
      waiting = null
      giveUp()
    },
    explain: async (what, row) =>
      (await askFor('explanation', (n) => ({ kind: 'explain', seq: n, what, row }))).explanation,
    journal: async () => (await askFor('journal', (n) => ({ kind: 'journal', seq: n }))).journal,
    world: async () => (await askFor('world', (n) => ({ kind: 'world', seq: n }))).world,
    profile: async (model, symbol, at) =>
      (await askFor('profile', (n) => ({ kind: 'profile', seq: n, model, symbol, at }))).profile,
    destroy() {
      lost = 'The lab was closed.'
      arrived = null
      forget(lost)
    },
  }
}
