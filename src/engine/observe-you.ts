import { equityOf, fundingOwed, profitOf, requirementOf, thresholdPrice } from './account.ts'
import { maxLeverageOf } from './margin.ts'
import type { Lens } from './observation.ts'
import type { Put } from './observe.ts'
import { coordinateOf, priceOf } from './payoff.ts'
import type { Scenario, YouSpec } from './scenario.ts'
import { surplusForThreshold } from './threshold.ts'
import type { World } from './world.ts'
import { NONE, sizeOf, T } from './world.ts'

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
  put('youCash', accounts.cash[a])
  put('youInitialCash', initialCash(world, scenario.you, m))
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
  put('youLiquidation', thresholdPrice(world, a, m, prices.mark[m], size > 0 ? -1 : 1))
  if (markets[m].curve.isStep)
    put('youLiquidationOther', thresholdPrice(world, a, m, prices.mark[m], size > 0 ? 1 : -1))
  put('youBankruptcy', priceOf(sigma, prices.x[m] - equity / size))
}

function initialCash(world: World, you: YouSpec, m: number): number {
  return Math.abs(you.size * coordinateOf(world.markets[m].sigma, you.entry)) / you.leverage + you.added
}

/** Leverage, or margin added at the same leverage, that puts the threshold at `price` (rule T5). */
function solve(
  world: World,
  you: YouSpec,
  m: number,
  price: number,
  by: 'leverage' | 'margin',
  put: Put,
): void {
  const { markets, accounts } = world
  const { sigma, curve } = markets[m]
  const p = accounts.first[world.you]
  const basis = you.size * coordinateOf(sigma, you.entry)
  const cash = surplusForThreshold(curve, you.size, basis, coordinateOf(sigma, price)) + fundingOwed(world, p)
  const initial = Math.abs(basis)
  if (by === 'margin') {
    put('solvedLeverage', you.leverage)
    put('solvedAdded', cash - initial / you.leverage)
    return
  }
  const most = maxLeverageOf(curve, initial)
  const leverage = initial / (cash - you.added)
  put('solvedLeverage', leverage > 0 && leverage < most ? leverage : most)
  put('solvedAdded', you.added)
}
