import type { PoolPosition } from '../../engine/venue-gmx.ts'
import {
  deleverageFromPool,
  floorPrice,
  isBelowFloor,
  pnlToPool,
  poolProfit,
  remainingCollateral,
} from '../../engine/venue-gmx.ts'
import { NoPrice } from './compare.ts'
import type { Inputs } from './vector.ts'
import { has, number, optional } from './vector.ts'

/* GMX v2 (rules V13, V14). */

function positionOf(inputs: Inputs): PoolPosition {
  return {
    side: number(inputs, 'side'),
    sizeUsd: number(inputs, 'sizeUsd'),
    tokens: number(inputs, 'sizeInTokens'),
  }
}

function remainingOf(inputs: Inputs): number {
  const position = positionOf(inputs)
  return remainingCollateral(
    number(inputs, 'collateralAmount') * number(inputs, 'collateralPrice'),
    poolProfit(position, number(inputs, 'indexPrice')),
    optional(inputs, 'priceImpact', 0),
    optional(inputs, 'fees', 0),
    position.sizeUsd,
    optional(inputs, 'maxImpactFactorForLiquidations', 1),
  )
}

/** Whether what is left of a position is below the least allowed. */
export function isUnderFloor(inputs: Inputs): boolean {
  return isBelowFloor(
    remainingOf(inputs),
    optional(inputs, 'minCollateralUsd', 0),
    number(inputs, 'minCollateralFactor'),
    number(inputs, 'sizeUsd'),
  )
}

/** Collateral that a trader gets back, in its own token, less the fee for the liquidation as a share of the size. */
export function collateralReturned(inputs: Inputs): number {
  const fee = optional(inputs, 'liquidationFee', 0) * number(inputs, 'sizeUsd')
  return Math.max(0, remainingOf(inputs) - fee) / number(inputs, 'collateralPrice')
}

/** Index price at which a position falls to the least allowed; its collateral is in dollars or in the index's own token. */
export function priceOfFloor(inputs: Inputs): number | NoPrice {
  const isIndex = inputs.collateralIsIndexToken === true
  const amount = optional(inputs, 'collateralAmount', 0)
  const usd = has(inputs, 'collateralUsd')
    ? number(inputs, 'collateralUsd')
    : amount * optional(inputs, 'collateralPrice', 1)
  const price = floorPrice(
    positionOf(inputs),
    isIndex ? 0 : usd,
    isIndex ? amount : 0,
    optional(inputs, 'fees', 0),
    number(inputs, 'minCollateralFactor'),
  )
  return price > 0 && Number.isFinite(price) ? price : new NoPrice(price)
}

function poolOf(inputs: Inputs): number {
  if (has(inputs, 'poolUsdBefore')) return number(inputs, 'poolUsdBefore')
  return number(inputs, 'poolTokenAmount') * number(inputs, 'poolTokenPrice')
}

/** What one side is owed over what the pool holds, and whether that is too much. */
export function poolFactor(inputs: Inputs): unknown {
  const factor = pnlToPool(poolProfit(positionOf(inputs), number(inputs, 'indexPrice')), poolOf(inputs))
  return { factor, adlEnabled: factor > Math.max(0, number(inputs, 'maxPnlFactorForAdl')) }
}

/** A winner closed in part to relieve the pool. */
export function poolExecution(inputs: Inputs): unknown {
  const { isTaken, sizeUsd, factor } = deleverageFromPool(
    positionOf(inputs),
    number(inputs, 'indexPrice'),
    poolOf(inputs),
    number(inputs, 'closeSizeUsd'),
    number(inputs, 'maxPnlFactorForAdl'),
    number(inputs, 'minPnlFactorAfterAdl'),
  )
  return { accepted: isTaken, remainingSizeUsd: sizeUsd, factorAfter: factor }
}
