import { describe, expect, test } from 'vitest'
import type { Answer, Question } from './ask.ts'
import { deribitMarket } from './deribit.ts'
import { dydx, dydxMarket } from './dydx.ts'
import { figuresFor, hyperliquid, summaryOf, withBook } from './hyperliquid.ts'
import { LiveError } from './live-error.ts'
import type { LiveMarket } from './live-market.ts'
import { deribitBook, dydxBook, dydxMarkets, hyperliquidBook, hyperliquidSummary } from './shapes.test-kit.ts'
import { LIVE_VENUES } from './venues.ts'

const AT = 1_000_000
const at = (data: unknown): Answer => ({ data, at: AT })

const ofHyperliquid = (summary: unknown, book: unknown): LiveMarket =>
  withBook(summaryOf('ONE', at(summary)), at(book))

describe('Hyperliquid', () => {
  test('mark, funding, open interest, lot, tiers, and what rests within 1 % of the middle', () => {
    expect(ofHyperliquid(hyperliquidSummary(), hyperliquidBook(AT - 500))).toEqual({
      symbol: 'ONE',
      payoff: 'linear',
      mark: 200,
      funding: { rate: 0.0001, hours: 1 },
      openInterest: 6000,
      lot: 0.01,
      tiers: [
        { floor: 0, rate: 0.025, maxLeverage: 20 },
        { floor: 3000, rate: 0.05, maxLeverage: 10 },
      ],
      // 2 · 199 + 198 below, 201 + 3 · 202 above; 197 and 203 are 1.5 % away.
      depth: { bids: 596, asks: 807, isWhole: true },
      told: { at: AT, from: 'info, metaAndAssetCtxs' },
      book: { at: AT - 500, from: 'info, l2Book' },
      offered: ['ONE', 'TWO'],
    })
  })

  test('a market without a table has one tier at its highest leverage', () => {
    expect(summaryOf('TWO', at(hyperliquidSummary())).tiers).toEqual([
      { floor: 0, rate: 0.1, maxLeverage: 5 },
    ])
  })

  test('levels are put together so that twenty of them reach 1 %', () => {
    for (let price = 1e-6; price < 1e6; price *= 1.07) {
      const figures = figuresFor(price)
      const step = 10 ** (Math.floor(Math.log10(price)) + 1 - figures)
      expect((20 * step) / price, `${price}`).toBeGreaterThan(0.012)
      expect(step / price, `${price}`).toBeLessThan(0.007)
    }
  })

  test('is asked for the summary, then for the book with figures that fit the mark', async () => {
    const asked: Question[] = []
    await hyperliquid.read('ONE', async (question) => {
      asked.push(question)
      return at(asked.length === 1 ? hyperliquidSummary() : hyperliquidBook(AT))
    })
    expect(asked).toEqual([
      { path: '/info', body: { type: 'metaAndAssetCtxs' } },
      { path: '/info', body: { type: 'l2Book', coin: 'ONE', nSigFigs: 3 } },
    ])
  })

  test('a book that ends after twenty levels within 1 % holds at least what it shows', () => {
    const book = hyperliquidBook(AT)
    book.levels[0] = Array.from({ length: 20 }, (_, i) => ({ px: `${199 - i / 100}`, sz: '1.0', n: 1 }))
    expect(ofHyperliquid(hyperliquidSummary(), book).depth.isWhole).toBe(false)
  })
})

test('dYdX: the oracle is the mark, one tier, all in base units', async () => {
  const asked: string[] = []
  const market = await dydx.read('ONE-USD', async ({ path }) => {
    asked.push(path)
    return at(path.includes('orderbooks') ? dydxBook() : dydxMarkets())
  })
  expect(asked).toEqual(['/v4/perpetualMarkets?market=ONE-USD', '/v4/orderbooks/perpetualMarket/ONE-USD'])
  expect(market).toEqual({
    symbol: 'ONE-USD',
    payoff: 'linear',
    mark: 200,
    funding: { rate: -0.0001, hours: 1 },
    openInterest: 6000,
    lot: 0.01,
    tiers: [{ floor: 0, rate: 0.03, maxLeverage: 20 }],
    depth: { bids: 596, asks: 201, isWhole: true },
    told: { at: AT, from: 'indexer, perpetualMarkets' },
    book: { at: AT, from: 'indexer, orderbooks' },
    offered: null,
  })
})

