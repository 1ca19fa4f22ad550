import { thresholdPrice } from './account.ts'
import { isSafe, keepWatch } from './margin-guard.ts'
import { coordinateOf } from './payoff.ts'
import type { Side, ThresholdHeap } from './threshold-book.ts'
import { noThreshold } from './threshold-book.ts'
import type { World } from './world.ts'
import { isManyLegged } from './world.ts'

/** Accounts whose threshold in one market lies on the way, in the order in which the price meets them. */
export interface Part {
  readonly m: number
  readonly sign: 1 | -1
  readonly rows: number[]
  /** Their thresholds, quote per base. */
  readonly keys: number[]
  /** Their versions: one that differs later has been changed since. */
  readonly versions: number[]
}

/**
 * Takes from the index what the price of market m meets on its way to `bound`, in both directions (rule L1). O(what it
 * meets), and O(accounts with several legs that are watched) when another of their marks has moved.
 */
export function collect(world: World, m: number, bound: number): readonly Part[] {
  keepWatch(world, m, bound)
  const isMoving = bound !== world.prices.mark[m]
  if (world.prices.isStale[m] !== 0) solveManyAgain(world, m, isMoving)
  const parts = ([-1, 1] as const).map((sign) => {
    const side = sign === -1 ? world.book.down[m] : world.book.up[m]
    const part: Part = { m, sign, rows: [], keys: [], versions: [] }
    if (world.prices.isCharged[m] !== 0) solveHeapAgain(world, m, sign, side.heap)
    readSorted(world, side, part, bound)
    const fromHeaps = readHeap(world, side.heap, part, bound) + readHeap(world, side.many, part, bound)
    if (fromHeaps > 0) sortPart(part)
    return part
  })
  if (isMoving) world.prices.isStale[m] = 0
  world.prices.isCharged[m] = 0
  return parts
}

/** Solves what is still to be solved, before accounts change and with them what there was to solve. */
export function solveStale(world: World): void {
  const { prices } = world
  for (let m = 0; m < prices.isStale.length; m++) {
    if (prices.isStale[m] === 0) continue
    solveManyAgain(world, m, true)
    prices.isStale[m] = 0
  }
}

/** Of a price that stands still only the accounts are wanted that are under water where it is. */
function solveManyAgain(world: World, m: number, isMoving: boolean): void {
  const { book, guard, accounts, prices } = world
  const sides = [book.down[m], book.up[m]]
  for (const { many } of sides) many.clear()
  for (const a of guard.watched[m]) {
    if (!isMoving && isSafe(world, a)) continue
    for (const { sign, many } of sides) {
      const price = thresholdPrice(world, a, m, prices.mark[m], sign)
      if (!Number.isNaN(price)) many.push(price, a, accounts.version[a])
    }
  }
}

/** A charge has moved the thresholds that stand in the heap (rules F1, W7). O(heap). */
function solveHeapAgain(world: World, m: number, sign: 1 | -1, heap: ThresholdHeap): void {
  const { version } = world.accounts
  const { rows, versions } = heap.drain()
  for (let i = 0; i < rows.length; i++)
    if (versions[i] === version[rows[i]]) solveInto(world, m, sign, heap, rows[i])
}

function solveInto(world: World, m: number, sign: 1 | -1, heap: ThresholdHeap, a: number): void {
  const price = thresholdPrice(world, a, m, world.prices.mark[m], sign)
  heap.push(Number.isNaN(price) ? noThreshold(sign) : price, a, world.accounts.version[a])
}

function readSorted(world: World, side: Side, part: Part, bound: number): void {
  const { version } = world.accounts
  const { keys, rows, cursor } = side
  const { sign, m } = part
  const limit = slackened(world, m, bound, sign)
  if (limit === noThreshold(sign)) {
    solveEveryone(world, side, m)
    return
  }
  let at = cursor.at
  for (; at < keys.length && sign * keys[at] <= sign * limit; at++) {
    const a = rows[at]
    if (version[a] !== 0) continue
    if (limit === bound) take(part, a, keys[at], 0)
    // It goes through the heap, so that it comes in the order of where it is now.
    else solveInto(world, m, sign, side.heap, a)
  }
  cursor.at = at
}

/** The bound, widened by how far charges can have moved thresholds since they were sorted (rules F1, W7). */
function slackened(world: World, m: number, bound: number, sign: 1 | -1): number {
  const slack = world.prices.slack[m]
  if (slack === 0) return bound
  const { sigma } = world.markets[m]
  const x = coordinateOf(sigma, bound) + sign * slack
  if (sigma === 1) return Math.max(x, 0)
  return x < 0 ? -1 / x : Number.POSITIVE_INFINITY
}

/** Charges so large that even an account without a threshold may have got one: from here on the heap holds them all. */
function solveEveryone(world: World, side: Side, m: number): void {
  const { keys, cursor, sign } = side
  if (cursor.at > keys.length) return
  cursor.at = keys.length + 1
  const { longs, shorts } = world.postings[m]
  const isBothSided = world.markets[m].curve.isStep
  for (const [list, losing] of [
    [longs, -1],
    [shorts, 1],
  ] as const)
    if (isBothSided || losing === sign)
      for (const p of list) {
        const a = world.positions.account[p]
        if (world.accounts.version[a] === 0 && !isManyLegged(world, a))
          solveInto(world, m, sign, side.heap, a)
      }
}

function readHeap(world: World, heap: ThresholdHeap, part: Part, bound: number): number {
  let read = 0
  while (heap.length > 0 && part.sign * heap.price <= part.sign * bound) {
    const { row, price, version } = heap
    heap.pop()
    if (version !== world.accounts.version[row]) continue
    take(part, row, price, version)
    read++
  }
  return read
}

function take(part: Part, a: number, key: number, version: number): void {
  part.rows.push(a)
  part.keys.push(key)
  part.versions.push(version)
}

function sortPart(part: Part): void {
  const { rows, keys, versions, sign } = part
  const taken = rows.map((row, i) => ({ row, key: keys[i], version: versions[i] }))
  taken.sort((one, other) => sign * (one.key - other.key) || one.row - other.row)
  taken.forEach(({ row, key, version }, i) => {
    rows[i] = row
    keys[i] = key
    versions[i] = version
  })
}
