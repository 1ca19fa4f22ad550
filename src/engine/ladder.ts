import { thresholdPrice } from './account.ts'
import type { LadderColumn, Lens, Observation } from './observation.ts'
import { LADDER_BINS, LADDER_COLUMNS } from './observation.ts'
import type { Put } from './observe.ts'
import type { Accounts, Positions, World } from './world.ts'
import { isManyLegged } from './world.ts'

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
 * changed since the last commit + accounts with several legs); O(accounts) after a commit or when the range changes.
 */
export function fillLadder(world: World, lens: Lens, out: Observation, put: Put): void {
  const { ladder, undo } = world
  const [low, high] = lens.range
  if (!ladder.isFresh || ladder.market !== lens.market || ladder.low !== low || ladder.high !== high) {
    Object.assign(ladder, { isFresh: true, market: lens.market, low, high })
    for (const name of LADDER_COLUMNS) ladder.columns[name].fill(0)
    const { longs, shorts } = world.postings[lens.market]
    for (const list of [longs, shorts])
      for (const p of list) addLeg(world, ladder, ladder.columns, undo.accounts, undo.positions, p, 1)
  }
  for (const name of LADDER_COLUMNS) out.ladder[name].set(ladder.columns[name])
  for (let i = 0; i < undo.size.dirty; i++) {
    const a = undo.rows[i]
    for (let p = world.accounts.first[a]; p < world.accounts.first[a + 1]; p++) {
      if (a < 2 || world.positions.market[p] !== lens.market) continue
      addLeg(world, ladder, out.ladder, undo.accounts, undo.positions, p, -1)
      addLeg(world, ladder, out.ladder, world.accounts, world.positions, p, 1)
    }
  }
  addManyLegged(world, lens.market, ladder, out)
  out.used.ladder = LADDER_BINS
  putWalls(world, lens.market, ladder, out, put)
}

type Bins = Readonly<Record<LadderColumn, Float64Array>>

/** Adds (or, with −1, takes away) one position of an account with a single leg, as the given columns have it. */
function addLeg(
  world: World,
  span: LadderCache,
  bins: Bins,
  accounts: Accounts,
  positions: Positions,
  p: number,
  factor: number,
): void {
  const a = world.positions.account[p]
  if (isManyLegged(world, a)) return
  const { lotNotional } = world.markets[span.market]
  const lots = positions.lots[p]
  const closed = positions.closed[p]
  if (lots !== 0)
    addTo(
      span,
      lots > 0 ? bins.longOpen : bins.shortOpen,
      accounts.line[a],
      factor * Math.abs(lots) * lotNotional,
    )
  if (closed !== 0)
    addTo(
      span,
      closed > 0 ? bins.longClosed : bins.shortClosed,
      world.accounts.builtLine[a],
      factor * Math.abs(closed) * lotNotional,
    )
}

function addManyLegged(world: World, m: number, span: LadderCache, out: Observation): void {
  const { accounts, positions, prices, markets } = world
  const { lotNotional } = markets[m]
  for (const a of world.manyLegged[m])
    for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
      if (positions.market[p] !== m) continue
      const { lots, closed } = positions
      if (lots[p] !== 0) {
        const line = thresholdPrice(world, a, m, prices.mark[m], lots[p] > 0 ? -1 : 1)
        addTo(
          span,
          lots[p] > 0 ? out.ladder.longOpen : out.ladder.shortOpen,
          line,
          Math.abs(lots[p]) * lotNotional,
        )
      }
      if (closed[p] !== 0 && p === accounts.first[a])
        addTo(
          span,
          closed[p] > 0 ? out.ladder.longClosed : out.ladder.shortClosed,
          accounts.builtLine[a],
          Math.abs(closed[p]) * lotNotional,
        )
    }
}

function addTo(span: LadderCache, bins: Float64Array, price: number, notional: number): void {
  const bin = Math.floor(((price - span.low) / (span.high - span.low)) * LADDER_BINS)
  // NaN, no threshold, fails both comparisons.
  if (bin >= 0 && bin < LADDER_BINS) bins[bin] += notional
}

/** Notional within the next 1 % of the mark, and the highest bin ahead, on the side that the price moves to. */
function putWalls(world: World, m: number, span: LadderCache, out: Observation, put: Put): void {
  const isRising = world.prices.direction[m] > 0
  const mark = world.prices.mark[m]
  const bins = isRising ? out.ladder.shortOpen : out.ladder.longOpen
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
