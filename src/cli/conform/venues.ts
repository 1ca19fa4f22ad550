import { firstOrder } from '../../engine/first-fraction.ts'
import { coordinateOf } from '../../engine/payoff.ts'
import { belowAverage, lossDrawdown, poolDrawdown } from '../../engine/venue-fund.ts'
import {
  contractsDownToFirst,
  fairPrice,
  fundDelta,
  marginState,
  portfolioState,
  toAssign,
  unifiedRatio,
} from '../../engine/venue-rules.ts'
import { sigmaIn, sizeIn } from './position.ts'
import type { Inputs } from './vector.ts'
import { has, number, optional, record } from './vector.ts'

/* Rules of single venues (rules L3, V1 to V3, V18 to V23). */

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

/** Bybit's drawdown of a symbol, and the loss that is handed on. */
export function drawdownOfPool(inputs: Inputs): unknown {
  const { ratio, isTriggered, isOver, shifted } = poolDrawdown(
    {
      balance: number(inputs, 'fundBalance'),
      threshold: number(inputs, 'adlTriggerThreshold'),
      profit: number(inputs, 'symbolPnl'),
      mostProfit: optional(inputs, 'symbolMaxPnl8h', 0),
      mostBalance: number(inputs, 'fundMaxBalance8h'),
    },
    number(inputs, 'insurancePnlRatio'),
    optional(inputs, 'adlStopRatio', Number.POSITIVE_INFINITY),
  )
  return { pnlRatio: ratio, triggered: isTriggered, stopped: isOver, lossShiftedToAdl: shifted }
}

/** Bybit's drawdown by the loss beyond a position's margin. */
export function drawdownOfLoss(inputs: Inputs): unknown {
  const { drawdown, isTriggered, isOver } = lossDrawdown(
    number(inputs, 'totalLoss'),
    number(inputs, 'positionMargin'),
    number(inputs, 'fundMaxBalance8h'),
    number(inputs, 'triggerDrawdown'),
    optional(inputs, 'stopDrawdown', 0),
  )
  return { drawdown, triggered: isTriggered, stopped: isOver }
}

/** OKX's fund against its average. */
export function fundBelowAverage(inputs: Inputs): unknown {
  const { threshold, isTriggered } = belowAverage(
    number(inputs, 'fundBalance'),
    number(inputs, 'fundAverage8h'),
    number(inputs, 'drawdownPct'),
  )
  return { threshold, triggered: isTriggered }
}

/** Both ratios of a unified account. */
export function unifiedAccount(inputs: Inputs): unknown {
  const balance = number(inputs, 'walletBalance') + optional(inputs, 'perpUnrealizedPnl', 0)
  const ratio = (name: string): number =>
    unifiedRatio(
      number(inputs, name),
      balance,
      optional(inputs, 'haircutLoss', 0),
      optional(inputs, 'orderLoss', 0),
    )
  return {
    accountMMR: ratio('totalMaintenanceMargin'),
    ...(has(inputs, 'totalInitialMargin') ? { accountIMR: ratio('totalInitialMargin') } : {}),
  }
}

/** Which of three margins an account meets. */
export function stateOfMargins(inputs: Inputs): unknown {
  return {
    state: marginState(
      number(inputs, 'totalAccountValue'),
      number(inputs, 'initialMargin'),
      number(inputs, 'maintenanceMargin'),
      number(inputs, 'closeOutMargin'),
    ),
  }
}

/** What is assigned after the book. */
export function assignment(inputs: Inputs): unknown {
  return { assigned: toAssign(number(inputs, 'totalContracts'), number(inputs, 'liquidatedInMarket')) }
}

/** Contracts to close, straight to the first tier. */
export function downToFirst(inputs: Inputs): unknown {
  return {
    contractsToClose: contractsDownToFirst(
      number(inputs, 'contracts'),
      number(inputs, 'tier3Floor'),
      number(inputs, 'tier1Cap'),
    ),
  }
}
