import { socialise } from './funding.ts'
import { ledgerParty, OPEN_POSITIONS } from './journal.ts'
import type { AdlTrigger, LayerName } from './rulebook.ts'
import type { Run } from './run.ts'
import type { World } from './world.ts'
import { DUE, FUND, T, VENUE } from './world.ts'

/* The layers after a trader's own margin (rules W3 to W9). Each keeps: loss in = paid + loss out. */

/** Below this a sum of money is rounding and moves nobody: relative to what was traded (rule N3). */
const DUST = 1e-9

export function isDust(amount: number, scale: number): boolean {
  return Math.abs(amount) <= DUST * Math.max(1, Math.abs(scale))
}

/** Below zero by more than rounding (rule N3). */
export function isNegative(amount: number, scale: number): boolean {
  return amount < 0 && !isDust(amount, scale)
}

/** The trigger of that kind in the rulebook, or undefined. */
export function triggerOf<K extends AdlTrigger['kind']>(world: World, kind: K) {
  // A plain loop: this is asked several times for every account that goes under.
  for (const trigger of world.rulebook.adl.triggers)
    if (trigger.kind === kind) return trigger as Extract<AdlTrigger, { kind: K }> // its kind was just read
  return undefined
}

/** Whether the rulebook has such a layer. */
export function hasLayer(world: World, name: LayerName): boolean {
  for (const { layer } of world.rulebook.waterfall) if (layer === name) return true
  return false
}

/** What the fund may pay now: all of it, or what its drawdown limit leaves (rules W3, A2). */
function fundCapacity(world: World): number {
  const fund = world.ledgers[FUND]
  const drawdown = triggerOf(world, 'drawdown')
  if (drawdown === undefined) return Math.max(0, fund)
  return Math.max(0, Math.min(fund, fund - (1 - drawdown.limit) * world.tally[T.fundPeak]))
}

/** What the layers before deleveraging can pay together (rule A1). */
export function capacityBeforeAdl(world: World): number {
  let capacity = 0
  for (const { layer } of world.rulebook.waterfall) {
    if (layer === 'adl') return capacity
    if (layer === 'fund') capacity += fundCapacity(world)
    if (layer === 'venue') capacity += Math.max(0, world.ledgers[VENUE])
  }
  return capacity
}

/**
 * Makes up the `deficit` of account a layer by layer; what nobody pays stays as its negative cash and is the residual.
 * With `beforeAdl` only the layers above deleveraging pay. Returns what was left unpaid.
 */
export function payDeficit(run: Run, a: number, m: number, deficit: number, beforeAdl: boolean): number {
  let left = deficit
  for (const { layer } of run.world.rulebook.waterfall) {
    if (layer === 'adl' && beforeAdl) return left
    if (left <= 0) return 0
    if (layer === 'fund') left -= payFromFund(run, a, m, left)
    if (layer === 'venue') left -= payFromVenue(run, a, m, left)
    if (layer === 'socialised') left -= paySocialised(run, a, m, left)
    if (layer === 'clawback') left -= payByClawback(run, a, m, left)
  }
  return left
}

function payFromFund(run: Run, a: number, m: number, loss: number): number {
  const { world } = run
  const paid = Math.min(loss, fundCapacity(world))
  if (paid > 0) {
    world.ledgers[FUND] -= paid
    world.accounts.cash[a] += paid
    world.tally[T.fundPaid] += paid
    world.rounds.columns.fundPaid[run.row] += paid
    world.journal.add(run.round, 'fund', 'W3', ledgerParty(FUND), a, paid, m, 0, run.current[m])
  }
  if (paid < loss)
    world.journal.add(run.round, 'fundEmpty', 'W3', ledgerParty(FUND), a, loss - paid, m, 0, run.current[m])
  return paid
}

function payFromVenue(run: Run, a: number, m: number, loss: number): number {
  const { world } = run
  const paid = Math.min(loss, Math.max(0, world.ledgers[VENUE]))
  if (paid === 0) return 0
  world.ledgers[VENUE] -= paid
  world.accounts.cash[a] += paid
  world.tally[T.venuePaid] += paid
  world.journal.add(run.round, 'venue', 'W5', ledgerParty(VENUE), a, paid, m, 0, run.current[m])
  return paid
}

function paySocialised(run: Run, a: number, m: number, loss: number): number {
  const { world } = run
  const paid = socialise(world, m, loss)
  if (paid === 0) return 0
  world.accounts.cash[a] += paid
  world.tally[T.socialisedPaid] += paid
  world.journal.add(run.round, 'socialised', 'W7', OPEN_POSITIONS, a, paid, m, 0, run.current[m])
  return paid
}

function payByClawback(run: Run, a: number, m: number, loss: number): number {
  const { world } = run
  world.ledgers[DUE] -= loss
  world.accounts.cash[a] += loss
  world.tally[T.clawbackPaid] += loss
  world.journal.add(run.round, 'clawback', 'W8', ledgerParty(DUE), a, loss, m, 0, run.current[m])
  return loss
}

/** Puts money into the fund and keeps its maximum (rules L7, A2). */
export function feedFund(world: World, amount: number): void {
  world.ledgers[FUND] += amount
  world.tally[T.fundReceived] += amount
  if (world.ledgers[FUND] > world.tally[T.fundPeak]) world.tally[T.fundPeak] = world.ledgers[FUND]
}
