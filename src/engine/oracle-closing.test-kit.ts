import type { Account, Market, Oracle, Position } from './oracle-account.test-kit.ts'
import {
  add,
  atNow,
  equityAt,
  isFlat,
  isOpen,
  profitAt,
  requirementAt,
  requirementOf,
  sizeOf,
  total,
  tradersOf,
  VAULT,
  worth,
} from './oracle-account.test-kit.ts'
import { closeOnBook, countClosed, fillOf, passLots } from './oracle-fill.test-kit.ts'
import { bookLeft } from './oracle-impact.test-kit.ts'
import { lotsToClose } from './oracle-procedure.test-kit.ts'
import { capacityBeforeAdl, isDust, payDeficit, triggerOf } from './oracle-waterfall.test-kit.ts'

interface Standing {
  readonly equity: number
  readonly requirement: number
}

function standingOf(oracle: Oracle, account: Account): Standing {
  return {
    equity: equityAt(account, atNow),
    requirement: requirementAt(oracle.rulebook, account, atNow),
  }
}

/** Unit worth at which a leg has used up the equity behind it: all of it, or its share by requirement (rule T4). */
function zeroWorth(oracle: Oracle, position: Position, { equity, requirement }: Standing): number {
  const { market, account } = position
  const here = worth(market, 1, market.now)
  const share =
    account.positions.length === 1 || requirement === 0
      ? 1
      : requirementOf(oracle.rulebook, position, market.now) / requirement
  return here - (share * equity) / sizeOf(position)
}

/** One event of liquidation (rules L2 to L8, W2 to W4, A4). */
export function liquidate(oracle: Oracle, account: Account, market: Market): void {
  const { rulebook } = oracle
  // What it was charged is a loss of its margin like any other (rule W2).
  const charged = account.positions.reduce((sum, position) => sum + position.charged, 0)
  for (const position of account.positions) position.charged = 0
  for (const name of ['lossIn', 'marginLost']) add(oracle, name, Math.max(0, charged))
  const standing = standingOf(oracle, account)
  const { equity, requirement } = standing
  const vault = rulebook.waterfall.find((layer) => layer.layer === 'vault')
  const isNegative = equity < 0 && !isDust(equity, requirement)
  if (vault?.layer === 'vault' && !isNegative && equity < vault.below * requirement)
    if (takeOver(oracle, account, standing)) return
  const open = account.positions.filter(isOpen)
  if (isNegative && triggerOf(oracle, 'negativeEquity') !== undefined && hasAdl(oracle)) {
    for (const position of open)
      defer(oracle, position, Math.abs(position.lots), zeroWorth(oracle, position, standing))
    leave(oracle, account, 'liquidated', open[0].lots)
    return
  }
  const cashBefore = account.cash
  const plan = planOf(oracle, account, standing)
  const side = open.find((position) => (plan.get(position) ?? 0) > 0)?.lots ?? 0
  const event: Event = { profit: 0, beyondZero: 0, notional: 0, value: 0, deferred: 0 }
  const staying = open.filter((position) => Math.abs(position.lots) > (plan.get(position) ?? 0))
  for (const position of open) {
    const lots = plan.get(position) ?? 0
    const isLast = staying.every((other) => other === position)
    if (lots > 0) closeLeg(oracle, position, lots, isLast, standing, event)
  }
  const { procedure, roundSeconds } = rulebook
  if (procedure.kind === 'fixedFraction')
    account.coolingUntil = oracle.round + Math.ceil(procedure.cooldownSeconds / roundSeconds)
  if (procedure.kind === 'tierDown') account.coolingUntil = oracle.round + 1
  settle(oracle, account, market, cashBefore, side, event)
}

function hasAdl({ rulebook }: Oracle): boolean {
  return rulebook.waterfall.some(({ layer }) => layer === 'adl')
}

/** The vault takes positions and margin, unless that would put it below its own requirement (rule W4). */
function takeOver(oracle: Oracle, account: Account, { equity, requirement }: Standing): boolean {
  const vault = oracle.accounts[VAULT]
  const its = standingOf(oracle, vault)
  if (its.equity + equity < its.requirement + requirement) return false
  const open = account.positions.filter(isOpen)
  const side = open[0].lots
  for (const position of open) {
    const lots = Math.abs(position.lots)
    countClosed(oracle, position, lots)
    add(oracle, 'vaultTaken', lots * position.market.lotNotional)
    passLots(position, vault.positions[position.market.m], position.lots)
  }
  const loss = Math.max(0, account.cash - equity)
  vault.cash += account.cash
  account.cash = 0
  for (const name of ['lossIn', 'marginLost']) add(oracle, name, loss)
  for (const name of ['excessCollateral', 'excessToVault', 'vaultReceived']) add(oracle, name, equity)
  leave(oracle, account, 'takenOver', side)
  return true
}

function leave(oracle: Oracle, account: Account, status: Account['status'], side: number): void {
  account.status = status
  oracle.changed.add(account)
  add(oracle, side > 0 ? 'longsClosed' : 'shortsClosed', 1)
}

/** Lots of each leg that are closed now: of all legs, or of the one with the greatest loss for its requirement (rule L8). */
function planOf(oracle: Oracle, account: Account, { equity, requirement }: Standing): Map<Position, number> {
  const { rulebook } = oracle
  const open = account.positions.filter(isOpen)
  const score = (position: Position): number =>
    profitAt(position, position.market.now) / requirementOf(rulebook, position, position.market.now)
  const worst = open.reduce((least, position) => (score(position) < score(least) ? position : least))
  const legs = rulebook.legs === 'worstFirst' ? [worst] : open
  return new Map(legs.map((position) => [position, lotsToClose(oracle, position, equity, requirement)]))
}

