import { reindex, thresholdPrice } from './account.ts'
import { deleverage, relievePool, roundsOf } from './deleverage.ts'
import { EngineFault } from './fault.ts'
import { payFunding, settlePeriod } from './funding.ts'
import { markAt } from './impact.ts'
import { liquidate } from './liquidate.ts'
import { coordinateOf } from './payoff.ts'
import type { Run } from './run.ts'
import { makeRun, setCurrent } from './run.ts'
import type { Step } from './scenario.ts'
import type { Side, ThresholdHeap } from './threshold-book.ts'
import { triggerOf } from './waterfall.ts'
import type { World } from './world.ts'
import { FUND, isManyLegged, T } from './world.ts'

/** More rounds than any scenario needs: past it something goes round in a circle. */
const MOST_ROUNDS = 100_000

/**
 * Does one step of a scenario (rules P1, P2, P8, F1, F2): moves the hand, lets the cascade run out round by round. Stops
 * before round `until` + 1 of the whole run. Throws `EngineFault` when an invariant breaks.
 */
export function step(world: World, what: Step, index: number, until: number): void {
  const { prices } = world
  const run = makeRun(world)
  run.round = world.rounds.length
  switch (what.kind) {
    case 'price': {
      const m = what.market
      rebase(world)
      const start = prices.mark[m]
      prices.direction[m] = Math.sign(what.to - start)
      if (what.gap < 1) {
        prices.hand[m] = start + (1 - what.gap) * (what.to - start)
        runRounds(run, index, until, false)
      }
      if (what.gap > 0) {
        prices.hand[m] = what.to
        runRounds(run, index, until, true)
      }
      break
    }
    case 'funding':
      rebase(world)
      payFunding(run, what.market, what.rate)
      runRounds(run, index, until, false)
      break
    case 'settle':
      settlePeriod(run)
      runRounds(run, index, until, false)
  }
}

/** Between two steps the book fills up again: the hand takes over at the mark (rule P1). */
function rebase(world: World): void {
  const { prices } = world
  prices.hand.set(prices.mark)
  prices.stepStart.set(prices.mark)
  prices.previous.set(prices.mark)
  prices.forced.fill(0)
}

/** Rounds until nothing new triggers (rule P8). */
function runRounds(run: Run, index: number, until: number, isJump: boolean): void {
  const { world } = run
  const { prices, markets } = world
  for (;;) {
    if (world.rounds.length >= until) return
    const batch: Batch = []
    for (let m = 0; m < markets.length; m++) {
      run.rankX[m] = prices.x[m]
      const bound = markAt(markets[m], prices.hand[m], prices.forced[m])
      collect(run, m, bound, batch)
      setCurrent(run, m, isJump ? bound : prices.mark[m])
    }
    if (batch.every(({ rows }) => rows.length === 0)) {
      setMarks(world)
      return
    }
    if (run.round >= MOST_ROUNDS) throw new EngineFault('ENDLESS', run.round, 'the cascade does not end')
    beginRound(run, index)
    for (const part of batch) close(run, part)
    prices.previous.set(prices.mark)
    setMarks(world)
    deleverage(run)
    setMarks(world)
    for (let m = 0; m < markets.length; m++) relievePool(run, m)
    endRound(run)
  }
}

function beginRound(run: Run, index: number): void {
  const { world } = run
  const { tally, ledgers } = world
  run.row = world.rounds.open(index)
  run.round = world.rounds.length
  tally[T.fundNotionalInRound] = 0
  const drawdown = triggerOf(world, 'drawdown')
  // The maximum of the window: one that was set longer ago than the window is forgotten (rule A2).
  if (ledgers[FUND] >= tally[T.fundPeak]) tally[T.fundPeakRound] = run.round
  if (
    drawdown !== undefined &&
    run.round - tally[T.fundPeakRound] > roundsOf(world, drawdown.windowSeconds)
  ) {
    tally[T.fundPeak] = ledgers[FUND]
    tally[T.fundPeakRound] = run.round
  }
}

function setMarks(world: World): void {
  const { prices, markets } = world
  for (let m = 0; m < markets.length; m++) {
    const mark = markAt(markets[m], prices.hand[m], prices.forced[m])
    if (mark === prices.mark[m]) continue
    prices.mark[m] = mark
    prices.x[m] = coordinateOf(markets[m].sigma, mark)
    for (let other = 0; other < markets.length; other++) if (other !== m) prices.isStale[other] = 1
  }
}

function endRound(run: Run): void {
  const { world, row } = run
  const m = mainMarket(world)
  world.rounds.columns.hand[row] = world.prices.hand[m]
  world.rounds.columns.mark[row] = world.prices.mark[m]
}

