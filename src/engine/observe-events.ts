import type { Observation } from './observation.ts'
import { CAUSES, EVENT_ROWS } from './observation.ts'
import type { World } from './world.ts'
import { FIRST_TRADER } from './world.ts'

/** How many rows of a cause are told: the first ones, the largest ones, and all about the reader's own account. */
const FIRST_OF_EACH = 4
const LARGEST = 3

/** Picks from the journal what is worth telling in words, in order (rule O1). O(journal). */
export function fillEvents(world: World, out: Observation): void {
  const { journal } = world
  const chosen = new Set<number>()
  const seen = new Uint32Array(CAUSES.length)
  const largest: number[][] = CAUSES.map(() => [])
  for (let i = 0; i < journal.length; i++) {
    const cause = journal.cause[i]
    if (isUntold(world, i)) continue
    if (seen[cause]++ < FIRST_OF_EACH || journal.from[i] === world.you || journal.to[i] === world.you)
      chosen.add(i)
    keepLargest(largest[cause], journal.amount, i)
  }
  for (const rows of largest) for (const i of rows) chosen.add(i)
  const rows = [...chosen].sort((i, j) => i - j).slice(-EVENT_ROWS)
  rows.forEach((i, r) => {
    out.events.cause[r] = journal.cause[i]
    out.events.round[r] = journal.round[i]
    out.events.market[r] = journal.market[i]
    // The account that is told about comes first, even where the LP paid it.
    const isTurned = journal.from[i] >= 0 && journal.from[i] < FIRST_TRADER && journal.to[i] >= FIRST_TRADER
    out.events.row[r] = partyRow(isTurned ? journal.to[i] : journal.from[i])
    out.events.other[r] = partyRow(isTurned ? journal.from[i] : journal.to[i])
    out.events.side[r] = Math.sign(journal.lots[i])
    out.events.lots[r] = Math.abs(journal.lots[i])
    out.events.price[r] = journal.price[i]
    out.events.amount[r] = journal.amount[i]
  })
  out.used.events = rows.length
}

/** A row that only completes the books: the row of the deleveraging, or of the funding itself, tells it. */
function isUntold({ journal }: World, i: number): boolean {
  const cause = CAUSES[journal.cause[i]]
  return cause === 'closeOut' || (cause === 'funding' && journal.from[i] !== journal.to[i])
}

function partyRow(party: number): number {
  return party < 0 ? Number.NaN : party
}

function keepLargest(rows: number[], amounts: Float64Array, i: number): void {
  if (rows.length === LARGEST && amounts[i] <= amounts[rows[LARGEST - 1]]) return
  let at = rows.length
  while (at > 0 && amounts[rows[at - 1]] < amounts[i]) at--
  rows.splice(at, 0, i)
  if (rows.length > LARGEST) rows.pop()
}
