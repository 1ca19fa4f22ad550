import { profitOf, walletOf } from './account.ts'
import { beginWinner, endWinner } from './deleverage.ts'
import { closeWithLp } from './fill.ts'
import type { Winners } from './ranking.ts'
import { frontOfQueue, winnersOf } from './ranking.ts'
import type { Run } from './run.ts'
import { hasLayer, triggerOf } from './waterfall.ts'
import type { World } from './world.ts'
import { FUND, LP, T, VAULT, VENUE } from './world.ts'

const SIDES = [1, -1] as const

/** Whether the pool owes some side more than the rulebook allows (rule A5). O(positions) with that trigger, else O(1). */
export function owesTooMuch(world: World): boolean {
  const trigger = triggerOf(world, 'poolRatio')
  if (trigger === undefined) return false
  return world.markets.some((_, m) =>
    SIDES.some((side) => {
      const owed = owedTo(world, m, winnersOf(world, m, side, world.prices.x))
      return owed > 0 && owed > trigger.limit * poolOf(world)
    }),
  )
}

/**
 * A pool that owes one side too much closes its winners at the mark until the ratio is at the floor (rule A5). Only for
 * rulebooks with that trigger. O(positions of the market).
 */
export function relievePool(run: Run, m: number): void {
  const { world } = run
  const trigger = triggerOf(world, 'poolRatio')
  if (trigger === undefined) return
  for (const side of SIDES) {
    const winners = winnersOf(world, m, side, world.prices.x)
    const owed = owedTo(world, m, winners)
    if (!(owed > trigger.limit * poolOf(world))) continue
    // A floor above the limit would close nobody, for ever.
    const floor = Math.min(trigger.floor, trigger.limit)
    closeUntil(run, m, frontOfQueue(winners, Number.POSITIVE_INFINITY), owed, floor)
  }
}

/** Unrealised profit of those in line, settlement currency; a walk (rule S8) has losers in it, who are owed nothing. */
function owedTo(world: World, m: number, winners: Winners): number {
  let profit = 0
  for (let i = 0; i < winners.count; i++)
    profit += Math.max(0, profitOf(world, winners.positions[i], world.prices.x[m]))
  return profit
}

/**
 * What stands behind the other side of the book: the vault's deposits, what pays deficits of fund and venue, and what the
 * LP has earned or lost (rule A5).
 */
function poolOf(world: World): number {
  const fund = hasLayer(world, 'fund') ? world.ledgers[FUND] : 0
  const capital = hasLayer(world, 'venue') ? world.ledgers[VENUE] : 0
  return walletOf(world, VAULT) + walletOf(world, LP) + fund + capital
}

function closeUntil(run: Run, m: number, queue: Uint32Array, owedAtFirst: number, floor: number): void {
  const { world } = run
  const { positions, prices, journal, tally } = world
  let owed = owedAtFirst
  prices.adlRankX[m] = prices.x[m]
  for (const q of queue) {
    if (owed <= floor * poolOf(world)) return
    const all = Math.abs(positions.lots[q])
    const profit = profitOf(world, q, prices.x[m])
    if (!(profit > 0)) continue
    const lots = Math.min(all, lotsToFloor(owed, poolOf(world), floor, profit / all))
    const signed = positions.lots[q] > 0 ? lots : -lots
    beginWinner(run, m, q, lots)
    const earned = closeWithLp(world, q, lots, prices.x[m])
    owed -= earned
    tally[T.adlProfit] += earned
    journal.move(run.round, 'poolRatio', 'A5', LP, positions.account[q], earned, m, signed, prices.mark[m])
    endWinner(run, q)
  }
}

/** The least lots that bring owed / pool to the floor, when each that is closed takes its profit off both (rule A5). */
function lotsToFloor(owed: number, pool: number, floor: number, perLot: number): number {
  return floor < 1
    ? Math.ceil((owed - floor * pool) / (perLot * (1 - floor)) - 1e-9)
    : Number.POSITIVE_INFINITY
}
