import { settleFunding } from './account.ts'
import { priceAfter } from './impact.ts'
import { coordinateOf } from './payoff.ts'
import type { Run } from './run.ts'
import { setCurrent } from './run.ts'
import type { World } from './world.ts'
import { LP, T, touch, VAULT } from './world.ts'

/*
 * How lots change hands (rule M9). A closed position goes to the LP at the trader's own entry, and the LP pays the
 * profit in cash: so cash only ever moves from one row to another, and lots and bases add up to zero in every market.
 */

/** Changes the lots of p and keeps the open interest of its market. Funding must be settled before. */
function shiftLots(world: World, p: number, lots: number, basis: number): void {
  const { positions, prices } = world
  const m = positions.market[p]
  const before = positions.lots[p]
  const after = before + lots
  prices.longLots[m] += Math.max(after, 0) - Math.max(before, 0)
  prices.shortLots[m] += Math.max(-after, 0) - Math.max(-before, 0)
  positions.lots[p] = after
  positions.basis[p] = after === 0 && p >= 2 * world.markets.length ? 0 : positions.basis[p] + basis
}

/**
 * Moves `lots` (signed, towards zero for p) of position p to position q at p's own entry. The caller moves the money.
 * Both accounts must be touched. Returns the basis that went along.
 */
function passLots(world: World, p: number, q: number, lots: number): number {
  const { positions, prices } = world
  settleFunding(world, p)
  settleFunding(world, q)
  const all = lots === positions.lots[p]
  const basis = all ? positions.basis[p] : (positions.basis[p] * lots) / positions.lots[p]
  shiftLots(world, p, -lots, -basis)
  shiftLots(world, q, lots, basis)
  const m = positions.market[p]
  positions.settledAt[p] = positions.lots[p] >= 0 ? prices.indexLong[m] : prices.indexShort[m]
  positions.settledAt[q] = positions.lots[q] >= 0 ? prices.indexLong[m] : prices.indexShort[m]
  return basis
}

/**
 * Closes `lots` (> 0, whole) of position p at coordinate x against the LP and returns the profit that went into its
 * account's cash. The account must be touched.
 */
export function closeWithLp(world: World, p: number, lots: number, x: number): number {
  const { accounts, positions, markets } = world
  const m = positions.market[p]
  const signed = positions.lots[p] > 0 ? lots : -lots
  touch(world, LP)
  const basis = passLots(world, p, m, signed)
  const profit = signed * markets[m].lot * x - basis
  accounts.cash[positions.account[p]] += profit
  accounts.cash[LP] -= profit
  return profit
}

/** Hands the whole position p to the vault at its own entry; the margin follows separately (rule W4). */
export function passToVault(world: World, p: number): void {
  touch(world, VAULT)
  passLots(world, p, world.markets.length + world.positions.market[p], world.positions.lots[p])
}

/** Where a forced order ends up: the price before it, after it, and the mean of both, at which it is filled (rule P2). */
export interface Quote {
  readonly after: number
  readonly fill: number
  readonly x: number
}

/** What closing `lots` of position p on the book would fetch now. Changes nothing. */
export function quoteFor(run: Run, p: number, lots: number): Quote {
  const { world, current } = run
  const m = world.positions.market[p]
  const market = world.markets[m]
  const flow = world.prices.forced[m]
  const sign = world.positions.lots[p] > 0 ? -1 : 1
  const after = priceAfter(market, current[m], flow, flow + sign * lots * market.lotNotional)
  const fill = (current[m] + after) / 2
  return { after, fill, x: coordinateOf(market.sigma, fill) }
}

/** Counts lots of p as closed by liquidation: for the totals and for the ladder. Before the lots are gone. */
export function countClosed(world: World, p: number, lots: number): void {
  const { positions, markets, tally } = world
  const isLong = positions.lots[p] > 0
  const notional = lots * markets[positions.market[p]].lotNotional
  positions.closed[p] += isLong ? lots : -lots
  tally[isLong ? T.longNotionalClosed : T.shortNotionalClosed] += notional
}

/** Closes `lots` of position p on the book: fills at the quote, moves the price, counts. Returns the profit. */
export function closeOnBook(run: Run, p: number, lots: number, quote: Quote): number {
  const { world } = run
  const { positions, markets, prices } = world
  const m = positions.market[p]
  const isLong = positions.lots[p] > 0
  const notional = lots * markets[m].lotNotional
  countClosed(world, p, lots)
  const profit = closeWithLp(world, p, lots, quote.x)
  prices.forced[m] += isLong ? -notional : notional
  setCurrent(run, m, quote.after)
  world.rounds.columns.forcedNotional[run.row] += notional
  return profit
}
