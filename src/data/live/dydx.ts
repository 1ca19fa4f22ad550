import * as v from 'valibot'
import type { Answer } from './ask.ts'
import type { Level } from './depth.ts'
import { depthOf } from './depth.ts'
import type { LiveMarket, LiveVenue } from './live-market.ts'
import { quoted, quotedAboveZero, shaped, side } from './shape.ts'

/*
 * dYdX v4, indexer: docs.dydx.xyz/indexer-client/http. Browsers: the indexer's own source (dydxprotocol/v4-chain,
 * indexer/services/comlink/src: config.ts, request-helpers/server.ts) answers every origin unless it is told otherwise.
 */

/** The indexer gives this many levels a side at most. */
const LEVELS = 100

const marketsOf = (symbol: string) =>
  v.object({
    markets: v.object({
      [symbol]: v.object({
        ticker: v.literal(symbol),
        oraclePrice: quotedAboveZero(),
        nextFundingRate: quoted(-1, 1),
        openInterest: quoted(0, 1e15),
        initialMarginFraction: v.pipe(quoted(0.001, 1)),
        maintenanceMarginFraction: quoted(0, 1),
        stepSize: quotedAboveZero(),
      }),
    }),
  })

const level = v.object({ price: quotedAboveZero(), size: quoted(0, 1e15) })
const orderbook = v.object({
  bids: side(level, ({ price }) => price, 'falling'),
  asks: side(level, ({ price }) => price, 'rising'),
})

export const dydx: LiveVenue = {
  id: 'dydx',
  name: 'dYdX v4',
  origin: 'https://indexer.dydx.trade',
  markets: ['BTC-USD', 'ETH-USD', 'SOL-USD'],
  async read(symbol, ask) {
    const ticker = encodeURIComponent(symbol)
    const [market, book] = await Promise.all([
      ask({ path: `/v4/perpetualMarkets?market=${ticker}` }),
      ask({ path: `/v4/orderbooks/perpetualMarket/${ticker}` }),
    ])
    return dydxMarket(symbol, market, book)
  },
}

/** The market as the two answers have it. The venue marks by its oracle. Throws `LiveError`. */
export function dydxMarket(symbol: string, market: Answer, book: Answer): LiveMarket {
  const spec = shaped(marketsOf(symbol), market.data).markets[symbol]
  if (spec === undefined) throw new Error('the schema asks for the market')
  const { bids, asks } = shaped(orderbook, book.data)
  const levels = (list: typeof bids): readonly Level[] =>
    list.map(({ price, size }): Level => [price, price * size])
  return {
    symbol,
    payoff: 'linear',
    mark: spec.oraclePrice,
    funding: { rate: spec.nextFundingRate, hours: 1 },
    openInterest: spec.openInterest * spec.oraclePrice,
    lot: spec.stepSize,
    tiers: [{ floor: 0, rate: spec.maintenanceMarginFraction, maxLeverage: 1 / spec.initialMarginFraction }],
    depth: depthOf(levels(bids), levels(asks), LEVELS),
    told: { at: market.at, from: 'indexer, perpetualMarkets' },
    book: { at: book.at, from: 'indexer, orderbooks' },
    offered: null,
  }
}
