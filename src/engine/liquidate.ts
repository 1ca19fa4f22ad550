import { profitOf, reindex, requirementAt, settleFunding } from './account.ts'
import { closeOnBook, countClosed, passToVault, quoteFor } from './fill.ts'
import { bookLeft } from './impact.ts'
import { ledgerParty } from './journal.ts'
import { coordinateOf } from './payoff.ts'
import { lotsToClose } from './procedure.ts'
import type { Run } from './run.ts'
import { zeroCoordinate } from './threshold.ts'
import { capacityBeforeAdl, feedFund, hasLayer, isDust, payDeficit, triggerOf } from './waterfall.ts'
import type { World } from './world.ts'
import {
  FEES,
  FUND,
  isManyLegged,
  LIQUIDATED,
  LP,
  PARTLY_CLOSED,
  T,
  TAKEN_OVER,
  touch,
  VAULT,
} from './world.ts'

/** An account at the prices of this moment. */
interface Standing {
  readonly equity: number
  readonly requirement: number
}

function standingOf(run: Run, a: number): Standing {
  const { world, x } = run
  const { accounts, positions } = world
  let equity = accounts.cash[a]
  let requirement = 0
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    if (positions.lots[p] === 0) continue
    const at = x[positions.market[p]]
    equity += profitOf(world, p, at)
    requirement += requirementAt(world, p, at)
  }
  return { equity, requirement }
}

/**
 * Liquidates account a, whose threshold in market m has been reached, as far as the procedure of the rulebook goes in
 * one round (rules L2 to L8, W2). O(its positions).
 */
export function liquidate(run: Run, a: number, m: number): void {
  const { world } = run
  const { accounts } = world
  touch(world, a)
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) settleFunding(world, p)
  const standing = standingOf(run, a)
  world.rounds.columns.liquidated[run.row]++
  if (goesToVault(world, standing) && takeOver(run, a, standing)) return
  if (standing.equity < 0 && triggerOf(world, 'negativeEquity') !== undefined && hasLayer(world, 'adl')) {
    deferAll(run, a, standing)
    return
  }
  const before = accounts.cash[a]
  const closed = closeLegs(run, a, m, standing)
  settleEvent(run, a, m, before, closed)
}

function goesToVault(world: World, { equity, requirement }: Standing): boolean {
  for (const layer of world.rulebook.waterfall)
    if (layer.layer === 'vault') return equity >= 0 && equity < layer.below * requirement
  return false
}

/** The vault takes positions and margin, unless that would put it below its own requirement (rule W4). */
function takeOver(run: Run, a: number, { equity, requirement }: Standing): boolean {
  const { world } = run
  const { accounts, positions, markets, tally } = world
  const vault = standingOf(run, VAULT)
  if (vault.equity + equity < vault.requirement + requirement) return false
  const cash = accounts.cash[a]
  let notional = 0
  let side = 0
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    const lots = positions.lots[p]
    if (lots === 0) continue
    const m = positions.market[p]
    side ||= lots
    notional += Math.abs(lots) * markets[m].lotNotional
    countClosed(world, p, Math.abs(lots))
    passToVault(world, p)
    world.journal.add(run.round, 'vaultTakeover', 'W4', a, VAULT, 0, m, lots, run.current[m])
  }
  touch(world, VAULT)
  accounts.cash[VAULT] += cash
  accounts.cash[a] = 0
  const m = positions.market[accounts.first[a]]
  world.journal.add(run.round, 'surplus', 'W4', a, VAULT, Math.max(0, equity), m, 0, run.current[m])
  const loss = Math.max(0, cash - equity)
  tally[T.lossIn] += loss
  tally[T.marginLost] += loss
  tally[T.excessCollateral] += equity
  tally[T.excessToVault] += equity
  tally[T.vaultReceived] += equity
  tally[T.vaultTaken] += notional
  world.rounds.columns.vaultTaken[run.row] += notional
  leave(run, a, TAKEN_OVER, side)
  return true
}

/** The account is out of the market: counts it and takes it out of the index. */
function leave(run: Run, a: number, status: number, side: number): void {
  const { world } = run
  const { accounts, tally } = world
  if (accounts.status[a] === PARTLY_CLOSED) tally[T.partlyClosed]--
  accounts.status[a] = status
  accounts.version[a]++
  accounts.line[a] = Number.NaN
  tally[side > 0 ? T.longsClosed : T.shortsClosed]++
  if (a === world.you) {
    tally[T.youClosedPrice] = run.current[world.positions.market[accounts.first[a]]]
    tally[T.youClosedRound] = run.round
  }
}

