/*
 * What a screen needs to know of a world, at the screen's own resolution, so that its size does not grow with the
 * crowd. The engine fills the columns it is handed; where they lie in a buffer is the protocol's business.
 */

/** Prices per ladder column. */
export const LADDER_BINS = 512
/** Rounds of which each is told apart; the last row gathers those beyond. */
export const ROUND_ROWS = 512
/** Bars of the deleveraging queue: a bar is a group of neighbours in rank order, or one account when there are few. */
export const QUEUE_BARS = 120
/** Heads of the queue that are named. */
export const QUEUE_HEADS = 64
/** Points of a Lorenz curve, from 0 to 1. */
const LORENZ_POINTS = 65
/** Points of a depth curve on each side. */
export const DEPTH_POINTS = 33
/** Events that are told in words. */
export const EVENT_ROWS = 96

/**
 * The single numbers. Money is in the settlement currency, notional in quote at the price before the first step, prices
 * in quote per base, counts in accounts. Absence is NaN in the column and null after decoding.
 */
export const VALUE_NAMES = [
  // the run
  'accounts',
  'steps',
  'rounds',
  'shownRound',
  'journalRows',
  'digestHigh',
  'digestLow',
  // the price of the market in view
  'startPrice',
  'handPrice',
  'pushShare',
  'addedShare',
  'markPrice',
  'previousMark',
  'bestBound',
  'forcedNotional',
  'depth',
  'branchingLadder',
  'branchingObserved',
  'multiplier',
  'windowNotional',
  // who goes under
  'longOpenInterest',
  'shortOpenInterest',
  'longsClosed',
  'shortsClosed',
  'longNotionalClosed',
  'shortNotionalClosed',
  'partlyClosed',
  'nextWallPrice',
  'nextWallNotional',
  'nextLiquidationDown',
  'nextLiquidationUp',
  // who pays (rules W1 to W8): capacity before the run, paid so far, what is left
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
  'fundLeft',
  'vaultStart',
  'vaultPaid',
  'vaultReceived',
  'vaultLeft',
  'vaultTaken',
  'venueStart',
  'venuePaid',
  'venueLeft',
  'adlPaid',
  'adlNotional',
  'adlProfit',
  'adlAccounts',
  'adlCapacity',
  'socialisedPaid',
  'clawbackPaid',
  'clawbackDue',
  'residual',
  'lossIn',
  'lossPaid',
  'lossGap',
  'deficit',
  'adlPrice',
  // the queue (rules A6, S1 to S6)
  'queueSide',
  'queueLength',
  'queueHypothetical',
  'queueTaken',
  'giniRank',
  'giniProRata',
  // the reader's own account; status is one of ACCOUNT_STATUS
  'youRow',
  'youStatus',
  'youLots',
  'youSize',
  'youEntry',
  'youCash',
  'youEquity',
  'youMaintenance',
  'youLeverage',
  'youLiquidation',
  'youToLiquidation',
  'youLiquidationOther',
  'youBankruptcy',
  'youPnl',
  'youNotional',
  'youQueuePlace',
  'youScore',
  'youClosedPrice',
  'youClosedRound',
  'youDeleveraged',
  'youInitialCash',
  'youStartBankruptcy',
  'youMaxLeverage',
  'youContracts',
  // the simple formula (rule T6), and how far it is off: in price, and as a share of the liquidation price
  'youSimple',
  'youSimpleError',
  'youSimpleErrorShare',
  // the answer to a pull (rule T5), when one was asked for and there is one
  'solvedLeverage',
  'solvedAdded',
  'solvedSize',
  'solvedEntry',
] as const

export type ValueName = (typeof VALUE_NAMES)[number]

/** Where each name stands in the column of values. */
export const VALUE_INDEX = Object.fromEntries(VALUE_NAMES.map((name, index) => [name, index])) as Readonly<
  Record<ValueName, number>
>

/** What an account is, from whole to gone. */
export const ACCOUNT_STATUS = ['open', 'partlyClosed', 'liquidated', 'takenOver', 'deleveraged'] as const

/** Columns of the ladder: notional in quote at the price before the first step, by the price of the threshold. */
export const LADDER_COLUMNS = ['longOpen', 'longClosed', 'shortOpen', 'shortClosed'] as const
export type LadderColumn = (typeof LADDER_COLUMNS)[number]

/** Columns of the Lorenz curves: share of what is given up by the least-hit share of winners, row by row from 0 to 1. */
export const LORENZ_COLUMNS = ['rankQueue', 'contractProRata'] as const
export type LorenzColumn = (typeof LORENZ_COLUMNS)[number]

