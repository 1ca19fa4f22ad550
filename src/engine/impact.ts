import type { Market } from './world.ts'

/*
 * What forced flow does to the price (rules P2 to P7). Forced flow F is measured in quote notional at the price before
 * the first step, sold < 0; depth D is the flow that moves the price by 1 %.
 */

/** Linear impact: price per unit of forced notional, λ = 0.01 · P_start / D (rule P4). 0 where there is no impact. */
export function linearLambda(market: Market): number {
  return market.impact.law === 'linear' ? (0.01 * market.startPrice) / market.depth : 0
}

/** Quote reserve per unit of depth of a constant product pool that 1 depth sold moves down by 1 % (rule P6). */
const POOL_PER_DEPTH = 1 / (1 / Math.sqrt(0.99) - 1)

/** Factor on the price after forced flow `flow` (rules P5 to P7). 1 at no flow, never below zero. */
function factor(market: Market, flow: number): number {
  const { impact, depth } = market
  switch (impact.law) {
    case 'squareRoot':
      return flow < 0 ? Math.max(0, 1 - 0.01 * Math.sqrt(-flow / depth)) : 1 + 0.01 * Math.sqrt(flow / depth)
    case 'constantProduct': {
      // Nothing is left to buy once the flow reaches the pool: the price stays at the last one that exists.
      const share = Math.min(flow / (POOL_PER_DEPTH * depth), 0.999)
      return 1 / ((1 - share) * (1 - share))
    }
    case 'book':
      return flow < 0
        ? Math.max(0, 1 - bookDistance(impact.levels, -flow / depth))
        : 1 + bookDistance(impact.levels, flow / depth)
    default:
      return 1
  }
}

/** Distance from the price, as a fraction, after `amount` of a book has been eaten: straight between levels (rule P7). */
function bookDistance(levels: readonly (readonly [number, number])[], amount: number): number {
  let distance = 0
  let eaten = 0
  for (const [levelDistance, levelAmount] of levels) {
    if (amount <= eaten + levelAmount)
      return distance + ((levelDistance - distance) * (amount - eaten)) / levelAmount
    distance = levelDistance
    eaten += levelAmount
  }
  return distance
}

/** Mark price when the hand is at `hand` and forced flow is `flow` (rule P2). At least one tick. */
export function markAt(market: Market, hand: number, flow: number): number {
  const raw =
    flow === 0
      ? hand
      : market.impact.law === 'linear'
        ? hand + linearLambda(market) * flow
        : hand * factor(market, flow)
  return raw < market.tick ? market.tick : raw
}

/**
 * Price after forced flow grows from `flow` to `next` while the hand stays wherever it must be for the price to be
 * `price` now: in a slide the hand is on its way (rule P2).
 */
export function priceAfter(market: Market, price: number, flow: number, next: number): number {
  if (market.impact.law === 'none') return price
  const raw =
    market.impact.law === 'linear'
      ? price + linearLambda(market) * (next - flow)
      : (price * factor(market, next)) / Math.max(factor(market, flow), Number.MIN_VALUE)
  return raw < market.tick ? market.tick : raw
}

/** Quote notional that the book still takes on the side of `flow`'s sign: infinite except for an explicit book (rule P7). */
export function bookLeft(market: Market, flow: number, sign: 1 | -1): number {
  if (market.impact.law !== 'book') return Number.POSITIVE_INFINITY
  let total = 0
  for (const [, amount] of market.impact.levels) total += amount
  const used = sign * flow > 0 ? Math.abs(flow) : 0
  return Math.max(0, total * market.depth - used)
}

/** λ at the present flow: price per unit of forced notional for a small sale or purchase (rule P9). */
export function lambdaAt(market: Market, hand: number, flow: number, sign: 1 | -1): number {
  if (market.impact.law === 'none') return 0
  if (market.impact.law === 'linear') return linearLambda(market)
  const step = market.depth * 1e-3
  const now = markAt(market, hand, flow)
  return Math.abs(markAt(market, hand, flow + sign * step) - now) / step
}
