import type { LiveDepth } from './live-market.ts'
import { malformed } from './shape.ts'

/** A level of a book: price, quote per base, and what rests there, quote notional. */
export type Level = readonly [price: number, notional: number]

const NEAR = 0.01

/**
 * What rests within 1 % of the middle of the book. Best prices first; `most` is how many levels a side were asked for. A
 * level that stands for a span of prices counts if all of it is within. Throws `LiveError` where bids reach asks.
 */
export function depthOf(bids: readonly Level[], asks: readonly Level[], most: number): LiveDepth {
  const bid = bids[0]?.[0]
  const ask = asks[0]?.[0]
  if (bid !== undefined && ask !== undefined && bid >= ask)
    throw malformed('book', `bid ${bid}, ask ${ask}`, 'a bid below every ask')
  const middle = bid !== undefined && ask !== undefined ? (bid + ask) / 2 : (bid ?? ask ?? 0)
  const isNear = ([price]: Level): boolean => Math.abs(price - middle) <= NEAR * middle
  const sum = (levels: readonly Level[]): number =>
    levels.filter(isNear).reduce((total, [, notional]) => total + notional, 0)
  const isCut = (levels: readonly Level[]): boolean => levels.length >= most && levels.every(isNear)
  return { bids: sum(bids), asks: sum(asks), isWhole: !isCut(bids) && !isCut(asks) }
}
