import { EngineFault } from './fault.ts'
import type { World } from './world.ts'
import { LEDGER_NAMES, T } from './world.ts'

/*
 * What must hold after every step (rules M9, W1): lots and bases of a market add up to zero, money only changes hands, and
 * every loss is paid or left over. Each is checked on what has changed since the last commit, so that it costs what the
 * step has cost; a world that breaks one stops.
 */

/** Rounding that sums of this size may leave: a billionth of gross (rule W1). */
const TOLERANCE = 1e-9

/** Throws `EngineFault` with the code of the first invariant that does not hold. O(rows changed since the last commit). */
export function checkInvariants(world: World): void {
  checkPrices(world)
  const change = changeOf(world)
  for (let m = 0; m < world.markets.length; m++) {
    const { symbol } = world.markets[m]
    const { longLots, shortLots } = world.prices
    if (change.lots[m] !== 0 || longLots[m] !== shortLots[m])
      fail(world, 'LOTS', `positions in ${symbol} do not add up to zero: ${change.lots[m]}`)
    if (!isRounding(change.basis[m], change.basisGross[m]))
      fail(world, 'BASIS', `bases in ${symbol} do not add up to zero: ${change.basis[m]}`)
  }
  if (!isRounding(change.money, change.moneyGross))
    fail(world, 'MONEY', `money has come from nowhere: ${change.money}`)
  checkLosses(world)
}

function fail(world: World, code: string, note: string): never {
  throw new EngineFault(code, world.rounds.length, note)
}

/** Whether a sum that should be zero is; NaN is not. */
function isRounding(sum: number, gross: number): boolean {
  return Math.abs(sum) <= TOLERANCE * gross
}

function checkPrices(world: World): void {
  const { mark, forced, hand } = world.prices
  for (let m = 0; m < world.markets.length; m++)
    if (!(mark[m] > 0 && mark[m] < Number.POSITIVE_INFINITY) || Number.isNaN(forced[m]) || !(hand[m] > 0))
      fail(world, 'PRICE', `${world.markets[m].symbol} has no price: ${mark[m]}`)
}

/** Loss in is what was paid and what is left over (rule W1). */
function checkLosses(world: World): void {
  const { tally } = world
  const paid = [
    T.marginLost,
    T.fundPaid,
    T.venuePaid,
    T.adlPaid,
    T.socialisedPaid,
    T.clawbackPaid,
    T.residual,
  ]
  let gap = tally[T.lossIn]
  let gross = 1e-9 + Math.abs(gap)
  for (const name of paid) {
    gap -= tally[name]
    gross += Math.abs(tally[name])
  }
  if (!isRounding(gap, gross)) fail(world, 'LOSS', `a loss is neither paid nor left over: ${gap}`)
}

/** Sums over what has changed since the last commit; `…Gross` is the sum of sizes, the measure of rounding. */
interface Change {
  /** m → */
  readonly lots: Float64Array
  readonly basis: Float64Array
  readonly basisGross: Float64Array
  money: number
  moneyGross: number
}

/** What a unit of size on each side has paid so far (rule F1), and the lots on it. */
interface Sides {
  readonly indexLong: Float64Array
  readonly indexShort: Float64Array
  readonly longLots: Float64Array
  readonly shortLots: Float64Array
}

/** How the sums of the world have changed since the last commit. O(rows changed). */
function changeOf(world: World): Change {
  const { prices, undo } = world
  const n = world.markets.length
  const change: Change = {
    lots: new Float64Array(n),
    basis: new Float64Array(n),
    basisGross: new Float64Array(n).fill(TOLERANCE),
    money: 0,
    moneyGross: TOLERANCE,
  }
  const before: Sides = {
    indexLong: columnBefore(world, prices.indexLong),
    indexShort: columnBefore(world, prices.indexShort),
    // Copied, since what belongs to changed accounts is taken off.
    longLots: columnBefore(world, prices.longLots).slice(),
    shortLots: columnBefore(world, prices.shortLots).slice(),
  }
  for (let i = 0; i < LEDGER_NAMES.length; i++) addMoney(change, undo.block[i], world.ledgers[i])
  for (let i = 0; i < undo.size.dirty; i++) addAccount(world, undo.rows[i], change, before)
  // Accounts that have not changed still owe what has been charged since: the same per unit on each side.
  for (let m = 0; m < n; m++) {
    const { lot } = world.markets[m]
    addMoney(change, 0, -before.longLots[m] * lot * (prices.indexLong[m] - before.indexLong[m]))
    addMoney(change, 0, -before.shortLots[m] * lot * (prices.indexShort[m] - before.indexShort[m]))
  }
  return change
}

function addMoney(change: Change, before: number, after: number): void {
  change.money += after - before
  change.moneyGross += Math.abs(after) + Math.abs(before)
}

function addAccount(world: World, a: number, change: Change, before: Sides): void {
  const { accounts, positions, undo, prices } = world
  const old = undo.positions
  addMoney(change, undo.accounts.cash[a], accounts.cash[a])
  for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) {
    const m = positions.market[p]
    change.lots[m] += positions.lots[p] - old.lots[p]
    change.basis[m] += positions.basis[p] - old.basis[p]
    change.basisGross[m] += Math.abs(positions.basis[p]) + Math.abs(old.basis[p])
    if (old.lots[p] > 0) before.longLots[m] -= old.lots[p]
    else before.shortLots[m] += old.lots[p]
    const { lot } = world.markets[m]
    addMoney(
      change,
      -owedBy(old.lots[p] * lot, before, m, old.settledAt[p]),
      -owedBy(positions.lots[p] * lot, prices, m, positions.settledAt[p]),
    )
  }
}

function owedBy(size: number, sides: Sides, m: number, settledAt: number): number {
  if (size === 0) return 0
  return Math.abs(size) * ((size > 0 ? sides.indexLong[m] : sides.indexShort[m]) - settledAt)
}

/** A column of the block as of the last commit. */
function columnBefore({ block, undo }: World, column: Float64Array): Float64Array {
  const at = (column.byteOffset - block.byteOffset) / Float64Array.BYTES_PER_ELEMENT
  return undo.block.subarray(at, at + column.length)
}
