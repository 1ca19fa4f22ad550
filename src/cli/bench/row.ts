import type { Scenario } from '../../engine/scenario.ts'

/** How large a benchmark is run, and how often. */
export interface Scale {
  /** Accounts where the goal speaks of a million: 1e6, or 1e5 for CI. */
  readonly million: number
  /** Accounts where it speaks of a hundred thousand. */
  readonly hundredThousand: number
  readonly rounds: number
  readonly samples: number
}

/** What came of one row. */
export interface Outcome {
  readonly name: string
  readonly value: number
  /** Of the first two more is better, of the others less. */
  readonly unit: '×' | 'a second' | 'ms' | 'bytes' | 'MB' | '%'
  /** What is wanted; null where the number only informs. */
  readonly goal: number | null
  /** What stands behind the number, for people. */
  readonly detail: string
}

/**
 * One row of the table: makes its world from the scenario and a seed of its own, throws when two ways of doing the same do
 * not come to the same, and only then measures.
 */
export interface Row {
  readonly name: string
  readonly measure: (scale: Scale, scenario: Scenario) => readonly Outcome[]
}

const isMoreBetter = ({ unit }: Outcome): boolean => unit === '×' || unit === 'a second'

/** Whether the goal is reached, or a share of it: of half a goal, twice the time or half the factor will do. */
export function isReached(outcome: Outcome, share = 1): boolean {
  const { value, goal } = outcome
  if (goal === null) return true
  return isMoreBetter(outcome) ? value >= goal * share : value <= goal / share
}

/** An outcome in two lines, with MISS where the goal is not reached. */
export function shownLine(outcome: Outcome): string {
  const { name, value, unit, goal, detail } = outcome
  const verdict = isReached(outcome) ? 'ok' : 'MISS'
  const wanted =
    goal === null ? '' : `, goal ${isMoreBetter(outcome) ? '≥' : '≤'} ${Number(goal.toFixed(1))} ${verdict}`
  return `${name}: ${value.toFixed(value < 100 ? 2 : 0)} ${unit}${wanted}\n    ${detail}\n`
}

/** Throws when two ways did not come to the same: then there is nothing to time. */
export function expectSame(what: string, ours: ArrayLike<number>, other: ArrayLike<number>): void {
  let at = 0
  while (at < ours.length && at < other.length && ours[at] === other[at]) at++
  if (at === ours.length && at === other.length) return
  const lengths = `${ours.length} and ${other.length}`
  throw new Error(`${what}: results differ at ${at} of ${lengths}: ${ours[at]} and ${other[at]}`)
}

/** Nanoseconds for people. */
export function shownNs(ns: number): string {
  if (ns < 1e3) return `${ns.toFixed(1)} ns`
  return ns < 1e6 ? `${(ns / 1e3).toFixed(1)} µs` : `${(ns / 1e6).toFixed(2)} ms`
}
