import { factorsOf } from './adl-score.ts'
import { allocate } from './adl-allocation.ts'
import { equityOf, profitOf, requirementOf } from './account.ts'
import { lorenz } from './lorenz.ts'
import { type Observation, QUEUE_BARS, QUEUE_HEADS } from './observation.ts'
import type { Put } from './observe.ts'
import { rankOf, topRanked } from './rank.ts'
import { scoreAt, type Winners, winnersOf } from './ranking.ts'
import { NONE, sizeOf, T, type World } from './world.ts'

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
  const order = topRanked(winners.scores, winners.count, winners.count)
  const lots = order.map((i) => Math.abs(world.positions.lots[winners.positions[i]]))
  const capacities = Float64Array.from(lots)
  let held = 0
  for (const l of capacities) held += l
  const asked = isReal ? Math.min(held, tally[T.adlLots]) : Math.max(1, Math.floor(held * HYPOTHETICAL))
  const taken = new Float64Array(order.length)
  allocate('rankQueue', asked, capacities, taken)
  put('queueTaken', asked)
  fillBars(world, m, winners, order, taken, out)
  fillHeads(world, m, winners, order, taken, out)
  put('giniRank', lorenz(taken, order.length, out.lorenz.rankQueue))
  taken.fill(0)
  allocate('contractProRata', asked, capacities, taken)
  put('giniProRata', lorenz(taken, order.length, out.lorenz.contractProRata))
  out.used.lorenz = out.lorenz.rankQueue.length
  putYourPlace(world, m, side, winners, put)
}

function fillBars(world: World, m: number, winners: Winners, order: Uint32Array, taken: Float64Array, out: Observation): void {
  const { bars } = out
  const count = Math.min(QUEUE_BARS, order.length)
  const { lotNotional } = world.markets[m]
  for (let b = 0; b < count; b++) {
    const from = Math.floor((b * order.length) / count)
    const to = Math.floor(((b + 1) * order.length) / count)
    let score = 0
    let lots = 0
    let closed = 0
    for (let i = from; i < to; i++) {
      score += winners.scores[order[i]]
      lots += Math.abs(world.positions.lots[winners.positions[order[i]]])
      closed += taken[i]
    }
    bars.score[b] = score / (to - from)
    bars.notional[b] = lots * lotNotional
    bars.closedShare[b] = lots > 0 ? closed / lots : 0
    bars.width[b] = to - from
  }
  out.used.bars = count
}

function fillHeads(world: World, m: number, winners: Winners, order: Uint32Array, taken: Float64Array, out: Observation): void {
  const { heads } = out
  const { positions, prices, markets, accounts, rulebook } = world
  const count = Math.min(QUEUE_HEADS, order.length)
  for (let i = 0; i < count; i++) {
    const p = winners.positions[order[i]]
    const a = positions.account[p]
    const [first, second] = factorsOf(
      rulebook.adl.score, markets[m].sigma, sizeOf(world, p), positions.basis[p], prices.x[m], equityOf(world, a),
      accounts.cash[a], requirementOf(world, a),
    )
    heads.row[i] = a
    heads.score[i] = winners.scores[order[i]]
    heads.first[i] = first
    heads.second[i] = second
    heads.lots[i] = Math.abs(positions.lots[p])
    heads.closedLots[i] = taken[i]
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
