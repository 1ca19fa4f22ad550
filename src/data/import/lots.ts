import type { Stated } from './read-row.ts'

/** Lots of a market at most, so that their sum stays a whole number that a float holds exactly. */
const MOST_LOTS = 2 ** 50
/** Decimals of a size at most. */
const MOST_DECIMALS = 10
/** A size made from a notional is cut to this share of the middle one. */
const FINENESS = 1e-6
/** How far a size may be from a whole number of lots, as a share of it: the dust that floats leave. */
const DUST = 1e-12

/**
 * The smallest step of size of a market: the decimals that its sizes have, or, where they follow from notionals, a
 * millionth of the middle one. `usual` is the lot of that market on screen, kept where all sizes are multiples of it.
 */
export function lotOf(rows: readonly Stated[], price: number, usual: number | null): number {
  const wanted = rows.map((row) => row.size ?? (row.notional ?? 0) / price)
  const total = wanted.reduce((sum, size) => sum + size, 0)
  if (rows.every((row) => row.size !== null)) {
    if (usual !== null && total / usual < MOST_LOTS && wanted.every((size) => isMultiple(size / usual)))
      return usual
    return tenth(decimalsOf(wanted, total))
  }
  const middle = wanted.toSorted((one, other) => one - other)[Math.floor(wanted.length / 2)] ?? 1
  return tenth(Math.min(mostDecimals(total), Math.max(0, Math.ceil(-Math.log10(middle * FINENESS)))))
}

/** A size as a whole number of lots, with no more digits than the lot has; 0 where it is below half a lot. */
export function inLots(size: number, lot: number): number {
  const whole = Math.round(size / lot) * lot
  // A size that is whole but for dust stays as it is stated.
  return Math.abs(whole - size) <= DUST * size ? size : Number(whole.toPrecision(15))
}

/** Decimals after which every number of the list is whole. O(n). */
export function decimalsOf(values: readonly number[], total = 0): number {
  const most = mostDecimals(total)
  let decimals = 0
  for (const value of values) while (decimals < most && !isMultiple(value * 10 ** decimals)) decimals++
  return decimals
}

function mostDecimals(total: number): number {
  return Math.max(0, Math.min(MOST_DECIMALS, Math.floor(Math.log10(MOST_LOTS / Math.max(1, total)))))
}

function isMultiple(count: number): boolean {
  return Math.abs(count - Math.round(count)) <= DUST * Math.max(1, Math.abs(count))
}

/** 10 to the power of −`decimals`, the float that is written that way. */
export function tenth(decimals: number): number {
  return Number(`1e${-decimals}`)
}
