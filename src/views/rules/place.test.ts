import { expect, it, test } from 'vitest'
import { placeIn, restOf } from './place.ts'

const WHOLE = { id: null, market: null, at: null, isLogRate: true }

it.each([
  ['', WHOLE],
  ['/hyperliquid', { ...WHOLE, id: 'hyperliquid' }],
  ['/x?market=BTC&at=100000&linear=1', { id: 'x', market: 'BTC', at: 100_000, isLogRate: false }],
  ['/x?at=-1', { ...WHOLE, id: 'x' }],
  ['/x?at=1e999', { ...WHOLE, id: 'x' }],
  ['/x?at=abc&market=', { ...WHOLE, id: 'x', market: '' }],
] as const)('%j', (rest, place) => {
  expect(placeIn(rest)).toEqual(place)
})

test('a place is kept and found again', () => {
  for (const place of [
    WHOLE,
    { id: 'binance-usdm', market: 'k&=%#', at: 0.5, isLogRate: false },
    { ...WHOLE, id: 'a', at: 1e15 },
  ])
    expect(placeIn(restOf(place))).toEqual(place)
})
