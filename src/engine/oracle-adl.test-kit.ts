import type { Account, Market, Oracle, Pending, Position, Prices } from './oracle-account.test-kit.ts'
import {
  add,
  atMark,
  atMarkBefore,
  equityAt,
  equityNow,
  isFlat,
  LP,
  profitAt,
  requirementAt,
  sizeOf,
  total,
  tradersOf,
  VAULT,
  worth,
} from './oracle-account.test-kit.ts'
import { passSurplus, standOn } from './oracle-closing.test-kit.ts'
import { closeOnBook, closeWithLp, countClosed } from './oracle-fill.test-kit.ts'
import { isDust, payDeficit, triggerOf } from './oracle-waterfall.test-kit.ts'
import { Random } from './random.ts'

/** Closes what the round handed over, market by market, longs before shorts, then pays what is missing (rules W6, A9). */
export function deleverage(oracle: Oracle): void {
  const todo = oracle.pending.splice(0)
  const losers = new Set(todo.map(({ position }) => position.account))
  for (const market of oracle.markets)
    for (const side of [1, -1]) {
      const mine = todo.filter(({ position }) => position.market === market && position.lots * side > 0)
      if (mine.length > 0) closeAgainstWinners(oracle, market, -side, mine, losers)
    }
  for (const account of losers) {
    const first = todo.find(({ position }) => position.account === account)
    if (first !== undefined) finish(oracle, account, first.position.market)
  }
}

interface Loser {
  readonly position: Position
  readonly unitWorth: number
  left: number
}

function closeAgainstWinners(
  oracle: Oracle,
  market: Market,
  side: number,
  pending: readonly Pending[],
  bankrupt: ReadonlySet<Account>,
): void {
  const losers = pending.map(({ position, lots, unitWorth }) => ({
    position,
    unitWorth: unitWorth ?? worth(market, 1, market.mark),
    left: lots,
  }))
  if (oracle.rulebook.waterfall.some(({ layer }) => layer === 'adl')) {
    // Ranked at the marks of the start of the round (rule A6).
    const queue = queueOf(oracle, market, side, atMarkBefore)
    const pledged = new Map<Account, number>()
    const capacities = queue.map((winner) =>
      bankrupt.has(winner.account) ? 0 : capacityOf(oracle, winner, losers, pledged),
    )
    const wanted = losers.reduce((sum, { left }) => sum + left, 0)
    const given = allocationOf(oracle, wanted, capacities)
    queue.forEach((winner, i) => {
      if (given[i] > 0) take(oracle, winner, given[i], losers)
    })
  }
  for (const loser of losers) if (loser.left > 0) sellUnmatched(oracle, loser)
}

/**
 * The winners of one side, first in line first: positions in profit at the mark whose account has equity, by their score
 * at some prices, then by row (rule A6). In proportion to contracts there is no line; then they come by row.
 */
function queueOf(oracle: Oracle, market: Market, side: number, prices: Prices): readonly Position[] {
  const isWalk = oracle.rulebook.adl.score === 'random'
  const winners = tradersOf(oracle)
    .flatMap(({ positions }) => positions)
    .filter(
      (position) =>
        position.market === market &&
        position.lots * side > 0 &&
        (isWalk || profitAt(position, market.mark) > 0) &&
        equityAt(position.account, prices) > 0,
    )
    .map((position) => ({ position, score: scoreOf(oracle, position, prices) }))
  if (oracle.rulebook.adl.allocation === 'rankQueue') winners.sort((one, other) => other.score - one.score)
  return winners.map(({ position }) => position)
}

