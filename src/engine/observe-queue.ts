import { allocate } from './adl-allocation.ts'
import { factorsOf, scoreOf } from './adl-score.ts'
import { lorenz } from './lorenz.ts'
import type { Observation } from './observation.ts'
import { QUEUE_BARS, QUEUE_HEADS } from './observation.ts'
import type { Put } from './observe.ts'
import type { Taken } from './observe-taken.ts'
import { rankedAt, takenFrom } from './observe-taken.ts'
import { frontHolding, rankedGroups, rankOf, topRanked } from './rank.ts'
import { scoreAt, winnersOf } from './ranking.ts'
import type { ScoreBins } from './score-bins.ts'
import { binScores } from './score-bins.ts'
import { walkScore } from './walk.ts'
import type { World } from './world.ts'
import { NONE } from './world.ts'

/** The share of the winners' open interest that the queue is asked for when nobody has been deleveraged (rule Q2). */
const HYPOTHETICAL = 0.01

/** The queue as it is shown: before anybody was deleveraged as it stands, after that as it stood when it was ranked. */
export interface Line {
  readonly count: number
  readonly positions: Uint32Array
  readonly scores: Float64Array
  /** Lots of each before any were taken, and how many are taken. */
  readonly lots: Float64Array
  readonly closed: Float64Array
  /** What was really taken, by position; empty: it is only asked what would be. */
  readonly taken: ReadonlyMap<number, Taken>
  /** Coordinates at which it is ranked. */
  readonly x: Float64Array
  /** Of the scores, with the lots as weights. */
  readonly bins: ScoreBins
}

/**
 * The deleveraging queue of the winning side, and who gives up how much under the two allocations (rules A6, Q1, Q2).
 * O(positions of the market + journal).
 */
export function fillQueue(world: World, m: number, out: Observation, put: Put): void {
  const side = sideInView(world, m)
  const line = lineUp(world, m, side)
  put('queueSide', side)
  put('queueLength', line.count)
  put('queueHypothetical', line.taken.size > 0 ? 0 : 1)
  putYourScore(world, put)
  out.used.bars = 0
  out.used.heads = 0
  out.used.lorenz = 0
  if (line.count === 0) return
  put('queueTaken', sum(line.closed, line.count))
  fillBars(line, world.markets[m].lotNotional, out)
  fillHeads(world, m, line, out)
  const given = aboveZero(line.closed, line.count)
  put('giniRank', lorenz(given, given.length, out.lorenz.rankQueue, line.count - given.length))
  // In proportion to contracts, what each gives up is distributed as what each holds.
  put('giniProRata', lorenz(line.lots, line.count, out.lorenz.contractProRata, 0))
  out.used.lorenz = out.lorenz.rankQueue.length
  putYourPlace(world, line, put)
}

/** The side that the last price step of market m made win: its queue is the one that is shown (rule Q2). */
export function sideInView({ prices }: World, m: number): 1 | -1 {
  return prices.direction[m] > 0 ? 1 : -1
}

/** The winners of one side of market m, in row order, with those who were deleveraged. O(positions + journal). */
export function lineUp(world: World, m: number, side: number): Line {
  const taken = takenFrom(world, m, side)
  if (taken.size > 0) return lineThatWas(world, m, side, taken)
  const { x } = world.prices
  const { positions, scores, lots, count } = winnersOf(world, m, side, x)
  const bins = binScores(scores, lots, count)
  const asked = Math.max(1, Math.floor(sum(lots, count) * HYPOTHETICAL))
  const closed = world.scratch.closed.fill(0, 0, count)
  const front = frontHolding(scores, lots, count, asked, bins)
  takeFrom(front, lots, asked, closed)
  return { count, positions, scores, lots, closed, taken, x, bins }
}

/** The line with those who were closed in it, ranked when the last of them were (rule A6). */
function lineThatWas(world: World, m: number, side: number, taken: ReadonlyMap<number, Taken>): Line {
  const { prices } = world
  const x = prices.x.slice()
  x[m] = prices.adlRankX[m]
  const winners = winnersOf(world, m, side, x)
  const { positions, scores, lots } = winners
  const places = new Map<number, number>()
  let { count } = winners
  // The columns have room for every position of the market.
  for (const p of taken.keys()) {
    const i = placeIn(positions, winners.count, p)
    places.set(p, i < 0 ? count : i)
    if (i < 0) positions[count++] = p
  }
  const closed = world.scratch.closed.fill(0, 0, count)
  for (let i = winners.count; i < count; i++) lots[i] = Math.abs(world.positions.lots[positions[i]])
  for (const [p, of] of taken) {
    const i = places.get(p) ?? 0 // every one of them has its place
    const score = scoreThen(world, p, of, side, x)
    // An account that has lost its equity since then still shows what was taken from it.
    scores[i] = Math.max(0, score)
    closed[i] = Math.abs(of.lots)
    lots[i] += closed[i]
  }
  return { count, positions, scores, lots, closed, taken, x, bins: binScores(scores, lots, count) }
}

