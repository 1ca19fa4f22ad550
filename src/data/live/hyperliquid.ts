import * as v from 'valibot'
import type { Tier } from '../../engine/rulebook.ts'
import { between, some, whole, words } from '../check.ts'
import type { Answer } from './ask.ts'
import type { Level } from './depth.ts'
import { depthOf } from './depth.ts'
import type { LiveMarket, LiveVenue } from './live-market.ts'
import { malformed, quoted, quotedAboveZero, shaped, side } from './shape.ts'

/*
 * Hyperliquid, info endpoint: hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint. Browsers: client
 * libraries of the endpoint (github.com/nktkas/hyperliquid) document that they run there as they are, without a server between.
 */

/** The venue gives this many levels a side at most. */
const LEVELS = 20
/** Where the first digits of a price are below this, twenty steps of four figures reach 1.2 %. */
const FINE = 1.6

const tiers = v.pipe(
  some(v.object({ lowerBound: quoted(0, 1e15), maxLeverage: between(1, 1000) })),
  v.check(
    (list) =>
      list.every(({ lowerBound }, i) =>
        i === 0 ? lowerBound === 0 : lowerBound > (list[i - 1]?.lowerBound ?? 0),
      ),
    'tiers whose bounds rise from 0',
  ),
)

const summary = v.tuple([
  v.object({
    universe: some(
      v.object({
        name: words(40),
        szDecimals: whole(0, 12),
        maxLeverage: between(1, 1000),
        marginTableId: whole(0, 1e9),
        isDelisted: v.nullish(v.boolean()),
      }),
    ),
    marginTables: v.array(v.tuple([whole(0, 1e9), v.object({ marginTiers: tiers })])),
  }),
  v.array(v.unknown()),
])

/** Of one market. That of another may be odd, as of one that is no longer traded. */
const context = v.object({
  funding: quoted(-1, 1),
  openInterest: quoted(0, 1e15),
  markPx: quotedAboveZero(),
})

const level = v.object({ px: quotedAboveZero(), sz: quoted(0, 1e15) })
const bookOf = (symbol: string) =>
  v.object({
    coin: v.literal(symbol),
    time: whole(0, 1e14),
    levels: v.tuple([side(level, ({ px }) => px, 'falling'), side(level, ({ px }) => px, 'rising')]),
  })

/** How many figures of a price the levels keep, so that twenty of them reach 1 % and are as fine as that allows. */
export function figuresFor(price: number): 3 | 4 {
  const first = price / 10 ** Math.floor(Math.log10(price))
  return first < FINE ? 4 : 3
}

export const hyperliquid: LiveVenue = {
  id: 'hyperliquid',
  name: 'Hyperliquid',
  origin: 'https://api.hyperliquid.xyz',
  markets: ['BTC', 'ETH', 'SOL', 'XRP', 'DOGE', 'ARB'],
  async read(symbol, ask) {
    const told = summaryOf(symbol, await ask({ path: '/info', body: { type: 'metaAndAssetCtxs' } }))
    const nSigFigs = figuresFor(told.mark)
    return withBook(told, await ask({ path: '/info', body: { type: 'l2Book', coin: symbol, nSigFigs } }))
  },
}

type Summary = Omit<LiveMarket, 'depth' | 'book'>

/** Everything but the book. Throws `LiveError`. */
export function summaryOf(symbol: string, { data, at }: Answer): Summary {
  const [{ universe, marginTables }, contexts] = shaped(summary, data)
  const i = universe.findIndex(({ name }) => name === symbol)
  const market = universe[i]
  const offered = universe.flatMap(({ name, isDelisted }) => (isDelisted === true ? [] : [name]))
  if (market === undefined)
    throw malformed('[0].universe', `no ${symbol}`, `a market with the name ${symbol}`)
  const { markPx, funding, openInterest } = shaped(context, contexts[i], `[1][${i}]`)
  const table = marginTables.find(([id]) => id === market.marginTableId)?.[1].marginTiers
  return {
    symbol,
    payoff: 'linear',
    mark: markPx,
    funding: { rate: funding, hours: 1 },
    openInterest: openInterest * markPx,
    lot: Number(`1e${-market.szDecimals}`),
    // A market without a table of its own has one tier, at its highest leverage.
    tiers: (table ?? [{ lowerBound: 0, maxLeverage: market.maxLeverage }]).map(tierOf),
    told: { at, from: 'info, metaAndAssetCtxs' },
    offered,
  }
}

/** The maintenance rate is half of the initial margin at the highest leverage of the tier. */
function tierOf({
  lowerBound,
  maxLeverage,
}: {
  readonly lowerBound: number
  readonly maxLeverage: number
}): Tier {
  return { floor: lowerBound, rate: 0.5 / maxLeverage, maxLeverage }
}

/** Adds the book. Throws `LiveError`. */
export function withBook(told: Summary, { data, at }: Answer): LiveMarket {
  const { time, levels } = shaped(bookOf(told.symbol), data)
  const [bids, asks] = levels.map((one) => one.map(({ px, sz }): Level => [px, px * sz]))
  return {
    ...told,
    depth: depthOf(bids ?? [], asks ?? [], LEVELS),
    book: { at: Math.min(at, time), from: 'info, l2Book' },
  }
}
