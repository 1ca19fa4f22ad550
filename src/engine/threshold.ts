import type { MarginCurve } from './margin.ts'
import { rateAt, requirement, tierOf } from './margin.ts'

/*
 * Where equity meets the requirement (rules T1 to T5). Equity is linear in the coordinate and the requirement is linear
 * within a tier, so within a tier the gap between them is linear too. Under a continuous model the gap is concave, so
 * that the prices at which an account is safe are one stretch and its ends are facts about the account; under a step
 * model there may be several stretches, and the one that holds the price counts.
 */

/** Liquidatable (rule T1): equity below the requirement, or, unless strict, equal to it. Never without a requirement. */
export function isBelow(equity: number, required: number, strict: boolean): boolean {
  return required > 0 && (strict ? equity < required : equity <= required)
}

/**
 * Coordinate at which a position becomes liquidatable when the price moves in `direction` (rule T2). `surplus` is cash
 * plus equity less requirement of everything else in the account. NaN for none; `x` if no price is safe.
 *
 * Continuous models: one price, on the losing side, and the same wherever the price `x` is now; it may lie behind it.
 * Step models: the first that is met from `x`, `x` itself if it is liquidatable there. O(tiers), allocates nothing.
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
  // In terms of the notional N, equity is `own` + k · N, and the price is N / (σ · |size|).
  const { sigma, floors, deductions, onEntry } = curve
  const perCoordinate = sigma * Math.abs(size)
  const own = surplus - basis
  const k = size > 0 ? sigma : -sigma
  const isLosing = size > 0 === (direction === -1)
  if (onEntry) {
    const backing = own - requirement(curve, size, basis, x)
    return isLosing ? endOfSafety(backing, -backing / k, k, perCoordinate, x) : Number.NaN
  }
  if (curve.isStep) return firstMet(curve, size, own, k, x, direction, strict)
  if (!isLosing) return Number.NaN
  for (let tier = 0; ; tier++) {
    const backing = own + deductions[tier]
    const perNotional = rateAt(curve, tier, size) - k
    const notional = backing / perNotional
    // A requirement of the whole value grows as fast as the value does: it is met everywhere or nowhere.
    if (k > 0 && perNotional >= 0) return backing >= 0 && tier === 0 ? Number.NaN : x
    if (tier + 1 === floors.length || notional <= floors[tier + 1])
      return endOfSafety(backing, notional, k, perCoordinate, x)
  }
}

/** The coordinate of the notional at which safety ends; without one on this side of zero all prices are safe or none. */
function endOfSafety(backing: number, notional: number, k: number, perCoordinate: number, x: number): number {
  if (notional > 0) return notional / perCoordinate
  return k > 0 && backing >= 0 ? Number.NaN : x
}

/** Walks from tier to tier of a step model until the requirement is met (rule T2). */
function firstMet(
  curve: MarginCurve,
  size: number,
  own: number,
  k: number,
  x: number,
  direction: 1 | -1,
  strict: boolean,
): number {
  const { sigma, floors, deductions } = curve
  const perCoordinate = sigma * Math.abs(size)
  const isUnder = (tier: number, notional: number): boolean => {
    const gap = own + deductions[tier] + notional * (k - rateAt(curve, tier, size))
    return strict ? gap < 0 : gap <= 0
  }
  const step = direction === sigma ? 1 : -1
  let at = perCoordinate * x
  let tier = tierOf(curve, at)
  if (isUnder(tier, at)) return x
  for (;;) {
    const end =
      step < 0 ? floors[tier] : tier + 1 < floors.length ? floors[tier + 1] : Number.POSITIVE_INFINITY
    if (isUnder(tier, end)) {
      const root = (own + deductions[tier]) / (rateAt(curve, tier, size) - k)
      const notional = step < 0 ? Math.max(end, Math.min(at, root)) : Math.min(end, Math.max(at, root))
      return notional > 0 ? notional / perCoordinate : Number.NaN
    }
    tier += step
    if (tier < 0 || tier >= floors.length) return Number.NaN
    // Where the tier changes the requirement jumps: it may be met there although no root lies in either tier.
    if (isUnder(tier, end)) return end / perCoordinate
    at = end
  }
}

/** Of the sums that a gap is made of: what may be left of them where there is nothing. */
const ROUNDING = 1e-14

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
 * Under continuous models there is a threshold in each direction, again wherever `x` is. O(tiers²).
 */
