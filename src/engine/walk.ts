import { Random } from './random.ts'
import type { World } from './world.ts'

/** Streams of the generator from here on, two for each market; those below are the crowd's. */
const STREAM = 1000

/** Where the walks of market m begin, as a share of all rows: over its longs, over its shorts (rule S8). */
export function walkStarts(seed: number, m: number): readonly [number, number] {
  return [new Random(seed, STREAM + 2 * m).unit(), new Random(seed, STREAM + 2 * m + 1).unit()]
}

/**
 * Where position p stands when the counterparties of `side` (1 long, −1 short) are walked from the row that chance has
 * drawn and round from the last to the first: 1 for the first of them, towards 0 for the last (rule S8). O(1).
 */
export function walkScore({ positions, markets }: World, p: number, side: number): number {
  const first = 2 * markets.length
  const count = positions.count - first
  const [ofLongs, ofShorts] = markets[positions.market[p]].walkStarts
  const steps = p - first - Math.floor((side > 0 ? ofLongs : ofShorts) * count)
  return 1 - (steps < 0 ? steps + count : steps) / count
}
