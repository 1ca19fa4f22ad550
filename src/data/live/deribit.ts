import * as v from 'valibot'
import { between, positive, whole } from '../check.ts'
import type { Answer } from './ask.ts'
import type { Level } from './depth.ts'
import { depthOf } from './depth.ts'
import type { LiveMarket, LiveVenue } from './live-market.ts'
import { shaped, side } from './shape.ts'

/*
 * Deribit, public/get_order_book: docs.deribit.com/api-reference/market-data/public-get_order_book. Browsers: third-party
 * evidence, ccxt (github.com/ccxt/ccxt, js/src/deribit.js, has.CORS) has recorded for years that they may read it.
 */

/** Levels a side that are asked for. */
const LEVELS = 1000
/** Funding runs without a break; the venue states it for eight hours. */
const HOURS = 8

const level = v.tuple([positive(), between(0, 1e15)])
const bookOf = (symbol: string) =>
  v.object({
    result: v.object({
      instrument_name: v.literal(symbol),
      timestamp: whole(0, 1e14),
      mark_price: positive(),
      current_funding: between(-1, 1),
      open_interest: between(0, 1e15),
      bids: side(level, ([price]) => price, 'falling'),
      asks: side(level, ([price]) => price, 'rising'),
    }),
  })

export const deribit: LiveVenue = {
  id: 'deribit',
  name: 'Deribit',
  origin: 'https://www.deribit.com',
  markets: ['BTC-PERPETUAL', 'ETH-PERPETUAL', 'BTC_USDC-PERPETUAL', 'ETH_USDC-PERPETUAL'],
  async read(symbol, ask) {
    const query = `instrument_name=${encodeURIComponent(symbol)}&depth=${LEVELS}`
    return deribitMarket(symbol, await ask({ path: `/api/v2/public/get_order_book?${query}` }))
  },
}

/**
 * The market as the answer has it. Amounts are USD in the inverse markets and base units in the linear ones, which settle
 * in USDC. The margin grows with the size along a line: there is no table. Throws `LiveError`.
 */
export function deribitMarket(symbol: string, { data, at }: Answer): LiveMarket {
  const { result } = shaped(bookOf(symbol), data)
  const payoff = symbol.includes('_USDC') ? 'linear' : 'inverse'
  const notional = (price: number, amount: number): number => (payoff === 'linear' ? price * amount : amount)
  const levels = (list: typeof result.bids): readonly Level[] =>
    list.map(([price, amount]): Level => [price, notional(price, amount)])
  const told = { at: Math.min(at, result.timestamp), from: 'public/get_order_book' }
  return {
    symbol,
    payoff,
    mark: result.mark_price,
    funding: { rate: result.current_funding, hours: HOURS },
    openInterest: notional(result.mark_price, result.open_interest),
    lot: null,
    tiers: null,
    depth: depthOf(levels(result.bids), levels(result.asks), LEVELS),
    told,
    book: told,
    offered: null,
  }
}
