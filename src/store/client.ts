import type { Explainable, Explanation } from '../engine/explain.ts'
import type { Lens } from '../engine/observation.ts'
import type { AccountSpec, Scenario } from '../engine/scenario.ts'
import { frameReader } from '../protocol/buffer.ts'
import type { Frame } from '../protocol/frame.ts'
import type { Answer, JournalColumns, Request, Tables, WorldColumns } from '../protocol/messages.ts'
import type { Trouble } from './lab.ts'

/** A worker, or a stand-in for one. */
export interface WorkerLike {
  postMessage(message: Request, transfer: ArrayBuffer[]): void
  listen(hear: (answer: Answer) => void, crash: (note: string) => void): void
  terminate(): void
}

/** What the client tells its lab. */
export interface Listener {
  ready(tables: Tables): void
  progress(done: number): void
  frame(frame: Frame, workMs: number): void
  stopped(): void
  trouble(trouble: Trouble): void
}

/** The page's end of the line to the engine: one run in flight, of those asked meanwhile only the newest. */
export interface Client {
  run(scenario: Scenario, lens: Lens): void
  stop(): void
  explain(what: Explainable, row: number | null): Promise<Explanation>
  journal(): Promise<JournalColumns>
  world(): Promise<WorldColumns>
  destroy(): void
}

interface Question {
  readonly scenario: Scenario
  readonly lens: Lens
}

type Settle = { resolve: (answer: Answer) => void; reject: (error: Error) => void }

/**
 * Opens the line. A crashed worker is started again once with the last question; the second crash is trouble. The buffer
 * of the frame in view is never sent away: the page may read it again at any moment.
 */
export function openClient(spawn: () => WorkerLike, listener: Listener): Client {
  let worker: WorkerLike
  let read: ((buffer: ArrayBuffer) => Frame) | null = null
  let seq = 0
  let inFlight: number | null = null
  let asked: Question | null = null
  let waiting: Question | null = null
  let sentAccounts: readonly AccountSpec[] | null = null
  let crashes = 0
  let inView: ArrayBuffer | null = null
  let spare: ArrayBuffer | null = null
  const questions = new Map<number, Settle>()

  function start(): void {
    worker = spawn()
    sentAccounts = null
    inFlight = null
    worker.listen(hear, crash)
  }

  function crash(note: string): void {
    worker.terminate()
    for (const { reject } of questions.values()) reject(new Error(note))
    questions.clear()
    if (++crashes > 1) {
      listener.trouble({ kind: 'worker', note })
      return
    }
    spare = null
    start()
    waiting ??= asked
    sendNext()
  }

  function send(question: Question): void {
    asked = question
    const { accounts, ...scenario } = question.scenario
    const isNew = accounts !== sentAccounts
    sentAccounts = accounts
    inFlight = ++seq
    const gift = spare
    spare = null
    const request: Request = {
      kind: 'run',
      seq,
      scenario,
      accounts: isNew ? accounts : null,
      lens: question.lens,
      spare: gift,
    }
    worker.postMessage(request, gift === null ? [] : [gift])
  }

  function sendNext(): void {
    if (inFlight !== null || waiting === null) return
    const next = waiting
    waiting = null
    send(next)
  }

  function show(answer: Extract<Answer, { kind: 'frame' }>): void {
    if (read === null) return
    spare = inView
    inView = answer.buffer
    listener.frame(read(answer.buffer), answer.workMs)
  }

  function hear(answer: Answer): void {
    if (answer.kind === 'ready') {
      read = frameReader(answer.tables.layout)
      listener.ready(answer.tables)
      return
    }
    const question = questions.get(answer.seq)
    if (question !== undefined) {
      questions.delete(answer.seq)
      question.resolve(answer)
      return
    }
    // An answer to a run that has been given up meanwhile.
    if (answer.seq !== inFlight) return
    if (answer.kind === 'progress') {
      listener.progress(answer.done)
      return
    }
    inFlight = null
    if (answer.kind === 'frame') show(answer)
    else if (answer.kind === 'stopped') {
      if (waiting === null) listener.stopped()
    } else if (answer.kind === 'refusal' || answer.kind === 'fault') listener.trouble(answer)
    sendNext()
  }

  function ask(request: (seq: number) => Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      questions.set(++seq, { resolve, reject })
      worker.postMessage(request(seq), [])
    })
  }

  /** The answer of the kind that was asked for; anything else is an error. */
  async function askFor<K extends Answer['kind']>(kind: K, request: (seq: number) => Request) {
    const answer = await ask(request)
    if (answer.kind !== kind) throw new Error(`The engine answered with ${answer.kind}.`)
    return answer as Extract<Answer, { kind: K }>
  }

  start()
  return {
    run(scenario, lens) {
      waiting = { scenario, lens }
      sendNext()
    },
    stop() {
      waiting = null
      worker.postMessage({ kind: 'stop', seq }, [])
    },
    explain: async (what, row) =>
      (await askFor('explanation', (n) => ({ kind: 'explain', seq: n, what, row }))).explanation,
    journal: async () => (await askFor('journal', (n) => ({ kind: 'journal', seq: n }))).journal,
    world: async () => (await askFor('world', (n) => ({ kind: 'world', seq: n }))).world,
    destroy: () => worker.terminate(),
  }
}
