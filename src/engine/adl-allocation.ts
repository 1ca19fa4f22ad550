import type { Allocation } from './rulebook.ts'

/**
 * Splits `lots` over candidates in rank order; `capacities` are the whole lots that each can give up, `out` (zeroed)
 * receives what it gives. Returns what was placed: min(lots, Σ capacities) for every policy.
 */
export type Allocator = (lots: number, capacities: Float64Array, out: Float64Array) => number

/** Down the queue: each gives all it can until nothing is left (rule A7). O(n). */
const rankQueue: Allocator = (lots, capacities, out) => {
  let left = lots
  for (let i = 0; i < capacities.length && left > 0; i++) {
    out[i] = Math.min(left, capacities[i])
    left -= out[i]
  }
  return lots - left
}

/**
 * In proportion to contracts, in whole lots, the lots left over to the largest remainders, ties in rank order (rule A8).
 * Because every share is at most its capacity, one pass places everything that can be placed. O(n log n).
 */
const contractProRata: Allocator = (lots, capacities, out) => {
  let total = 0
  for (const capacity of capacities) total += capacity
  const wanted = Math.min(lots, total)
  if (wanted === 0) return 0
  const remainders = new Float64Array(capacities.length)
  let placed = 0
  for (let i = 0; i < capacities.length; i++) {
    const share = wanted * capacities[i]
    // In whole numbers, since remainders that are equal on paper must be equal here; too large ones to the last bits.
    const remainder =
      share <= Number.MAX_SAFE_INTEGER ? share % total : share - Math.floor(share / total) * total
    out[i] = Math.min(capacities[i], Math.round((share - remainder) / total))
    remainders[i] = remainder
    placed += out[i]
  }
  if (placed === wanted) return placed
  const order = Array.from(remainders, (_, i) => i).sort((i, j) => remainders[j] - remainders[i] || i - j)
  for (const i of order) {
    if (placed === wanted) break
    if (out[i] === capacities[i]) continue
    out[i]++
    placed++
  }
  return placed
}

const ALLOCATORS: Readonly<Record<Allocation, Allocator>> = { rankQueue, contractProRata }

/** Splits `lots` by the policy of that name (rules A7, A8). */
export function allocate(
  policy: Allocation,
  lots: number,
  capacities: Float64Array,
  out: Float64Array,
): number {
  return ALLOCATORS[policy](lots, capacities, out)
}

/** Fifth of the queue, 1 to 5, of each size in rank order: cumulative contracts, rounded up to the next fifth (rule S7). */
export function fifthsOf(sizes: readonly number[]): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  let before = 0
  return sizes.map((size) => {
    before += size
    // A hair less than the quotient, so that an exact fifth is not rounded into the next one.
    return Math.max(1, Math.ceil((before / total) * 5 - 1e-12))
  })
}
