import { marginCurve } from './margin.ts'
import type { Sigma } from './payoff.ts'
import { coordinateOf, priceOf } from './payoff.ts'
import type { MarginModel, Tier } from './rulebook.ts'
import type { Leg } from './threshold.ts'
import { thresholdOfMany, thresholdOfOne } from './threshold.ts'

/* Margin models with round numbers, and thresholds in the words of a trader: prices instead of coordinates. */

/** 0.5 % of the value at mark, and at entry. */
export const FLAT = { model: 'flat', rate: 0.005, maxLeverage: 100, basis: 'mark', closingFee: 0 } as const
export const ON_ENTRY = { ...FLAT, basis: 'entry' } as const

/** A tiered model on the value at mark, without a closing fee. */
export function tiered(model: 'deduction' | 'step', tiers: readonly Tier[]): MarginModel {
  return { model, basis: 'mark', closingFee: 0, tiers: { default: tiers } }
}

/** The first tiers of Binance's BTCUSDT, October 2024: deductions 0, 50 and 950. */
export const TIERED = tiered('deduction', [
  { floor: 0, rate: 0.004, maxLeverage: 125 },
  { floor: 50_000, rate: 0.005, maxLeverage: 100 },
  { floor: 600_000, rate: 0.0065, maxLeverage: 75 },
])

/** 1 % below 1,000, and 20 % of everything from there on. */
export const STEEP = tiered('step', [
  { floor: 0, rate: 0.01, maxLeverage: 50 },
  { floor: 1000, rate: 0.2, maxLeverage: 5 },
])

/** A position in the words of a trader: the price at which it goes under when the price moves from `from`. */
export interface Case {
  readonly model: MarginModel
  readonly sigma?: Sigma
  readonly size: number
  readonly entry: number
  readonly cash: number
  readonly from?: number
  readonly direction?: 1 | -1
  readonly strict?: boolean
}

/** NaN for none; by default on the losing side of a linear position that starts at its entry. */
export function liquidation(one: Case): number {
  const { model, sigma = 1, size, entry, cash, from = entry, strict = false } = one
  const curve = marginCurve(model, 'BTC', sigma)
  const direction = one.direction ?? (size > 0 ? -1 : 1)
  const basis = size * coordinateOf(sigma, entry)
  return priceOf(
    sigma,
    thresholdOfOne(curve, size, basis, cash, coordinateOf(sigma, from), direction, strict),
  )
}

/** The same for several positions in one market. */
export function liquidationOfMany(
  legs: readonly (readonly [size: number, entry: number])[],
  one: Omit<Case, 'size' | 'entry' | 'from'> & { readonly from: number; readonly direction: 1 | -1 },
): number {
  const { model, sigma = 1, cash, from, direction, strict = false } = one
  const curve = marginCurve(model, 'BTC', sigma)
  const rows: Leg[] = legs.map(([size, entry]) => ({ curve, size, basis: size * coordinateOf(sigma, entry) }))
  return priceOf(sigma, thresholdOfMany(rows, cash, coordinateOf(sigma, from), direction, strict))
}
