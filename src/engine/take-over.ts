import { leave } from './aftermath.ts'
import { countClosed, passToVault } from './fill.ts'
import type { Run } from './run.ts'
import type { Standing } from './standing.ts'
import { standingOf } from './standing.ts'
import { isNegative } from './waterfall.ts'
import type { World } from './world.ts'
import { T, TAKEN_OVER, touch, VAULT } from './world.ts'

/* The backstop vault (rule W4): it takes the position and the margin, not the loss alone. */

/** Whether the rulebook hands an account in this standing to the vault: below its line, but not below zero. */
export function goesToVault(world: World, { equity, requirement }: Standing): boolean {
  for (const layer of world.rulebook.waterfall)
    if (layer.layer === 'vault') return !isNegative(equity, requirement) && equity < layer.below * requirement
  return false
}

/**
 * The vault takes positions and margin of account a; false, and nothing done, when that would put it below its own
 * requirement (rule W4). O(positions of a + markets).
 */
export function takeOver(run: Run, a: number, { equity, requirement }: Standing): boolean {
  const { world } = run
  const { accounts, positions, markets, tally } = world
  const vault = standingOf(world, VAULT, run.x)
  if (vault.equity + equity < vault.requirement + requirement) return false
  const cash = accounts.cash[a]
  let margin = cash
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
    // The margin goes along with the first leg.
    world.journal.move(run.round, 'vaultTakeover', 'W4', a, VAULT, margin, m, lots, run.current[m])
    margin = 0
  }
  touch(world, VAULT)
  accounts.cash[VAULT] += cash
  accounts.cash[a] = 0
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
