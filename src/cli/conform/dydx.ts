import {
  canDeleverage,
  feeOrFund,
  fillablePrice,
  marginInQuanta,
  mayOffset,
  rateByOpenInterest,
} from '../../engine/venue-dydx.ts'
import { priceIn, sizeIn } from './position.ts'
import { accountIn, bankruptcyQuote } from './prices.ts'
import type { Inputs } from './vector.ts'
import { BadInput, has, list, number, optional, record, text } from './vector.ts'

/* dYdX v4 (rules V5 to V8). */

/** The position that a case is about: the one it names, or its only one. */
function legIn(inputs: Inputs, name: string): Inputs {
  const legs = list(inputs, 'positions')
  const [only] = legs
  const named = has(inputs, name) ? record(inputs, name).symbol : undefined
  const leg = named === undefined ? only : legs.find(({ symbol }) => symbol === named)
  if (leg === undefined) throw new BadInput(`inputs.${name} names no position`)
  return leg
}

/** Limit price of a liquidation order. */
export function fillable(inputs: Inputs): number {
  const { equity, total } = accountIn(inputs)
  const leg = legIn(inputs, 'close')
  return fillablePrice(
    priceIn(leg),
    Math.sign(sizeIn(leg)),
    number(leg, 'mmr'),
    equity,
    total,
    number(inputs, 'bankruptcyAdjustment'),
    number(inputs, 'spreadToMaintenanceMarginRatio'),
  )
}

/** Fee that the fund gets of a fill, or what it pays. */
export function fundOfFill(inputs: Inputs): number {
  const fill = record(inputs, 'fill')
  const quote = -number(fill, 'deltaSize') * number(fill, 'price')
  return feeOrFund(quote, bankruptcyQuote({ ...inputs, close: fill }), number(inputs, 'maxLiquidationFee'))
}

/** Initial margin in quanta of quote, at a rate that open interest may raise. */
export function initialInQuanta(inputs: Inputs): number {
  const base = number(inputs, 'imr')
  const rate = has(inputs, 'openInterestNotional')
    ? rateByOpenInterest(
        base,
        number(inputs, 'openInterestNotional'),
        number(inputs, 'openInterestLower'),
        number(inputs, 'openInterestUpper'),
      )
    : base
  return marginInQuanta(number(inputs, 'notional'), rate)
}

/** At which prices an account may be closed against others. */
export function canBeDeleveraged(inputs: Inputs): unknown {
  return canDeleverage(accountIn(inputs).equity, inputs.finalSettlement === true)
}

/** A deal between a liquidated account and one counterparty, at the bankruptcy or the oracle price. */
export function offset(inputs: Inputs): unknown {
  const liquidated = accountOf(record(inputs, 'liquidated'), inputs)
  const other = record(inputs, 'offsetting')
  const leg = legIn(liquidated, 'close')
  const oracle = priceIn(leg)
  const { equity } = accountIn(liquidated)
  const close = number(inputs, 'closeSize')
  const closed = Math.sign(sizeIn(leg)) * close
  const isAtOracle = text(inputs, 'priceMode') === 'oracle'
  const symbol = text(leg, 'symbol')
  const price = isAtOracle
    ? oracle
    : bankruptcyQuote({ ...liquidated, close: { symbol, deltaSize: -closed } }) / closed
  const quote = number(other, 'quoteBalance')
  const size = sizeIn(other)
  const given = -closed
  const isFit = isAtOracle
    ? equity >= 0 && quote + size * oracle >= 0
    : mayOffset({ size, quote }, given, price, oracle, number(leg, 'mmr'))
  const isWithin = close <= Math.abs(sizeIn(leg)) && close <= Math.abs(size)
  if (!isFit || !isWithin) return { accepted: false }
  return {
    accepted: true,
    price,
    liquidatedQuoteAfter: number(liquidated, 'quoteBalance') + closed * price,
    offsettingQuoteAfter: quote + given * price,
  }
}

/** The liquidated account with its positions: those it names, or the one that the case states. */
function accountOf(account: Inputs, inputs: Inputs): Inputs {
  const close = has(inputs, 'close') ? { close: inputs.close } : {}
  if (has(account, 'positions')) return { ...account, ...close }
  const position = {
    symbol: 'X',
    oraclePrice: number(inputs, 'oraclePrice'),
    mmr: number(inputs, 'mmr'),
    side: optional(account, 'side', 1),
    size: number(account, 'size'),
  }
  return { quoteBalance: number(account, 'quoteBalance'), positions: [position] }
}
