import { reindex, thresholdPrice } from './account.ts'
import type { Part } from './crossing.ts'
import { collect, solveStale } from './crossing.ts'
import { deleverage, roundsOf } from './deleverage.ts'
import { EngineFault } from './fault.ts'
import { payFunding, settlePeriod } from './funding.ts'
import { markAt } from './impact.ts'
import { checkInvariants } from './invariants.ts'
import { liquidate } from './liquidate.ts'
import { coordinateOf } from './payoff.ts'
import { owesTooMuch, relievePool } from './pool-relief.ts'
import type { Run } from './run.ts'
import { makeRun, setCurrent } from './run.ts'
import type { Step } from './scenario.ts'
import { ThresholdHeap } from './threshold-book.ts'
import { triggerOf } from './waterfall.ts'
import type { World } from './world.ts'
import { FUND, LIQUIDATED, T, TAKEN_OVER } from './world.ts'

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
  rebase(world)
  switch (what.kind) {
    case 'price': {
      const m = what.market
      // What stands below its requirement before the price moves goes first, at the price where it stands.
      runRounds(run, index, until, false)
      const start = prices.mark[m]
      prices.direction[m] = Math.sign(what.to - start)
      // A look that ends here shows the hand where it was in its last round.
      if (what.gap < 1 && world.rounds.length < until) {
        prices.hand[m] = start + (1 - what.gap) * (what.to - start)
        runRounds(run, index, until, false)
      }
      if (what.gap > 0 && world.rounds.length < until) {
        prices.hand[m] = what.to
        runRounds(run, index, until, true)
      }
      break
    }
    case 'funding':
      payFunding(run, what.market, what.rate)
      runRounds(run, index, until, false)
      break
    case 'settle':
      settlePeriod(run)
      runRounds(run, index, until, false)
  }
  checkInvariants(world)
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
    const batch: Part[] = []
    const bounds = markets.map((market, m) => markAt(market, prices.hand[m], prices.forced[m]))
    for (let m = 0; m < markets.length; m++) {
      run.rankX[m] = prices.x[m]
      const bound = bounds[m]
      // A round in which the hand stands still answers the move that the last round's sales have made.
      const before = bound === prices.mark[m] ? prices.previous[m] : prices.mark[m]
      run.beforeX[m] = coordinateOf(markets[m].sigma, before)
      batch.push(...collect(world, m, bound))
      setCurrent(run, m, isJump ? bound : prices.mark[m])
    }
    if (batch.every(({ rows }) => rows.length === 0)) {
      setMarks(world)
      if (!owesTooMuch(world)) return
    }
    if (run.round >= MOST_ROUNDS) throw new EngineFault('ENDLESS', run.round, 'the cascade does not end')
    solveStale(world)
    beginRound(run, index)
    for (const part of batch) close(run, part, isJump ? null : bounds[part.m])
    prices.previous.set(prices.mark)
    setMarks(world)
    // What no winner takes is sold at the mark, like everything else that happens now.
    for (let m = 0; m < markets.length; m++) setCurrent(run, m, prices.mark[m])
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
  const { world, row, changed } = run
  // Only now is it known where the price goes on from.
  for (const a of changed.splice(0)) reindex(world, a)
  for (let m = 0; m < world.markets.length; m++) {
    world.rounds.hand[m][row] = world.prices.hand[m]
    world.rounds.mark[m][row] = world.prices.mark[m]
  }
}

/**
 * Closes a part in order: in a slide each account meets its threshold, unless sales have taken the price past it. `end` is
 * where a slide goes to, null for a jump. In a slide an account that was closed in part is met again where the price, on
 * its way, passes its new threshold; after a jump there is no way, and it waits for the next round (rule L1).
 */
function close(run: Run, part: Part, end: number | null): void {
  const { m, sign, rows, keys, versions } = part
  const { version } = run.world.accounts
  const again = new ThresholdHeap(sign)
  for (let i = 0; i < rows.length || again.length > 0; ) {
    const isAgain = again.length > 0 && (i === rows.length || sign * again.price < sign * keys[i])
    const a = isAgain ? again.row : rows[i]
    const price = isAgain ? again.price : keys[i]
    // An account that another of its legs, or its other side, has brought here already is looked at again in the next round.
    const isCurrent = version[a] === (isAgain ? again.version : versions[i])
    if (isAgain) again.pop()
    else i++
    if (!isCurrent) continue
    if (sign * run.current[m] < sign * price) setCurrent(run, m, price)
    const pending = run.pending.length
    liquidate(run, a, m)
    // A leg that waits for deleveraging has its price: the account is looked at again when that is done.
    if (end !== null && run.pending.length === pending) meetAgain(run, a, part, end, again)
  }
}

/** Where a slide on its way to `end` meets an account that it has closed in part. Throttled increments take a round each. */
function meetAgain(run: Run, a: number, { m, sign }: Part, end: number, again: ThresholdHeap): void {
  const { world } = run
  const { accounts, rulebook } = world
  const isGone = accounts.status[a] === LIQUIDATED || accounts.status[a] === TAKEN_OVER
  if (isGone || rulebook.procedure.kind === 'throttled') return
  const price = thresholdPrice(world, a, m, run.current[m], sign)
  if (sign * price <= sign * end) again.push(price, a, accounts.version[a])
}
