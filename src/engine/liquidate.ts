import { fundingOwed, isFlat, profitOf, requirementAt, settleFunding } from './account.ts'
import { chargeSplit, leave, leaveUnpaid, passSurplus, standOn } from './aftermath.ts'
import type { Closed } from './close-leg.ts'
import { closeLeg, defer, zeroOf } from './close-leg.ts'
import { lotsToClose } from './procedure.ts'
import type { Run } from './run.ts'
import type { Standing } from './standing.ts'
import { standingOf } from './standing.ts'
import { goesToVault, takeOver } from './take-over.ts'
import { hasLayer, isDust, isNegative, payDeficit, triggerOf } from './waterfall.ts'
import type { World } from './world.ts'
import { isManyLegged, LIQUIDATED, LP, T, touch } from './world.ts'

/**
 * Liquidates account a, whose threshold in market m has been reached, as far as the procedure of the rulebook goes in
 * one round (rules L2 to L8, W2). O(its positions).
 */
export function liquidate(run: Run, a: number, m: number): void {
  const { world } = run
  const { accounts } = world
  touch(world, a)
  payCharges(world, a)
  const standing = standingOf(world, a, run.x)
  world.rounds.columns.liquidated[run.row]++
  if (goesToVault(world, standing) && takeOver(run, a, standing)) return
  if (
    isNegative(standing.equity, standing.requirement) &&
    triggerOf(world, 'negativeEquity') !== undefined &&
    hasLayer(world, 'adl')
  ) {
    deferAll(run, a, standing)
    return
  }
  const before = accounts.cash[a]
  const closed = closeLegs(run, a, standing)
  settleEvent(run, a, m, before, closed)
}

/** What the account was charged is a loss of its margin like any other (rules F1, W2). */
function payCharges(world: World, a: number): void {
  const { accounts, tally } = world
  let charged = 0
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    charged += fundingOwed(world, p)
    settleFunding(world, p)
  }
  if (charged <= 0) return
  tally[T.lossIn] += charged
  tally[T.marginLost] += charged
}

/** Hands every leg of an account below zero to deleveraging (rule A4). */
function deferAll(run: Run, a: number, standing: Standing): void {
  const { world } = run
  const { accounts, positions } = world
  let side = 0
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    if (positions.lots[p] === 0) continue
    side ||= positions.lots[p]
    defer(run, p, Math.abs(positions.lots[p]), zeroOf(run, p, standing))
  }
  leave(run, a, LIQUIDATED, side)
}

function closeLegs(run: Run, a: number, standing: Standing): Closed {
  const { world } = run
  const { accounts } = world
  const closed: Closed = {
    profit: 0,
    beyondZero: 0,
    notional: 0,
    value: 0,
    side: 0,
    deferred: 0,
    fills: [],
  }
  if (isManyLegged(world, a)) closeSeveral(run, a, standing, closed)
  else closeOne(run, accounts.first[a], standing, closed)
  const { cooldown, rule } = afterwards(world)
  if (cooldown > 0) accounts.cooldown[a] = run.round + cooldown
  const cause = isFlat(world, a) ? 'liquidation' : 'partialLiquidation'
  for (const { m, lots, profit, price } of closed.fills)
    world.journal.move(run.round, cause, rule, LP, a, profit, m, lots, price)
  return closed
}

/** The usual account: it has one leg, and no other that backs it. */
function closeOne(run: Run, p: number, standing: Standing, closed: Closed): void {
  closed.side = run.world.positions.lots[p]
  if (closed.side === 0) return
  closeLeg(run, p, lotsToClose(run, p, standing.equity, standing.requirement), true, standing, closed)
}

