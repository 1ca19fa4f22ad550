import type { ValueName } from './observation.ts'
import type { YouSpec } from './scenario.ts'
import type { World } from './world.ts'
import { sizeOf } from './world.ts'

/** A question, and what its answer is read from (rule E1). */
export interface Asked {
  readonly world: World
  /** Accounts and positions as they stood at the start, beside the totals of now. */
  readonly start: World
  /** What the screen shows: a single number of the last observation, null for none. */
  readonly shown: (name: ValueName) => number | null
  /** Index of the market in view. */
  readonly market: number
  /** The account that is asked about, or NONE. */
  readonly a: number
  /** The reader's own position as the scenario states it. */
  readonly you: YouSpec | null
}

/** One open position of an account; `of` tells legs apart by their market, empty for a single one. */
export interface Leg {
  readonly p: number
  readonly m: number
  readonly size: number
  readonly of: string
}

/** The open positions of account a, in row order. */
export function legsOf(world: World, a: number): readonly Leg[] {
  const { accounts, positions, markets } = world
  const open: number[] = []
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) if (positions.lots[p] !== 0) open.push(p)
  return open.map((p) => {
    const m = positions.market[p]
    return { p, m, size: sizeOf(world, p), of: open.length === 1 ? '' : ` ${markets[m].symbol}` }
  })
}

/** Funding and socialised loss that account a still owes: cash less wallet (rule F1). */
export function owedBy({ accounts }: World, a: number, wallet: number): number {
  return accounts.cash[a] - wallet
}
