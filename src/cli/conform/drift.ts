import { coverSize } from '../../engine/cover.ts'
import {
  flooredRate,
  fundFee,
  liquidateDrift,
  liquidatorFee,
  shareToLiquidate,
  socialisedPerUnit,
  worstSize,
} from '../../engine/venue-drift.ts'
import { priceIn, sizeIn } from './position.ts'
import type { Inputs } from './vector.ts'
import { has, list, number, optional, text } from './vector.ts'

/* Drift v2 (rules L9, V9 to V12, W7). */

/** Below this a shortage is made up at once, in quote. */
const SMALL = 50

/** Size whose closing makes up a shortage; all of it, or null without a size, where closing costs more than it frees. */
export function baseToCover(inputs: Inputs): number | null {
  const size = coverSize(
    number(inputs, 'marginShortage'),
    priceIn(inputs),
    number(inputs, 'marginRatio'),
    number(inputs, 'liquidatorFee'),
    optional(inputs, 'ifLiquidationFee', 0),
    optional(inputs, 'quotePrice', 1),
  )
  if (Number.isFinite(size)) return size
  return has(inputs, 'size') ? number(inputs, 'size') : null
}

/** Fee for the fund. */
export function feeOfFund(inputs: Inputs): number {
  return fundFee(
    number(inputs, 'marginRatio'),
    number(inputs, 'liquidatorFee'),
    number(inputs, 'marginShortage'),
    number(inputs, 'size') * priceIn(inputs),
    number(inputs, 'maxIfLiquidationFee'),
  )
}

/** Fee of the liquidator by the slots since the user was last active. */
export function feeOfLiquidator(inputs: Inputs): number {
  return liquidatorFee(
    number(inputs, 'baseFee'),
    number(inputs, 'feePerSlot'),
    number(inputs, 'slotsSinceActive'),
    number(inputs, 'graceSlots'),
    number(inputs, 'maxFee'),
  )
}

/** Requirement with all orders of one side filled, and a little for each order. */
export function requirementWithOrders(inputs: Inputs): number {
  const worst = worstSize(sizeIn(inputs), optional(inputs, 'openBids', 0), optional(inputs, 'openAsks', 0))
  const rate = flooredRate(number(inputs, 'mmr'), optional(inputs, 'imfFactor', 0), worst)
  return (
    worst * priceIn(inputs) * rate +
    optional(inputs, 'openOrders', 0) * optional(inputs, 'openOrderMargin', 0)
  )
}

/** Share of a shortage that may be made up now. */
export function mostToLiquidate(inputs: Inputs): number {
  return shareToLiquidate(
    number(inputs, 'marginShortage'),
    optional(inputs, 'alreadyFreed', 0),
    number(inputs, 'slotsElapsed'),
    number(inputs, 'durationSlots'),
    number(inputs, 'initialPct'),
    optional(inputs, 'smallShortage', SMALL),
  )
}

/** A whole liquidation of one position. */
export function liquidationOfOne(inputs: Inputs): unknown {
  const result = liquidateDrift(
    {
      size: sizeIn(inputs),
      quote: number(inputs, 'quoteBalance'),
      deposit: optional(inputs, 'deposit', 0),
      bids: optional(inputs, 'openBids', 0),
      asks: optional(inputs, 'openAsks', 0),
      orders: optional(inputs, 'openOrders', 0),
    },
    priceIn(inputs),
    {
      rate: number(inputs, 'mmr'),
      slope: optional(inputs, 'imfFactor', 0),
      buffer: number(inputs, 'bufferRatio'),
      fee: number(inputs, 'liquidatorFee'),
      mostFundFee: number(inputs, 'maxIfLiquidationFee'),
      orderMargin: optional(inputs, 'openOrderMargin', 0),
      initialShare: number(inputs, 'initialPct'),
      duration: optional(inputs, 'durationSlots', 1),
      elapsed: optional(inputs, 'slotsElapsed', 0),
      small: optional(inputs, 'smallShortage', SMALL),
      step: optional(inputs, 'stepSize', 0),
      mostBase: optional(inputs, 'liquidatorMaxBase', Number.POSITIVE_INFINITY),
    },
  )
  const { fundFee: ifFee, ...rest } = result
  return { ...rest, ifFee }
}

/** Loss per unit, and what it costs each account. */
export function socialisedFunding(inputs: Inputs): unknown {
  const paid = optional(inputs, 'insurancePaid', 0) + optional(inputs, 'feePoolPaid', 0)
  const loss = Math.max(0, number(inputs, 'loss') - paid)
  const deltaPerBase = socialisedPerUnit(loss, number(inputs, 'longBase'), number(inputs, 'shortBase'))
  if (!has(inputs, 'accounts')) return { deltaPerBase }
  const pnl = list(inputs, 'accounts').map((account) => [
    text(account, 'id'),
    -deltaPerBase * number(account, 'size'),
  ])
  return { deltaPerBase, pnl: Object.fromEntries(pnl) }
}