test('Deribit: amounts are dollars where the market is inverse and base units where it is linear', () => {
  const inverse = deribitMarket('ONE-PERPETUAL', at(deribitBook('ONE-PERPETUAL', AT)))
  expect(inverse).toMatchObject({
    payoff: 'inverse',
    mark: 200,
    funding: { rate: 0.0002, hours: 8 },
    openInterest: 3000,
    depth: { bids: 400, asks: 300, isWhole: true },
    tiers: null,
    lot: null,
  })
  const linear = deribitMarket('ONE_USDC-PERPETUAL', at(deribitBook('ONE_USDC-PERPETUAL', AT)))
  expect(linear).toMatchObject({
    payoff: 'linear',
    openInterest: 600_000,
    depth: { bids: 300 * 199 + 100 * 198, asks: 200 * 201 + 100 * 202 },
  })
})

test('a venue’s clock that is ahead of ours makes nothing younger than it is', () => {
  expect(ofHyperliquid(hyperliquidSummary(), hyperliquidBook(AT + 9000)).book.at).toBe(AT)
})

test('every venue is asked over a secure connection, and names markets to begin with', () => {
  for (const { origin, markets } of LIVE_VENUES) {
    expect(new URL(origin).protocol).toBe('https:')
    expect(markets.length).toBeGreaterThan(2)
  }
})

/*
 * Refusals: every field that is read is left out, and replaced by what it may not be. Each variant must be refused, and the
 * refusal must name a place that begins with the changed one.
 */

type Path = readonly (string | number)[]

/** A copy with the value at the path replaced, or left out where `value` is undefined. */
function altered(whole: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(whole)
  let at = copy as Record<string | number, unknown> // the paths below fit their shapes
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  const last = path[path.length - 1] ?? ''
  if (value === undefined) delete at[last]
  else at[last] = value
  return copy
}

const written = (path: Path): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')

/** What no field may be, whatever its kind. */
const WRONG: readonly unknown[] = [undefined, null, {}, 'x', -5e16]

interface Shape {
  readonly name: string
  readonly whole: unknown
  readonly read: (data: unknown) => unknown
  readonly fields: readonly Path[]
}

