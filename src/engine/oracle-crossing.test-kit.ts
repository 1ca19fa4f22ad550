import type { Account, Market, Oracle, Position } from './oracle-account.test-kit.ts'
import {
  isOpen,
  notionalAt,
  profitAt,
  requirementOf,
  sizeOf,
  tierAt,
  tiersOf,
  tradersOf,
} from './oracle-account.test-kit.ts'
import type { Rulebook } from './rulebook.ts'

/** An account that the price of a market meets, and where. */
export interface Meeting {
  readonly account: Account
  readonly market: Market
  readonly price: number
  readonly isFalling: boolean
  /** Met a second time in the same round, after it was closed in part. */
  readonly isAgain?: boolean
}

/**
 * Whom the price of a market meets on its way to `bound`, those below it first, each side in the order in which the price
 * comes by; ties by row (rule L1).
 */
export function meetings(oracle: Oracle, market: Market, bound: number): Meeting[] {
  const falling: Meeting[] = []
  const rising: Meeting[] = []
  for (const account of tradersOf(oracle)) {
    if (!legsIn(account, market).length) continue
    const price = jumps(oracle.rulebook)
      ? firstUnder(oracle, account, market, bound)
      : crossingOf(oracle, account, market, bound)
    if (price === null) continue
    const isFalling = isMetFalling(oracle, account, market, price, bound)
    ;(isFalling ? falling : rising).push({ account, market, price, isFalling })
  }
  falling.sort((one, other) => other.price - one.price || one.account.row - other.account.row)
  rising.sort((one, other) => one.price - other.price || one.account.row - other.account.row)
  return [...falling, ...rising]
}

/**
 * Where a slide on its way to `bound` meets an account again that it has closed in part: where it went under if it still
 * is, else where it will; null if not before `bound`. Throttled increments take a round each.
 */
export function meetingAgain(
  oracle: Oracle,
  { account, market, isFalling }: Meeting,
  bound: number,
): Meeting | null {
  const { rulebook } = oracle
  if (account.status === 'liquidated' || account.status === 'takenOver') return null
  if (rulebook.procedure.kind === 'throttled' || legsIn(account, market).length === 0) return null
  // With its other side left it is the price's way back that it is met on, in a round of its own.
  const isOnThisSide = legsIn(account, market).some(({ lots }) => (isFalling ? lots > 0 : lots < 0))
  if (!isOnThisSide && !jumps(rulebook)) return null
  const end = isFalling ? Math.min(bound, market.now) : Math.max(bound, market.now)
  const isUnderNow = isUnder(rulebook, gapAt(rulebook, account, market, market.now))
  const price = !jumps(rulebook)
    ? crossingOf(oracle, account, market, end, market.now)
    : isUnderNow
      ? market.now
      : underFrom(oracle, account, market, market.now, bound)
  if (price === null || (isFalling ? price < bound : price > bound)) return null
  return { account, market, price, isFalling, isAgain: true }
}

function legsIn(account: Account, market: Market): readonly Position[] {
  return account.positions.filter((position) => isOpen(position) && position.market === market)
}

/** Whether a falling price meets the account. One that stands still meets it there if some leg of it is long. */
function isMetFalling(
  { rulebook }: Oracle,
  account: Account,
  market: Market,
  price: number,
  bound: number,
): boolean {
  if (price !== bound) return price > bound
  return jumps(rulebook) || legsIn(account, market).some(({ lots }) => lots > 0)
}

/** Whether the requirement jumps while the price moves: in tiers of the whole value, unless that is the value at entry. */
function jumps({ margin }: Rulebook): boolean {
  return margin.model === 'step' && margin.unit !== 'size' && margin.basis === 'mark'
}

/**
 * Equity less requirement when the market is at a price and all others at their marks (rules T1 to T3). `tiers` fixes the
 * tier of each leg of the market, for looking at a boundary from one side.
 */
function gapAt(
  rulebook: Rulebook,
  account: Account,
  market: Market,
  price: number,
  tiers?: readonly number[],
): number {
  let gap = account.cash
  let leg = 0
  for (const position of account.positions) {
    if (!isOpen(position)) continue
    const here = position.market === market
    const at = here ? price : position.market.mark
    gap += profitAt(position, at) - requirementOf(rulebook, position, at, here ? tiers?.[leg++] : undefined)
  }
  return gap
}