/** The score of p as it stood before anything was taken from it. */
function scoreThen(world: World, p: number, of: Taken, side: number, x: Float64Array): number {
  const { score } = world.rulebook.adl
  if (score === 'random') return walkScore(world, p, side)
  return scoreOf(score, world.markets[world.positions.market[p]].sigma, ...rankedAt(world, p, of, x))
}

/** Where p stands among the first `count` rows, which ascend; −1 if it does not. O(log count). */
function placeIn(rows: Uint32Array, count: number, p: number): number {
  let least = 0
  let end = count
  while (least < end) {
    const middle = (least + end) >> 1
    if (rows[middle] < p) least = middle + 1
    else end = middle
  }
  return least < count && rows[least] === p ? least : -1
}

/** Writes into `closed` what each of the front would give if `asked` lots were taken down the queue. */
function takeFrom(front: Uint32Array, lots: Float64Array, asked: number, closed: Float64Array): void {
  const given = new Float64Array(front.length)
  allocate(
    'rankQueue',
    asked,
    Float64Array.from(front, (i) => lots[i]),
    given,
  )
  front.forEach((i, rank) => {
    closed[i] = given[rank]
  })
}

/* Plain loops, here and below: a callback for each of half a million winners would cost more than the rest of a frame. */

function sum(column: Float64Array, n: number): number {
  let total = 0
  for (let i = 0; i < n; i++) total += column[i]
  return total
}

function aboveZero(column: Float64Array, n: number): Float64Array {
  let count = 0
  for (let i = 0; i < n; i++) if (column[i] > 0) count++
  const kept = new Float64Array(count)
  for (let i = n - 1; count > 0; i--) if (column[i] > 0) kept[--count] = column[i]
  return kept
}

/** Bars of the queue: groups of neighbours in rank order with their mean score, and how much of each is taken. */
function fillBars(line: Line, lotNotional: number, { bars, used }: Observation): void {
  const { scores, lots, count, bins } = line
  const length = Math.min(QUEUE_BARS, count)
  const held = rankedGroups(scores, lots, count, length, bins)
  const given = givenOf(line, held.weights)
  for (let b = 0; b < length; b++) {
    bars.score[b] = held.scores[b]
    bars.notional[b] = held.weights[b] * lotNotional
    bars.closedShare[b] = held.weights[b] > 0 ? given[b] / held.weights[b] : 0
    bars.width[b] = held.members[b]
  }
  used.bars = length
}

/** Lots taken from each bar. What is only asked for is taken from the front: no need to rank a second time. */
function givenOf({ scores, closed, count, taken }: Line, held: Float64Array): Float64Array {
  if (taken.size > 0) return rankedGroups(scores, closed, count, held.length).weights
  let left = sum(closed, count)
  return held.map((lots) => {
    const given = Math.min(left, lots)
    left -= given
    return given
  })
}

function fillHeads(world: World, m: number, line: Line, { heads, used }: Observation): void {
  const { score: family } = world.rulebook.adl
  const order = topRanked(line.scores, line.count, QUEUE_HEADS, line.bins)
  order.forEach((i, rank) => {
    const p = line.positions[i]
    const ranked = rankedAt(world, p, line.taken.get(p), line.x)
    const [size, basis, x] = ranked
    const [first, second] =
      family === 'random' ? [line.scores[i], 1] : factorsOf(family, world.markets[m].sigma, ...ranked)
    heads.row[rank] = world.positions.account[p]
    heads.score[rank] = line.scores[i]
    heads.first[rank] = first
    heads.second[rank] = second
    heads.lots[rank] = line.lots[i]
    heads.closedLots[rank] = line.closed[i]
    heads.profit[rank] = size * x - basis
  })
  used.heads = order.length
}

/** The reader's score as it stands now, also while the queue of the other side is shown (rule Q2). */
function putYourScore(world: World, put: Put): void {
  if (world.you === NONE) return
  const score = scoreAt(world, world.accounts.first[world.you], world.prices.x)
  if (score !== Number.NEGATIVE_INFINITY) put('youScore', score)
}

/** The reader's place among them; it was one of them, too, if it has been closed since. */
function putYourPlace(world: World, { positions, scores, count }: Line, put: Put): void {
  if (world.you === NONE) return
  const i = positions.subarray(0, count).indexOf(world.accounts.first[world.you])
  if (i < 0) return
  put('youScore', scores[i])
  put('youQueuePlace', rankOf(scores, count, i))
}
