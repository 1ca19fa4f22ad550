import { coverSize } from './cover.ts'
import { quoteFor } from './fill.ts'
import { firstOrder } from './first-fraction.ts'
import { leastShare } from './least-share.ts'
import { requirement, startOfTier, tierOf } from './margin.ts'
import type { Run } from './run.ts'
import { isBelow } from './threshold.ts'
import { sizeOf } from './world.ts'

/** A share of the lots that is this close to a whole number is meant to be one. */
const ROUNDING = 1e-9

/**
 * How many lots of position p are closed now (rules L2 to L6, L9): 1 up to all of it. `equity` and `total` are the account's
 * equity and requirement at the prices of this moment.
 */
export function lotsToClose(run: Run, p: number, equity: number, total: number): number {
  const { world } = run
  const { rulebook, positions, markets } = world
  const all = Math.abs(positions.lots[p])
  const { lotNotional } = markets[positions.market[p]]
  const { procedure } = rulebook
  switch (procedure.kind) {
    case 'closeAll':
      return all
    case 'fixedFraction': {
      const isCooling = run.round <= world.accounts.cooldown[positions.account[p]]
      const notional = firstOrder(all * lotNotional, procedure.above, procedure.fraction, isCooling)
      return Math.min(all, Math.max(1, Math.floor(notional / lotNotional + ROUNDING)))
    }
    case 'tierDown':
      return lotsToLowerTier(run, p, equity, total, procedure.tiers, procedure.repeat)
    case 'proRataSlice':
      return Math.min(
        all,
        Math.ceil(all * sliceOf(run, p, equity, total, procedure.step, procedure.target) - ROUNDING),
      )
    case 'throttled':
      return Math.min(
        all,
        Math.max(
          1,
          Math.floor(Math.max(all * procedure.fraction, procedure.notional / lotNotional) + ROUNDING),
        ),
      )
    case 'restore':
      return lotsToRestore(run, p, equity, total, procedure.buffer, procedure.fee)
  }
}

/** Lots of p whose sale brings the account back to its requirement at rates raised by `buffer`, or all (rule L9). */
function lotsToRestore(
  run: Run,
  p: number,
  equity: number,
  total: number,
  buffer: number,
  fee: number,
): number {
  const { world, x } = run
  const { accounts, positions, markets } = world
  const a = positions.account[p]
  let buffered = total
  for (let q = accounts.first[a]; q < accounts.first[a + 1]; q++)
    buffered += buffer * Math.abs(sizeOf(world, q) * x[positions.market[q]])
  const m = positions.market[p]
  const { curve, lot } = markets[m]
  const size = sizeOf(world, p)
  const rate = requirement(curve, size, positions.basis[p], x[m]) / Math.abs(size * x[m])
  const cover = coverSize(buffered - equity, Math.abs(x[m]), rate + buffer, fee)
  return Math.max(1, Math.min(Math.abs(positions.lots[p]), Math.ceil(cover / lot - ROUNDING)))
}

/**
 * Lots that bring the position `down` tiers down (rule L4). Without `repeat` the first lower tier in which the account
 * meets its requirement again is aimed at, and if there is none, or on a second trigger, everything goes.
 */
function lotsToLowerTier(
  run: Run,
  p: number,
  equity: number,
  total: number,
  down: number,
  repeat: boolean,
): number {
  const { world } = run
  const { positions, markets, accounts } = world
  const m = positions.market[p]
  const { curve, lot } = markets[m]
  const all = Math.abs(positions.lots[p])
  const x = curve.onEntry ? positions.basis[p] / sizeOf(world, p) : run.x[m]
  const tiers = curve.sizeTiers ?? curve
  const perLot = curve.sizeTiers === null ? lot * Math.abs(x) : lot
  const tier = tierOf(tiers, all * perLot)
  const isSecond = !repeat && run.round <= accounts.cooldown[positions.account[p]]
  if (tier === 0 || isSecond) return all
  for (let target = Math.max(0, tier - down); target >= 0; target--) {
    // The most lots whose value is still below the next tier's floor.
    const kept = Math.min(all - 1, Math.ceil(startOfTier(tiers, target + 1) / perLot) - 1)
    if (kept < 1) break
    if (repeat || meetsAgain(run, p, all - kept, equity, total)) return all - kept
  }
  return all
}

/** Whether the account meets its requirement after `lots` of p are sold at what they would fetch (rule L4). */
function meetsAgain(run: Run, p: number, lots: number, equity: number, total: number): boolean {
  const { world } = run
  const { positions, markets, rulebook } = world
  const m = positions.market[p]
  const { curve, lot } = markets[m]
  const x = run.x[m]
  const size = sizeOf(world, p)
  const closed = Math.sign(size) * lots * lot
  const share = closed / size
  const after = equity + closed * (quoteFor(run, p, lots).x - x)
  const here = requirement(curve, size, positions.basis[p], x)
  const left = requirement(curve, size - closed, positions.basis[p] * (1 - share), x)
  return !isBelow(after, total - here + left, rulebook.trigger.strict)
}

/**
 * The least multiple of `step` of every position after which requirement / equity is below `target`, the fee of a split
 * taken off the equity; 1 for all (rules L5, L7).
 */
function sliceOf(run: Run, p: number, equity: number, total: number, step: number, target: number): number {
  if (equity <= 0) return 1
  if (total <= 0) return 0
  const { world } = run
  const { accounts, positions, markets, rulebook } = world
  const fee = rulebook.surplus.to === 'split' ? rulebook.surplus.fee : 0
  const a = positions.account[p]
  return leastShare(step, (share) => {
    let left = 0
    let value = 0
    for (let q = accounts.first[a]; q < accounts.first[a + 1]; q++) {
      if (positions.lots[q] === 0) continue
      const m = positions.market[q]
      const kept = 1 - share
      value += Math.abs(sizeOf(world, q) * run.x[m])
      left += requirement(markets[m].curve, sizeOf(world, q) * kept, positions.basis[q] * kept, run.x[m])
    }
    return left < target * (equity - share * fee * value)
  })
}
