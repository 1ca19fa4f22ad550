import type { MarginCurve } from './margin.ts'
import { rateAt, requirement, tierOf } from './margin.ts'

/*
 * Where equity meets the requirement (rules T1 to T5). Equity is linear in the coordinate and the requirement is linear
 * within a tier, so in each tier there is one root; it counts if its notional lies in that tier.
 */

/** Liquidatable (rule T1): equity below the requirement, or, unless strict, equal to it. Never without a requirement. */
export function isBelow(equity: number, required: number, strict: boolean): boolean {
  return required > 0 && (strict ? equity < required : equity <= required)
}

/**
 * Coordinate at which a position becomes liquidatable when the price moves from `x` in `direction` (rule T2). `surplus`
 * is cash plus equity less requirement of everything else in the account. Returns `x` if it already is, NaN for none.
 * The first of several thresholds of a step model counts. O(tiers), allocates nothing.
 */
export function thresholdOfOne(
  curve: MarginCurve,
  size: number,
  basis: number,
  surplus: number,
  x: number,
  direction: 1 | -1,
  strict: boolean,
): number {
  if (isBelow(surplus + size * x - basis, requirement(curve, size, basis, x), strict)) return x
  const { sigma } = curve
  const absolute = Math.abs(size)
  if (curve.onEntry) {
    const root = (basis - surplus + requirement(curve, size, basis, x)) / size
    return isAhead(sigma, x, root, direction) ? root : Number.NaN
  }
  // Notional is |size| · σ · x: it falls with a falling coordinate of a linear contract, and rises for an inverse one.
  const step = direction === sigma ? 1 : -1
  let tier = tierOf(curve, absolute * sigma * x)
  let at = x
  for (;;) {
    const rate = rateAt(curve, tier, size)
    const root = (basis - surplus - curve.deductions[tier]) / (size - sigma * absolute * rate)
    const end = endOfTier(curve, tier, step) / (absolute * sigma)
    if (isAhead(sigma, at, root, direction) && !(direction * root > direction * end)) return root
    tier += step
    if (tier < 0 || tier >= curve.floors.length || !isOnPrice(sigma, end)) return Number.NaN
    // At the boundary a step model jumps: it may be liquidatable there although no root lies in either tier.
    if (
      surplus + size * end - basis <
        absolute * sigma * end * rateAt(curve, tier, size) - curve.deductions[tier] &&
      curve.isStep
    )
      return end
    at = end
  }
}

/** The notional at which a walk in `step` leaves the tier. */
function endOfTier(curve: MarginCurve, tier: number, step: 1 | -1): number {
  if (step < 0) return curve.floors[tier]
  return tier + 1 < curve.floors.length ? curve.floors[tier + 1] : Number.POSITIVE_INFINITY
}

function isOnPrice(sigma: number, x: number): boolean {
  return sigma === 1 ? x > 0 && x < Number.POSITIVE_INFINITY : x < 0 && x > Number.NEGATIVE_INFINITY
}

/** Whether `root` is a price, and not behind `x` for a walk in `direction`. */
function isAhead(sigma: number, x: number, root: number, direction: number): boolean {
  return isOnPrice(sigma, root) && direction * root >= direction * x
}

/** A position among several in the same market. */
export interface Leg {
  readonly curve: MarginCurve
  /** Signed, in units. */
  readonly size: number
  /** size · coordinate of entry. */
  readonly basis: number
}

/**
 * The same for several positions in one market that stand or fall together, such as both sides in hedge mode (rule T3).
 * Walks from one tier boundary of any leg to the next. O(tiers²).
 */
export function thresholdOfMany(
  legs: readonly Leg[],
  surplus: number,
  x: number,
  direction: 1 | -1,
  strict: boolean,
): number {
  const first = legs[0]
  const { sigma } = first.curve
  const gapAt = (at: number): number => {
    let gap = surplus
    for (const leg of legs) gap += leg.size * at - leg.basis - requirement(leg.curve, leg.size, leg.basis, at)
    return gap
  }
  const isUnder = (gap: number): boolean => (strict ? gap < 0 : gap <= 0)
  if (isUnder(gapAt(x))) return x
  const stops = boundaries(legs, x, direction)
  let at = x
  for (const stop of stops) {
    // Between two boundaries every term is linear: two points inside give the root.
    const isLast = stop === stops[stops.length - 1]
    const inner = isLast && !Number.isFinite(stop) ? at + direction * Math.max(1e-9, Math.abs(at)) : stop
    const one = at + (inner - at) * 0.25
    const two = at + (inner - at) * 0.75
    const slope = (gapAt(two) - gapAt(one)) / (two - one)
    const root = one - gapAt(one) / slope
    if (
      isAhead(sigma, at, root, direction) &&
      !(direction * root > direction * stop) &&
      Number.isFinite(root)
    )
      return root
    if (!Number.isFinite(stop)) return Number.NaN
    if (isOnPrice(sigma, stop) && isUnder(gapAt(stop))) return stop
    at = stop
  }
  return Number.NaN
}

/** Coordinates ahead of `x` at which a leg changes tier, nearest first; the end of the prices comes last. */
function boundaries(legs: readonly Leg[], x: number, direction: 1 | -1): readonly number[] {
  const { sigma } = legs[0].curve
  const end =
    direction === 1
      ? sigma === 1
        ? Number.POSITIVE_INFINITY
        : 0
      : sigma === 1
        ? 0
        : Number.NEGATIVE_INFINITY
  const stops = legs.flatMap(({ curve, size }) =>
    curve.onEntry ? [] : Array.from(curve.floors, (floor) => floor / (Math.abs(size) * sigma)),
  )
  const ahead = stops.filter((stop) => direction * stop > direction * x && direction * stop < direction * end)
  return [...ahead.sort((one, other) => direction * (one - other)), end]
}

/** Coordinate at which the account's equity is zero, all else held (rule T4, meaning a). `surplus` without requirements. */
export function bankruptcyOf(size: number, basis: number, surplus: number): number {
  return (basis - surplus) / size
}

/**
 * Coordinate at which a leg has used up its share of the account's equity, shared by requirement (rule T4, meaning b):
 * closing any part of the account at these leaves equity / requirement as it is.
 */
export function zeroCoordinate(
  size: number,
  x: number,
  legRequirement: number,
  equity: number,
  total: number,
): number {
  return x - (legRequirement / size) * (equity / total)
}

/** The surplus that puts the threshold exactly at x: the inverse of T2 (rule T5). */
export function surplusForThreshold(curve: MarginCurve, size: number, basis: number, x: number): number {
  return requirement(curve, size, basis, x) - size * x + basis
}