/** Score families (rules S1 to S6): in some a profit is multiplied by the leverage and a loss divided by it. */
function scoreOf(oracle: Oracle, position: Position, prices: Prices): number {
  const { account, market } = position
  const price = prices(market)
  const profit = profitAt(position, price)
  const notional = Math.abs(worth(market, sizeOf(position), price))
  const atEntry = Math.abs(position.cost)
  const equity = equityAt(account, prices)
  const required = requirementAt(oracle.rulebook, account, prices)
  switch (oracle.rulebook.adl.score) {
    case 'BX-ADL':
      return byLeverage(profit / atEntry, notional / equity)
    case 'BN-ADL-NEW':
      return byLeverage(profit / notional, notional / equity)
    case 'BN-ADL-OLD':
      return (Math.max(0, profit) / Math.max(1, account.cash)) * (required / equity)
    case 'OK-ADL-2024':
      return byLeverage(profit / atEntry, required / equity)
    case 'HL-ADL-DOC': {
      // The printed ratio mark / entry, in prices.
      const entry = market.isLinear ? position.cost / sizeOf(position) : -sizeOf(position) / position.cost
      return (price / entry) * (notional / equity)
    }
    case 'HL-ADL-OBS':
      return Math.max(1e-8, notional / equity) * Math.max(1e-8, profit / atEntry)
    case 'random': {
      const all = tradersOf(oracle).flatMap(({ positions }) => positions)
      const draw = new Random(oracle.seed, 1000 + 2 * market.m + (position.lots > 0 ? 0 : 1)).unit()
      const start = Math.floor(draw * all.length)
      const walk = [...all.slice(start), ...all.slice(0, start)]
      return -walk.indexOf(position)
    }
  }
}

function byLeverage(rate: number, leverage: number): number {
  return rate < 0 ? rate / leverage : rate * leverage
}

/**
 * Lots that a winner can give up at the price of the worst loser without going below zero, with all of its legs (rule
 * A10). `pledged` is what its account may have to pay for the legs before.
 */
function capacityOf(
  oracle: Oracle,
  winner: Position,
  losers: readonly Loser[],
  pledged: Map<Account, number>,
): number {
  const { market } = winner
  const lots = Math.abs(winner.lots)
  const perLot = sizeOf(winner) / lots
  const here = worth(market, 1, market.mark)
  const worst = Math.max(0, ...losers.map(({ unitWorth }) => perLot * (here - unitWorth)))
  if (worst === 0) return lots
  // With its principal protected, a winner closes nothing at a price worse than its own entry.
  if (oracle.rulebook.adl.protectPrincipal && profitAt(winner, market.mark) / lots < worst) return 0
  const before = pledged.get(winner.account) ?? 0
  const capacity = Math.max(0, Math.min(lots, Math.floor((equityNow(winner.account) - before) / worst)))
  pledged.set(winner.account, before + capacity * worst)
  return capacity
}

/** How much each gives: all it can down the line, or in proportion with the largest remainders rounded up (rules A7, A8). */
function allocationOf(oracle: Oracle, wanted: number, capacities: readonly number[]): number[] {
  const sum = capacities.reduce((all, capacity) => all + capacity, 0)
  if (oracle.rulebook.adl.allocation === 'rankQueue') {
    let left = wanted
    return capacities.map((capacity) => {
      const given = Math.min(left, capacity)
      left -= given
      return given
    })
  }
  if (sum <= wanted) return [...capacities]
  const given = capacities.map((capacity) => Math.floor((wanted * capacity) / sum))
  const byRemainder = capacities
    .map((capacity, i) => ({ i, remainder: (wanted * capacity) % sum }))
    .sort((one, other) => other.remainder - one.remainder || one.i - other.i)
  const left = wanted - given.reduce((all, lots) => all + lots, 0)
  for (const { i } of byRemainder.slice(0, left)) given[i]++
  return given
}

/** Both close at the mark, and the winner makes up to the loser what its settlement price is better (rule A9). */
function take(oracle: Oracle, winner: Position, lots: number, losers: readonly Loser[]): void {
  const { market } = winner
  const here = worth(market, 1, market.mark)
  beginWinner(oracle, winner, lots)
  let left = lots
  for (const loser of losers) {
    const part = Math.min(left, loser.left)
    if (part === 0) continue
    left -= part
    loser.left -= part
    const unit = Math.sign(loser.position.lots) * market.spec.lot
    const transfer = part * unit * (loser.unitWorth - here)
    const earned = closeWithLp(oracle, winner, part, here)
    countClosed(oracle, loser.position, part)
    const lost = closeWithLp(oracle, loser.position, part, here)
    winner.account.cash -= transfer
    loser.position.account.cash += transfer
    const loss = Math.max(0, -lost) + Math.max(0, -transfer)
    const given = Math.max(0, transfer)
    add(oracle, 'adlPaid', given)
    add(oracle, 'adlProfit', earned - transfer)
    add(oracle, 'lossIn', loss)
    add(oracle, 'marginLost', loss - given)
  }
}

