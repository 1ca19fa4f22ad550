import { firstOrder } from '../../engine/first-fraction.ts'
import { coordinateOf } from '../../engine/payoff.ts'
import { fairPrice, fundDelta, portfolioState } from '../../engine/venue-rules.ts'
import { sigmaIn, sizeIn } from './position.ts'
import type { Inputs } from './vector.ts'
import { has, number, record } from './vector.ts'

/* Rules of single venues (rules L3, V1 to V3). */

/** What a fill of a position that was taken over at its bankruptcy price brings the fund. */
export function insuranceFundDelta(inputs: Inputs): number {
  const sigma = sigmaIn(inputs)
  const fill = has(inputs, 'fillPrice')
    ? number(inputs, 'fillPrice')
    : number(record(inputs, 'fill'), 'price')
  return fundDelta(
    sizeIn(inputs),
    coordinateOf(sigma, number(inputs, 'bankruptcyPrice')),
    coordinateOf(sigma, fill),
  )
}

/** Fair price from the index and what is left of the funding interval. */
export function fundingMark(inputs: Inputs): number {
  return fairPrice(
    number(inputs, 'indexPrice'),
    number(inputs, 'fundingRate'),
    number(inputs, 'hoursToFunding'),
    number(inputs, 'fundingIntervalHours'),
  )
}

/** Portfolio margin ratio and its band. */
export function portfolioMarginState(inputs: Inputs): unknown {
  const bands = record(inputs, 'bands')
  const { ratio, state } = portfolioState(
    number(inputs, 'adjustedEquity'),
    number(inputs, 'unifiedMaintenanceMargin'),
    {
      warn: number(bands, 'warn'),
      reduceOnly: number(bands, 'reduceOnly'),
      liquidate: number(bands, 'liquidate'),
    },
  )
  return { uniMMR: ratio, state }
}

/** The first order of a partial liquidation and the one that follows, within the cooldown or after it. */
export function partialLiquidation(inputs: Inputs): unknown {
  const notional = number(inputs, 'notional')
  const above = number(inputs, 'partialThreshold')
  const fraction = number(inputs, 'firstFraction')
  const first = firstOrder(notional, above, fraction, false)
  const isCooling = number(inputs, 'secondsToNextOrder') <= number(inputs, 'cooldownSeconds')
  return {
    firstOrderNotional: first,
    nextOrderNotional: firstOrder(notional - first, above, fraction, isCooling),
  }
}
