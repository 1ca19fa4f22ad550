import { requirementAt } from './account.ts'
import { closeOnBook, quoteFor } from './fill.ts'
import { bookLeft } from './impact.ts'
import { coordinateOf } from './payoff.ts'
import type { Run } from './run.ts'
import type { Standing } from './standing.ts'
import { zeroCoordinate } from './threshold.ts'
import { capacityBeforeAdl, hasLayer, isDust, triggerOf } from './waterfall.ts'
import { FUND, isManyLegged, LP, sizeOf, T } from './world.ts'

/** What an event of liquidation has done so far. Money in settlement currency. */
export interface Closed {
  /** Of all fills, < 0 for a loss. */
  profit: number
  /** Loss beyond the zero prices of the legs. */
  beyondZero: number
  /** Quote at the start price. */
  notional: number
  /** Value at the fills. */
  value: number
  /** Lots of the first leg before it was closed. */
  side: number
  /** Legs of which a part was handed to deleveraging. */
  deferred: number
  readonly fills: Fill[]
}

/** One leg's fill on the book; lots with the sign that they had. */
interface Fill {
  readonly m: number
  readonly lots: number
  readonly profit: number
  readonly price: number
}

/**
 * Closes `planned` lots of leg p on the book. When the account is to be flat afterwards (`isLast`), only as far as the
 * leg's share of the equity and the layers above deleveraging carry it; the rest is handed to deleveraging (rules W2, W3,
 * A1, A3).
 */
export function closeLeg(
  run: Run,
  p: number,
  planned: number,
  isLast: boolean,
  standing: Standing,
  closed: Closed,
): void {
  const { world } = run
  const { positions, markets } = world
  const m = positions.market[p]
  const all = Math.abs(positions.lots[p])
  const size = sizeOf(world, p) / all
  const room = Math.floor(
    bookLeft(markets[m], world.prices.forced[m], size > 0 ? -1 : 1) / markets[m].lotNotional,
  )
  const zero = zeroOf(run, p, standing)
  // Where the book ends, no part order helps any more: the whole leg goes, and what nobody buys is deleveraged.
  const lots = room < planned ? all : planned
  const wanted = Math.min(lots, room)
  const isWhole = lots === all
  const affordable =
    isWhole && isLast && hasLayer(world, 'adl')
      ? affordableLots(run, p, wanted, zero, closed.beyondZero)
      : wanted
  if (affordable > 0) {
    const quote = quoteFor(run, p, affordable)
    const profit = closeOnBook(run, p, affordable, quote)
    closed.profit += profit
    closed.beyondZero += Math.max(0, affordable * size * (zero - quote.x))
    closed.notional += affordable * markets[m].lotNotional
    closed.value += Math.abs(affordable * size * quote.x)
    closed.fills.push({ m, lots: size > 0 ? affordable : -affordable, profit, price: quote.fill })
  }
  const rest = lots - affordable
  if (rest === 0 || !isWhole) return
  if (room < lots)
    world.journal.add(
      run.round,
      'bookEmpty',
      'P7',
      positions.account[p],
      LP,
      0,
      m,
      lots - room,
      run.current[m],
    )
  defer(run, p, rest, zero)
  closed.deferred++
}

/** Hands lots of a position to deleveraging, at the price that the rulebook names (rule A9). */
export function defer(run: Run, p: number, lots: number, zero: number): void {
  run.pending.push({ p, lots, x: settlementCoordinate(run, p, zero) })
}

function settlementCoordinate(run: Run, p: number, zero: number): number {
  const { world } = run
  const m = world.positions.market[p]
  switch (world.rulebook.adl.price) {
    case 'bankruptcy':
      return zero
    case 'previousMark':
      return run.beforeX[m]
    case 'oracle':
      return coordinateOf(world.markets[m].sigma, world.prices.hand[m])
    case 'mark':
      // Set when the round's sales are done and its mark is known.
      return Number.NaN
  }
}

/** Where the leg has used up what stands behind it: of all the equity if it is alone, else of its share (rule T4). */
export function zeroOf(run: Run, p: number, { equity, requirement }: Standing): number {
  const { world } = run
  const at = run.x[world.positions.market[p]]
  const size = sizeOf(world, p)
  if (!isManyLegged(world, world.positions.account[p]) || requirement === 0) return at - equity / size
  return zeroCoordinate(size, at, requirementAt(world, p, at), equity, requirement)
}

/**
 * The most lots up to `lots` whose loss beyond the zero price the layers above deleveraging can pay, when `spent` of it
 * is already owed by the legs before (rules A1, A3).
 */
function affordableLots(run: Run, p: number, lots: number, zero: number, spent: number): number {
  const { world } = run
  const size = Math.sign(world.positions.lots[p]) * world.markets[world.positions.market[p]].lot
  const deficitOf = (part: number): number => -part * size * (quoteFor(run, p, part).x - zero)
  const most = deficitOf(lots)
  if (lots === 0 || most <= 0 || isDust(most, lots * size * zero)) return lots
  const limit = Math.min(lots, takeoverRoom(run, p))
  const capacity = Math.max(0, capacityBeforeAdl(world) - spent)
  if (deficitOf(limit) <= capacity) return limit
  let paid = 0
  let unpaid = limit
  while (unpaid - paid > 1) {
    const middle = Math.floor((paid + unpaid) / 2)
    if (deficitOf(middle) <= capacity) paid = middle
    else unpaid = middle
  }
  return paid
}

/** Lots that the fund may still take over in this round under a net-notional cap (rule A3). */
function takeoverRoom(run: Run, p: number): number {
  const { world } = run
  const cap = triggerOf(world, 'netNotional')
  if (cap === undefined) return Number.POSITIVE_INFINITY
  const { lotNotional, sigma, startPrice } = world.markets[world.positions.market[p]]
  const fund = world.ledgers[FUND] * (sigma === 1 ? 1 : startPrice)
  return Math.max(0, Math.floor((cap.share * fund - world.tally[T.fundNotionalInRound]) / lotNotional))
}
