import { profitOf } from './account.ts'
import { READS_REQUIREMENT, SCORES, scoreOf } from './adl-score.ts'
import { requirement } from './margin.ts'
import { frontHolding } from './rank.ts'
import { standingOf } from './standing.ts'
import { walkScore } from './walk.ts'
import type { World } from './world.ts'
import { sizeOf } from './world.ts'

/** The winners of one side of one market at the marks, with their scores at given coordinates (rule A6). */
export interface Winners {
  /** Positions, in row order. */
  readonly positions: Uint32Array
  /** Score of each, descending is first in line. */
  readonly scores: Float64Array
  /** Lots that each holds, > 0. */
  readonly lots: Float64Array
  readonly count: number
}

/**
 * Score of position p at coordinates `x`; −∞ when it is no winner at the marks, which a walk does not ask, or its account
 * has nothing at `x` (rules S1 to S6, S8). O(positions of its account).
 */
export function scoreAt(world: World, p: number, x: Float64Array): number {
  const { positions, markets, prices, rulebook } = world
  const { score } = rulebook.adl
  const m = positions.market[p]
  if (positions.lots[p] === 0) return Number.NEGATIVE_INFINITY
  const a = positions.account[p]
  const { wallet, equity, requirement: required } = standingOf(world, a, x)
  if (score === 'random')
    return equity > 0 ? walkScore(world, p, positions.lots[p]) : Number.NEGATIVE_INFINITY
  if (!(profitOf(world, p, prices.x[m]) > 0)) return Number.NEGATIVE_INFINITY
  return scoreOf(
    score,
    markets[m].sigma,
    sizeOf(world, p),
    positions.basis[p],
    x[m],
    equity,
    wallet,
    required,
  )
}

/**
 * Every winner on `side` (1 long, −1 short) of market m, in row order: who wins is seen at the marks, who is first at `x`,
 * which may be older (rule A6). O(positions of that side). The columns belong to the world and are good until the next call.
 */
export function winnersOf(world: World, m: number, side: number, x: Float64Array): Winners {
  const list = side > 0 ? world.postings[m].longs : world.postings[m].shorts
  const { rows, scores, lots: held } = world.scratch
  const { accounts, positions, prices, markets } = world
  const { account, lots, basis, settledAt } = positions
  const { lot, sigma, curve } = markets[m]
  const family = world.rulebook.adl.score
  const isWalk = family === 'random'
  const scoreIn = isWalk ? null : SCORES[family]
  const needsRequirement = !isWalk && READS_REQUIREMENT.has(family)
  const index = side > 0 ? prices.indexLong[m] : prices.indexShort[m]
  const at = x[m]
  const now = prices.x[m]
  let count = 0
  for (let i = 0; i < list.length; i++) {
    const p = list[i]
    const size = lots[p] * lot
    // Before anything else, since most rows that drop out drop out here.
    if (!(size * now - basis[p] > 0) && (!isWalk || size === 0)) continue
    const a = account[p]
    let score: number
    if (accounts.first[a + 1] - accounts.first[a] > 1) score = scoreAt(world, p, x)
    else {
      const cash = accounts.cash[a] - side * size * (index - settledAt[p])
      const required = needsRequirement ? requirement(curve, size, basis[p], at) : 0
      const equity = cash + (size * at - basis[p])
      if (!(equity > 0)) continue
      score =
        scoreIn === null
          ? walkScore(world, p, side)
          : scoreIn(sigma, size, basis[p], at, equity, cash, required)
    }
    if (score === Number.NEGATIVE_INFINITY) continue
    rows[count] = p
    held[count] = side * lots[p]
    scores[count++] = score
  }
  return { positions: rows, scores, lots: held, count }
}

/**
 * The first winners in rank order that together hold at least `wanted` lots, or all of them: score descending, then row.
 * O(winners).
 */
export function frontOfQueue({ positions, scores, lots, count }: Winners, wanted: number): Uint32Array {
  return frontHolding(scores, lots, count, wanted).map((i) => positions[i])
}
