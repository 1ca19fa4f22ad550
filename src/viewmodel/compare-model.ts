import type { Rulebook } from '../engine/rulebook.ts'
import type { Frame } from '../protocol/frame.ts'
import type { Say } from '../words/words.ts'
import type { Format } from './format.ts'

/** A switch of a rulebook. */
export type Switch =
  | 'margin'
  | 'trigger'
  | 'procedure'
  | 'legs'
  | 'surplus'
  | 'waterfall'
  | 'adlTriggers'
  | 'score'
  | 'allocation'
  | 'adlPrice'
  | 'protectPrincipal'
  | 'roundSeconds'

/** A rule that differs and makes a difference. */
export interface Because {
  readonly rule: Switch
  readonly text: string
  /**
   * Share of the difference that goes when this rule alone is as the first has it; shares need not add up to 1. Null for a
   * rule that is the reason by itself: a layer that only one of the two has.
   */
  readonly share: number | null
}

export type RunValues = Frame['values']

/** One run among those that are compared: its rules and its numbers. */
export interface Compared {
  readonly rulebook: Rulebook
  readonly values: RunValues
  /** How often each cause stands in its journal; null while that is not there. */
  readonly counts: Readonly<Record<string, number>> | null
  /**
   * The numbers of the same run with one rule as the first has it, by that rule, for those that differ; null while they
   * are not all there, and for the first itself.
   */
  readonly exchanged: Readonly<Partial<Record<Switch, RunValues>>> | null
}

/** Two runs of one scenario, what they are told with, and the market in view. */
export interface Pair {
  readonly first: Compared
  readonly other: Compared
  readonly symbol: string
  readonly format: Format
  readonly say: Say
}

/** What the two runs can differ in. */
export type Measure =
  | 'closed'
  | 'parts'
  | 'mark'
  | 'fund'
  | 'venue'
  | 'vault'
  | 'adl'
  | 'winners'
  | 'adlPaid'
  | 'socialised'
  | 'clawback'
  | 'residual'
  | 'surplus'
  | 'crowd'

/** A difference in words, with the rules that make it, the strongest first. */
export interface Difference {
  readonly measure: Measure
  readonly text: string
  readonly because: readonly Because[]
}