/** Prices between two, nearest to `from` first, at which a leg changes tier; then `to` itself. */
function stopsBetween(
  rulebook: Rulebook,
  account: Account,
  market: Market,
  from: number,
  to: number,
): number[] {
  const stops = legsIn(account, market).flatMap((position) =>
    rulebook.margin.basis === 'entry'
      ? []
      : tiersOf(rulebook, market)
          .map(({ floor }) => floor / Math.abs(sizeOf(position)))
          .filter((value) => value > 0)
          .map((value) => (market.isLinear ? value : 1 / value)),
  )
  const between = stops.filter((stop) => (stop - from) * (stop - to) < 0)
  return [...between.sort((one, other) => Math.abs(one - from) - Math.abs(other - from)), to]
}

/**
 * A continuous model: the account is met if it is under at the bound, at the price at which it went under: between the
 * bound and the nearest price at which it is safe. If no price is safe it is met where the price is.
 */
function crossingOf(
  { rulebook }: Oracle,
  account: Account,
  market: Market,
  bound: number,
  here = market.mark,
): number | null {
  const gap = (price: number): number => gapAt(rulebook, account, market, price)
  if (!isUnder(rulebook, gap(bound))) return null
  const legs = legsIn(account, market)
  const isLong = legs[0].lots > 0
  const far = isLong ? 1e12 : 1e-12
  const ends = legs.length > 1 ? [bound * 1e12, bound * 1e-12] : [bound * far]
  for (const end of ends) {
    let unsafe = bound
    for (const stop of stopsBetween(rulebook, account, market, bound, end)) {
      if (!isUnder(rulebook, gap(stop))) return halve(rulebook, gap, stop, unsafe)
      unsafe = stop
    }
  }
  return here
}

/**
 * A step model: the first price at which the account is under on the way from where it was last seen to be safe; the
 * requirement jumps where a leg changes tier.
 */
function firstUnder(oracle: Oracle, account: Account, market: Market, bound: number): number | null {
  const seen = account.safeAt[market.m]
  const from = Number.isNaN(seen) ? market.mark : seen
  if (isUnder(oracle.rulebook, gapAt(oracle.rulebook, account, market, from))) return from
  account.safeAt[market.m] = bound
  return underFrom(oracle, account, market, from, bound)
}

/** The first price on the way from a safe one to `bound` at which a step model puts the account under; null for none. */
function underFrom(
  { rulebook }: Oracle,
  account: Account,
  market: Market,
  from: number,
  bound: number,
): number | null {
  let at = from
  for (const stop of stopsBetween(rulebook, account, market, from, bound)) {
    const inside = tiersInside(rulebook, account, market, at, stop)
    const gap = (price: number): number => gapAt(rulebook, account, market, price, inside)
    if (at !== from && isUnder(rulebook, gap(at))) return at
    if (isUnder(rulebook, gap(stop))) return halve(rulebook, gap, at, stop)
    at = stop
  }
  return null
}

function tiersInside(
  rulebook: Rulebook,
  account: Account,
  market: Market,
  one: number,
  other: number,
): number[] {
  const tiers = tiersOf(rulebook, market)
  return legsIn(account, market).map((position) => {
    const values = [one, other].map((price) => notionalAt(rulebook, position, price))
    return tierAt(tiers, (values[0] + values[1]) / 2)
  })
}

function isUnder({ trigger }: Rulebook, gap: number): boolean {
  return trigger.strict ? gap < 0 : gap <= 0
}

/** The price between a safe and an unsafe one at which the gap closes, to the last bit. */
function halve(rulebook: Rulebook, gap: (price: number) => number, safe: number, unsafe: number): number {
  let good = safe
  let bad = unsafe
  for (;;) {
    // Between prices of very different size the geometric mean is nearer.
    const middle = Math.max(good / bad, bad / good) > 4 ? Math.sqrt(good) * Math.sqrt(bad) : (good + bad) / 2
    if (middle === good || middle === bad) return bad
    if (isUnder(rulebook, gap(middle))) bad = middle
    else good = middle
  }
}
