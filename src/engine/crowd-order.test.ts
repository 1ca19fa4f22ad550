import { expect, test } from 'vitest'
import type { CrowdColumns } from './crowd.ts'
import { nearestFirst } from './crowd-order.ts'
import { marginCurve } from './margin.ts'

const FLAT = { model: 'flat', rate: 0.005, maxLeverage: 125, basis: 'mark', closingFee: 0 } as const
const MARKET = { curve: marginCurve(FLAT, 'BTC', 1), lot: 1, startPrice: 100 }

/** Accounts of one leg each, entered at 100: lots and cash. */
function crowdOf(accounts: readonly (readonly [number, number])[]): CrowdColumns {
  const count = accounts.length
  return {
    count,
    cash: Float64Array.from(accounts, ([, cash]) => cash),
    isCross: new Uint8Array(count),
    first: Uint32Array.from({ length: count + 1 }, (_, i) => i),
    market: new Uint8Array(count),
    lots: Float64Array.from(accounts, ([lots]) => lots),
    entry: new Float64Array(count).fill(100),
  }
}

test('[K3] longs come from the highest threshold down, then shorts from the lowest up', () => {
  // Thresholds by hand: a long of 1 with cash c at (100 − c) / 0.995, a short at (100 + c) / 1.005.
  const crowd = crowdOf([
    [1, 20], // 80.40
    [-1, 20], // 119.40
    [1, 5], // 95.48
    [-1, 10], // 109.45
    [1, 10], // 90.45
  ])
  expect([...nearestFirst(crowd, [MARKET])]).toEqual([2, 4, 0, 3, 1])
})

test('[K3] equal thresholds stand in the order of generation, and who has none stands last', () => {
  const crowd = crowdOf([
    [1, 150], // worth more than the position: no price takes it
    [1, 10],
    [1, 10],
  ])
  expect([...nearestFirst(crowd, [MARKET])]).toEqual([1, 2, 0])
})
