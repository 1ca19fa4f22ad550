import type { Journal } from './journal.ts'
import type { LadderCache } from './ladder.ts'
import type { MarginCurve } from './margin.ts'
import type { Guard } from './margin-guard.ts'
import type { Sigma } from './payoff.ts'
import type { Rounds } from './rounds.ts'
import type { Rulebook } from './rulebook.ts'
import type { Impact } from './scenario.ts'
import type { ThresholdBook } from './threshold-book.ts'

/** Row of the account on the other side of the book. Its position in market m is row m. */
export const LP = 0
/** Row of the backstop vault. Its position in market m is row `markets.length + m`. */
export const VAULT = 1
/** The first row that belongs to a trader. */
export const FIRST_TRADER = 2

/** Where an account stands; the codes are indexes into ACCOUNT_STATUS. */
export const OPEN = 0
export const PARTLY_CLOSED = 1
export const LIQUIDATED = 2
export const TAKEN_OVER = 3
export const DELEVERAGED = 4

/** Money that belongs to no account; indexes into `World.ledgers`. `DUE` is what clawback still has to collect, ≤ 0. */
export const FUND = 0
export const VENUE = 1
export const FEES = 2
export const DUE = 3
export const LEDGER_NAMES = ['fund', 'venue', 'fees', 'clawback due'] as const

/** Accounts, one row each; the row number is `a`. */
export interface Accounts {
  readonly count: number
  /** a → its first position; count + 1 long, so that the positions of a are first[a] to first[a + 1]. */
  readonly first: Uint32Array
  readonly isCross: Uint8Array
  /** Settlement currency: margin of an isolated position, wallet of a cross account. Negative once bankrupt and unpaid. */
  readonly cash: Float64Array
  readonly status: Uint8Array
  /** Round up to which a second trigger closes everything; 0 for none. */
  readonly cooldown: Uint32Array
  /** Counts the changes that moved the threshold; 0 means that the sorted index still knows it. */
  readonly version: Uint16Array
  /** Threshold price in the market of the first position, on the side it is lost on; NaN for none. Quote per base. */
  readonly line: Float64Array
}

/** Positions, one row each; the row number is `p`. A closed row keeps its place with 0 lots. */
export interface Positions {
  readonly count: number
  /** p → a */
  readonly account: Uint32Array
  /** p → m */
  readonly market: Uint8Array
  /** Signed whole number of lots; > 0 long. */
  readonly lots: Float64Array
  /** Size × coordinate of the average entry (rule M1), settlement currency. Entries re-average by adding up. */
  readonly basis: Float64Array
  /** Funding index of its side when it was last settled (rule F1), settlement currency per unit of size. */
  readonly settledAt: Float64Array
  /** Lots closed by liquidation so far, with the sign that they had. */
  readonly closed: Float64Array
  /** Threshold on the side it is lost on, as built: where the ladder shows what has been closed. Never written by a step. */
  readonly builtLine: Float64Array
}

/** What does not change while a market trades. */
export interface Market {
  readonly symbol: string
  readonly sigma: Sigma
  readonly lot: number
  readonly tick: number
  /** Price before the first step: the price at which forced flow is measured. */
  readonly startPrice: number
  /** Quote notional of one lot at `startPrice`. */
  readonly lotNotional: number
  readonly depth: number
  readonly impact: Impact
  readonly curve: MarginCurve
  /** Where counterparties are walked from when chance chooses them (rule S8). */
  readonly walkStarts: readonly [number, number]
}

/** Per market, one column each, so that a checkpoint is one copy. All are columns over m. */
export interface Prices {
  /** Where the hand has put the price. */
  readonly hand: Float64Array
  /** Forced flow since the hand took hold: quote notional at the start price, sold < 0. */
  readonly forced: Float64Array
  readonly mark: Float64Array
  /** Mark at the start of the round. */
  readonly previous: Float64Array
  /** Mark when the last price step began. */
  readonly stepStart: Float64Array
  /** Coordinate of the mark (rule M1). */
  readonly x: Float64Array
  /** Funding paid so far per unit of size by longs and by shorts (rule F1). */
  readonly indexLong: Float64Array
  readonly indexShort: Float64Array
  /** Lots held long and short, the LP and the vault included. */
  readonly longLots: Float64Array
  readonly shortLots: Float64Array
  /** Direction of the last price step of the market: −1, 0 or 1. */
  readonly direction: Float64Array
  /** Coordinate of the mark at which the last deleveraging was ranked (rule A6); 0 before one. */
  readonly adlRankX: Float64Array
  /** How far, in coordinates, funding can have moved a threshold of the sorted index since it was built (rule F1). */
  readonly slack: Float64Array
  /** 1 where the thresholds of accounts with many legs are to be solved again before they are read. */
  readonly isStale: Float64Array
  /** 1 where a charge has moved the thresholds that stand in the heaps (rules F1, W7). */
  readonly isCharged: Float64Array
}

