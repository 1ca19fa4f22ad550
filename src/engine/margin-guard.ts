import { fundingOwed, requirementAt, thresholdPrice } from './account.ts'
import { constantRate } from './margin.ts'
import { coordinateOf, priceOf } from './payoff.ts'
import type { World } from './world.ts'
import { FIRST_TRADER, isManyLegged, sizeOf } from './world.ts'

/*
 * Which accounts with several legs a price can bring down at all (rule L1). Their thresholds hang on several marks, so no
 * sorted index holds them; but each has a floor under its equity less requirement that holds wherever the marks go within
 * a box. Those with a floor above zero are left alone until a mark leaves the box; the others are watched. The floors
 * decide nothing: they only say for whom there is nothing to decide.
 */

/** Floors and box of one world. No part of a checkpoint: what it says is true whatever was previewed or dropped meanwhile. */
export interface Guard {
  /** m → ends of the box, coordinates. */
  readonly low: Float64Array
  readonly high: Float64Array
  /** a → least equity less requirement in the box, settlement currency; −∞ for those that are watched. */
  readonly floor: Float64Array
  /** a → 1 where it has two legs in one market: its threshold is found between points that hang on the mark. */
  readonly isHedged: Uint8Array
  /** p → what a coordinate adds to equity less requirement; a → the rest of it; good where `isKnown` is 1. */
  readonly slope: Float64Array
  readonly rest: Float64Array
  readonly isKnown: Uint8Array
  /** m → accounts with a leg in it that are watched: the only ones whose thresholds are solved. */
  readonly watched: readonly number[][]
  /** m → funding indexes that the floors were made with. */
  readonly indexLong: Float64Array
  readonly indexShort: Float64Array
  readonly state: {
    isReady: boolean
    /** How many are watched, and were when the floors were made. */
    count: number
    atFirst: number
  }
}

/** What rounding may have taken from a floor, as a share of the value of the account's positions. */
const ROUNDING = 1e-9
/** A box that must grow grows by this share of the price beyond, so that small ticks seldom come to its end. */
const AHEAD = 0.002
/** With so many more watched than when the floors were made, and this share of all, new floors pay. */
const MORE = 32
const MANY = 0.0005

/** The guard of a new world; its floors are made when they are first needed. */
export function makeGuard(
  { count, first }: World['accounts'],
  { market }: World['positions'],
  manyLegged: World['manyLegged'],
): Guard {
  const isNeeded = manyLegged.some(({ length }) => length > 0)
  const perMarket = () => new Float64Array(manyLegged.length)
  const isHedged = new Uint8Array(isNeeded ? count : 0)
  for (let a = FIRST_TRADER; a < isHedged.length; a++)
    for (let p = first[a]; p < first[a + 1]; p++) if (market.indexOf(market[p], first[a]) < p) isHedged[a] = 1
  return {
    low: perMarket(),
    high: perMarket(),
    floor: new Float64Array(isNeeded ? count : 0).fill(Number.POSITIVE_INFINITY),
    isHedged,
    slope: new Float64Array(isNeeded ? market.length : 0),
    rest: new Float64Array(isHedged.length),
    isKnown: new Uint8Array(isHedged.length),
    watched: manyLegged.map(() => []),
    indexLong: perMarket(),
    indexShort: perMarket(),
    state: { isReady: false, count: 0, atFirst: 0 },
  }
}

/** The floors are no longer true: rows have changed in a way that nobody saw. O(accounts with several legs). */
export function forgetFloors({ guard }: World): void {
  guard.state.isReady = false
  guard.isKnown.fill(0)
}

/**
 * Makes sure that whoever can be brought down by any of the marks of now, or on the way of market m to `bound`, is watched.
 * O(markets + rows changed since it last looked), and O(accounts with a leg in a market) when its price leaves the box.
 */
export function keepWatch(world: World, m: number, bound: number): void {
  const { guard, prices, markets, undo } = world
  if (guard.floor.length === 0) return
  if (!guard.state.isReady || hasBeenCharged(world) || isWorthRenewal(world)) makeFloors(world)
  for (; undo.size.watched < undo.size.dirty; undo.size.watched++) {
    const a = undo.rows[undo.size.watched]
    if (a < FIRST_TRADER || !isManyLegged(world, a)) continue
    // Of a row that has changed its floor says nothing any more.
    guard.isKnown[a] = 0
    watch(world, a)
  }
  for (let k = 0; k < markets.length; k++) growTo(world, k, prices.x[k])
  growTo(world, m, coordinateOf(markets[m].sigma, bound))
}

/** What everyone owes has changed since the floors were made (rules F1, W7). */
function hasBeenCharged({ guard, prices }: World): boolean {
  for (let m = 0; m < guard.low.length; m++)
    if (guard.indexLong[m] !== prices.indexLong[m] || guard.indexShort[m] !== prices.indexShort[m])
      return true
  return false
}

/** Nothing is under way, and by now too many are watched. */
function isWorthRenewal({ guard, undo }: World): boolean {
  const { count, atFirst } = guard.state
  return undo.size.dirty === 0 && count > 2 * atFirst + MORE + MANY * guard.floor.length
}

