import type { CrowdColumns } from './crowd.ts'
import { coordinateOf, priceOf } from './payoff.ts'
import { argsortPrices } from './sort-prices.ts'
import { thresholdOfOne } from './threshold.ts'
import type { Market } from './world.ts'

type Markets = readonly Pick<Market, 'curve' | 'lot' | 'startPrice'>[]

/**
 * The crowd's accounts in the order in which a moving price meets them (rule K3): longs from the highest threshold down,
 * then shorts from the lowest up; of a hedged account the first leg alone is taken. Accounts that go under together then
 * lie together in memory, and that is most of what a step costs at a million. O(accounts).
 */
export function nearestFirst(crowd: CrowdColumns, markets: Markets): Uint32Array {
  const longs = sideInOrder(crowd, markets, 1)
  const shorts = sideInOrder(crowd, markets, -1)
  const order = new Uint32Array(crowd.count)
  order.set(longs)
  order.set(shorts, longs.length)
  return order
}

function sideInOrder(crowd: CrowdColumns, markets: Markets, side: 1 | -1): Uint32Array {
  const rows = new Uint32Array(crowd.count)
  const keys = new Float64Array(crowd.count)
  const direction = side === 1 ? -1 : 1
  let count = 0
  for (let i = 0; i < crowd.count; i++) {
    if (crowd.lots[crowd.first[i]] * side < 0) continue
    rows[count] = i
    keys[count++] = thresholdOf(crowd, markets, i, direction)
  }
  return argsortPrices(keys.subarray(0, count), direction).map((n) => rows[n])
}

function thresholdOf(crowd: CrowdColumns, markets: Markets, i: number, direction: 1 | -1): number {
  const p = crowd.first[i]
  const { curve, lot, startPrice } = markets[crowd.market[p]]
  const { sigma } = curve
  const size = crowd.lots[p] * lot
  const basis = size * coordinateOf(sigma, crowd.entry[p])
  const start = coordinateOf(sigma, startPrice)
  const x = thresholdOfOne(curve, size, basis, crowd.cash[i], start, direction, false)
  const price = Number.isNaN(x) ? x : priceOf(sigma, x)
  if (!Number.isNaN(price)) return price
  // No price gets to it: it stands last.
  return direction === 1 ? Number.MAX_VALUE : Number.MIN_VALUE
}
