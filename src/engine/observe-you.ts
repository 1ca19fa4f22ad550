import { equityOf, losingDirection, profitOf, requirementOf, thresholdPrice, walletOf } from './account.ts'
import { maxLeverageOf } from './margin.ts'
import type { Lens } from './observation.ts'
import type { Put } from './observe.ts'
import { coordinateOf, priceOf } from './payoff.ts'
import { pulled } from './pull.ts'
import type { Scenario, YouSpec } from './scenario.ts'
import { simpleOf } from './simple-formula.ts'
import { bankruptcyOf } from './threshold.ts'
import { contractsOf, unitsOf } from './units.ts'
import type { World } from './world.ts'
import { NONE, sizeOf, T } from './world.ts'
import { basisOf, cashOf, otherPositionsOf, postedBy } from './your-account.ts'

/** The reader's own account, and the answer to a pull on one of its numbers (rules M2, T2, T4 to T6). */
export function fillYou(world: World, lens: Lens, scenario: Scenario, put: Put): void {
  const a = world.you
  const { you } = scenario
  if (a === NONE || you === null) return
  const { accounts, positions, markets, tally } = world
  const p = accounts.first[a]
  const m = positions.market[p]
  const { sigma, curve } = markets[m]
  const basis = basisOf(you, sigma)
  put('youRow', a)
  put('youStatus', accounts.status[a])
  put('youLots', positions.lots[p])
  put('youSize', sizeOf(world, p))
  put('youCash', walletOf(world, a))
  put('youInitialCash', postedBy(you, sigma))
  put('youStartBankruptcy', priceOf(sigma, startBankruptcy(world, you, m)))
  put('youEquity', equityOf(world, a))
  put('youPnl', profitOf(world, p, world.prices.x[m]))
  put('youDeleveraged', tally[T.youDeleveraged])
  put('youMaxLeverage', maxLeverageOf(curve, Math.abs(basis), you.size))
  put('youSimple', simpleOf(world, you, m))
  const units = unitsOf(world.rulebook, markets[m].symbol)
  if (units !== null) put('youContracts', contractsOf(units, Math.abs(you.size)))
  if (tally[T.youClosedRound] > 0) {
    put('youClosedPrice', tally[T.youClosedPrice])
    put('youClosedRound', tally[T.youClosedRound])
  }
  if (lens.solve !== null) putAnswer(pulled(world, you, lens.solve), put)
  if (positions.lots[p] !== 0) putStanding(world, you, m, put)
}

/** What an account that holds something has, needs and can bear. */
function putStanding(world: World, you: YouSpec, m: number, put: Put): void {
  const { accounts, positions, prices, markets } = world
  const a = world.you
  const p = accounts.first[a]
  const { sigma, curve } = markets[m]
  const size = sizeOf(world, p)
  const equity = equityOf(world, a)
  let notional = 0
  let sizeHere = 0
  for (let q = p; q < accounts.first[a + 1]; q++) {
    notional += Math.abs(sizeOf(world, q) * prices.x[positions.market[q]])
    if (positions.market[q] === m) sizeHere += sizeOf(world, q)
  }
  put('youEntry', priceOf(sigma, positions.basis[p] / size))
  put('youMaintenance', requirementOf(world, a))
  put('youNotional', Math.abs(size * prices.x[m]))
  put('youLeverage', equity > 0 ? notional / equity : Number.NaN)
  const losing = losingDirection(world, a, m)
  const threshold = thresholdPrice(world, a, m, prices.mark[m], losing)
  put('youLiquidation', threshold)
  put('youToLiquidation', threshold / prices.mark[m] - 1)
  if (curve.isStep || sizeHere !== size)
    put('youLiquidationOther', thresholdPrice(world, a, m, prices.mark[m], losing === 1 ? -1 : 1))
  put('youBankruptcy', priceOf(sigma, prices.x[m] - equity / sizeHere))
  const simple = simpleOf(world, you, m)
  put('youSimpleError', simple - threshold)
  put('youSimpleErrorShare', simple / threshold - 1)
}

/** Coordinate at which the reader's account was bankrupt as it stood before the first step (rule T4, meaning a). */
function startBankruptcy({ markets }: World, you: YouSpec, m: number): number {
  const { sigma, symbol } = markets[m]
  let { size } = you
  let basis = basisOf(you, sigma)
  let cash = cashOf(you, sigma)
  for (const other of otherPositionsOf(you)) {
    const x = coordinateOf(sigma, other.entry)
    if (other.market === symbol) {
      size += other.size
      basis += other.size * x
    } else {
      const { startPrice } = markets.find((market) => market.symbol === other.market) ?? markets[m]
      cash += other.size * (coordinateOf(sigma, startPrice) - x)
    }
  }
  return bankruptcyOf(size, basis, cash)
}

function putAnswer(answer: ReturnType<typeof pulled>, put: Put): void {
  if (answer === null) return
  put('solvedLeverage', answer.leverage)
  put('solvedAdded', answer.added)
  put('solvedSize', answer.size)
  put('solvedEntry', answer.entry)
}
