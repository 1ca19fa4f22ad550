import type { AccountSpec } from '../../engine/scenario.ts'
import type { Grid } from './grid.ts'
import type { Leg, Terms } from './leg.ts'
import { profitOf } from './leg.ts'
import type { Payoff } from './payoff.ts'
import type { Stated } from './read-row.ts'
import type { Refusal } from './refusal.ts'

/** One of the first rows, as it will be taken or with the reason why not. */
export interface SampleRow {
  readonly line: number
  readonly leg: Leg | null
  readonly refusal: Refusal | null
  /** Cash of its account; null where that is not taken. */
  readonly cash: number | null
  /** Equity of its account at the stated prices; null where that is not taken. */
  readonly equity: number | null
}

const SAMPLE = 6

/** The first rows of the file, for the preview. O(accounts). */
export function sampleOf(
  grid: Grid,
  stated: readonly Stated[],
  byAccount: ReadonlyMap<string, readonly Leg[]>,
  refused: readonly Refusal[],
  accounts: readonly AccountSpec[],
  payoff: Payoff,
  terms: ReadonlyMap<string, Terms>,
): readonly SampleRow[] {
  const lines = grid.lines.slice(0, SAMPLE)
  const first = stated.slice(0, SAMPLE)
  const ids = new Set(first.map(({ account }) => account))
  const taken = new Map(accounts.filter(({ id }) => ids.has(id)).map((account) => [account.id, account]))
  const legs = [...ids].flatMap((id) => byAccount.get(id) ?? [])
  return lines.map((line, i) => {
    // Several positions of one JSON entry share its line: they follow in order.
    const nth = lines.slice(0, i).filter((other) => other === line).length
    const leg = legs.filter((one) => one.line === line)[nth] ?? null
    const account = leg === null ? undefined : taken.get(leg.account)
    return {
      line,
      leg,
      refusal: refused.find((one) => one.line === line) ?? null,
      cash: account?.cash ?? null,
      equity: account === undefined ? null : account.cash + profitOf(account.positions, payoff, terms),
    }
  })
}
