import { equityOf, isFlat, profitOf } from './account.ts'
import { allocate } from './adl-allocation.ts'
import { leaveUnpaid, passSurplus, setStatus, standOn } from './aftermath.ts'
import { closeOnBook, closeWithLp, countClosed, quoteFor } from './fill.ts'
import { priceOf } from './payoff.ts'
import { frontOfQueue, winnersOf } from './ranking.ts'
import type { Pending, Run } from './run.ts'
import { setAside } from './run.ts'
import { hasLayer, isDust, payDeficit } from './waterfall.ts'
import type { World } from './world.ts'
import { DELEVERAGED, isManyLegged, LP, T, touch } from './world.ts'

/* Layer 6: bankrupt positions are closed against winners (rules W6, A5 to A10), once at the end of each round. */

/** Closes what the round handed over, market by market and side by side, then pays what is still missing. */
export function deleverage(run: Run): void {
  const { pending, world } = run
  if (pending.length === 0) return
  const todo = pending.splice(0)
  const losers = new Set(todo.map(({ p }) => world.positions.account[p]))
  for (let m = 0; m < world.markets.length; m++)
    for (const side of [1, -1]) {
      const here = todo.filter(
        ({ p }) => world.positions.market[p] === m && world.positions.lots[p] * side > 0,
      )
      if (here.length > 0) closeAgainstWinners(run, m, side, here, losers)
    }
  for (const { p } of todo) {
    const a = world.positions.account[p]
    if (losers.delete(a)) finish(run, a, world.positions.market[p])
  }
}

/** One loser's lots that still look for a counterparty. */
interface Open {
  readonly p: number
  readonly x: number
  left: number
}

function closeAgainstWinners(
  run: Run,
  m: number,
  side: number,
  pending: readonly Pending[],
  losers: ReadonlySet<number>,
): void {
  const { world } = run
  const markX = world.prices.x[m]
  const open: Open[] = pending.map(({ p, lots, x }) => ({ p, left: lots, x: Number.isNaN(x) ? markX : x }))
  if (hasLayer(world, 'adl')) matchWithWinners(run, m, side, open, losers)
  for (const loser of open) if (loser.left > 0) sellUnmatched(run, m, loser)
}

function matchWithWinners(
  run: Run,
  m: number,
  side: number,
  open: readonly Open[],
  losers: ReadonlySet<number>,
): void {
  const { world } = run
  const { account } = world.positions
  const { adl } = world.rulebook
  const lots = open.reduce((sum, loser) => sum + loser.left, 0)
  const winners = winnersOf(world, m, -side, run.rankX)
  world.prices.adlRankX[m] = run.rankX[m]
  const worst = worstPerLot(world, m, -side, open)
  // What the queue must hold is not known before the refusals of rule A10, so ask for more until it is enough.
  for (let wanted = lots; ; wanted *= 4) {
    const queue =
      adl.allocation === 'rankQueue'
        ? frontOfQueue(winners, wanted)
        : winners.positions.subarray(0, winners.count)
    const capacities = new Float64Array(queue.length)
    let held = 0
    const pledged = new Map<number, number>()
    // Whoever waits to be closed out itself, with another leg, gives nothing to others.
    for (let i = 0; i < queue.length; i++)
      held += capacities[i] = losers.has(account[queue[i]])
        ? 0
        : capacityOf(world, m, queue[i], worst, pledged)
    if (held < lots && queue.length < winners.count) continue
    const taken = new Float64Array(queue.length)
    const isFilled = allocate(adl.allocation, lots, capacities, taken) === lots
    // Down a queue that suffices nobody is asked behind the last one who gives.
    const asked = adl.allocation === 'rankQueue' && isFilled ? lastTaker(taken) + 1 : queue.length
    for (let i = 0; i < asked; i++)
      if (taken[i] === capacities[i] && !losers.has(account[queue[i]]))
        tellRefusal(run, m, queue[i], capacities[i])
    pair(run, m, queue, taken, open)
    return
  }
}

/** What a winner gives up per lot at the worst of the losers' prices, 0 where none is worse for it than the mark. O(losers). */
function worstPerLot({ markets, prices }: World, m: number, side: number, open: readonly Open[]): number {
  const perLot = side * markets[m].lot
  let worst = 0
  for (const { x } of open) worst = Math.max(worst, perLot * (prices.x[m] - x))
  return worst
}

/**
 * Lots that winner q can give up at `worst` a lot without going below zero (rule A10). `pledged` is what accounts with
 * several legs on this side may already have to pay for the legs before.
 */
function capacityOf(world: World, m: number, q: number, worst: number, pledged: Map<number, number>): number {
  const { positions, prices, rulebook } = world
  const lots = Math.abs(positions.lots[q])
  if (worst === 0) return lots
  // With its principal protected, a winner closes nothing at a price worse than its own entry.
  if (rulebook.adl.protectPrincipal && profitOf(world, q, prices.x[m]) / lots < worst) return 0
  const a = positions.account[q]
  const before = pledged.get(a) ?? 0
  const capacity = Math.max(0, Math.min(lots, Math.floor((equityOf(world, a) - before) / worst)))
  if (isManyLegged(world, a)) pledged.set(a, before + capacity * worst)
  return capacity
}

function lastTaker(taken: Float64Array): number {
  let last = taken.length - 1
  while (last >= 0 && taken[last] === 0) last--
  return last
}

