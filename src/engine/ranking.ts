import { profitOf, requirementAt } from './account.ts'
import { scoreOf } from './adl-score.ts'
import { topRanked } from './rank.ts'
import { NONE, sizeOf, type World } from './world.ts'

/** The winners of one side of one market with their scores, at given coordinates (rule A6). */
export interface Winners {
  /** Positions, in row order. */
  readonly positions: Uint32Array
  /** Score of each, descending is first in line. */
  readonly scores: Float64Array
  readonly count: number
}

/** Equity and requirement of p's account at coordinates `x`, without allocating for the usual account of one leg. */
const standing = { equity: 0, requirement: 0 }
function stand(world: World, a: number, x: Float64Array): void {
  const { accounts, positions } = world
  standing.equity = accounts.cash[a]
  standing.requirement = 0
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    if (positions.lots[p] === 0) continue
    const at = x[positions.market[p]]
    standing.equity += profitOf(world, p, at)
    standing.requirement += requirementAt(world, p, at)
  }
}

/** Score of position p at coordinates `x`; −∞ when it is no winner or its account has nothing (rules S1 to S6). */
export function scoreAt(world: World, p: number, x: Float64Array): number {
  const { positions, markets, accounts, rulebook } = world
  const m = positions.market[p]
  if (positions.lots[p] === 0 || !(profitOf(world, p, x[m]) > 0)) return Number.NEGATIVE_INFINITY
  const a = positions.account[p]
  stand(world, a, x)
  if (!(standing.equity > 0)) return Number.NEGATIVE_INFINITY
  const { sigma } = markets[m]
  return scoreOf(
    rulebook.adl.score, sigma, sizeOf(world, p), positions.basis[p], x[m], standing.equity, accounts.cash[a],
    standing.requirement,
  )
}

/** Every winner on `side` (1 long, −1 short) of market m. O(positions of the market). */
export function winnersOf(world: World, m: number, side: number, x: Float64Array): Winners {
  const list = world.postings[m]
  const rows = new Uint32Array(list.length)
  const scores = new Float64Array(list.length)
  let count = 0
  for (let i = 0; i < list.length; i++) {
    const p = list[i]
    if (world.positions.lots[p] * side <= 0) continue
    const score = scoreAt(world, p, x)
    if (score === Number.NEGATIVE_INFINITY) continue
    rows[count] = p
    scores[count++] = score
  }
  return { positions: rows, scores, count }
}

/**
 * The first winners in rank order that together hold at least `lots`, or all of them: score descending, then row.
 * O(winners), and a sort of those that are returned.
 */
export function frontOfQueue(world: World, winners: Winners, lots: number): Uint32Array {
  for (let k = Math.min(winners.count, 256); ; k = Math.min(winners.count, k * 8)) {
    const order = topRanked(winners.scores, winners.count, k)
    let held = 0
    for (const i of order) held += Math.abs(world.positions.lots[winners.positions[i]])
    if (held >= lots || k >= winners.count) return order.map((i) => winners.positions[i])
  }
}

/** No winner. */
export const NOBODY = NONE
