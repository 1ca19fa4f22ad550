import type { MarginCurve } from '../../engine/margin.ts'
import { marginCurve, requirement } from '../../engine/margin.ts'
import type { Sigma } from '../../engine/payoff.ts'
import { coordinateOf, profit, sigmaOf } from '../../engine/payoff.ts'
import type { Leg } from '../../engine/threshold.ts'
import {
  bankruptcyOf,
  isBelow,
  thresholdOfMany,
  thresholdOfOne,
  zeroCoordinate,
} from '../../engine/threshold.ts'
import type { NoPrice } from './compare.ts'
import { curveIn, positionIn, priceIn, shown, sigmaIn, sizeIn } from './position.ts'
import type { Inputs } from './vector.ts'
import { BadInput, firstOf, has, list, number, optional, record, text } from './vector.ts'

/* Liquidation and bankruptcy prices (rules T1 to T4). */

/** Whether the requirement hangs on the entry, and whether the fee for closing is part of it. */
interface Basis {
  readonly onEntry: boolean
  readonly hasFee: boolean
}

/** Liquidation price of one position, or of one market of a cross account, all other marks held. */
export function liquidationPrice({ onEntry, hasFee }: Basis): (inputs: Inputs) => number | NoPrice {
  return (inputs) => {
    const basis = { onEntry: basisIn(inputs) ?? onEntry, hasFee }
    return has(inputs, 'positions') ? ofMarket(inputs, basis) : ofPosition(inputs, basis)
  }
}

/** A case may say itself what the requirement hangs on. */
function basisIn(inputs: Inputs): boolean | undefined {
  return has(inputs, 'marginBasis') ? text(inputs, 'marginBasis').includes('entry') : undefined
}

const feeIn = (inputs: Inputs, { hasFee }: Basis): number => (hasFee ? optional(inputs, 'takerFee', 0) : 0)

function ofPosition(inputs: Inputs, basis: Basis): number | NoPrice {
  const position = positionIn(inputs)
  const { sigma, size } = position
  const curve = curveIn(inputs, sigma, basis.onEntry, feeIn(inputs, basis))
  const surplus =
    position.cash + optional(inputs, 'otherUnrealizedPnl', 0) - optional(inputs, 'otherMaintenanceMargin', 0)
  const legs = [{ curve, size, basis: position.basis }]
  return shown(inputs, sigma, size, thresholdOf(legs, surplus, priceIn(inputs)))
}

function ofMarket(inputs: Inputs, basis: Basis): number | NoPrice {
  const sigma = sigmaIn(inputs)
  const wanted = text(inputs, 'symbol')
  const fee = feeIn(inputs, basis)
  let surplus = firstOf(inputs, ['walletBalance', 'availableBalance', 'positionMargin'])
  let price = 0
  const legs: Leg[] = []
  for (const position of list(inputs, 'positions')) {
    const leg = legIn({ contractType: inputs.contractType, ...position }, basis, fee)
    const x = coordinateOf(sigma, priceIn(position))
    if (text(position, 'symbol') === wanted) {
      legs.push(leg)
      price = priceIn(position)
    } else surplus += leg.size * x - leg.basis - requirement(leg.curve, leg.size, leg.basis, x)
  }
  if (legs.length === 0) throw new BadInput(`no position in ${wanted}`)
  const net = legs.reduce((sum, leg) => sum + leg.size, 0)
  return shown(inputs, sigma, net, thresholdOf(legs, surplus, price))
}

function legIn(position: Inputs, { onEntry }: Basis, fee: number): Leg {
  const sigma = sigmaIn(position)
  const size = sizeIn(position)
  const basis = size * coordinateOf(sigma, number(position, 'entryPrice'))
  return { curve: curveIn(position, sigma, onEntry, optional(position, 'takerFee', fee)), size, basis }
}

/**
 * Coordinate of the threshold that the price meets first, from where it is now. An account that is already below its
 * requirement has one too: the price at which it comes, from far away, to be so.
 */
