import type { WordId } from '../words/words.ts'
import type { Measure, RunValues } from './compare-model.ts'
import type { Format } from './format.ts'

/** What is measured of a run, and how a difference in it is told and written. */
interface Measuring {
  readonly measure: Measure
  readonly id: WordId
  readonly of: (values: RunValues) => number
  /** Counts are told as numbers, for their plurals; amounts in their unit. */
  readonly unit: 'count' | 'money' | 'notional'
}

const sumOf =
  (...names: readonly (keyof RunValues)[]) =>
  (values: RunValues): number =>
    names.reduce((sum, name) => sum + (values[name] ?? 0), 0)

/** In the order in which it is told: who goes under, the price, who pays, the crowd itself. */
export const MEASURES: readonly Measuring[] = [
  { measure: 'closed', id: 'compare.closed', of: sumOf('longsClosed', 'shortsClosed'), unit: 'count' },
  // More or less forced flow, whatever its sign.
  { measure: 'mark', id: 'compare.mark', of: (v) => Math.abs(v.forcedNotional ?? 0), unit: 'notional' },
  { measure: 'fund', id: 'compare.fund', of: sumOf('fundPaid'), unit: 'money' },
  { measure: 'venue', id: 'compare.venue', of: sumOf('venuePaid'), unit: 'money' },
  { measure: 'vault', id: 'compare.vault', of: sumOf('vaultTaken'), unit: 'notional' },
  { measure: 'adl', id: 'compare.adl', of: sumOf('adlNotional'), unit: 'notional' },
  { measure: 'winners', id: 'compare.winners', of: sumOf('adlAccounts'), unit: 'count' },
  { measure: 'adlPaid', id: 'compare.adlPaid', of: sumOf('adlPaid'), unit: 'money' },
  { measure: 'socialised', id: 'compare.socialised', of: sumOf('socialisedPaid'), unit: 'money' },
  { measure: 'clawback', id: 'compare.clawback', of: sumOf('clawbackPaid', 'clawbackDue'), unit: 'money' },
  { measure: 'residual', id: 'compare.residual', of: sumOf('residual'), unit: 'money' },
  { measure: 'surplus', id: 'compare.surplus', of: sumOf('excessToTrader'), unit: 'money' },
  { measure: 'crowd', id: 'compare.crowd', of: sumOf('marginPosted'), unit: 'money' },
]

/** Less than this share of what is compared is what rounding leaves. */
const DUST = 1e-9

/** What one number has more (> 0) or less (< 0) than another; 0 for dust and for what nobody could see in print. */
export function apart(one: number, other: number, unit: Measuring['unit'], format: Format): number {
  const by = one - other
  const isDust = Math.abs(by) <= DUST * Math.max(1, Math.abs(one), Math.abs(other))
  const write = format[unit]
  return isDust || write(Math.abs(by)) === write(0) ? 0 : by
}
