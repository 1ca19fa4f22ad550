/* Published triggers that watch a fund (rules V18, V19): a run has A1 and A2, which they are cases of. */

/** A quotient this close to a limit is at it. */
const HAIR = 1e-12

/** What Bybit's rule sees of a symbol and its pool. */
export interface PoolState {
  readonly balance: number
  /** Balance above which the drawdown is looked at; at or below zero deleveraging begins in any case. */
  readonly threshold: number
  readonly profit: number
  readonly mostProfit: number
  readonly mostBalance: number
}

/**
 * Drawdown of a symbol against the greatest balance of its pool (rule V18, BY-ADL-TRIG). At the limit it fires, as the
 * venue's own example does, although its text says below. `shifted` is the part of the loss beyond the limit.
 */
export function poolDrawdown(state: PoolState, limit: number, stop: number) {
  const ratio = (state.profit - state.mostProfit) / state.mostBalance
  const isFar = state.balance > state.threshold && ratio <= limit + HAIR
  return {
    ratio,
    isTriggered: state.balance <= 0 || isFar,
    isOver: state.balance > 0 && ratio > stop,
    shifted: Math.max(0, (limit - ratio) * state.mostBalance),
  }
}

/** Loss beyond the position's margin, against the greatest balance (rule V18, BY-ADL-TRIG-HC). */
export function lossDrawdown(loss: number, margin: number, mostBalance: number, limit: number, stop: number) {
  const drawdown = (loss - margin) / mostBalance
  return { drawdown, isTriggered: drawdown >= limit - HAIR, isOver: drawdown < stop }
}

/** A fund below what its average allows, or empty (rule V19, OK-ADL-TRIG). */
export function belowAverage(balance: number, average: number, limit: number) {
  const threshold = average * (1 - limit)
  return { threshold, isTriggered: balance < threshold || balance <= 0 }
}
