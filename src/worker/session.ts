import { EngineFault, Refusal } from '../engine/fault.ts'
import { journalColumns } from '../engine/journal-columns.ts'
import { createEngine } from '../engine/lab.ts'
import { ACCOUNT_STATUS, CAUSES, LAYOUT } from '../engine/observation.ts'
import { mixOf } from '../engine/profiles.ts'
import type { AccountSpec, Scenario } from '../engine/scenario.ts'
import { MODEL_VERSION } from '../engine/scenario.ts'
import { tierProfile } from '../engine/tier-profile.ts'
import { worldColumns } from '../engine/world-columns.ts'
import { frameBytes, observationOver, sealFrame } from '../protocol/buffer.ts'
import type { Answer, Request } from '../protocol/messages.ts'

/** A run with its accounts, whether they came with it or earlier. */
type Run = Extract<Request, { kind: 'run' }> & { readonly accounts: readonly AccountSpec[] }

/** What the session needs of its thread; a test gives its own. */
export interface Host {
  /** Sends an answer; the buffers in `transfer` go with it. */
  post(answer: Answer, transfer: readonly ArrayBuffer[]): void
  /** Does something after waiting messages have been seen. */
  later(what: () => void): void
  /** A clock in milliseconds, for slicing long work. */
  now(): number
}

/** Work between two looks at the mailbox while a world is built. */
const SLICE_MS = 12

/**
 * The worker without its thread: takes requests, answers them. Every run is answered once: by a frame, a refusal, a fault
 * or `stopped`. Of several runs that wait only the newest is done; a load that is under way gives way to a newer run or to
 * `stop`.
 */
export function createSession(host: Host): (request: Request) => void {
  const engine = createEngine()
  /** Those that null means: the ones that came last. */
  let accounts: readonly AccountSpec[] = []
  let waiting: Run | null = null
  let isBusy = false
  let stopped = -1

  function fail(seq: number, error: unknown): void {
    if (error instanceof Refusal)
      host.post({ kind: 'refusal', seq, field: error.field, value: error.value, allowed: error.allowed }, [])
    else if (error instanceof EngineFault)
      host.post({ kind: 'fault', seq, code: error.code, round: error.round, note: error.message }, [])
    else host.post({ kind: 'fault', seq, code: 'UNEXPECTED', round: 0, note: `${error}` }, [])
  }

  function start(run: Run): void {
    isBusy = true
    const scenario: Scenario = { ...run.scenario, accounts: run.accounts }
    pump(run, engine.prepare(scenario), host.now())
  }

  /** Advances a load by one slice, then looks at the mailbox. */
  function pump(run: Run, loading: Generator<number, void>, began: number): void {
    try {
      const end = host.now() + SLICE_MS
      for (;;) {
        const next = loading.next()
        if (next.done === true) break
        if (host.now() < end) continue
        if (next.value < 1) host.post({ kind: 'progress', seq: run.seq, done: next.value }, [])
        host.later(() => (isGivenUp(run) ? giveUp(run) : pump(run, loading, began)))
        return
      }
      show(run, began)
    } catch (error) {
      fail(run.seq, error)
    }
    goOn()
  }

  const isGivenUp = (run: Run): boolean => stopped >= run.seq || waiting !== null

  function sayStopped({ seq }: Run): void {
    host.post({ kind: 'stopped', seq }, [])
  }

  function giveUp(run: Run): void {
    sayStopped(run)
    goOn()
  }

  function goOn(): void {
    isBusy = false
    if (waiting === null) return
    const next = waiting
    waiting = null
    start(next)
  }

  function take(request: Extract<Request, { kind: 'run' }>): void {
    accounts = request.accounts ?? accounts
    const run: Run = { ...request, accounts }
    if (!isBusy) {
      start(run)
      return
    }
    if (waiting !== null) sayStopped(waiting)
    waiting = run
  }

  function stop(seq: number): void {
    stopped = Math.max(stopped, seq)
    if (waiting === null || waiting.seq > seq) return
    sayStopped(waiting)
    waiting = null
  }

  function show(run: Run, began: number): void {
    const buffer = run.spare ?? new ArrayBuffer(frameBytes(LAYOUT))
    const observation = observationOver(LAYOUT, buffer)
    engine.run(run.lens, observation)
    sealFrame(LAYOUT, buffer, observation, run.seq)
    host.post({ kind: 'frame', seq: run.seq, buffer, workMs: host.now() - began }, [buffer])
  }

  function answer(request: Exclude<Request, { kind: 'run' | 'stop' }>): void {
    const { seq } = request
    try {
      if (request.kind === 'explain')
        host.post({ kind: 'explanation', seq, explanation: engine.explain(request.what, request.row) }, [])
      else if (request.kind === 'journal')
        host.post({ kind: 'journal', seq, journal: journalColumns(engine.world.journal) }, [])
      else if (request.kind === 'profile')
        host.post(
          { kind: 'profile', seq, profile: tierProfile(request.model, request.symbol, request.at) },
          [],
        )
      else host.post({ kind: 'world', seq, world: worldColumns(engine.world) }, [])
    } catch (error) {
      fail(seq, error)
    }
  }

  host.post(
    {
      kind: 'ready',
      tables: {
        layout: LAYOUT,
        modelVersion: MODEL_VERSION,
        causes: CAUSES,
        accountStatus: ACCOUNT_STATUS,
        profiles: {
          cautious: mixOf('cautious'),
          balanced: mixOf('balanced'),
          aggressive: mixOf('aggressive'),
        },
      },
    },
    [],
  )
  return (request) => {
    if (request.kind === 'stop') stop(request.seq)
    else if (request.kind !== 'run') answer(request)
    else take(request)
  }
}