const SHAPES: readonly Shape[] = [
  {
    name: 'Hyperliquid summary',
    whole: hyperliquidSummary(),
    read: (data) => summaryOf('ONE', at(data)),
    fields: [
      [0, 'universe'],
      [0, 'universe', 1, 'szDecimals'],
      [0, 'universe', 0, 'maxLeverage'],
      [0, 'universe', 0, 'marginTableId'],
      [0, 'marginTables'],
      [0, 'marginTables', 0, 1, 'marginTiers'],
      [0, 'marginTables', 0, 1, 'marginTiers', 1, 'lowerBound'],
      [0, 'marginTables', 0, 1, 'marginTiers', 1, 'maxLeverage'],
      [1],
      [1, 0, 'funding'],
      [1, 0, 'openInterest'],
      [1, 0, 'markPx'],
    ],
  },
  {
    name: 'Hyperliquid book',
    whole: hyperliquidBook(AT),
    read: (data) => withBook(summaryOf('ONE', at(hyperliquidSummary())), at(data)),
    fields: [
      ['coin'],
      ['time'],
      ['levels'],
      ['levels', 0],
      ['levels', 1],
      ['levels', 0, 0, 'px'],
      ['levels', 1, 2, 'sz'],
    ],
  },
  {
    name: 'dYdX markets',
    whole: dydxMarkets(),
    read: (data) => dydxMarket('ONE-USD', at(data), at(dydxBook())),
    fields: [
      ['markets'],
      ...[
        'ticker',
        'oraclePrice',
        'nextFundingRate',
        'openInterest',
        'initialMarginFraction',
        'maintenanceMarginFraction',
        'stepSize',
      ].map((field) => ['markets', 'ONE-USD', field]),
    ],
  },
  {
    name: 'dYdX book',
    whole: dydxBook(),
    read: (data) => dydxMarket('ONE-USD', at(dydxMarkets()), at(data)),
    fields: [['bids'], ['asks'], ['bids', 0, 'price'], ['asks', 1, 'size']],
  },
  {
    name: 'Deribit book',
    whole: deribitBook('ONE-PERPETUAL', AT),
    read: (data) => deribitMarket('ONE-PERPETUAL', at(data)),
    fields: [
      ['result'],
      ...['timestamp', 'open_interest', 'mark_price', 'instrument_name', 'current_funding', 'bids'].map(
        (field) => ['result', field],
      ),
      ['result', 'bids', 1, 0],
      ['result', 'asks', 0, 1],
    ],
  },
]

const VARIANTS = SHAPES.flatMap((shape) =>
  shape.fields.flatMap((path) => WRONG.map((value) => ({ ...shape, path, value }))),
)

function problemOf(read: () => unknown) {
  try {
    read()
  } catch (error) {
    if (error instanceof LiveError && error.reason.kind === 'malformed') return error.reason.problem
    throw error
  }
  return null
}

describe('malformed answers', () => {
  test('the shapes themselves are right', () => {
    for (const { name, whole, read } of SHAPES)
      expect(
        problemOf(() => read(whole)),
        name,
      ).toBeNull()
    expect(VARIANTS.length).toBeGreaterThan(190)
  })

  test.each(VARIANTS)('$name: $path as $value is refused by its place', ({ whole, read, path, value }) => {
    const problem = problemOf(() => read(altered(whole, path, value)))
    expect(problem).not.toBeNull()
    expect(problem?.field.startsWith(written(path))).toBe(true)
    expect(problem?.allowed).not.toBe('')
  })

  test('a market that is not among those of the venue', () => {
    expect(problemOf(() => summaryOf('NONE', at(hyperliquidSummary())))).toEqual({
      field: '[0].universe',
      value: 'no NONE',
      allowed: 'a market with the name NONE',
    })
  })

  test('a book whose bids reach its asks, one out of order, and tiers that fall', () => {
    const crossed = dydxBook()
    crossed.bids[0] = { price: '201.0', size: '1.0' }
    expect(problemOf(() => dydxMarket('ONE-USD', at(dydxMarkets()), at(crossed)))).toEqual({
      field: 'book',
      value: 'bid 201, ask 201',
      allowed: 'a bid below every ask',
    })
    const mixed = dydxBook()
    mixed.asks.reverse()
    expect(problemOf(() => dydxMarket('ONE-USD', at(dydxMarkets()), at(mixed)))).toMatchObject({
      field: 'asks',
      allowed: 'levels with rising prices',
    })
    const tiers = [
      { lowerBound: '5.0', maxLeverage: 10 },
      { lowerBound: '3.0', maxLeverage: 20 },
    ]
    const data = altered(hyperliquidSummary(), [0, 'marginTables', 0, 1, 'marginTiers'], tiers)
    expect(problemOf(() => summaryOf('ONE', at(data)))?.allowed).toBe('tiers whose bounds rise from 0')
  })

  test('an answer that is no answer at all', () => {
    for (const data of [null, 'x', 1, [], {}])
      expect(
        problemOf(() => summaryOf('ONE', at(data))),
        `${data}`,
      ).not.toBeNull()
  })
})