interface Event {
  profit: number
  beyondZero: number
  notional: number
  value: number
  deferred: number
}

/** Closes a leg on the book as far as that can be paid for; the rest waits for deleveraging (rules W2, W3, A1, A3). */
function closeLeg(
  oracle: Oracle,
  position: Position,
  planned: number,
  isLast: boolean,
  standing: Standing,
  event: Event,
): void {
  const { market } = position
  const all = Math.abs(position.lots)
  const unit = Math.sign(position.lots) * market.spec.lot
  const room = Math.floor(bookLeft(market, -Math.sign(position.lots)) / market.lotNotional)
  const zero = zeroWorth(oracle, position, standing)
  const lots = room < planned ? all : planned
  const isWhole = lots === all
  let sold = Math.min(lots, room)
  if (isWhole && isLast && hasAdl(oracle)) {
    const missing = (part: number): number => part * unit * (zero - fillOf(position, part).unitWorth)
    const capacity = Math.max(0, capacityBeforeAdl(oracle) - event.beyondZero)
    if (missing(sold) > 0 && !isDust(missing(sold), sold * unit * zero)) {
      sold = Math.min(sold, takeoverRoom(oracle, market))
      while (sold > 0 && missing(sold) > capacity) sold--
    }
  }
  if (sold > 0) {
    const { unitWorth } = fillOf(position, sold)
    event.profit += closeOnBook(oracle, position, sold)
    event.beyondZero += Math.max(0, sold * unit * (zero - unitWorth))
    event.notional += sold * market.lotNotional
    event.value += Math.abs(sold * unit * unitWorth)
  }
  if (isWhole && sold < lots) {
    defer(oracle, position, lots - sold, zero)
    event.deferred++
  }
}

/** Under a net-notional cap: lots that the fund may still take over in this round (rule A3). */
function takeoverRoom(oracle: Oracle, market: Market): number {
  const cap = triggerOf(oracle, 'netNotional')
  if (cap === undefined) return Number.POSITIVE_INFINITY
  const fund = oracle.fund * (market.isLinear ? 1 : market.spec.price)
  return Math.max(
    0,
    Math.floor((cap.share * fund - total(oracle, 'fundNotionalInRound')) / market.lotNotional),
  )
}

function defer(oracle: Oracle, position: Position, lots: number, zero: number): void {
  const { market } = position
  const unitWorth = {
    bankruptcy: zero,
    previousMark: worth(market, 1, market.previous),
    oracle: worth(market, 1, market.hand),
    mark: null,
  }[oracle.rulebook.adl.price]
  oracle.pending.push({ position, lots, unitWorth })
}

/** What the event lost, who paid for it, and where the account goes from here (rules W2, W9, L7). */
function settle(
  oracle: Oracle,
  account: Account,
  market: Market,
  cashBefore: number,
  side: number,
  { profit, beyondZero, notional, value, deferred }: Event,
): void {
  const stillOpen = account.positions.filter(isOpen).length
  const isWaiting = deferred > 0 && deferred === stillOpen
  const missing = isWaiting ? beyondZero : isFlat(account) ? -account.cash : 0
  const loss = Math.max(0, -profit)
  add(oracle, 'lossIn', loss)
  add(oracle, 'marginLost', loss)
  if (missing > 0 && !isDust(missing, Math.abs(cashBefore) + value)) {
    add(oracle, 'fundNotionalInRound', notional)
    const unpaid = payDeficit(oracle, account, market, missing, isWaiting)
    // What is still missing before deleveraging is counted when that is over.
    const counted = isWaiting ? missing - unpaid : missing
    add(oracle, 'deficit', counted)
    add(oracle, 'marginLost', -counted)
    if (!isWaiting) add(oracle, 'residual', unpaid)
  }
  if (isWaiting) leave(oracle, account, 'liquidated', side)
  else if (isFlat(account)) {
    passSurplus(oracle, account, value, value)
    leave(oracle, account, 'liquidated', side)
  } else {
    chargeFee(oracle, account, value)
    standOn(oracle, account)
  }
}

/** The account stays in the market with what is left of it. */
export function standOn(oracle: Oracle, account: Account): void {
  if (account.status === 'open') account.status = 'partlyClosed'
  oracle.changed.add(account)
}

/** Excess collateral of a flat account goes where the rulebook says (rule L7). */
export function passSurplus(oracle: Oracle, account: Account, value: number, scale: number): void {
  const surplus = account.cash
  if (surplus <= 0 || isDust(surplus, scale)) return
  add(oracle, 'excessCollateral', surplus)
  if (oracle.rulebook.surplus.to === 'fund') {
    account.cash = 0
    oracle.fund += surplus
    add(oracle, 'excessToFund', surplus)
    add(oracle, 'fundReceived', surplus)
    oracle.totals.fundPeak = Math.max(total(oracle, 'fundPeak'), oracle.fund)
    return
  }
  const fee = chargeFee(oracle, account, value)
  add(oracle, 'excessToFees', fee)
  add(oracle, 'excessToTrader', surplus - fee)
}

/** Under a split: a share of the closed value, as far as the account has it (rule L7). */
function chargeFee(oracle: Oracle, account: Account, value: number): number {
  const { surplus } = oracle.rulebook
  if (surplus.to !== 'split') return 0
  const has = Math.max(0, Math.min(account.cash, equityAt(account, atNow)))
  const fee = Math.min(has, surplus.fee * value)
  account.cash -= fee
  oracle.fees += fee
  return fee
}

/** Accounts that are closed in part: the tally counts them by their status. */
export function partlyClosed(oracle: Oracle): number {
  return tradersOf(oracle).filter(({ status }) => status === 'partlyClosed').length
}
