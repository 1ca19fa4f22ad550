import type { AccountSpec } from '../../engine/scenario.ts'
import type { Grid } from './grid.ts'
import type { MarketPlan, Screen } from './market-plan.ts'
import { planMarket, termsOf } from './market-plan.ts'
import type { Options } from './options.ts'
import type { Refusal } from './refusal.ts'
import type { SampleRow } from './sample.ts'
import { sampleOf } from './sample.ts'
import { accountsOf, legsOf, readRows } from './stages.ts'
import type { MarketFound } from './survey.ts'
import { surveyMarkets } from './survey.ts'

/** What the reader has yet to say before anything can be imported. */
export type Missing =
  | 'size'
  | 'entry'
  | 'money'
  | 'side'
  | 'symbol'
  | 'tooManyMarkets'
  | 'noMarket'
  | 'tooManyAccounts'
  | { readonly priceOf: string }

/** What a table comes to under the reader's options. Nothing of it is on the screen's world until it is accepted. */
export interface Plan {
  readonly missing: readonly Missing[]
  readonly found: readonly MarketFound[]
  readonly accounts: readonly AccountSpec[]
  readonly markets: readonly MarketPlan[]
  /** In the order of the file. */
  readonly refused: readonly Refusal[]
  /** Rows of which at least one thing is refused. */
  readonly refusedRows: number
  /** Accounts that are left out because at least one of their rows is refused. */
  readonly refusedAccounts: number
  /** Accounts with several rows. */
  readonly severalRows: number
  readonly sample: readonly SampleRow[]
}

const MOST_MARKETS = 20
const MOST_ACCOUNTS = 1_000_000

/**
 * Works out what a table comes to: rows read, sizes cut to lots, accounts put together. An account is taken whole or not
 * at all. Yields the share done; O(rows).
 */
export function* planImport(grid: Grid, options: Options, screen: Screen): Generator<number, Plan> {
  const found = surveyMarkets(grid, options, screen.prices)
  const taken = found.filter(({ symbol }) => !options.leftOut.includes(symbol))
  const missing = missingOf(taken, options)
  if (missing.length > 0) return nothing(found, missing)
  const reading = yield* scaled(readRows(grid, options), 0, 0.5)
  const terms = termsOf(taken, reading.byMarket, options, screen)
  const legs = yield* scaled(legsOf(reading, options, terms), 0.5, 0.8)
  if (legs.byAccount.size > MOST_ACCOUNTS) return nothing(found, ['tooManyAccounts'])
  const accounts = yield* scaled(accountsOf(legs, options, terms), 0.8, 1)

  const refused = [...reading.refused, ...legs.refused, ...accounts.refused].sort((a, b) => a.line - b.line)
  const markets = taken
    .filter(({ symbol }) => accounts.list.some(({ positions }) => positions.some((p) => p.market === symbol)))
    .map(({ symbol }) => planMarket(symbol, terms, accounts.list, options, screen))
  return {
    missing: [],
    found,
    accounts: accounts.list,
    markets,
    refused,
    refusedRows: new Set(refused.map(({ line }) => line)).size,
    refusedAccounts: new Set([...reading.broken, ...legs.broken, ...accounts.broken]).size,
    severalRows: countSeveral(legs.byAccount),
    sample: sampleOf(grid, reading.stated, legs.byAccount, refused, accounts.list, options.payoff, terms),
  }
}

function nothing(found: readonly MarketFound[], missing: readonly Missing[]): Plan {
  return {
    missing,
    found,
    accounts: [],
    markets: [],
    refused: [],
    refusedRows: 0,
    refusedAccounts: 0,
    severalRows: 0,
    sample: [],
  }
}

function missingOf(taken: readonly MarketFound[], { columns, side, symbol, prices }: Options): Missing[] {
  const missing: Missing[] = []
  if (columns.size === null && columns.notional === null) missing.push('size')
  if (columns.entry === null && columns.profit === null && columns.percent === null) missing.push('entry')
  if (columns.cash === null && columns.equity === null) missing.push('money')
  if (columns.side === null && side === null) missing.push('side')
  if (columns.market === null && symbol === '') missing.push('symbol')
  if (taken.length > MOST_MARKETS) missing.push('tooManyMarkets')
  if (taken.length === 0) missing.push('noMarket')
  for (const market of taken)
    if (prices[market.symbol] === undefined && market.suggested === null)
      missing.push({ priceOf: market.symbol })
  return missing
}

function countSeveral(byAccount: ReadonlyMap<string, readonly unknown[]>): number {
  let count = 0
  for (const rows of byAccount.values()) if (rows.length > 1) count++
  return count
}

function* scaled<R>(inner: Generator<number, R>, from: number, to: number): Generator<number, R> {
  for (;;) {
    const next = inner.next()
    if (next.done === true) return next.value
    yield from + (to - from) * next.value
  }
}
