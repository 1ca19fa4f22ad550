import { ledgerParty } from './journal.ts'
import type { Run } from './run.ts'
import { setAside } from './run.ts'
import { standingOf } from './standing.ts'
import { feedFund, isDust } from './waterfall.ts'
import type { World } from './world.ts'
import { bumpVersion, FEES, FUND, LP, OPEN, PARTLY_CLOSED, T } from './world.ts'

/* What is left of an account when its positions are gone: surplus, a hole, and its place in the counts. */

/** The account is out of the market: counts it by its side and takes it out of the index. */
export function leave(run: Run, a: number, status: number, side: number): void {
  const { world } = run
  const { accounts, tally } = world
  setStatus(world, a, status)
  bumpVersion(world, a)
  accounts.line[a] = Number.NaN
  tally[side > 0 ? T.longsClosed : T.shortsClosed]++
  if (a === world.you) {
    tally[T.youClosedPrice] = run.current[world.positions.market[accounts.first[a]]]
    tally[T.youClosedRound] = run.round
  }
}

/** The account stays in the market with what is left of it. One that was deleveraged before keeps that status. */
export function standOn(run: Run, a: number): void {
  if (run.world.accounts.status[a] === OPEN) setStatus(run.world, a, PARTLY_CLOSED)
  setAside(run, a)
}

/** Sets the status of account a and keeps the count of those that are closed in part. The account must be touched. */
export function setStatus({ accounts, tally }: World, a: number, status: number): void {
  tally[T.partlyClosed] += Number(status === PARTLY_CLOSED) - Number(accounts.status[a] === PARTLY_CLOSED)
  accounts.status[a] = status
}

/** Nobody pays: the account stays below zero, and that is the residual (rule W9). */
export function leaveUnpaid(run: Run, a: number, m: number, amount: number): void {
  run.world.tally[T.residual] += amount
  run.world.rounds.columns.residual[run.row] += amount
  run.world.journal.add(run.round, 'residual', 'W9', a, LP, amount, m, 0, run.current[m])
}

/**
 * Excess collateral of a flat account goes where the rulebook says (rule L7). `value` is what was closed on the book, at
 * its fill, settlement currency: a fee is a share of it. Below a billionth of `scale` there is none.
 */
export function passSurplus(run: Run, a: number, m: number, value: number, scale: number): void {
  const { world } = run
  const { accounts, tally, rulebook } = world
  const surplus = accounts.cash[a]
  if (!(surplus > 0) || isDust(surplus, scale)) return
  tally[T.excessCollateral] += surplus
  if (rulebook.surplus.to === 'fund') {
    accounts.cash[a] = 0
    feedFund(world, surplus)
    tally[T.excessToFund] += surplus
    world.journal.add(run.round, 'surplus', 'L7', a, ledgerParty(FUND), surplus, m, 0, run.current[m])
    return
  }
  const fee = chargeSplit(run, a, m, value)
  tally[T.excessToFees] += fee
  tally[T.excessToTrader] += surplus - fee
  world.journal.add(run.round, 'surplus', 'L7', a, a, surplus - fee, m, 0, run.current[m])
}

/** Under a split, the fee on the closed value goes to the venue as far as the account has it (rule L7). Returns it. */
export function chargeSplit(run: Run, a: number, m: number, value: number): number {
  const { world } = run
  const { surplus } = world.rulebook
  if (surplus.to !== 'split') return 0
  const has = Math.min(world.accounts.cash[a], standingOf(world, a, run.x).equity)
  const fee = Math.min(Math.max(0, has), surplus.fee * value)
  if (fee === 0) return 0
  world.accounts.cash[a] -= fee
  world.ledgers[FEES] += fee
  world.journal.add(run.round, 'fee', 'L7', a, ledgerParty(FEES), fee, m, 0, run.current[m])
  return fee
}