/** Columns of the depth: the price after a forced notional of row · step on that side, NaN past the end of the book. */
export const DEPTH_COLUMNS = ['notional', 'below', 'above'] as const
export type DepthColumn = (typeof DEPTH_COLUMNS)[number]

/** Columns of a round: one row each round, in order. */
export const ROUND_COLUMNS = [
  'step',
  'hand',
  'mark',
  'liquidated',
  'forcedNotional',
  'fundPaid',
  'vaultTaken',
  'adlNotional',
  'adlAccounts',
  'residual',
] as const
export type RoundColumn = (typeof ROUND_COLUMNS)[number]

/** Columns of a bar of the queue; `width` is the number of accounts in it. */
export const BAR_COLUMNS = ['score', 'notional', 'closedShare', 'width'] as const
export type BarColumn = (typeof BAR_COLUMNS)[number]

/** Columns of a named head of the queue: score = first × second, with the family's own factors. */
export const HEAD_COLUMNS = ['row', 'score', 'first', 'second', 'lots', 'closedLots', 'profit'] as const
export type HeadColumn = (typeof HEAD_COLUMNS)[number]

/** What can happen; the journal's causes. The order is the code in columns. */
export const CAUSES = [
  'liquidation',
  'partialLiquidation',
  'vaultTakeover',
  'surplus',
  'fund',
  'venue',
  'adl',
  'socialised',
  'clawback',
  'residual',
  'funding',
  'fee',
  'adlSkipped',
  'noCounterparty',
  'fundEmpty',
  'bookEmpty',
  'settlement',
  'poolRatio',
  'closeOut',
] as const
export type Cause = (typeof CAUSES)[number]

/** Columns of an event told in words. `row` and `other` are account rows; NaN where there is none. */
export const EVENT_COLUMNS = [
  'cause',
  'round',
  'market',
  'row',
  'other',
  'side',
  'lots',
  'price',
  'amount',
] as const
export type EventColumn = (typeof EVENT_COLUMNS)[number]

/** One column of numbers per name. */
export type Columns<Name extends string> = { readonly [name in Name]: Float64Array }

/** The columns to be filled, all of the sizes of `LAYOUT`. */
export interface Observation {
  /** Single numbers, in the order of `VALUE_NAMES`. */
  readonly values: Float64Array
  readonly ladder: Columns<LadderColumn>
  readonly rounds: Columns<RoundColumn>
  readonly bars: Columns<BarColumn>
  readonly heads: Columns<HeadColumn>
  readonly lorenz: Columns<LorenzColumn>
  readonly depth: Columns<DepthColumn>
  readonly events: Columns<EventColumn>
  /** How many rows of each table are used, in the order of `LAYOUT`. */
  readonly used: Record<TableName, number>
}

/** The shape of an observation as data: the protocol lays a buffer out by it, and the page reads a buffer by it. */
export const LAYOUT = {
  values: VALUE_NAMES,
  tables: {
    ladder: { rows: LADDER_BINS, columns: LADDER_COLUMNS },
    rounds: { rows: ROUND_ROWS, columns: ROUND_COLUMNS },
    bars: { rows: QUEUE_BARS, columns: BAR_COLUMNS },
    heads: { rows: QUEUE_HEADS, columns: HEAD_COLUMNS },
    lorenz: { rows: LORENZ_POINTS, columns: LORENZ_COLUMNS },
    depth: { rows: DEPTH_POINTS, columns: DEPTH_COLUMNS },
    events: { rows: EVENT_ROWS, columns: EVENT_COLUMNS },
  },
} as const

export type TableName = keyof typeof LAYOUT.tables
export type Layout = typeof LAYOUT

/** What gives way to a pull (rule T5): `margin` is what is added to the initial one. */
export type Solved = 'leverage' | 'margin' | 'size' | 'entry'
/** What is pulled: one of the two lines, to a price, or the margin posted, to an amount. */
export type PulledAt = 'liquidation' | 'bankruptcy' | 'margin'

/** A pull on a number of the reader's account: where it is wanted, and what gives way. */
export interface Pull {
  readonly of: PulledAt
  /** Quote per base, or settlement currency for `margin`. */
  readonly to: number
  readonly by: Solved
}

/** Which market and which prices the screen shows, and how far into the run. */
export interface Lens {
  readonly market: number
  readonly range: readonly [number, number]
  /** Rounds to run; null for all. */
  readonly until: number | null
  readonly solve: Pull | null
}
