import { OPEN_POSITIONS } from './journal.ts'
import { requirement } from './margin.ts'
import { coordinateOf, priceOf } from './payoff.ts'
import type { Leg } from './threshold.ts'
import { thresholdOfMany, thresholdOfOne } from './threshold.ts'
import { noThreshold } from './threshold-book.ts'
import type { World } from './world.ts'
import { bumpVersion, isManyLegged, sizeOf, touch } from './world.ts'

/*
 * Equity, requirement and thresholds of an account of a world (rules M2, T2, T3): the formulas stand in margin.ts and
 * threshold.ts; here they are fed from columns.
 */

/** Funding that position p still owes since it was last settled, settlement currency; < 0 when it receives (rule F1). */
export function fundingOwed(world: World, p: number): number {
  const { positions, prices } = world
  const size = sizeOf(world, p)
  if (size === 0) return 0
  const m = positions.market[p]
  const index = size > 0 ? prices.indexLong[m] : prices.indexShort[m]
  return Math.abs(size) * (index - positions.settledAt[p])
}

/** Takes what p owes, funding and socialised loss, out of its account's cash and sets its clock. The account must be touched. */
export function settleFunding(world: World, p: number): void {
  const { accounts, positions, prices, journal, rounds } = world
  const m = positions.market[p]
  const owed = fundingOwed(world, p)
  if (owed !== 0) {
    const a = positions.account[p]
    accounts.cash[a] -= owed
    journal.move(
      rounds.length,
      'funding',
      'F1',
      a,
      OPEN_POSITIONS,
      owed,
      m,
      positions.lots[p],
      prices.mark[m],
    )
  }
  positions.settledAt[p] = positions.lots[p] >= 0 ? prices.indexLong[m] : prices.indexShort[m]
}

/** Unrealised profit of position p at coordinate x of its market, settlement currency (rule M1). */
export function profitOf(world: World, p: number, x: number): number {
  return sizeOf(world, p) * x - world.positions.basis[p]
}

/** Cash of account a once all that its positions owe is paid (rule F1). O(its positions). */
export function walletOf(world: World, a: number): number {
  const { accounts } = world
  let cash = accounts.cash[a]
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) cash -= fundingOwed(world, p)
  return cash
}

/** Equity of account a at the marks (rule M2). O(its positions). */
export function equityOf(world: World, a: number): number {
  const { accounts, positions, prices } = world
  let equity = walletOf(world, a)
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++)
    equity += profitOf(world, p, prices.x[positions.market[p]])
  return equity
}

/** Maintenance requirement of position p at coordinate x (rules M3 to M7). */
export function requirementAt(world: World, p: number, x: number): number {
  const { positions, markets } = world
  if (positions.lots[p] === 0) return 0
  return requirement(markets[positions.market[p]].curve, sizeOf(world, p), positions.basis[p], x)
}

/** Maintenance requirement of account a at the marks. O(its positions). */
export function requirementOf(world: World, a: number): number {
  const { accounts, positions, prices } = world
  let total = 0
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++)
    total += requirementAt(world, p, prices.x[positions.market[p]])
  return total
}

/**
 * Price of market m, all others held, at which account a becomes liquidatable when the price moves in `direction`; NaN for
 * none (rules T2, T3). `from` says where the price is: it is returned when no price is safe, and a step model is walked
 * from it. O(its positions).
 */
export function thresholdPrice(world: World, a: number, m: number, from: number, direction: 1 | -1): number {
  const { accounts, positions, markets, prices, rulebook } = world
  const { sigma, curve } = markets[m]
  const start = accounts.first[a]
  const end = accounts.first[a + 1]
  let surplus = accounts.cash[a]
  let legsHere = 0
  let leg = start
  for (let p = start; p < end; p++) {
    if (positions.lots[p] === 0) continue
    const other = positions.market[p]
    surplus -= fundingOwed(world, p)
    if (other === m) {
      legsHere++
      leg = p
    } else {
      const x = prices.x[other]
      surplus += sizeOf(world, p) * x - positions.basis[p] - requirementAt(world, p, x)
    }
  }
  if (legsHere === 0) return Number.NaN
  const x = coordinateOf(sigma, from)
  const { strict } = rulebook.trigger
  const root =
    legsHere === 1
      ? thresholdOfOne(curve, sizeOf(world, leg), positions.basis[leg], surplus, x, direction, strict)
      : thresholdOfMany(legsIn(world, a, m), surplus, x, direction, strict)
  if (root === x) return from
  return Number.isNaN(root) ? root : priceOf(sigma, root)
}

/**
 * Which way of market m account a loses by: −1 down, 1 up, by the sum of its positions there; of a level hedge by the first
 * of them (rule T3). O(its positions).
 */
export function losingDirection(world: World, a: number, m: number): 1 | -1 {
  const { accounts, positions } = world
  let lots = 0
  let first = 0
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    if (positions.market[p] !== m) continue
    lots += positions.lots[p]
    if (first === 0) first = positions.lots[p]
  }
  return (lots === 0 ? first : lots) > 0 ? -1 : 1
}

function legsIn(world: World, a: number, m: number): Leg[] {
  const { accounts, positions, markets } = world
  const legs: Leg[] = []
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++)
    if (positions.market[p] === m && positions.lots[p] !== 0)
      legs.push({ curve: markets[m].curve, size: sizeOf(world, p), basis: positions.basis[p] })
  return legs
}

/** Whether account a holds nothing any more. O(its positions). */
export function isFlat(world: World, a: number): boolean {
  const { accounts, positions } = world
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) if (positions.lots[p] !== 0) return false
  return true
}

/**
 * Puts the thresholds of account a, which has changed, where the next round looks for them (rule L1). The price moves
 * on from the marks. O(positions + log of the heap).
 */
export function reindex(world: World, a: number): void {
  const { accounts, positions, markets } = world
  touch(world, a)
  bumpVersion(world, a)
  const start = accounts.first[a]
  accounts.line[a] = Number.NaN
  for (let p = start; p < accounts.first[a + 1]; p++) {
    if (positions.lots[p] === 0) continue
    const m = positions.market[p]
    const losing = positions.lots[p] > 0 ? -1 : 1
    const line = pushThreshold(world, a, m, losing)
    if (markets[m].curve.isStep) pushThreshold(world, a, m, losing === 1 ? -1 : 1)
    if (p === start) accounts.line[a] = line
  }
}

function pushThreshold(world: World, a: number, m: number, sign: 1 | -1): number {
  const price = thresholdPrice(world, a, m, world.prices.mark[m], sign)
  const side = sign === -1 ? world.book.down[m] : world.book.up[m]
  const version = world.accounts.version[a]
  if (!isManyLegged(world, a)) side.heap.push(Number.isNaN(price) ? noThreshold(sign) : price, a, version)
  else if (!Number.isNaN(price)) side.many.push(price, a, version)
  return price
}
