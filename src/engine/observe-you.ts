import { equityOf, fundingOwed, profitOf, requirementOf, thresholdPrice, walletOf } from './account.ts'
import { initialMargin, marginPosted, maxLeverageOf } from './margin.ts'
import type { Lens, Solved } from './observation.ts'
import type { Put } from './observe.ts'
import { coordinateOf, priceOf } from './payoff.ts'
import type { Scenario, YouSpec } from './scenario.ts'
import { bankruptcyOf, surplusForBankruptcy, surplusForThreshold } from './threshold.ts'
import type { World } from './world.ts'
import { NONE, sizeOf, T } from './world.ts'

/** The least margin that a pull leaves, as a share of the value at entry. */
const LEAST_MARGIN = 1e-3

/** The reader's own account, and the answer to a pull on its liquidation line (rules M2, T2, T4, T5). */
export function fillYou(world: World, lens: Lens, scenario: Scenario, put: Put): void {
  const a = world.you
  if (a === NONE || scenario.you === null) return
  const { accounts, positions, markets, prices, tally } = world
  const p = accounts.first[a]
  const m = positions.market[p]
  const { sigma } = markets[m]
  const size = sizeOf(world, p)
  const equity = equityOf(world, a)
  put('youRow', a)
  put('youStatus', accounts.status[a])
  put('youLots', positions.lots[p])
  put('youSize', size)
  put('youCash', walletOf(world, a))
  const posted = initialCash(world, scenario.you, m)
  put('youInitialCash', posted)
  put(
    'youStartBankruptcy',
    priceOf(sigma, bankruptcyOf(scenario.you.size, basisOf(world, scenario.you, m), posted)),
  )
  put('youEquity', equity)
  put('youPnl', profitOf(world, p, prices.x[m]))
  put('youDeleveraged', tally[T.youDeleveraged])
  if (tally[T.youClosedRound] > 0) {
    put('youClosedPrice', tally[T.youClosedPrice])
    put('youClosedRound', tally[T.youClosedRound])
  }
  if (lens.solve !== null) solve(world, scenario.you, m, lens.solve.price, lens.solve.by, put)
  if (size === 0) return
  const notional = Math.abs(size * prices.x[m])
  put('youEntry', priceOf(sigma, positions.basis[p] / size))
  put('youMaintenance', requirementOf(world, a))
  put('youNotional', notional)
  put('youLeverage', equity > 0 ? notional / equity : Number.NaN)
  const threshold = thresholdPrice(world, a, m, prices.mark[m], size > 0 ? -1 : 1)
  put('youLiquidation', threshold)
  put('youToLiquidation', threshold / prices.mark[m] - 1)
  if (markets[m].curve.isStep)
    put('youLiquidationOther', thresholdPrice(world, a, m, prices.mark[m], size > 0 ? 1 : -1))
  put('youBankruptcy', priceOf(sigma, prices.x[m] - equity / size))
}

function initialCash(world: World, you: YouSpec, m: number): number {
  return marginPosted(Math.abs(basisOf(world, you, m)), you.leverage, you.added)
}

/** Size times the coordinate of the entry, as the reader stated them. */
function basisOf(world: World, you: YouSpec, m: number): number {
  return you.size * coordinateOf(world.markets[m].sigma, you.entry)
}

/** Leverage, or margin added at the same leverage, that puts a line at `price` (rule T5). */
function solve(world: World, you: YouSpec, m: number, price: number, by: Solved, put: Put): void {
  const { markets, accounts } = world
  const { sigma, curve } = markets[m]
  const p = accounts.first[world.you]
  const basis = basisOf(world, you, m)
  const x = coordinateOf(sigma, price)
  const surplus =
    by === 'cushion'
      ? surplusForBankruptcy(you.size, basis, x)
      : surplusForThreshold(curve, you.size, basis, x)
  const notional = Math.abs(basis)
  // A line can be pulled past the entry, but nobody opens a position on nothing.
  const cash = Math.max(surplus + fundingOwed(world, p), LEAST_MARGIN * notional)
  if (by !== 'leverage') {
    put('solvedLeverage', you.leverage)
    put('solvedAdded', cash - initialMargin(notional, you.leverage))
    return
  }
  const most = maxLeverageOf(curve, notional, you.size)
  const leverage = notional / (cash - you.added)
  put('solvedLeverage', leverage > 0 && leverage < most ? leverage : most)
  put('solvedAdded', you.added)
}
