import { equityOf, profitOf, requirementOf } from './account.ts'
import { allocate } from './adl-allocation.ts'
import { factorsOf } from './adl-score.ts'
import { lorenz } from './lorenz.ts'
import type { Observation } from './observation.ts'
import { QUEUE_BARS, QUEUE_HEADS } from './observation.ts'
import type { Put } from './observe.ts'
import { rankedGroups, rankOf, topRanked } from './rank.ts'
import type { Winners } from './ranking.ts'
import { scoreAt, winnersOf } from './ranking.ts'
import type { World } from './world.ts'
import { NONE, sizeOf, T } from './world.ts'

/** The share of the winners' open interest that the queue is asked for when nobody has been deleveraged (rule Q2). */
const HYPOTHETICAL = 0.01

/**
 * The deleveraging queue of the winning side, and who gives up how much under the two allocations (rules A6, Q1, Q2).
 * O(positions of the market).
 */
export function fillQueue(world: World, m: number, out: Observation, put: Put): void {
  const { prices, tally } = world
  const side = prices.direction[m] > 0 ? 1 : -1
  const winners = winnersOf(world, m, side, prices.x)
  put('queueSide', side)
  put('queueLength', winners.count)
  const isReal = tally[T.adlLots] > 0
  put('queueHypothetical', isReal ? 0 : 1)
  out.used.bars = 0
  out.used.heads = 0
  out.used.lorenz = 0
  if (winners.count === 0) return
  const lots = new Float64Array(winners.count)
  let held = 0
  for (let i = 0; i < winners.count; i++)
    held += lots[i] = Math.abs(world.positions.lots[winners.positions[i]])
  const asked = isReal ? Math.min(held, tally[T.adlLots]) : Math.max(1, Math.floor(held * HYPOTHETICAL))
  put('queueTaken', asked)
  const front = frontOf(winners, lots, asked)
  const taken = new Float64Array(front.length)
  allocate(
    'rankQueue',
    asked,
    Float64Array.from(front, (i) => lots[i]),
    taken,
  )
  fillBars(winners, lots, asked, world.markets[m].lotNotional, out)
  fillHeads(world, m, winners, taken, out)
  put('giniRank', lorenz(taken, front.length, out.lorenz.rankQueue, winners.count - front.length))
  // In proportion to contracts, what each gives up is distributed as what each holds.
  put('giniProRata', lorenz(lots, winners.count, out.lorenz.contractProRata, 0))
  out.used.lorenz = out.lorenz.rankQueue.length
  putYourPlace(world, m, side, winners, put)
}

/** The first winners in rank order that together hold `asked` lots. */
function frontOf(winners: Winners, lots: Float64Array, asked: number): Uint32Array {
  for (let k = Math.min(winners.count, 256); ; k = Math.min(winners.count, k * 8)) {
    const order = topRanked(winners.scores, winners.count, k)
    let held = 0
    for (let i = 0; i < order.length; i++) {
      held += lots[order[i]]
      if (held >= asked) return order.subarray(0, i + 1)
    }
    if (k >= winners.count) return order
  }
}

/** Bars of the queue: groups of neighbours in rank order with their mean score, and how much of each is asked for. */
function fillBars(
  winners: Winners,
  lots: Float64Array,
  asked: number,
  lotNotional: number,
  out: Observation,
): void {
  const { bars } = out
  const count = Math.min(QUEUE_BARS, winners.count)
  const groups = rankedGroups(winners.scores, lots, winners.count, count)
  let left = asked
  for (let b = 0; b < count; b++) {
    const given = Math.min(left, groups.weights[b])
    left -= given
    bars.score[b] = groups.scores[b]
    bars.notional[b] = groups.weights[b] * lotNotional
    bars.closedShare[b] = groups.weights[b] > 0 ? given / groups.weights[b] : 0
    bars.width[b] = groups.members[b]
  }
  out.used.bars = count
}

function fillHeads(world: World, m: number, winners: Winners, taken: Float64Array, out: Observation): void {
  const { heads } = out
  const { positions, prices, markets, accounts, rulebook } = world
  const order = topRanked(winners.scores, winners.count, QUEUE_HEADS)
  const count = order.length
  for (let i = 0; i < count; i++) {
    const p = winners.positions[order[i]]
    const a = positions.account[p]
    const [first, second] = factorsOf(
      rulebook.adl.score,
      markets[m].sigma,
      sizeOf(world, p),
      positions.basis[p],
      prices.x[m],
      equityOf(world, a),
      accounts.cash[a],
      requirementOf(world, a),
    )
    heads.row[i] = a
    heads.score[i] = winners.scores[order[i]]
    heads.first[i] = first
    heads.second[i] = second
    heads.lots[i] = Math.abs(positions.lots[p])
    heads.closedLots[i] = i < taken.length ? taken[i] : 0
    heads.profit[i] = profitOf(world, p, prices.x[m])
  }
  out.used.heads = count
}

function putYourPlace(world: World, m: number, side: number, winners: Winners, put: Put): void {
  if (world.you === NONE) return
  const p = world.accounts.first[world.you]
  if (world.positions.market[p] !== m || world.positions.lots[p] * side <= 0) return
  const score = scoreAt(world, p, world.prices.x)
  if (score === Number.NEGATIVE_INFINITY) return
  put('youScore', score)
  for (let i = 0; i < winners.count; i++)
    if (winners.positions[i] === p) put('youQueuePlace', rankOf(winners.scores, winners.count, i))
}
