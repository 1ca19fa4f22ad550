import { thresholdPrice } from './account.ts'
import type { Side } from './threshold-book.ts'
import { isNearer, noThreshold } from './threshold-book.ts'
import type { World } from './world.ts'
import { isManyLegged } from './world.ts'

/**
 * The nearest threshold of market m that a falling (−1) or rising (1) price meets; NaN for none (rules L1, O1). O(stale
 * entries passed + accounts with several legs), O(accounts) once a charge has moved all thresholds.
 */
export function nextThreshold(world: World, m: number, sign: 1 | -1): number {
  const side = sign === -1 ? world.book.down[m] : world.book.up[m]
  const isCharged = world.prices.slack[m] !== 0
  let nearest = isCharged ? Number.NaN : nearestKnown(world, side)
  const look = (a: number): void => {
    const price = thresholdPrice(world, a, m, world.prices.mark[m], sign)
    if (!Number.isNaN(price) && (Number.isNaN(nearest) || isNearer(side, price, nearest))) nearest = price
  }
  if (isCharged) eachSingle(world, m, sign, look)
  for (const a of world.manyLegged[m]) look(a)
  return nearest
}

/** Of accounts with one leg, as the index has them. */
function nearestKnown({ accounts }: World, { keys, rows, cursor, heap, sign }: Side): number {
  const { version } = accounts
  let at = cursor.at
  while (at < keys.length && version[rows[at]] !== 0) at++
  const sorted = at < keys.length ? keys[at] : noThreshold(sign)
  while (heap.length > 0 && heap.version !== version[heap.row]) heap.pop()
  const heaped = heap.length > 0 ? heap.price : noThreshold(sign)
  const nearest = sign * heaped < sign * sorted ? heaped : sorted
  return nearest === noThreshold(sign) ? Number.NaN : nearest
}

function eachSingle(world: World, m: number, sign: 1 | -1, use: (a: number) => void): void {
  const { longs, shorts } = world.postings[m]
  const isBothSided = world.markets[m].curve.isStep
  for (const list of [longs, shorts]) {
    const losing = list === longs ? -1 : 1
    if (losing !== sign && !isBothSided) continue
    for (const p of list) {
      const a = world.positions.account[p]
      if (!isManyLegged(world, a)) use(a)
    }
  }
}