/** Hands every leg of an account below zero to deleveraging (rule A4). */
function deferAll(run: Run, a: number, standing: Standing): void {
  const { world } = run
  const { accounts, positions } = world
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++)
    if (positions.lots[p] !== 0) defer(run, p, Math.abs(positions.lots[p]), zeroOf(run, p, standing))
  leave(run, a, LIQUIDATED, positions.lots[accounts.first[a]])
}

function defer(run: Run, p: number, lots: number, zero: number): void {
  run.pending.push({ p, lots, x: settlementCoordinate(run, p, zero) })
}

/** Coordinate at which deleveraging closes a position (rule A9). */
function settlementCoordinate(run: Run, p: number, zero: number): number {
  const { world } = run
  const m = world.positions.market[p]
  switch (world.rulebook.adl.price) {
    case 'bankruptcy':
      return zero
    case 'previousMark':
      return run.rankX[m]
    case 'oracle':
      return coordinateOf(world.markets[m].sigma, world.prices.hand[m])
    case 'mark':
      // Set when the round's sales are done and its mark is known.
      return Number.NaN
  }
}

/** Where the leg has used up what stands behind it: of all the equity if it is alone, else of its share (rule T4). */
function zeroOf(run: Run, p: number, { equity, requirement }: Standing): number {
  const { world } = run
  const at = run.x[world.positions.market[p]]
  const size = sizeAt(world, p)
  if (!isManyLegged(world, world.positions.account[p]) || requirement === 0) return at - equity / size
  return zeroCoordinate(size, at, requirementAt(world, p, at), equity, requirement)
}

function sizeAt(world: World, p: number): number {
  return world.positions.lots[p] * world.markets[world.positions.market[p]].lot
}

/** What an event of liquidation did: profit taken, loss beyond the zero prices, quote notional, the first leg's sign. */
interface Closed {
  profit: number
  beyondZero: number
  notional: number
  side: number
}

function closeLegs(run: Run, a: number, m: number, standing: Standing): Closed {
  const { world } = run
  const { accounts, positions } = world
  const closed: Closed = { profit: 0, beyondZero: 0, notional: 0, side: 0 }
  const only = world.rulebook.legs === 'worstFirst' && isManyLegged(world, a) ? worstLeg(run, a) : -1
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    if (positions.lots[p] === 0 || (only >= 0 && p !== only)) continue
    const lots = lotsToClose(run, p, standing.equity, standing.requirement)
    closed.side ||= positions.lots[p]
    closeLeg(run, p, lots, standing, closed)
  }
  const { cooldown, rule } = afterwards(world)
  if (cooldown > 0) accounts.cooldown[a] = run.round + cooldown
  if (closed.notional > 0)
    world.journal.add(
      run.round,
      isFlat(world, a) ? 'liquidation' : 'partialLiquidation',
      rule,
      closed.profit < 0 ? a : LP,
      closed.profit < 0 ? LP : a,
      Math.abs(closed.profit),
      m,
      closed.side,
      run.current[m],
    )
  return closed
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

/**
 * Closes `lots` of leg p on the book as far as its share of the equity and the layers above deleveraging carry it; the
 * rest is handed to deleveraging (rules W2, W3, A1, A3).
 */
function closeLeg(run: Run, p: number, planned: number, standing: Standing, closed: Closed): void {
  const { world } = run
  const { positions, markets } = world
  const m = positions.market[p]
  const all = Math.abs(positions.lots[p])
  const size = sizeAt(world, p) / all
  const room = Math.floor(
    bookLeft(markets[m], world.prices.forced[m], size > 0 ? -1 : 1) / markets[m].lotNotional,
  )
  const zero = zeroOf(run, p, standing)
  // Where the book ends, no part order helps any more: the whole leg goes, and what nobody buys is deleveraged.
  const lots = room < planned ? all : planned
  const wanted = Math.min(lots, room)
  const isWhole = lots === all
  const affordable = isWhole && hasLayer(world, 'adl') ? affordableLots(run, p, wanted, zero) : wanted
  if (affordable > 0) {
    const quote = quoteFor(run, p, affordable)
    closed.profit += closeOnBook(run, p, affordable, quote)
    closed.beyondZero += Math.max(0, affordable * size * (zero - quote.x))
    closed.notional += affordable * markets[m].lotNotional
  }
  const rest = lots - affordable
  if (rest === 0 || !isWhole) return
  if (room < lots)
    world.journal.add(
      run.round,
      'bookEmpty',
      'P7',
      positions.account[p],
      LP,
      0,
      m,
      lots - room,
      run.current[m],
    )
  defer(run, p, rest, zero)
}