function beginWinner(oracle: Oracle, winner: Position, lots: number): void {
  if (winner.account.status !== 'deleveraged') add(oracle, 'adlAccounts', 1)
  winner.account.status = 'deleveraged'
  oracle.changed.add(winner.account)
  add(oracle, 'adlLots', lots)
  add(oracle, 'adlNotional', lots * winner.market.lotNotional)
}

/** No winner is left: the lots go to the book at whatever it pays (rule W6). */
function sellUnmatched(oracle: Oracle, { position, left }: Loser): void {
  const loss = Math.max(0, -closeOnBook(oracle, position, left))
  add(oracle, 'lossIn', loss)
  add(oracle, 'marginLost', loss)
}

/** Once the loser is flat, what it misses goes through the layers, what it has left where surplus goes, free of fee. */
function finish(oracle: Oracle, account: Account, market: Market): void {
  if (!isFlat(account)) {
    standOn(oracle, account)
    return
  }
  const missing = -account.cash
  const scale = total(oracle, 'lossIn')
  if (missing > 0 && !isDust(missing, scale * 1e-3)) {
    add(oracle, 'deficit', missing)
    add(oracle, 'marginLost', -missing)
    add(oracle, 'residual', payDeficit(oracle, account, market, missing, false))
  } else passSurplus(oracle, account, 0, scale)
}

/** Whether the pool owes some side too much (rule A5). */
export function owesTooMuch(oracle: Oracle): boolean {
  const trigger = triggerOf(oracle, 'poolRatio')
  if (trigger === undefined) return false
  return oracle.markets.some((market) =>
    [1, -1].some((side) => {
      const owed = owedTo(queueOf(oracle, market, side, atMark))
      return owed > 0 && owed > trigger.limit * poolOf(oracle)
    }),
  )
}

/** A pool that owes one side too much closes its winners, first in line first, until the ratio is at the floor (rule A5). */
export function relievePool(oracle: Oracle, market: Market): void {
  const trigger = triggerOf(oracle, 'poolRatio')
  if (trigger === undefined) return
  for (const side of [1, -1]) {
    const winners = [...queueOf(oracle, market, side, atMark)]
    let owed = owedTo(winners)
    if (!(owed > trigger.limit * poolOf(oracle))) continue
    // Here there is a line whatever the allocation is.
    const score = new Map(winners.map((winner) => [winner, scoreOf(oracle, winner, atMark)]))
    winners.sort((one, other) => (score.get(other) ?? 0) - (score.get(one) ?? 0))
    const floor = Math.min(trigger.floor, trigger.limit)
    for (const winner of winners.filter((one) => profitAt(one, market.mark) > 0)) {
      if (owed <= floor * poolOf(oracle)) break
      const all = Math.abs(winner.lots)
      const profit = profitAt(winner, market.mark)
      const isEnough = (lots: number): boolean =>
        owed - (lots * profit) / all <= floor * (poolOf(oracle) - (lots * profit) / all) + 1e-9 * owed
      let lots = 1
      while (lots < all && (floor >= 1 || !isEnough(lots))) lots++
      beginWinner(oracle, winner, lots)
      const earned = closeWithLp(oracle, winner, lots, worth(market, 1, market.mark))
      add(oracle, 'adlProfit', earned)
      owed -= earned
    }
  }
}

function owedTo(winners: readonly Position[]): number {
  return winners.reduce((sum, winner) => sum + Math.max(0, profitAt(winner, winner.market.mark)), 0)
}

function poolOf({ accounts, rulebook, fund, venue }: Oracle): number {
  const reserves = rulebook.waterfall.reduce(
    (sum, { layer }) => sum + (layer === 'fund' ? fund : layer === 'venue' ? venue : 0),
    0,
  )
  return accounts[VAULT].cash + accounts[LP].cash + reserves
}
