import type { MarginCurve } from './margin.ts'
import { initialMargin, marginCurve, rateAt, requirement, tierOf } from './margin.ts'
import type { MarginModel } from './rulebook.ts'

/** The tiers of one market and what they come to at sizes from small to large, column by column (rules M3 to M8). */
export interface TierProfile {
  /**
   * What floors and amounts are counted in: value in the settlement currency, or size in units of the contract (base
   * units, or quote face of an inverse) where the rate hangs on the size.
   */
  readonly by: 'value' | 'size'
  /** The rate of the tier holds for the whole position, without a deduction: the requirement jumps at a floor. */
  readonly isStep: boolean
  /** One row a tier; `rate` includes the fee for closing where it counts (rule M7). */
  readonly tiers: {
    readonly floor: Float64Array
    readonly rate: Float64Array
    /** Settlement currency. */
    readonly deduction: Float64Array
    readonly maxLeverage: Float64Array
    /** Initial margin of a unit of value at the tier's highest leverage (rule M8). */
    readonly initialRate: Float64Array
  }
  /** One row a sample, amounts ascending. Where the rate is the same at every amount only what was asked for. */
  readonly amount: Float64Array
  /** Rate of the tier, or of the size. */
  readonly rate: Float64Array
  /** Requirement / value. */
  readonly effective: Float64Array
  /** Requirement, settlement currency; null where amounts are sizes, since it hangs on the price then. */
  readonly required: Float64Array | null
}

/** Ten amounts a decade, about evenly apart on a logarithmic axis (the preferred numbers R10). */
const MANTISSAS = [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8] as const
/** Decades that are looked at: from a millionth to past the highest floor that a rulebook may have, 10^15. */
const DECADES = Array.from({ length: 24 }, (_, i) => Number(`1e${i - 6}`))
/** A rate without an end is followed until it has grown so many times. */
const GROWN = 10

/** What a margin model requires in the market `symbol`; `at` are further amounts to sample. O(tiers · samples). */
export function tierProfile(model: MarginModel, symbol: string, at: readonly number[]): TierProfile {
  // Value and size are both the amount, so that neither price nor payoff matters.
  const curve = marginCurve(model, symbol, 1)
  const { floors, maxLeverages } = curve.sizeTiers ?? curve
  const requiredAt = (amount: number): number => requirement(curve, amount, amount, 1)
  const effectiveAt = (amount: number): number => requiredAt(amount) / amount
  const amounts = [...new Set([...gridOf(curve, effectiveAt), ...at])].sort((a, b) => a - b)
  return {
    by: curve.bySize === null ? 'value' : 'size',
    isStep: curve.isStep || curve.sizeTiers !== null,
    tiers: {
      floor: floors,
      rate: (curve.sizeTiers ?? curve).rates,
      deduction: curve.sizeTiers === null ? curve.deductions : new Float64Array(floors.length),
      maxLeverage: maxLeverages,
      initialRate: maxLeverages.map((leverage) => initialMargin(1, leverage)),
    },
    amount: Float64Array.from(amounts),
    rate: Float64Array.from(amounts, (amount) => rateAt(curve, tierOf(curve, amount), amount)),
    effective: Float64Array.from(amounts, effectiveAt),
    required: curve.bySize === null ? Float64Array.from(amounts, requiredAt) : null,
  }
}

/** From a decade before anything rises to the first after the last floor, or after the rate has grown for long enough. */
function gridOf(curve: MarginCurve, effectiveAt: (amount: number) => number): readonly number[] {
  const { floors } = curve.sizeTiers ?? curve
  const least = effectiveAt(DECADES[0])
  const isAtTop = (amount: number): boolean =>
    floors.length > 1 ? amount > floors[floors.length - 1] : effectiveAt(amount) >= Math.min(1, GROWN * least)
  const rising = DECADES.findIndex((amount) => effectiveAt(amount) > least * 1.0001)
  if (rising < 0) return []
  const first = Math.max(0, rising - 2)
  const found = DECADES.findIndex((amount, i) => i > first && isAtTop(amount))
  const top = found < 0 ? DECADES.length - 1 : found
  const decades = DECADES.slice(first, top)
  const grid = decades.flatMap((decade) => MANTISSAS.map((mantissa) => mantissa * decade))
  return [...grid, ...floors.filter((floor) => floor > 0), DECADES[top]]
}
