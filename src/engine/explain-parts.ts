import type { Part } from './explain.ts'
import type { Cause } from './observation.ts'
import { CAUSES } from './observation.ts'
import type { World } from './world.ts'
import { FIRST_TRADER } from './world.ts'

/** Accounts that are named; the rest are one number. */
const NAMED = 4

/**
 * The journal's rows of a cause by account: who gave, at deleveraging, and who was paid for at the other layers (rules E1,
 * J1). The largest, then the rest in one. O(journal).
 */
export function shareholders(world: World, cause: Cause): readonly Part[] {
  const { journal } = world
  const code = CAUSES.indexOf(cause)
  const sums = new Map<number, Part>()
  for (let i = 0; i < journal.length; i++) {
    if (journal.cause[i] !== code) continue
    const row = accountOf(world, i, cause)
    if (row === null) continue
    const before = sums.get(row)
    const side = cause === 'adl' ? Math.sign(journal.lots[i]) : (before?.side ?? sideOf(world, row))
    sums.set(row, { row, side, value: (before?.value ?? 0) + journal.amount[i] })
  }
  const sorted = [...sums.values()].sort((one, other) => other.value - one.value)
  const rest = sorted.slice(NAMED).reduce((all, { value }) => all + value, 0)
  return sorted.length > NAMED ? [...sorted.slice(0, NAMED), { row: null, side: 0, value: rest }] : sorted
}

/** The account that a row counts for; null where a loser paid its winner, so that nothing was given up. */
function accountOf({ journal }: World, i: number, cause: Cause): number | null {
  const from = journal.from[i]
  const to = journal.to[i]
  if (cause !== 'adl') return from >= FIRST_TRADER ? from : to
  return from === journal.winnerOf(i) ? from : null
}

/** Sign of the first leg that an account holds or was closed of. */
function sideOf({ accounts, positions }: World, a: number): number {
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    const lots = positions.lots[p] || positions.closed[p]
    if (lots !== 0) return Math.sign(lots)
  }
  return 0
}
