import type { MarginCurve } from './margin.ts'
import { rateAt, requirement, tierOf } from './margin.ts'
import type { Sigma } from './payoff.ts'

/*
 * Sizes and entries that put a line at a wished price (rule T5): T2 and T4 solved for something else. Of a step model the
 * answer is a candidate: whether the price meets the requirement there first is for the caller to put back and see.
 */

/** No size is beyond this: what no amount of doubling reaches is not there. */
const MOST = 1e30

/**
 * Size, without its sign, at which `surplus`, which stays as it is, puts the threshold at coordinate `x`; NaN for none.
 * `loss` is what a unit loses between entry and `x`, what it owes included. O(tiers), or O(1) halvings for rates by size.
 */
export function sizeForThreshold(
  curve: MarginCurve,
  sign: 1 | -1,
  entryX: number,
  surplus: number,
  x: number,
  loss: number,
): number {
  if (!(surplus > 0)) return Number.NaN
  const { floors, deductions, onEntry, bySize, isStep } = curve
  const value = Math.abs(onEntry ? entryX : x)
  if (bySize !== null) return firstSize((size) => size * (loss + value * bySize(size)), surplus)
  for (let tier = 0; tier < floors.length; tier++) {
    // Where the requirement jumps over what there is, a short that grows into the next tier on its way up meets it there.
    const edge = floors[tier] / value
    if (isStep && sign < 0 && tier > 0 && edge * (loss + value * rateAt(curve, tier, edge)) > surplus)
      return edge
    const size = (surplus + deductions[tier]) / (loss + value * rateAt(curve, tier, 1))
    if (size > 0 && tierOf(curve, size * value) === tier) return size
  }
  return Number.NaN
}

/** The least size whose need is all of `surplus`, by halving; the need crosses it once. NaN where it never does. */
function firstSize(need: (size: number) => number, surplus: number): number {
  let most = 1
  while (need(most) < surplus) {
    most *= 2
    if (most > MOST) return Number.NaN
  }
  let least = 0
  for (;;) {
    const middle = (least + most) / 2
    if (middle === least || middle === most) return most
    if (need(middle) < surplus) least = middle
    else most = middle
  }
}

/** Size, without its sign, at which `surplus` is used up where a unit has lost `loss`; NaN for none. */
export function sizeForBankruptcy(surplus: number, loss: number): number {
  const size = surplus / loss
  return size > 0 && Number.isFinite(size) ? size : Number.NaN
}

/**
 * Coordinate of the entry that puts the threshold at `x` at the same size and leverage; NaN for none. `behind` is all that
 * stands behind the position but its initial margin. O(tiers).
 */
export function entryForThreshold(
  curve: MarginCurve,
  size: number,
  leverage: number,
  behind: number,
  x: number,
): number {
  const { sigma, floors, deductions, onEntry } = curve
  if (!onEntry) return entryForBankruptcy(sigma, size, leverage, behind - requirement(curve, size, 0, x), x)
  for (let tier = 0; tier < floors.length; tier++) {
    const rate = rateAt(curve, tier, size)
    const entryX = entryOf(sigma, size, leverage, behind + deductions[tier], x, rate)
    if (tierOf(curve, Math.abs(size * entryX)) === tier) return entryX
  }
  return Number.NaN
}

/** The same for the bankruptcy price. */
export function entryForBankruptcy(
  sigma: Sigma,
  size: number,
  leverage: number,
  behind: number,
  x: number,
): number {
  return entryOf(sigma, size, leverage, behind, x, 0)
}

/** Where initial margin less `rate` of the value at entry, and profit at `x`, use `behind` up. */
function entryOf(
  sigma: Sigma,
  size: number,
  leverage: number,
  behind: number,
  x: number,
  rate: number,
): number {
  const sign = size > 0 ? 1 : -1
  return -(behind / Math.abs(size) + sign * x) / (sigma / leverage - sign - sigma * rate)
}