function closeSeveral(run: Run, a: number, standing: Standing, closed: Closed): void {
  const { accounts, positions } = run.world
  const plan = planOf(run, a, standing)
  const start = accounts.first[a]
  // A leg that stays open, at least in part, backs the others: then a loss on them is no deficit yet.
  const staying = plan.map((lots, i) => Math.abs(positions.lots[start + i]) > lots)
  for (let p = start; p < accounts.first[a + 1]; p++) {
    const lots = plan[p - start]
    if (lots === 0) continue
    closed.side ||= positions.lots[p]
    closeLeg(run, p, lots, !staying.some((stays, i) => stays && start + i !== p), standing, closed)
  }
}

/** Lots of each leg of account a that are to be closed now: those of the procedure, or of the worst leg alone (rule L8). */
function planOf(run: Run, a: number, { equity, requirement }: Standing): number[] {
  const { world } = run
  const { accounts, positions } = world
  const only = world.rulebook.legs === 'worstFirst' && isManyLegged(world, a) ? worstLeg(run, a) : -1
  const plan: number[] = []
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    const isLeft = positions.lots[p] === 0 || (only >= 0 && p !== only)
    plan.push(isLeft ? 0 : lotsToClose(run, p, equity, requirement))
  }
  return plan
}

/** The rule that the procedure stands under, and its cooldown in rounds. */
function afterwards(world: World) {
  const { procedure, roundSeconds } = world.rulebook
  switch (procedure.kind) {
    case 'fixedFraction':
      return { rule: 'L3', cooldown: Math.ceil(procedure.cooldownSeconds / roundSeconds) } as const
    case 'tierDown':
      return { rule: 'L4', cooldown: 1 } as const
    case 'proRataSlice':
      return { rule: 'L5', cooldown: 0 } as const
    case 'throttled':
      return { rule: 'L6', cooldown: 0 } as const
    case 'restore':
      return { rule: 'L9', cooldown: 0 } as const
    default:
      return { rule: 'L2', cooldown: 0 } as const
  }
}

/** The leg with the greatest loss for its requirement; ties to the first (rule L8). */
function worstLeg(run: Run, a: number): number {
  const { world, x } = run
  const { accounts, positions } = world
  let worst = -1
  let least = Number.POSITIVE_INFINITY
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    if (positions.lots[p] === 0) continue
    const at = x[positions.market[p]]
    const score = profitOf(world, p, at) / requirementAt(world, p, at)
    if (score < least) {
      least = score
      worst = p
    }
  }
  return worst
}

function openLegs({ accounts, positions }: World, a: number): number {
  let count = 0
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) if (positions.lots[p] !== 0) count++
  return count
}

/** Books an event of liquidation: loss, what paid it, what is left over, and where the account goes from here. */
function settleEvent(run: Run, a: number, m: number, before: number, closed: Closed): void {
  const { world } = run
  const { accounts, tally } = world
  const { profit, notional, value, side } = closed
  const flat = isFlat(world, a)
  // Every leg that is still open waits for deleveraging.
  const isDeferred = closed.deferred > 0 && closed.deferred === openLegs(world, a)
  const missing = isDeferred ? closed.beyondZero : flat ? -accounts.cash[a] : 0
  const loss = Math.max(0, -profit)
  tally[T.lossIn] += loss
  tally[T.marginLost] += loss
  if (missing > 0 && !isDust(missing, Math.abs(before) + value)) {
    tally[T.fundNotionalInRound] += notional
    const unpaid = payDeficit(run, a, m, missing, isDeferred)
    // What is missing before deleveraging is counted when that is over.
    const deficit = isDeferred ? missing - unpaid : missing
    tally[T.deficit] += deficit
    tally[T.marginLost] -= deficit
    if (unpaid > 0 && !isDeferred) leaveUnpaid(run, a, m, unpaid)
  }
  if (isDeferred) leave(run, a, LIQUIDATED, side)
  else if (flat) {
    passSurplus(run, a, m, value, value)
    leave(run, a, LIQUIDATED, side)
  } else {
    // One leg may wait for deleveraging while another stands on: then the account is looked at again after it.
    chargeSplit(run, a, m, value)
    standOn(run, a)
  }
}