/** Totals since the first step, settlement currency or counts; indexes into `World.tally`. */
export const TALLY = [
  'marginPosted',
  'marginLost',
  'excessCollateral',
  'excessToTrader',
  'excessToFund',
  'excessToVault',
  'excessToFees',
  'fundStart',
  'fundPaid',
  'fundReceived',
  'vaultStart',
  'vaultReceived',
  'vaultTaken',
  'venueStart',
  'venuePaid',
  'adlPaid',
  'adlNotional',
  'adlProfit',
  'adlAccounts',
  'adlPrice',
  'adlLots',
  'socialisedPaid',
  'clawbackPaid',
  'residual',
  'lossIn',
  'deficit',
  'longsClosed',
  'shortsClosed',
  'longNotionalClosed',
  'shortNotionalClosed',
  'partlyClosed',
  'fundPeak',
  'fundNotionalInRound',
  'fundPeakRound',
  'youClosedPrice',
  'youClosedRound',
  'youDeleveraged',
] as const
export type TallyName = (typeof TALLY)[number]
export const T = Object.fromEntries(TALLY.map((name, i) => [name, i])) as Readonly<Record<TallyName, number>>

/** The whole state of a run, and the fixed things it refers to. Made by `buildWorld`, changed by `step` only. */
export interface World {
  readonly rulebook: Rulebook
  readonly markets: readonly Market[]
  readonly accounts: Accounts
  readonly positions: Positions
  /** m → positions in it by side, in row order, without those of the LP and the vault. A trader's side never changes. */
  readonly postings: readonly Postings[]
  /** m → accounts with several positions, one of them in m, which the sorted index cannot hold. */
  readonly manyLegged: readonly Uint32Array[]
  /** Ids of the first traders' rows; the others are called by their row. */
  readonly ids: readonly string[]
  /** Row of the reader's own account, or NONE. */
  readonly you: number
  /** One block that holds ledgers, prices and tally, so that it is copied at once. */
  readonly block: Float64Array
  readonly ledgers: Float64Array
  readonly prices: Prices
  readonly tally: Float64Array
  readonly book: ThresholdBook
  readonly guard: Guard
  readonly journal: Journal
  readonly rounds: Rounds
  readonly undo: Undo
  readonly ladder: LadderCache
  /** Room for a ranking of any side of any market. */
  readonly scratch: Scratch
  /** Equity at the start of the settlement period, kept only where the rulebook claws back; else empty. */
  readonly periodEquity: Float64Array
}

/** One row for each position of a side. A frame would spend more on getting and clearing such columns than on using them. */
interface Scratch {
  readonly rows: Uint32Array
  readonly scores: Float64Array
  readonly lots: Float64Array
  readonly closed: Float64Array
}

export interface Postings {
  readonly longs: Uint32Array
  readonly shorts: Uint32Array
}

/** Which rows were changed since the last commit, and what stood there. */
export interface Undo {
  /** a → 1 when it is in `rows`. */
  readonly isDirty: Uint8Array
  readonly rows: Uint32Array
  /** Columns as of the last commit; the same layout as the live ones. */
  readonly accounts: Accounts
  readonly positions: Positions
  readonly block: Float64Array
  readonly periodEquity: Float64Array
  /** Mutable: how many rows are dirty, and how many of them the guard has seen; how long the journal was. */
  readonly size: { dirty: number; watched: number; journal: number }
}

/** No such row. */
export const NONE = 0xffffffff

/** Notes that account `a` is about to change. Must come before every write to its row or its positions. O(1). */
export function touch(world: World, a: number): void {
  const { isDirty, rows, size } = world.undo
  if (isDirty[a] !== 0) return
  isDirty[a] = 1
  rows[size.dirty++] = a
}

/** Makes what the index knows of account a stale. The account must be touched. */
export function bumpVersion({ accounts }: World, a: number): void {
  accounts.version[a]++
  // 0 is kept for accounts that have never changed.
  if (accounts.version[a] === 0) accounts.version[a] = 1
}

/** Whether account a has several positions, open or closed: then its thresholds hang on several marks. */
export function isManyLegged(world: World, a: number): boolean {
  return world.accounts.first[a + 1] - world.accounts.first[a] > 1
}

/** Signed size of position p in units (base, or quote face of an inverse). */
export function sizeOf(world: World, p: number): number {
  return world.positions.lots[p] * world.markets[world.positions.market[p]].lot
}
