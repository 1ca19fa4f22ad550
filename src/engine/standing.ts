import { profitOf, requirementAt, walletOf } from './account.ts'
import type { World } from './world.ts'

/** An account at given prices, settlement currency (rule M2). */
export interface Standing {
  /** Cash once all that its positions owe is paid. */
  readonly wallet: number
  readonly equity: number
  readonly requirement: number
}

/** Wallet, equity and requirement of account a at coordinates `x` of the markets. O(its positions). */
export function standingOf(world: World, a: number, x: Float64Array): Standing {
  const { accounts, positions } = world
  const wallet = walletOf(world, a)
  let equity = wallet
  let requirement = 0
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    if (positions.lots[p] === 0) continue
    const at = x[positions.market[p]]
    equity += profitOf(world, p, at)
    requirement += requirementAt(world, p, at)
  }
  return { wallet, equity, requirement }
}
