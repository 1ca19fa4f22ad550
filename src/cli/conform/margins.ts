import {
  deductionsOf,
  initialMargin,
  marginCurve,
  maxLeverageOf,
  rateAt,
  requirement,
  tierOf,
} from '../../engine/margin.ts'
import { coordinateOf, profit } from '../../engine/payoff.ts'
import { isBelow } from '../../engine/threshold.ts'
import { riskLimitRates } from '../../engine/venue-rules.ts'
import { curveIn, priceIn, sigmaIn, sizeIn, valueIn } from './position.ts'
import { accountIn } from './prices.ts'
import type { Inputs } from './vector.ts'
import { firstOf, has, list, number, optional, record, text } from './vector.ts'

/* Profit, tiers, margins (rules M1 to M8). */

/** By symbol for several positions, one number for one. */
function each(inputs: Inputs, one: (position: Inputs) => number): unknown {
  if (!has(inputs, 'positions')) return one(inputs)
  return Object.fromEntries(
    list(inputs, 'positions').map((position) => [text(position, 'symbol'), one({ ...inputs, ...position })]),
  )
}

/** Profit at the mark, or at the price at which a position was left. */
export function unrealizedPnl(inputs: Inputs): unknown {
  return each(inputs, (position) => {
    const sigma = sigmaIn(position)
    const entry = coordinateOf(sigma, number(position, 'entryPrice'))
    return profit(sizeIn(position), entry, coordinateOf(sigma, priceIn(position)))
  })
}

/** Maintenance requirement on the value of now, or on a notional that is given. */
export function maintenanceMargin(inputs: Inputs): unknown {
  return each(inputs, requirementIn)
}

function requirementIn(position: Inputs): number {
  const curve = curveIn(position, 1, false)
  // The value is all that counts, so that it stands for the price of one unit.
  return requirement(curve, 1, 0, valueIn(position))
}

/** Value / leverage; leverage is capped at what the case or its tier allows. */
export function initialMarginOf(inputs: Inputs): number {
  const value = valueIn(inputs)
  const most = has(inputs, 'maxLeverage') ? number(inputs, 'maxLeverage') : ofTier(inputs, value)
  return initialMargin(value, Math.min(number(inputs, 'leverage'), most))
}

function ofTier(inputs: Inputs, value: number): number {
  const most = has(inputs, 'tiers') ? maxLeverageOf(curveIn(inputs, 1, false), value, 1) : 0
  return most > 0 ? most : Number.POSITIVE_INFINITY
}

/** Value, initial margin and requirement of a position at its entry. */
export function positionMargins(inputs: Inputs): unknown {
  const positionValue = valueIn(inputs)
  return {
    positionValue,
    initialMargin: initialMargin(positionValue, number(inputs, 'leverage')),
    maintenanceMargin: requirementIn({ ...inputs, notional: positionValue }),
  }
}

/** Rate, deduction and highest leverage of the tier of a notional, or of a number of contracts. */
export function tierLookup(inputs: Inputs): unknown {
  const curve = curveIn(inputs, 1, false)
  const tier = tierOf(curve, firstOf(inputs, ['notional', 'contracts', 'size']))
  return {
    tier,
    mmr: rateAt(curve, tier, 1),
    maintAmount: curve.deductions[tier],
    maxLeverage: curve.maxLeverages[tier],
  }
}

/** Deductions that make the tiers continuous; one number where the tier before is given with its own. */
export function tierDeductions(inputs: Inputs): unknown {
  const tiers = list(inputs, 'tiers').map((tier) => ({
    floor: number(tier, 'floor'),
    rate: number(tier, 'mmr'),
  }))
  if (!has(inputs, 'previousTier')) return [...deductionsOf(tiers)]
  const previous = record(inputs, 'previousTier')
  const [, rise] = deductionsOf([{ floor: 0, rate: number(previous, 'mmr') }, ...tiers])
  return number(previous, 'maintAmount') + (rise ?? 0)
}

/** Rates of the risk limit in which a value falls, and what they ask for. */
export function riskLimit(inputs: Inputs): unknown {
  const value = valueIn(inputs)
  const rates = riskLimitRates(
    value,
    number(inputs, 'baseRiskLimit'),
    number(inputs, 'riskStep'),
    number(inputs, 'baseMmr'),
    number(inputs, 'baseImr'),
  )
  return {
    mmr: rates.maintenance,
    imr: rates.initial,
    maintenanceMargin: value * rates.maintenance,
    initialMargin: value * rates.initial,
  }
}

/** A rate that grows with the size above a threshold: Deribit from zero, Delta from its own (rule M6). */
function slopeRate(size: number, base: number, slope: number, threshold: number): number {
  const model = 'slope'
  const curve = marginCurve(
    { model, basis: 'mark', closingFee: 0, base, slope, threshold, maxLeverage: 1 },
    '',
    1,
  )
  return rateAt(curve, 0, size)
}

/** Rate by size, and the margin it asks for in base and in quote. */
export function slopeMargin(inputs: Inputs): unknown {
  const size = Math.abs(sizeIn(inputs))
  const rate = slopeRate(size, number(inputs, 'baseRate'), number(inputs, 'ratePerUnit'), 0)
  return { rate, marginBase: rate * size, marginUsd: rate * size * priceIn(inputs) }
}

/** Rate by size above a threshold. */
export function slopeAbove(inputs: Inputs): unknown {
  const [least, slope] = [number(inputs, 'minMmr'), number(inputs, 'slopePerUnit')]
  return { mmr: slopeRate(Math.abs(sizeIn(inputs)), least, slope, number(inputs, 'threshold')) }
}

/** Whether an account is below its requirement, strictly (DX-LIQ). */
export function isLiquidatable(inputs: Inputs): boolean {
  const { equity, total } = accountIn(inputs)
  return isBelow(equity, total, true)
}

/** Whether an account is liquidatable, and whether so deep that the vault takes it (HL-BACKSTOP). */
export function backstop(inputs: Inputs): unknown {
  const equity = number(inputs, 'accountValue')
  const required = number(inputs, 'maintenanceMargin')
  const share = optional(inputs, 'backstopFraction', 2 / 3)
  return { liquidatable: isBelow(equity, required, true), backstop: isBelow(equity, share * required, true) }
}
