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

/** A rule that differs, in words. "It" is the other run's rulebook. */
export interface Because {
  readonly rule: Switch
  readonly text: string
}

/** One run among those that are compared: its rules, its numbers, and how often each cause stands in its journal. */
export interface Compared {
  readonly rulebook: Rulebook
  readonly values: Frame['values']
  /** Null while the journal is not there: then no reason is given that would have to be read from it. */
  readonly counts: Readonly<Record<string, number>> | null
}

/** Two runs of one scenario, what they are told with, and the market in view. */
export interface Pair {
  readonly first: Compared
  readonly other: Compared
  readonly symbol: string
  readonly format: Format
  readonly say: Say
}

/** What the two runs can differ in, in the order in which it is told: who goes under, the price, who pays, the crowd. */
export type Measure =
  | 'closed'
  | 'mark'
  | 'fund'
  | 'venue'
  | 'vault'
  | 'adl'
  | 'adlWho'
  | 'adlPaid'
  | 'socialised'
  | 'clawback'
  | 'residual'
  | 'surplus'
  | 'crowd'

/** A difference in words, with the rules that differ and bear on it; none where no such rule is known to. */
export interface Difference {
  readonly measure: Measure
  readonly text: string
  readonly because: readonly Because[]
}
