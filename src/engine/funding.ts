import { equityOf, reindex } from './account.ts'
import { ledgerParty, OPEN_POSITIONS } from './journal.ts'
import type { Run } from './run.ts'
import type { World } from './world.ts'
import { DUE, FIRST_TRADER, touch } from './world.ts'

/*
 * Money that many accounts owe at once (rules F1, F2, W7, W8). What each side owes per unit of size is one number per
 * market; an account pays when its position is next looked at, so a tick costs the same for ten accounts and a million.
 */

/** How far a change of what is owed per unit of size can move a threshold, in coordinates (rule F1). */
function slackOf(world: World, m: number, change: number): number {
  const { curve } = world.markets[m]
  // At the edge of a step tier a threshold can jump by any distance, and a rate that grows with the size may be any: then
  // all of them are solved again.
  if (curve.isStep || curve.bySize !== null) return Number.POSITIVE_INFINITY
  let steepest = 0
  for (const rate of curve.rates) steepest = Math.max(steepest, rate)
  return Math.abs(change) / Math.max(1 - steepest, 1e-6)
}

function owe(world: World, m: number, byLongs: number, byShorts: number): void {
  const { prices } = world
  prices.indexLong[m] += byLongs
  prices.indexShort[m] += byShorts
  prices.slack[m] += slackOf(world, m, Math.max(Math.abs(byLongs), Math.abs(byShorts)))
  prices.isCharged[m] = 1
  prices.isStale.fill(1)
}

/** Longs pay `rate` of their value at mark to shorts; a negative rate turns it round (rule F1). O(1). */
export function payFunding(run: Run, m: number, rate: number): void {
  const { world } = run
  const perUnit = rate * Math.abs(world.prices.x[m])
  const size = world.prices.longLots[m] * world.markets[m].lot
  owe(world, m, perUnit, -perUnit)
  world.journal.add(
    run.round,
    'funding',
    'F1',
    OPEN_POSITIONS,
    OPEN_POSITIONS,
    Math.abs(perUnit) * size,
    m,
    0,
    world.prices.mark[m],
  )
}

/** Charges `loss` to every open position of market m by size and returns what could be charged (rule W7). O(1). */
export function socialise(world: World, m: number, loss: number): number {
  const { prices, markets } = world
  const size = (prices.longLots[m] + prices.shortLots[m]) * markets[m].lot
  if (!(size > 0)) return 0
  owe(world, m, loss / size, loss / size)
  return loss
}

/**
 * The settlement period ends: what clawback owes is collected from the accounts that earned in it, by net profit
 * (rule W8). What cannot be collected stays due. O(accounts).
 */
export function settlePeriod(run: Run): void {
  const { world } = run
  const { accounts, ledgers, periodEquity } = world
  if (periodEquity.length === 0) return
  const profits = new Float64Array(accounts.count)
  let total = 0
  for (let a = FIRST_TRADER; a < accounts.count; a++) {
    const equity = equityOf(world, a)
    profits[a] = Math.max(0, Math.min(equity, equity - periodEquity[a]))
    total += profits[a]
  }
  const rate = total > 0 ? Math.min(1, -ledgers[DUE] / total) : 0
  for (let a = FIRST_TRADER; a < accounts.count; a++) {
    touch(world, a)
    periodEquity[a] = equityOf(world, a)
    if (profits[a] === 0 || rate === 0) continue
    const paid = rate * profits[a]
    accounts.cash[a] -= paid
    periodEquity[a] -= paid
    reindex(world, a)
    ledgers[DUE] += paid
    world.journal.add(run.round, 'settlement', 'W8', a, ledgerParty(DUE), paid, 0, 0, world.prices.mark[0])
  }
}