/** Says of a winner that was asked for all it can give that this is less than it holds (rule A10). */
function tellRefusal(run: Run, m: number, q: number, capacity: number): void {
  const { positions, journal, prices } = run.world
  const lots = positions.lots[q]
  const kept = Math.abs(lots) - capacity
  if (kept === 0) return
  journal.add(
    run.round,
    'adlSkipped',
    'A10',
    positions.account[q],
    LP,
    0,
    m,
    Math.sign(lots) * kept,
    prices.mark[m],
  )
}

/** Hands what each winner gives to the losers in their order, and books each pair. */
function pair(run: Run, m: number, queue: Uint32Array, taken: Float64Array, open: readonly Open[]): void {
  let next = 0
  for (let i = 0; i < queue.length; i++) {
    let left = taken[i]
    if (left === 0) continue
    beginWinner(run, m, queue[i], left)
    while (left > 0 && next < open.length) {
      const loser = open[next]
      const lots = Math.min(left, loser.left)
      if (lots > 0) closePair(run, m, queue[i], loser, lots)
      left -= lots
      loser.left -= lots
      if (loser.left === 0) next++
    }
    endWinner(run, queue[i])
  }
}

/** Counts a winner of whom `lots` are about to be closed. */
export function beginWinner(run: Run, m: number, q: number, lots: number): void {
  const { world } = run
  const { accounts, positions, markets, tally } = world
  const a = positions.account[q]
  touch(world, a)
  if (accounts.status[a] !== DELEVERAGED) {
    setStatus(world, a, DELEVERAGED)
    tally[T.adlAccounts]++
    world.rounds.columns.adlAccounts[run.row]++
  }
  const notional = lots * markets[m].lotNotional
  tally[T.adlNotional] += notional
  tally[T.adlLots] += lots
  world.rounds.columns.adlNotional[run.row] += notional
  if (a === world.you) tally[T.youDeleveraged] += lots
}

/** Takes a winner out of the index until the round ends. */
export function endWinner(run: Run, q: number): void {
  setAside(run, run.world.positions.account[q])
}

/** Both sides close at the mark against the LP, and the winner pays the loser the difference to the settlement price. */
function closePair(run: Run, m: number, q: number, loser: Open, lots: number): void {
  const { world } = run
  const { accounts, positions, markets, prices, tally, journal } = world
  const winner = positions.account[q]
  const bankrupt = positions.account[loser.p]
  touch(world, bankrupt)
  const size = Math.sign(positions.lots[loser.p]) * lots * markets[m].lot
  const transfer = size * (loser.x - prices.x[m])
  const signed = Math.sign(size) * lots
  const earned = closeWithLp(world, q, lots, prices.x[m])
  countClosed(world, loser.p, lots)
  const lost = closeWithLp(world, loser.p, lots, prices.x[m])
  accounts.cash[winner] -= transfer
  accounts.cash[bankrupt] += transfer
  const price = priceOf(markets[m].sigma, loser.x)
  journal.move(run.round, 'adl', 'A9', winner, bankrupt, transfer, m, -signed, price)
  journal.move(run.round, 'closeOut', 'A9', LP, winner, earned, m, -signed, prices.mark[m])
  journal.move(run.round, 'closeOut', 'A9', LP, bankrupt, lost, m, signed, prices.mark[m])
  // Where the settlement price is worse for the loser than the mark, it is the loser who pays.
  const loss = Math.max(0, -lost) + Math.max(0, -transfer)
  const given = Math.max(0, transfer)
  tally[T.adlPaid] += given
  tally[T.adlProfit] += earned - transfer
  tally[T.adlPrice] = price
  tally[T.lossIn] += loss
  tally[T.marginLost] += loss - given
}

/** No winner is left for these lots: they go to the book at whatever it pays (rule W6). */
function sellUnmatched(run: Run, m: number, loser: Open): void {
  const { world } = run
  const a = world.positions.account[loser.p]
  touch(world, a)
  const lots = loser.left
  if (hasLayer(world, 'adl'))
    world.journal.add(run.round, 'noCounterparty', 'W6', a, LP, 0, m, lots, run.current[m])
  const signed = Math.sign(world.positions.lots[loser.p]) * lots
  const quote = quoteFor(run, loser.p, lots)
  const profit = closeOnBook(run, loser.p, lots, quote)
  world.journal.move(run.round, 'liquidation', 'W6', LP, a, profit, m, signed, quote.fill)
  world.tally[T.lossIn] += Math.max(0, -profit)
  world.tally[T.marginLost] += Math.max(0, -profit)
}

/** Once the loser's account is flat, what is missing goes through the layers, what is left over to whom the rulebook says, free of fee. */
function finish(run: Run, a: number, m: number): void {
  const { world } = run
  if (!isFlat(world, a)) {
    // Another leg stands on; what is missing will be seen when that one goes.
    standOn(run, a)
    return
  }
  const cash = world.accounts.cash[a]
  const scale = world.tally[T.lossIn]
  if (cash < 0 && !isDust(cash, scale * 1e-3)) {
    world.tally[T.deficit] -= cash
    world.tally[T.marginLost] += cash
    const unpaid = payDeficit(run, a, m, -cash, false)
    if (unpaid > 0) leaveUnpaid(run, a, m, unpaid)
  } else passSurplus(run, a, m, 0, scale)
}

/** Rounds that a span of seconds lasts (rule P8). */
export function roundsOf(world: World, seconds: number): number {
  return Math.ceil(seconds / world.rulebook.roundSeconds)
}
