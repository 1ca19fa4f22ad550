import { leastShare } from './least-share.ts'

/* Rules of Paradex that no run uses (rules V15 to V17). */

/** What an account has after a share of every position went to the fund at mark, and the penalty for it (rule V15, PX-SHARE). */
export function afterShare(value: number, requirement: number, share: number, penaltyRate: number) {
  const penalty = share * penaltyRate * requirement
  const left = requirement * (1 - share)
  const valueAfter = value - penalty
  return { penalty, requirement: left, value: valueAfter, ratio: left / valueAfter }
}

/** The least multiple of `step` after which requirement / value is below `target` (rules L5, V15); 1 where none is. */
export function shareToTake(
  value: number,
  requirement: number,
  penaltyRate: number,
  step: number,
  target: number,
): number {
  return leastShare(step, (share) => {
    const after = afterShare(value, requirement, share, penaltyRate)
    return after.value > 0 && after.ratio < target
  })
}

/** A resting order. */
export interface Order {
  readonly id: string
  readonly side: number
  readonly size: number
  readonly price: number
}

/**
 * Orders that are cancelled while an account is below its initial margin (rule V16, PX-CANCEL): those on the position's own
 * side, then of the others the furthest from the market, until they do not exceed the position.
 */
export function ordersToCancel(side: number, size: number, orders: readonly Order[]): readonly string[] {
  const same = orders.filter((order) => order.side === side)
  const others = orders.filter((order) => order.side !== side)
  let total = others.reduce((sum, order) => sum + order.size, 0)
  // A long is closed by sales: the highest of them rests longest.
  const passive = [...others].sort((one, other) => side * (other.price - one.price))
  const cancelled = same.map(({ id }) => id)
  for (const order of passive) {
    if (total <= size) break
    cancelled.push(order.id)
    total -= order.size
  }
  return cancelled
}

/** Share by which withdrawals are cut while the fund does not cover what accounts are below zero (rule V17, PX-SOCIAL). */
export function withdrawalCut(shortfall: number, total: number): number {
  return total > 0 ? Math.min(1, Math.max(0, shortfall / total)) : 0
}