export function thresholdOfMany(
  legs: readonly Leg[],
  surplus: number,
  x: number,
  direction: 1 | -1,
  strict: boolean,
): number {
  const { sigma } = legs[0].curve
  const lowest = sigma === 1 ? 0 : Number.NEGATIVE_INFINITY
  const highest = sigma === 1 ? Number.POSITIVE_INFINITY : 0
  const inside = boundaries(legs, lowest, highest)
  if (legs.some(({ curve }) => curve.isStep && !curve.onEntry))
    return firstMetOfMany(
      legs,
      surplus,
      x,
      direction === -1 ? [lowest, ...inside] : [...inside, highest],
      direction,
      strict,
    )
  // From the far end in `direction` back to the first safe price.
  const stops = direction === -1 ? [lowest, ...inside, highest] : [highest, ...inside.reverse(), lowest]
  for (let i = 0; i + 1 < stops.length; i++) {
    const gap = gapBetween(legs, surplus, stops[i], stops[i + 1])
    if (i === 0 && !gap.isUnder(stops[0])) return Number.NaN
    if (gap.isUnder(stops[i + 1])) continue
    const root = clamp(gap.root, stops[i], stops[i + 1])
    if (root === 0 || !Number.isFinite(root)) break
    return root
  }
  // No price is safe: it is met on a side that some leg loses on.
  return legs.some(({ size }) => size > 0 === (direction === -1)) ? x : Number.NaN
}

/** Walks from one tier boundary of any leg to the next until the requirement is met (rule T3). */
function firstMetOfMany(
  legs: readonly Leg[],
  surplus: number,
  x: number,
  stops: readonly number[],
  direction: 1 | -1,
  strict: boolean,
): number {
  let gap = surplus
  for (const leg of legs) gap += leg.size * x - leg.basis - requirement(leg.curve, leg.size, leg.basis, x)
  if (strict ? gap < 0 : gap <= 0) return x
  const ahead = stops.filter((stop) => direction * stop > direction * x)
  if (direction === -1) ahead.reverse()
  let at = x
  for (const stop of ahead) {
    const here = gapBetween(legs, surplus, at, stop)
    if (at !== x && here.isUnder(at)) return at
    if (here.isUnder(stop)) {
      const root = clamp(here.root, at, stop)
      return root === 0 || !Number.isFinite(root) ? Number.NaN : root
    }
    at = stop
  }
  return Number.NaN
}

function clamp(root: number, one: number, other: number): number {
  return Math.min(Math.max(root, Math.min(one, other)), Math.max(one, other))
}

/** Equity less requirement between two neighbouring boundaries, where it is linear: `constant` + `slope` · x. */
function gapBetween(legs: readonly Leg[], surplus: number, one: number, other: number) {
  const { sigma } = legs[0].curve
  let constant = surplus
  let slope = 0
  let gross = Math.abs(surplus)
  for (const { curve, size, basis } of legs) {
    constant -= basis
    slope += size
    gross += Math.abs(basis)
    if (curve.onEntry) {
      constant -= requirement(curve, size, basis, 0)
      continue
    }
    const tier = tierOf(curve, Math.abs(size) * Math.abs(between(one, other)))
    constant += curve.deductions[tier]
    slope -= sigma * Math.abs(size) * rateAt(curve, tier, size)
  }
  return {
    root: -constant / slope,
    // An account that has nothing but rounding is not saved by it at a price that there will never be.
    isUnder: (at: number): boolean => constant + (slope === 0 ? 0 : slope * at) <= ROUNDING * gross,
  }
}

/** A coordinate between two, of which one may be infinite. */
function between(one: number, other: number): number {
  if (Number.isFinite(one) && Number.isFinite(other)) return (one + other) / 2
  const finite = Number.isFinite(one) ? one : other
  return finite === 0 ? Math.sign(one + other) : finite * 2
}

/** Coordinates at which a leg changes tier, ascending. */
function boundaries(legs: readonly Leg[], lowest: number, highest: number): number[] {
  const { sigma } = legs[0].curve
  return legs
    .flatMap(({ curve, size }) =>
      curve.onEntry ? [] : Array.from(curve.floors, (floor) => floor / (Math.abs(size) * sigma)),
    )
    .filter((stop) => stop > lowest && stop < highest)
    .sort((one, other) => one - other)
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

/** The surplus that puts the bankruptcy price exactly at x: the inverse of T4, meaning a (rule T5). */
export function surplusForBankruptcy(size: number, basis: number, x: number): number {
  return basis - size * x
}