function thresholdOf(legs: readonly Leg[], surplus: number, price: number): number {
  const { sigma } = (legs[0] as Leg).curve // there is one
  const net = legs.reduce((sum, leg) => sum + leg.size, 0)
  // The losing side first; an account that is hedged all but for a little loses on the other one.
  const directions = net > 0 ? ([-1, 1] as const) : ([1, -1] as const)
  for (const from of [price, price * 1e6, price / 1e6]) {
    const x = coordinateOf(sigma, from)
    if (isUnder(legs, surplus, x)) continue
    for (const direction of directions) {
      const found = walk(legs, surplus, x, direction)
      if (!Number.isNaN(found)) return found
    }
  }
  return Number.NaN
}

function isUnder(legs: readonly Leg[], surplus: number, x: number): boolean {
  let equity = surplus
  let required = 0
  for (const { curve, size, basis } of legs) {
    equity += size * x - basis
    required += requirement(curve, size, basis, x)
  }
  return isBelow(equity, required, false)
}

function walk(legs: readonly Leg[], surplus: number, x: number, direction: 1 | -1): number {
  const [only] = legs
  if (only === undefined || legs.length > 1) return thresholdOfMany(legs, surplus, x, direction, false)
  return thresholdOfOne(only.curve, only.size, only.basis, surplus, x, direction, false)
}

/** Bankruptcy price of one position, or of one market of a cross account: where equity is zero (meaning a of T4). */
export function bankruptcyPrice(inputs: Inputs): number | NoPrice {
  if (!has(inputs, 'positions')) {
    const { sigma, size, basis, cash } = positionIn(inputs)
    return shown(inputs, sigma, size, bankruptcyOf(size, basis, cash))
  }
  const sigma = sigmaIn(inputs)
  const wanted = text(inputs, 'symbol')
  let surplus = number(inputs, 'walletBalance')
  let size = 0
  let basis = 0
  for (const position of list(inputs, 'positions')) {
    const leg = legIn({ mmr: 0, contractType: inputs.contractType, ...position }, MARK, 0)
    if (text(position, 'symbol') !== wanted) surplus += profitNow(leg, sigma, priceIn(position))
    else {
      size += leg.size
      basis += leg.basis
    }
  }
  return shown(inputs, sigma, size, bankruptcyOf(size, basis, surplus))
}

const MARK: Basis = { onEntry: false, hasFee: true }

function profitNow({ size, basis }: Leg, sigma: Sigma, price: number): number {
  return profit(size, basis / size, coordinateOf(sigma, price))
}

/** Both prices of a position whose requirement hangs on its entry. */
export function bothPrices(inputs: Inputs): unknown {
  return {
    bankruptcyPrice: bankruptcyPrice(inputs),
    liquidationPrice: liquidationPrice({ onEntry: true, hasFee: true })(inputs),
  }
}

/** A bankruptcy price that leaves enough to pay the fee for closing: the fee is the whole requirement. */
export function bankruptcyWithFee(inputs: Inputs): number | NoPrice {
  return liquidationPrice(MARK)({ ...inputs, tiers: [{ floor: 0, mmr: 0 }] })
}

/** Old Bybit cross: the fee for closing at the bankruptcy price is set aside, and the requirement hangs on the entry. */
export function liquidationBeforeFee(inputs: Inputs): number | NoPrice {
  const value = Math.abs(sizeIn(inputs) * coordinateOf(sigmaIn(inputs), number(inputs, 'bankruptcyPrice')))
  const extraMargin = optional(inputs, 'extraMargin', 0) - number(inputs, 'takerFee') * value
  return liquidationPrice({ onEntry: true, hasFee: false })({ ...inputs, extraMargin })
}

/** Position margin and wallet together stand behind the position; the mark instead when that is over 5 % away from it. */
export function bankruptcyOfAccount(inputs: Inputs): number | NoPrice {
  const extraMargin = optional(inputs, 'extraMargin', 0) + optional(inputs, 'walletBalance', 0)
  const price = bankruptcyPrice({ ...inputs, extraMargin })
  if (typeof price !== 'number' || !has(inputs, 'markPrice')) return price
  const mark = number(inputs, 'markPrice')
  return Math.abs(price / mark - 1) > 0.05 ? mark : price
}

