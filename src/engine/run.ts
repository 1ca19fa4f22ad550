import { coordinateOf } from './payoff.ts'
import type { World } from './world.ts'
import { bumpVersion, touch } from './world.ts'

/** What one call of `step` carries around: the world, the prices of this very moment, and what the round still owes. */
export interface Run {
  readonly world: World
  /** m → price at this moment of the round; between two marks while a slide is under way. */
  readonly current: Float64Array
  /** m → its coordinate. */
  readonly x: Float64Array
  /** m → coordinate of the mark at the start of the round: what the queue is ranked at (rule A6). */
  readonly rankX: Float64Array
  /** m → coordinate of the mark before the move that the round answers (rule A9). */
  readonly beforeX: Float64Array
  /** Number of the round, from 1; row of `world.rounds`. */
  round: number
  row: number
  /** Positions handed to deleveraging in this round, in order (rule W6). */
  readonly pending: Pending[]
  /** Accounts whose thresholds are to be solved anew when the round ends. */
  readonly changed: number[]
}

/** Lots of a bankrupt position that are to be closed against winners. */
export interface Pending {
  readonly p: number
  readonly lots: number
  /** Coordinate at which they are closed (rule A9). */
  readonly x: number
}

export function makeRun(world: World): Run {
  const n = world.markets.length
  return {
    world,
    current: new Float64Array(n),
    x: new Float64Array(n),
    rankX: new Float64Array(n),
    beforeX: new Float64Array(n),
    round: 0,
    row: 0,
    pending: [],
    changed: [],
  }
}

/** Sets the price of this moment. */
export function setCurrent(run: Run, m: number, price: number): void {
  run.current[m] = price
  run.x[m] = coordinateOf(run.world.markets[m].sigma, price)
}

/** Takes account a, which has changed, out of the index until the round ends (rule L1). */
export function setAside(run: Run, a: number): void {
  touch(run.world, a)
  bumpVersion(run.world, a)
  run.changed.push(a)
}
