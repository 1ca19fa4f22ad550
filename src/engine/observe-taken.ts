import { profitOf, requirementAt, walletOf } from './account.ts'
import { requirement } from './margin.ts'
import { CAUSES } from './observation.ts'
import { coordinateOf } from './payoff.ts'
import type { World } from './world.ts'
import { LP, sizeOf, T } from './world.ts'

/** What deleveraging has taken from a position: signed lots, their basis, and what the account got for them. */
export interface Taken {
  readonly lots: number
  readonly basis: number
  readonly cash: number
}

const ADL = CAUSES.indexOf('adl')
const POOL = CAUSES.indexOf('poolRatio')

/** Position → what deleveraging has taken from it, on one side of market m, read from the journal (rule Q2). O(journal). */
export function takenFrom(world: World, m: number, side: number): Map<number, Taken> {
  const { journal, markets } = world
  const { lot, sigma } = markets[m]
  const found = new Map<number, Taken>()
  // Of a long journal most rows are read for nothing; where nobody was deleveraged, all of them.
  if (world.tally[T.adlLots] === 0) return found
  for (let i = 0; i < journal.length; i++) {
    const cause = journal.cause[i]
    if ((cause !== ADL && cause !== POOL) || journal.market[i] !== m || journal.lots[i] * side <= 0) continue
    // The row after an `adl` row is the winner's own closing at the mark; a pool's row is that itself.
    const c = cause === ADL ? i + 1 : i
    const isPaid = journal.from[c] === LP
    const a = isPaid ? journal.to[c] : journal.from[c]
    const earned = isPaid ? journal.amount[c] : -journal.amount[c]
    const given = cause === POOL ? 0 : journal.from[i] === a ? journal.amount[i] : -journal.amount[i]
    const lots = journal.lots[i]
    const p = legOf(world, a, m, side)
    const before = found.get(p)
    found.set(p, {
      lots: lots + (before?.lots ?? 0),
      basis: lots * lot * coordinateOf(sigma, journal.price[c]) - earned + (before?.basis ?? 0),
      cash: earned - given + (before?.cash ?? 0),
    })
  }
  return found
}

/** The position of account a on that side of market m, open or closed. */
function legOf({ accounts, positions }: World, a: number, m: number, side: number): number {
  let closed = accounts.first[a]
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    if (positions.market[p] !== m) continue
    if (positions.lots[p] * side > 0) return p
    if (positions.lots[p] === 0) closed = p
  }
  return closed
}

/** What the score of a position is computed from (rules S1 to S6), in the order of its arguments. */
export type Ranked = readonly [
  size: number,
  basis: number,
  x: number,
  equity: number,
  wallet: number,
  required: number,
]

/** Position p at coordinates `x` as it would stand had nothing been taken from it. O(positions of its account). */
export function rankedAt(world: World, p: number, taken: Taken | undefined, x: Float64Array): Ranked {
  const { accounts, positions, markets } = world
  const a = positions.account[p]
  const m = positions.market[p]
  const size = sizeOf(world, p) + (taken?.lots ?? 0) * markets[m].lot
  const basis = positions.basis[p] + (taken?.basis ?? 0)
  const wallet = walletOf(world, a) - (taken?.cash ?? 0)
  let equity = wallet + size * x[m] - basis
  let required = requirement(markets[m].curve, size, basis, x[m])
  for (let q = accounts.first[a]; q < accounts.first[a + 1]; q++) {
    if (q === p || positions.lots[q] === 0) continue
    const at = x[positions.market[q]]
    equity += profitOf(world, q, at)
    required += requirementAt(world, q, at)
  }
  return [size, basis, x[m], equity, wallet, required]
}