/** The market whose price the path follows: the one that the last step moved, else the first. */
function mainMarket(world: World): number {
  return Math.max(
    0,
    world.prices.direction.findIndex((direction) => direction !== 0),
  )
}

/** Accounts whose threshold in one market lies on the way, in the order in which the price meets them. */
interface Part {
  readonly m: number
  readonly sign: 1 | -1
  readonly rows: number[]
  readonly keys: number[]
}
type Batch = Part[]

/** Takes from the index what the price meets on its way to `bound` (rule L1). O(what it meets). */
function collect(run: Run, m: number, bound: number, batch: Batch): void {
  const { world } = run
  for (const sign of [-1, 1] as const) {
    const side = sign === -1 ? world.book.down[m] : world.book.up[m]
    const part: Part = { m, sign, rows: [], keys: [] }
    if (world.prices.isStale[m] !== 0) solveManyAgain(world, m, sign, side)
    readSorted(world, side, part, bound)
    const fromHeaps = readHeap(world, side.heap, part, bound) + readHeap(world, side.many, part, bound)
    if (fromHeaps > 0) sortPart(part)
    batch.push(part)
  }
  world.prices.isStale[m] = 0
}

function solveManyAgain(world: World, m: number, sign: 1 | -1, side: Side): void {
  side.many.clear()
  for (const a of world.manyLegged[m]) {
    const price = thresholdPrice(world, a, m, world.prices.mark[m], sign)
    if (!Number.isNaN(price)) side.many.push(price, a, world.accounts.version[a])
  }
}

function readSorted(world: World, side: Side, part: Part, bound: number): void {
  const { version } = world.accounts
  const { keys, rows, cursor } = side
  const { sign, m } = part
  const slack = world.prices.slack[m]
  const limit = slack === 0 ? bound : slackened(world, m, bound, sign)
  const mark = world.prices.mark[m]
  let at = cursor.at
  for (; at < keys.length && sign * keys[at] <= sign * limit; at++) {
    const a = rows[at]
    if (version[a] !== 0) continue
    if (slack === 0) {
      part.rows.push(a)
      part.keys.push(keys[at])
      continue
    }
    const price = thresholdPrice(world, a, m, mark, sign)
    if (Number.isNaN(price)) continue
    if (sign * price <= sign * bound) {
      part.rows.push(a)
      part.keys.push(price)
    } else side.heap.push(price, a, version[a])
  }
  cursor.at = at
}

/** The bound, widened by how far funding can have moved thresholds since they were sorted (rule F1). */
function slackened(world: World, m: number, bound: number, sign: 1 | -1): number {
  const slack = world.prices.slack[m]
  if (slack === Number.POSITIVE_INFINITY) return sign * slack
  const { sigma } = world.markets[m]
  if (sigma === 1) return bound + sign * slack
  const x = coordinateOf(sigma, bound) + sign * slack
  return x < 0 ? -1 / x : Number.POSITIVE_INFINITY
}

function readHeap(world: World, heap: ThresholdHeap, part: Part, bound: number): number {
  let read = 0
  while (heap.length > 0 && part.sign * heap.price <= part.sign * bound) {
    const a = heap.row
    const isCurrent = heap.version === world.accounts.version[a]
    const price = heap.price
    heap.pop()
    if (!isCurrent) continue
    part.rows.push(a)
    part.keys.push(price)
    read++
  }
  return read
}

function sortPart(part: Part): void {
  const order = part.rows.map((_, i) => i)
  order.sort((i, j) => part.sign * (part.keys[i] - part.keys[j]) || part.rows[i] - part.rows[j])
  const rows = order.map((i) => part.rows[i])
  const keys = order.map((i) => part.keys[i])
  for (let i = 0; i < order.length; i++) {
    part.rows[i] = rows[i]
    part.keys[i] = keys[i]
  }
}

/** Closes a part in order: in a slide each account meets its threshold, unless sales have taken the price past it. */
function close(run: Run, part: Part): void {
  const { world } = run
  const { m, sign, rows, keys } = part
  const { version } = world.accounts
  const needsCheck = world.markets.length > 1 || world.prices.slack[m] !== 0
  for (let i = 0; i < rows.length; i++) {
    const a = rows[i]
    if (sign * run.current[m] < sign * keys[i]) setCurrent(run, m, keys[i])
    if (needsCheck && (version[a] !== 0 || isManyLegged(world, a)) && !isReached(run, a, m, sign))
      reindex(world, a, run.current)
    else liquidate(run, a, m)
  }
}

/** With other marks on the move a threshold may have run away since it was read; then the account waits. */
function isReached(run: Run, a: number, m: number, sign: 1 | -1): boolean {
  const price = thresholdPrice(run.world, a, m, run.current[m], sign)
  return !Number.isNaN(price) && sign * price <= sign * run.current[m]
}
