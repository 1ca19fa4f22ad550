import { marginPosted } from './margin.ts'
import type { Sigma } from './payoff.ts'
import { coordinateOf } from './payoff.ts'
import type { AccountSpec, PositionSpec, YouSpec } from './scenario.ts'

/** The id of the reader's own account. */
export const YOU = 'you'

/** Size times the coordinate of the entry, as the reader stated them. */
export function basisOf({ size, entry }: YouSpec, sigma: Sigma): number {
  return size * coordinateOf(sigma, entry)
}

/** Margin that the reader has posted, settlement currency: initial and added (rule M8). */
export function postedBy(you: YouSpec, sigma: Sigma): number {
  return marginPosted(Math.abs(basisOf(you, sigma)), you.leverage, you.added)
}

/** Cash behind the reader's position at the start: what was posted, less the funding that it has paid (rules M2, F1). */
export function cashOf(you: YouSpec, sigma: Sigma): number {
  return postedBy(you, sigma) - (you.funding ?? 0)
}

/** The other positions that stand or fall with it (none while it is isolated). */
export function otherPositionsOf({ mode, others = [] }: YouSpec): readonly PositionSpec[] {
  return mode === 'cross' ? others : []
}

/** The reader's position as an account like any other, the position itself first. `sigma` is that of its market. */
export function accountOf(you: YouSpec, sigma: Sigma): AccountSpec {
  const { mode, market, size, entry } = you
  const positions = [{ market, size, entry }, ...otherPositionsOf(you)]
  return { id: YOU, mode, cash: cashOf(you, sigma), positions }
}
