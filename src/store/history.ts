import type { Scenario } from '../engine/scenario.ts'

/** What is committed, and what undo and redo lead to: the nearest last. */
export interface History {
  readonly scenario: Scenario
  readonly past: readonly Scenario[]
  readonly future: readonly Scenario[]
}

/** Entries that undo keeps. */
const MOST_UNDO = 200

/** `next` is committed: one entry in undo, and nothing to redo. */
export function advance({ scenario, past }: History, next: Scenario): History {
  return { scenario: next, past: [...past.slice(1 - MOST_UNDO), scenario], future: [] }
}

/** One entry back; null when there is none. */
export function back({ scenario, past, future }: History): History | null {
  const next = past[past.length - 1]
  return next === undefined
    ? null
    : { scenario: next, past: past.slice(0, -1), future: [...future, scenario] }
}

/** One entry forth; null when there is none. */
export function forth({ scenario, past, future }: History): History | null {
  const next = future[future.length - 1]
  return next === undefined
    ? null
    : { scenario: next, past: [...past, scenario], future: future.slice(0, -1) }
}