/** Floors of all accounts with several legs at the marks of now, the box no larger than a point. O(positions). */
export function makeFloors(world: World): void {
  const { guard, accounts, positions, prices, undo } = world
  const { floor, isHedged, slope, rest, isKnown } = guard
  const { first } = accounts
  const { market } = positions
  const { x } = prices
  const hasCharges = [...prices.indexLong, ...prices.indexShort].some((index) => index !== 0)
  for (; undo.size.watched < undo.size.dirty; undo.size.watched++) isKnown[undo.rows[undo.size.watched]] = 0
  reset(world)
  for (let a = FIRST_TRADER; a < floor.length; a++) {
    const end = first[a + 1]
    if (end - first[a] < 2) continue
    if (isKnown[a] === 0 || hasCharges) {
      floor[a] = surplusOf(world, a)
      learn(world, a)
    } else {
      let surplus = rest[a]
      let gross = 0
      for (let p = first[a]; p < end; p++) {
        const part = slope[p] * x[market[p]]
        surplus += part
        gross += Math.abs(part)
      }
      floor[a] = surplus - ROUNDING * gross
    }
    if (!(floor[a] > 0) || isHedged[a] !== 0 || undo.isDirty[a] !== 0) watch(world, a)
  }
  guard.state.atFirst = guard.state.count
}

/** Equity less requirement of account a at the marks, less what rounding may have added to it. O(its positions). */
function surplusOf(world: World, a: number): number {
  const { accounts, positions, prices } = world
  let surplus = accounts.cash[a]
  let gross = 0
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    const x = prices.x[positions.market[p]]
    const value = sizeOf(world, p) * x
    surplus += value - positions.basis[p] - requirementAt(world, p, x) - fundingOwed(world, p)
    gross += Math.abs(value)
  }
  return surplus - ROUNDING * gross
}

/**
 * Where every requirement is N · rate and nothing is owed, equity less requirement is a straight line in every coordinate:
 * its slopes are kept, and the next floors cost a product for each position.
 */
function learn(world: World, a: number): void {
  const { guard, accounts, positions, markets, undo } = world
  if (undo.isDirty[a] !== 0) return
  let rest = accounts.cash[a]
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    const { curve, sigma } = markets[positions.market[p]]
    const rate = constantRate(curve)
    if (Number.isNaN(rate) || fundingOwed(world, p) !== 0) return
    const size = sizeOf(world, p)
    guard.slope[p] = size - sigma * Math.abs(size) * rate
    rest -= positions.basis[p]
  }
  guard.rest[a] = rest
  guard.isKnown[a] = 1
}

function reset({ guard, prices, undo }: World): void {
  guard.low.set(prices.x)
  guard.high.set(prices.x)
  guard.indexLong.set(prices.indexLong)
  guard.indexShort.set(prices.indexShort)
  for (const list of guard.watched) list.length = 0
  guard.state.count = 0
  guard.state.isReady = true
  undo.size.watched = undo.size.dirty
}

/** The box takes in coordinate x of market k. What each account can lose by that comes off its floor. */
function growTo(world: World, k: number, x: number): void {
  const { guard, accounts, positions, manyLegged, markets } = world
  const low = guard.low[k]
  const high = guard.high[k]
  if (x >= low && x <= high) return
  const edge = priceOf(markets[k].sigma, x < low ? low : high)
  if (x < low) guard.low[k] = x - AHEAD * Math.abs(x)
  else guard.high[k] = x + AHEAD * Math.abs(x)
  for (const a of manyLegged[k]) {
    if (guard.floor[a] === Number.NEGATIVE_INFINITY) continue
    for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++)
      if (positions.market[p] === k)
        guard.floor[a] += leastOf(world, p, guard.low[k], guard.high[k]) - leastOf(world, p, low, high)
    if (!(guard.floor[a] > 0)) watch(world, a, k, edge)
  }
}

/** Less than value less requirement of position p is nowhere between two coordinates. The requirement rises with |x|. */
function leastOf(world: World, p: number, low: number, high: number): number {
  const size = sizeOf(world, p)
  const value = Math.min(size * low, size * high)
  return value - requirementAt(world, p, Math.abs(low) > Math.abs(high) ? low : high)
}

/**
 * From now on the thresholds of account a are solved. In markets whose heaps are good they are put in now: as seen from
 * the mark, and in market k, where the price is past that already, from `edge`, as far as it was without a danger.
 */
function watch(world: World, a: number, k = -1, edge = Number.NaN): void {
  const { guard, accounts, positions, prices, book } = world
  if (guard.floor[a] === Number.NEGATIVE_INFINITY) return
  list(world, a)
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    const m = positions.market[p]
    if (prices.isStale[m] !== 0) continue
    for (const { sign, many } of [book.down[m], book.up[m]]) {
      const price = thresholdPrice(world, a, m, m === k ? edge : prices.mark[m], sign)
      if (!Number.isNaN(price)) many.push(price, a, accounts.version[a])
    }
  }
}

function list({ guard, accounts, positions }: World, a: number): void {
  guard.floor[a] = Number.NEGATIVE_INFINITY
  guard.state.count++
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    const watched = guard.watched[positions.market[p]]
    // Both sides in one market are one entry.
    if (watched[watched.length - 1] !== a) watched.push(a)
  }
}

/** Whether account a is surely above its requirement at the marks of now. O(its positions). */
export function isSafe(world: World, a: number): boolean {
  return surplusOf(world, a) > 0
}
