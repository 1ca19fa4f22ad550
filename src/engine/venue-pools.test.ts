import { describe, expect, test } from 'vitest'
import { leastShare } from './least-share.ts'
import { belowAverage, lossDrawdown, poolDrawdown } from './venue-fund.ts'
import {
  deleverageFromPool,
  floorPrice,
  isBelowFloor,
  pnlToPool,
  poolProfit,
  remainingCollateral,
} from './venue-gmx.ts'
import { afterShare, ordersToCancel, shareToTake, withdrawalCut } from './venue-paradex.ts'
import { contractsDownToFirst, marginState, toAssign, unifiedRatio } from './venue-rules.ts'

describe('GMX v2', () => {
  const short = { side: -1, sizeUsd: 450_000, tokens: 30_000 }

  test('[V13] what remains counts a cost of closing and never a gain, at most the floor', () => {
    expect(remainingCollateral(5000, -510, 300, 10, 450_000, 0.01)).toBe(4480)
    expect(remainingCollateral(5000, 0, -9000, 0, 450_000, 0.01)).toBe(500)
  })

  test('[V13] below an amount, zero or a share of the size at entry it is closed', () => {
    const remaining = (index: number) => 5000 + poolProfit(short, index)
    expect(isBelowFloor(remaining(15.016), 1, 0.01, 450_000)).toBe(false)
    expect(isBelowFloor(remaining(15.017), 1, 0.01, 450_000)).toBe(true)
    expect(isBelowFloor(0.5, 1, 0, 450_000)).toBe(true)
    expect(isBelowFloor(0, 0, 0, 450_000)).toBe(true)
  })

  test('[V13] the price at which that happens, with collateral in dollars or in the index itself', () => {
    const price = floorPrice(short, 5000, 0, 0, 0.01)
    expect(5000 + poolProfit(short, price)).toBeCloseTo(4500, 6)
    expect(floorPrice({ side: 1, sizeUsd: 200_000, tokens: 40 }, 0, 10, 0, 0.01)).toBeCloseTo(4040, 9)
  })

  test('[V14] a pool owes 12 % and closes half of it; what would pass the floor is reverted', () => {
    const long = { side: 1, sizeUsd: 2e6, tokens: 100_000 }
    expect(pnlToPool(poolProfit(long, 26), 5e6)).toBeCloseTo(0.12, 12)
    expect(deleverageFromPool(long, 26, 5e6, 1e6, 0.1, 0.02)).toMatchObject({ isTaken: true, sizeUsd: 1e6 })
    expect(deleverageFromPool(long, 26, 5e6, 1.9e6, 0.1, 0.02)).toMatchObject({
      isTaken: false,
      sizeUsd: 2e6,
    })
    // At exactly a tenth it is not above the limit.
    expect(deleverageFromPool(long, 25, 5e6, 1e6, 0.1, 0.02).isTaken).toBe(false)
  })
})

describe('Paradex', () => {
  test('[L5] [V15] the least share that suffices, with its penalty: 40 % at 50 %, 60 % at 70 %', () => {
    expect(afterShare(80, 88.8, 0.4, 0.5)).toEqual({
      penalty: expect.closeTo(17.76, 10),
      requirement: expect.closeTo(53.28, 10),
      value: expect.closeTo(62.24, 10),
      ratio: expect.closeTo(0.856, 4),
    })
    expect(shareToTake(80, 88.8, 0.5, 0.2, 0.9)).toBe(0.4)
    expect(shareToTake(80, 88.8, 0.7, 0.2, 0.9)).toBe(0.6)
    expect(shareToTake(1, 88.8, 0.7, 0.2, 0.9)).toBe(1)
    expect(leastShare(0.3, (share) => share > 0.5)).toBe(0.6)
  })

  test('[V16] own side first, then the furthest from the market, until no more than the position', () => {
    const order = (id: string, side: number, size: number, price: number) => ({ id, side, size, price })
    const orders = [
      order('a', 1, 2, 1900),
      order('b', -1, 5, 2150),
      order('c', -1, 3, 2100),
      order('d', -1, 3, 2200),
    ]
    expect(ordersToCancel(1, 10, orders)).toEqual(['a', 'd'])
    expect(ordersToCancel(1, 20, orders)).toEqual(['a'])
    // A short is closed by purchases: the lowest rests longest.
    const bids = [order('x', 1, 6, 90), order('y', 1, 6, 80)]
    expect(ordersToCancel(-1, 10, bids)).toEqual(['y'])
  })

  test('[V17] 1,000 missing of 4,000 cut a quarter off a withdrawal', () => {
    expect(withdrawalCut(1000, 4000)).toBe(0.25)
    expect(withdrawalCut(-5, 4000)).toBe(0)
    expect(withdrawalCut(5000, 4000)).toBe(1)
  })
})

describe('triggers that watch a fund, and ratios of accounts', () => {
  const pool = { balance: 1e6, threshold: 1, profit: -350_000, mostProfit: 0, mostBalance: 1e6 }

  test('[V18] beyond the limit the rest of the loss is handed on; at the limit it fires already', () => {
    expect(poolDrawdown(pool, -0.3, -0.25)).toEqual({
      ratio: -0.35,
      isTriggered: true,
      isOver: false,
      shifted: expect.closeTo(50_000, 6),
    })
    expect(poolDrawdown({ ...pool, profit: -300_000 }, -0.3, -0.25).isTriggered).toBe(true)
    expect(poolDrawdown({ ...pool, profit: -240_000 }, -0.3, -0.25)).toMatchObject({
      isTriggered: false,
      isOver: true,
      shifted: 0,
    })
    expect(poolDrawdown({ ...pool, balance: 0, profit: 0 }, -0.3, -0.25).isTriggered).toBe(true)
  })

  test('[V18] by the loss beyond the margin: 7,000 of 20,000', () => {
    expect(lossDrawdown(8000, 1000, 20_000, 0.3, 0.25)).toEqual({
      drawdown: 0.35,
      isTriggered: true,
      isOver: false,
    })
    expect(lossDrawdown(5000, 1000, 20_000, 0.3, 0.25)).toMatchObject({ isTriggered: false, isOver: true })
  })

  test('[V19] below 70 % of its average, or empty', () => {
    expect(belowAverage(200_000, 400_000, 0.3)).toEqual({
      threshold: expect.closeTo(280_000, 6),
      isTriggered: true,
    })
    expect(belowAverage(290_000, 400_000, 0.3).isTriggered).toBe(false)
    expect(belowAverage(0, 0, 0.3).isTriggered).toBe(true)
  })

  test('[V20] a unified account: 3,700 of 10,000 − 2,000 − 500 − 100', () => {
    expect(unifiedRatio(3700, 8000, 500, -100)).toBe(0.5)
  })

  test('[V21] which of three margins is met', () => {
    const state = (value: number) => marginState(value, 100, 60, 40)
    expect([100, 99, 60, 59, 40, 39].map(state)).toEqual([
      'healthy',
      'pre-liquidation',
      'pre-liquidation',
      'partial',
      'partial',
      'full',
    ])
  })

  test('[V22] what the book leaves is assigned', () => {
    expect(toAssign(1_760_000, 1_007_379)).toBe(752_621)
  })

  test('[V23] 15,000 contracts in the third tier come down to 2,000', () => {
    expect(contractsDownToFirst(15_000, 12_001, 2000)).toBe(13_000)
    expect(contractsDownToFirst(5000, 12_001, 2000)).toBe(5000)
  })
})
