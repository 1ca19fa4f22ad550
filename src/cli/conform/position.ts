import type { MarginCurve } from '../../engine/margin.ts'
import { initialMargin } from '../../engine/margin.ts'
import type { Sigma } from '../../engine/payoff.ts'
import { coordinateOf, priceOf, profit, sigmaOf } from '../../engine/payoff.ts'
import { NoPrice } from './compare.ts'
import type { Inputs } from './vector.ts'
import { BadInput, firstOf, has, list, number, optional } from './vector.ts'

/* What the fields of a case mean in the engine's terms. */

/** A position of a case, with the cash behind it. */
export interface Position {
  readonly sigma: Sigma
  /** Signed, in units. */
  readonly size: number
  readonly basis: number
  readonly cash: number
}

/** Linear unless the case says inverse. */
export function sigmaIn(inputs: Inputs): Sigma {
  return sigmaOf(inputs.contractType === 'inverse' ? 'inverse' : 'linear')
}

/** The price of now: mark or oracle, else what the position was opened or left at. */
export function priceIn(inputs: Inputs): number {
  return firstOf(inputs, ['markPrice', 'oraclePrice', 'exitPrice', 'indexPrice', 'entryPrice'])
}

/** Signed size: given, or contracts times their multiplier, or a notional at its price; 1 where ratios are all. */
export function sizeIn(inputs: Inputs): number {
  return optional(inputs, 'side', 1) * unsignedSize(inputs)
}

function unsignedSize(inputs: Inputs): number {
  if (has(inputs, 'size')) return number(inputs, 'size')
  if (has(inputs, 'contracts')) return number(inputs, 'contracts') * optional(inputs, 'contractMultiplier', 1)
  if (!has(inputs, 'notional')) return 1
  return number(inputs, 'notional') / Math.abs(coordinateOf(sigmaIn(inputs), priceIn(inputs)))
}

/** Value in the settlement currency: given, or size at the price of now. */
export function valueIn(inputs: Inputs): number {
  if (has(inputs, 'notional')) return number(inputs, 'notional')
  return Math.abs(sizeIn(inputs) * coordinateOf(sigmaIn(inputs), priceIn(inputs)))
}

/** The position of a case. Its cash is what the case gives under any of the names for it, or the initial margin. */
export function positionIn(inputs: Inputs): Position {
  const sigma = sigmaIn(inputs)
  const size = sizeIn(inputs)
  const basis = size * coordinateOf(sigma, number(inputs, 'entryPrice'))
  return { sigma, size, basis, cash: cashIn(inputs, sigma, size, basis) + optional(inputs, 'extraMargin', 0) }
}

function cashIn(inputs: Inputs, sigma: Sigma, size: number, basis: number): number {
  if (has(inputs, 'accountValue') || has(inputs, 'netCollateral')) {
    const now = coordinateOf(sigma, priceIn(inputs))
    return firstOf(inputs, ['accountValue', 'netCollateral']) - profit(size, basis / size, now)
  }
  if (has(inputs, 'availableBalance'))
    return number(inputs, 'availableBalance') - optional(inputs, 'orderMargin', 0)
  const given = ['positionMargin', 'walletBalance', 'deposit'].find((name) => has(inputs, name))
  if (given !== undefined) return number(inputs, given)
  if (has(inputs, 'imr')) return Math.abs(basis) * number(inputs, 'imr')
  return initialMargin(Math.abs(basis), number(inputs, 'leverage'))
}

/**
 * A curve straight from the tiers of a case, or from its one rate: deductions are given there and not computed.
 * `closingFee` is part of every rate.
 */
export function curveIn(inputs: Inputs, sigma: Sigma, onEntry: boolean, closingFee = 0): MarginCurve {
  const tiers = has(inputs, 'tiers') ? list(inputs, 'tiers') : [inputs]
  if (tiers.length === 0) throw new BadInput('inputs.tiers has no tier')
  const column = (name: string): Float64Array => Float64Array.from(tiers, (tier) => optional(tier, name, 0))
  const floors = column('floor')
  // A case may show only the tier that it is about.
  floors[0] = 0
  const deductions = column('maintAmount')
  return {
    sigma,
    // Tiers without deductions are those of a venue whose rate holds for the whole position.
    isStep: tiers.length > 1 && deductions.every((deduction) => deduction === 0),
    onEntry,
    floors,
    rates: Float64Array.from(tiers, (tier) => number(tier, 'mmr') + closingFee),
    deductions,
    maxLeverages: column('maxLeverage'),
    bySize: null,
    sizeTiers: null,
  }
}

/** The price at a coordinate, on the tick of the case if it has one; none where no price has that coordinate. */
export function shown(inputs: Inputs, sigma: Sigma, size: number, x: number): number | NoPrice {
  const price = priceOf(sigma, x)
  if (!Number.isFinite(price)) return new NoPrice(sigma === 1 ? x : -1 / x)
  return has(inputs, 'priceTick') ? onTick(price, number(inputs, 'priceTick'), roundsUp(inputs, size)) : price
}

/** As `rounding` says, such as "up for long, down for short"; else against the trader, which is the same. */
function roundsUp(inputs: Inputs, size: number): boolean {
  const side = size > 0 ? 'long' : 'short'
  const way = `${inputs.rounding ?? ''}`
  const own = new RegExp(`(up|down) for (?:a )?${side}`).exec(way)?.[1]
  if (own !== undefined) return own === 'up'
  if (/\b(long|short)/.test(way) || way === '') return size > 0
  return !/down|−|-infinity/.test(way)
}

function onTick(price: number, tick: number, isUp: boolean): number {
  // A hair less or more, so that a price on the tick stays where it is.
  const ticks = isUp ? Math.ceil(price / tick - 1e-9) : Math.floor(price / tick + 1e-9)
  return ticks * tick
}
