import { thresholdPrice } from './account.ts'
import type { LadderColumn, Lens, Observation } from './observation.ts'
import { LADDER_BINS, LADDER_COLUMNS } from './observation.ts'
import type { Put } from './observe.ts'
import type { Accounts, Positions, World } from './world.ts'
import { FIRST_TRADER, isManyLegged } from './world.ts'

/** The ladder of the last commit, so that a preview pays only for the rows that it changed. */
export interface LadderCache {
  isFresh: boolean
  market: number
  low: number
  high: number
  readonly columns: Readonly<Record<LadderColumn, Float64Array>>
}

export function makeLadderCache(): LadderCache {
  const columns = Object.fromEntries(LADDER_COLUMNS.map((name) => [name, new Float64Array(LADDER_BINS)]))
  return { isFresh: false, market: -1, low: 0, high: 0, columns: columns as LadderCache['columns'] } // one per name
}

/**
 * Notional that goes under at each price and what has been closed, by the price of its threshold (rule O2). O(rows
 * changed since the last commit + accounts with several legs); O(accounts) after a commit or when the range changes, and
 * always once a charge has moved all thresholds.
 */
export function fillLadder(world: World, lens: Lens, out: Observation, put: Put): void {
  const span = { market: lens.market, low: lens.range[0], high: lens.range[1], columns: out.ladder }
  if (world.prices.slack[lens.market] !== 0) fillAnew(world, span)
  else fillFromCache(world, lens, span)
  for (const a of world.manyLegged[lens.market]) addSolved(world, span, a)
  out.used.ladder = LADDER_BINS
  putWalls(world, span, put)
}

/** Where the bins lie, and the bins. */
type Span = Pick<LadderCache, 'market' | 'low' | 'high' | 'columns'>

function fillAnew(world: World, span: Span): void {
  for (const name of LADDER_COLUMNS) span.columns[name].fill(0)
  const { longs, shorts } = world.postings[span.market]
  for (const list of [longs, shorts])
    for (const p of list) {
      const a = world.positions.account[p]
      if (!isManyLegged(world, a)) addSolved(world, span, a)
    }
}

function fillFromCache(world: World, lens: Lens, span: Span): void {
  const { ladder, undo, accounts, positions } = world
  const [low, high] = lens.range
  if (!ladder.isFresh || ladder.market !== lens.market || ladder.low !== low || ladder.high !== high) {
    Object.assign(ladder, { isFresh: true, market: lens.market, low, high })
    for (const name of LADDER_COLUMNS) ladder.columns[name].fill(0)
    const { longs, shorts } = world.postings[lens.market]
    for (const list of [longs, shorts])
      for (const p of list) addKnown(world, ladder, undo.accounts, undo.positions, p, 1)
  }
  for (const name of LADDER_COLUMNS) span.columns[name].set(ladder.columns[name])
  for (let i = 0; i < undo.size.dirty; i++) {
    const a = undo.rows[i]
    const p = accounts.first[a]
    if (a < FIRST_TRADER || positions.market[p] !== lens.market) continue
    addKnown(world, span, undo.accounts, undo.positions, p, -1)
    addKnown(world, span, accounts, positions, p, 1)
  }
}

/** Adds (or, with −1, takes away) the position of an account with a single leg, as the given columns have it. */
function addKnown(
  world: World,
  span: Span,
  accounts: Accounts,
  positions: Positions,
  p: number,
  factor: number,
): void {
  const a = world.positions.account[p]
  if (isManyLegged(world, a)) return
  addOpen(world, span, positions.lots[p] * factor, accounts.line[a], positions.lots[p] > 0)
  addClosed(world, span, positions.closed[p] * factor, p, positions.closed[p] > 0)
}

/** Adds the legs of account a in the market, their thresholds solved at the marks of now. */
function addSolved(world: World, span: Span, a: number): void {
  const { accounts, positions, prices } = world
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    if (positions.market[p] !== span.market) continue
    const lots = positions.lots[p]
    if (lots !== 0) {
      const line = thresholdPrice(world, a, span.market, prices.mark[span.market], lots > 0 ? -1 : 1)
      addOpen(world, span, lots, line, lots > 0)
    }
    addClosed(world, span, positions.closed[p], p, positions.closed[p] > 0)
  }
}

function addOpen(world: World, span: Span, lots: number, line: number, isLong: boolean): void {
  addTo(world, span, isLong ? span.columns.longOpen : span.columns.shortOpen, line, isLong ? lots : -lots)
}

function addClosed(world: World, span: Span, lots: number, p: number, isLong: boolean): void {
  const { longClosed, shortClosed } = span.columns
  addTo(world, span, isLong ? longClosed : shortClosed, world.positions.builtLine[p], isLong ? lots : -lots)
}

function addTo(world: World, span: Span, bins: Float64Array, price: number, lots: number): void {
  if (lots === 0) return
  const bin = Math.floor(((price - span.low) / (span.high - span.low)) * LADDER_BINS)
  // NaN, no threshold, fails both comparisons.
  if (bin >= 0 && bin < LADDER_BINS) bins[bin] += lots * world.markets[span.market].lotNotional
}

/** Notional within the next 1 % of the mark, and the highest bin ahead, on the side that the price moves to. */
function putWalls(world: World, span: Span, put: Put): void {
  const isRising = world.prices.direction[span.market] > 0
  const mark = world.prices.mark[span.market]
  const bins = isRising ? span.columns.shortOpen : span.columns.longOpen
  const width = (span.high - span.low) / LADDER_BINS
  const end = isRising ? mark * 1.01 : mark * 0.99
  let inWindow = 0
  let wall = -1
  for (let bin = 0; bin < LADDER_BINS; bin++) {
    const low = span.low + bin * width
    const high = low + width
    const overlap = Math.min(high, Math.max(mark, end)) - Math.max(low, Math.min(mark, end))
    if (overlap > 0) inWindow += (bins[bin] * overlap) / width
    const isAhead = isRising ? low >= mark : high <= mark
    if (isAhead && bins[bin] > 0 && (wall < 0 || bins[bin] > bins[wall])) wall = bin
  }
  put('windowNotional', inWindow)
  put('nextWallPrice', wall < 0 ? Number.NaN : span.low + (wall + 0.5) * width)
  put('nextWallNotional', wall < 0 ? Number.NaN : bins[wall])
}
