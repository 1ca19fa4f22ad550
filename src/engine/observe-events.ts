import type { Cause, Observation } from './observation.ts'
import { CAUSES, EVENT_ROWS } from './observation.ts'
import type { World } from './world.ts'
import { FIRST_TRADER } from './world.ts'

/** How many rows of a cause are told: the first ones, the largest ones, and all about the reader's own account. */
const FIRST_OF_EACH = 4
const LARGEST = 3

/** Causes whose lots have the sign of the position that is closed. */
const SIGNED: ReadonlySet<Cause> = new Set([
  'liquidation',
  'partialLiquidation',
  'vaultTakeover',
  'adl',
  'adlSkipped',
  'poolRatio',
  'closeOut',
])
/** How far from a row the one stands that closes a position of the same account. */
const NEAR_ROWS = 64

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
    const { told, other } = partiesOf(world, i)
    out.events.cause[r] = journal.cause[i]
    out.events.round[r] = journal.round[i]
    out.events.market[r] = journal.market[i]
    out.events.row[r] = partyRow(told)
    out.events.other[r] = partyRow(other)
    out.events.side[r] = sideOf(world, i, told)
    out.events.lots[r] = Math.abs(journal.lots[i])
    out.events.price[r] = journal.price[i]
    out.events.amount[r] = told === journal.from[i] ? journal.amount[i] : -journal.amount[i]
  })
  out.used.events = rows.length
}

/** The account that a row tells about: the winner of a deleveraging, else the trader who gives, else the one who gets. */
function partiesOf(world: World, i: number): { readonly told: number; readonly other: number } {
  const { journal } = world
  const from = journal.from[i]
  const to = journal.to[i]
  const isTo = CAUSES[journal.cause[i]] === 'adl' ? to === journal.winnerOf(i) : from < FIRST_TRADER
  return isTo && to >= FIRST_TRADER ? { told: to, other: from } : { told: from, other: to }
}

/** Sign of the position that a row is about: its own, or that of the nearest row that closes one of the same account. */
function sideOf(world: World, i: number, told: number): number {
  const { journal } = world
  for (let distance = 0; distance <= NEAR_ROWS; distance++)
    for (const at of [i - distance, i + distance]) {
      const isAbout = at >= 0 && at < journal.length && partiesOf(world, at).told === told
      if (isAbout && SIGNED.has(CAUSES[journal.cause[at]])) return Math.sign(journal.lots[at])
    }
  return 0
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