/** The most lots up to `lots` whose loss beyond the zero price the layers above deleveraging can pay (rules A1, A3). */
function affordableLots(run: Run, p: number, lots: number, zero: number): number {
  const { world } = run
  const size = Math.sign(world.positions.lots[p]) * world.markets[world.positions.market[p]].lot
  const deficitOf = (part: number): number => -part * size * (quoteFor(run, p, part).x - zero)
  if (lots === 0 || deficitOf(lots) <= 0) return lots
  const limit = Math.min(lots, takeoverRoom(run, p))
  const capacity = capacityBeforeAdl(world)
  if (deficitOf(limit) <= capacity) return limit
  let least = 0
  let most = limit
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2)
    if (deficitOf(middle) <= capacity) least = middle
    else most = middle
  }
  return least
}

/** Lots that the fund may still take over in this round under a net-notional cap (rule A3). */
function takeoverRoom(run: Run, p: number): number {
  const { world } = run
  const cap = triggerOf(world, 'netNotional')
  if (cap === undefined) return Number.POSITIVE_INFINITY
  const { lotNotional, sigma, startPrice } = world.markets[world.positions.market[p]]
  const fund = world.ledgers[FUND] * (sigma === 1 ? 1 : startPrice)
  return Math.max(0, Math.floor((cap.share * fund - world.tally[T.fundNotionalInRound]) / lotNotional))
}

function isFlat(world: World, a: number): boolean {
  const { accounts, positions } = world
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) if (positions.lots[p] !== 0) return false
  return true
}

/** Books an event of liquidation: loss, what paid it, what is left over, and where the account goes from here. */
function settleEvent(run: Run, a: number, m: number, before: number, closed: Closed): void {
  const { world } = run
  const { accounts } = world
  const isPending =
    run.pending.length > 0 && world.positions.account[run.pending[run.pending.length - 1].p] === a
  const flat = isFlat(world, a)
  const missing = isPending ? closed.beyondZero : flat ? -accounts.cash[a] : 0
  const deficit = missing > 0 && !isDust(missing, Math.abs(before) + closed.notional) ? missing : 0
  const loss = Math.max(0, -closed.profit)
  world.tally[T.lossIn] += loss
  world.tally[T.marginLost] += loss - deficit
  if (deficit > 0) {
    world.tally[T.deficit] += deficit
    world.tally[T.fundNotionalInRound] += closed.notional
    const unpaid = payDeficit(run, a, m, deficit, isPending)
    if (unpaid > 0) leaveUnpaid(run, a, m, unpaid)
  }
  if (isPending)
    leave(run, a, LIQUIDATED, closed.side || world.positions.lots[run.pending[run.pending.length - 1].p])
  else if (flat) {
    passSurplus(run, a, m, closed.notional)
    leave(run, a, LIQUIDATED, closed.side)
  } else {
    chargeSplit(run, a, m, closed.notional)
    if (accounts.status[a] === 0) world.tally[T.partlyClosed]++
    accounts.status[a] = PARTLY_CLOSED
    reindex(world, a, run.current)
  }
}

/** Nobody pays: the account stays below zero, and that is the residual (rule W9). */
export function leaveUnpaid(run: Run, a: number, m: number, amount: number): void {
  run.world.tally[T.residual] += amount
  run.world.rounds.columns.residual[run.row] += amount
  run.world.journal.add(run.round, 'residual', 'W9', a, LP, amount, m, 0, run.current[m])
}

/** Excess collateral of a flat account goes where the rulebook says (rule L7). */
export function passSurplus(run: Run, a: number, m: number, notional: number): void {
  const { world } = run
  const { accounts, tally, rulebook } = world
  const surplus = accounts.cash[a]
  if (!(surplus > 0) || isDust(surplus, notional)) return
  tally[T.excessCollateral] += surplus
  if (rulebook.surplus.to === 'fund') {
    accounts.cash[a] = 0
    feedFund(world, surplus)
    tally[T.excessToFund] += surplus
    world.journal.add(run.round, 'surplus', 'L7', a, ledgerParty(FUND), surplus, m, 0, run.current[m])
    return
  }
  const fee = chargeSplit(run, a, m, notional)
  tally[T.excessToTrader] += surplus - fee
  world.journal.add(run.round, 'surplus', 'L7', a, a, surplus - fee, m, 0, run.current[m])
}

/** Under a split, the fee on the closed notional goes to the fund as far as the account has it (rule L7). */
function chargeSplit(run: Run, a: number, m: number, notional: number): number {
  const { world } = run
  const { surplus } = world.rulebook
  if (surplus.to !== 'split') return 0
  const { sigma } = world.markets[m]
  const fee = Math.min(
    Math.max(0, world.accounts.cash[a]),
    surplus.fee * (sigma === 1 ? notional : notional / run.current[m]),
  )
  if (fee === 0) return 0
  world.accounts.cash[a] -= fee
  world.ledgers[FEES] += fee
  world.tally[T.excessToFees] += fee
  world.journal.add(run.round, 'fee', 'L7', a, ledgerParty(FEES), fee, m, 0, run.current[m])
  return fee
}
