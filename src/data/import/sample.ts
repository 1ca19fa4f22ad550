import type { AccountSpec } from '../../engine/scenario.ts'
import type { Grid } from './grid.ts'
import type { Leg } from './leg.ts'
import type { Refusal } from './refusal.ts'

/** One of the first rows, as it will be taken or with the reason why not. */
export interface SampleRow {
  readonly line: number
  readonly leg: Leg | null
  readonly refusal: Refusal | null
  /** Cash of its account; null where that is not taken. */
  readonly cash: number | null
}

const SAMPLE = 6

/** The first rows of the file, for the preview. O(positions). */
export function sampleOf(
  grid: Grid,
  byAccount: ReadonlyMap<string, readonly Leg[]>,
  refused: readonly Refusal[],
  accounts: readonly AccountSpec[],
): readonly SampleRow[] {
  const wanted = new Set(grid.lines.slice(0, SAMPLE))
  const last = Math.max(...wanted)
  const refusals = refused.filter(({ line }) => wanted.has(line))
  const legs = [...byAccount.values()].flatMap((list) => list.filter(({ line }) => line <= last))
  const cash = new Map(accounts.map((account) => [account.id, account.cash]))
  return grid.lines.slice(0, SAMPLE).map((line, i, lines) => {
    // Several positions of one JSON entry share its line: they follow in order.
    const nth = lines.slice(0, i).filter((other) => other === line).length
    const leg = legs.filter((one) => one.line === line)[nth] ?? null
    return {
      line,
      leg,
      refusal: refusals.find((one) => one.line === line) ?? null,
      cash: leg === null ? null : (cash.get(leg.account) ?? null),
    }
  })
}
