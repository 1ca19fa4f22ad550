import { profitOf, requirementAt, walletOf } from './account.ts'
import type { Run } from './run.ts'

/** An account at the prices of this moment, settlement currency (rule M2). */
export interface Standing {
  readonly equity: number
  readonly requirement: number
}

/** Equity and requirement of account a at the prices of this moment, which in a slide lie between two marks. */
export function standingOf(run: Run, a: number): Standing {
  const { world, x } = run
  const { accounts, positions } = world
  let equity = walletOf(world, a)
  let requirement = 0
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    if (positions.lots[p] === 0) continue
    const at = x[positions.market[p]]
    equity += profitOf(world, p, at)
    requirement += requirementAt(world, p, at)
  }
  return { equity, requirement }
}
