import type { Market } from './oracle-account.test-kit.ts'

/* What forced flow does to the price (rules P2 to P7). Flow is quote notional, sold < 0. */

/** Price when the hand is at `hand` and forced flow is `flow`. */
export function priceUnder(market: Market, hand: number, flow: number): number {
  const { spec } = market
  const price =
    spec.impact.law === 'linear'
      ? hand + linearMove(market, flow)
      : flow === 0
        ? hand
        : hand * factorOf(market, flow)
  return Math.max(spec.tick, price)
}

/** Price after flow grows from one sum to another, when it is `price` now. */
export function priceAfter(market: Market, price: number, from: number, to: number): number {
  const { spec } = market
  if (spec.impact.law === 'none') return price
  const after =
    spec.impact.law === 'linear'
      ? price + linearMove(market, to - from)
      : (price * factorOf(market, to)) / factorOf(market, from)
  return Math.max(spec.tick, after)
}

/** 1 % of the first price for each depth. */
function linearMove({ spec }: Market, flow: number): number {
  return ((0.01 * spec.price) / spec.depth) * flow
}

function factorOf({ spec }: Market, flow: number): number {
  const depths = Math.abs(flow) / spec.depth
  const sign = Math.sign(flow)
  switch (spec.impact.law) {
    case 'squareRoot':
      return 1 + sign * 0.01 * Math.sqrt(depths)
    case 'constantProduct': {
      // x · y = k, with so much in the pool that one depth sold takes the price down by 1 %.
      const pool = 1 / (1 / Math.sqrt(0.99) - 1)
      const left = 1 - Math.min((sign * depths) / pool, 0.999)
      return 1 / (left * left)
    }
    case 'book': {
      let left = depths
      let distance = 0
      for (const [next, amount] of spec.impact.levels) {
        const eaten = Math.min(left, amount)
        distance += (next - distance) * (eaten / amount)
        left -= eaten
        if (left <= 0) break
      }
      return 1 + sign * distance
    }
    default:
      return 1
  }
}

/** Notional that the book still takes on one side: without end but for an explicit book. */
export function bookLeft({ spec, forced }: Market, sign: number): number {
  if (spec.impact.law !== 'book') return Number.POSITIVE_INFINITY
  const whole = spec.impact.levels.reduce((sum, [, amount]) => sum + amount, 0) * spec.depth
  return Math.max(0, whole - Math.max(0, sign * forced))
}