/** A rate that grows with the root of the size, which no price changes (DR-LP). */
export function liquidationPriceBySize(inputs: Inputs): number | NoPrice {
  const { sigma, size, basis, cash } = positionIn(inputs)
  const curve: MarginCurve = marginCurve(
    {
      model: 'sqrt',
      basis: 'mark',
      closingFee: 0,
      base: number(inputs, 'mmr'),
      slope: optional(inputs, 'imfFactor', 0),
      maxLeverage: 1,
    },
    '',
    sigma,
  )
  return shown(inputs, sigma, size, thresholdOf([{ curve, size, basis }], cash, priceIn(inputs)))
}

/** Price at which a leg has used up its share of the account's equity (meaning b of T4), and what closing there leaves. */
export function zeroPrice(inputs: Inputs): unknown {
  const size = sizeIn(inputs)
  const mark = number(inputs, 'markPrice')
  const equity = number(inputs, 'totalAccountValue')
  const total = number(inputs, 'totalMaintenanceMargin')
  const curve = curveIn(inputs, 1, false)
  const price = zeroCoordinate(size, mark, requirement(curve, size, 0, mark), equity, total)
  if (!has(inputs, 'closedSize')) return price
  const closed = Math.sign(size) * number(inputs, 'closedSize')
  const accountValueAfter = equity + profit(closed, mark, firstOf(inputs, ['fillPrice']))
  const maintenanceAfter = total - requirement(curve, closed, 0, mark)
  return { price, accountValueAfter, maintenanceAfter, ratioAfter: accountValueAfter / maintenanceAfter }
}

/** Quote that closing a part of one leg must bring in (DX-BK), rounded up to a quantum where the case has one. */
export function bankruptcyQuote(inputs: Inputs): number {
  const { equity, total } = accountIn(inputs)
  const close = record(inputs, 'close')
  const leg = list(inputs, 'positions').find((position) => position.symbol === close.symbol)
  if (leg === undefined) throw new BadInput('inputs.close names no position')
  const size = sizeIn(leg)
  const required = requirement(curveIn(leg, 1, false), size, 0, priceIn(leg))
  const quote = -number(close, 'deltaSize') * zeroCoordinate(size, priceIn(leg), required, equity, total)
  if (!has(inputs, 'quoteQuantum')) return quote
  const quantum = number(inputs, 'quoteQuantum')
  return Math.ceil(quote / quantum - 1e-6) * quantum
}

/** Equity and requirement of an account whose cash includes what its positions cost (dYdX's quote balance). */
export function accountIn(inputs: Inputs): { readonly equity: number; readonly total: number } {
  let equity = has(inputs, 'quoteBalance') ? number(inputs, 'quoteBalance') : quoteIn(inputs)
  let total = 0
  for (const position of list(inputs, 'positions')) {
    equity += sizeIn(position) * priceIn(position)
    total += requirement(curveIn(position, sigmaOf('linear'), false), sizeIn(position), 0, priceIn(position))
  }
  return { equity, total }
}

/** A deposit, less what its positions cost. */
function quoteIn(inputs: Inputs): number {
  const cost = list(inputs, 'positions').map((position) => sizeIn(position) * number(position, 'entryPrice'))
  return cost.reduce((sum, part) => sum - part, number(inputs, 'deposit'))
}

/** Equity at the oracle price, bankruptcy price, and what a counterparty from the same entry gains by closing there. */
export function bankruptcyOfDeposit(inputs: Inputs): unknown {
  const { size, basis, cash } = positionIn(inputs)
  const price = bankruptcyPrice(inputs)
  const entry = number(inputs, 'entryPrice')
  return {
    equity: cash + profit(size, basis / size, priceIn(inputs)),
    bankruptcyPrice: price,
    counterpartyPnlAtEntry1: typeof price === 'number' ? profit(-size, entry, price) : price,
  }
}
