import { losingDirection, thresholdPrice } from './account.ts'
import type { Deviation } from './explain.ts'
import type { MarginCurve } from './margin.ts'
import { firstRate, initialMargin, marginCurve } from './margin.ts'
import type { Sigma } from './payoff.ts'
import { coordinateOf, priceOf } from './payoff.ts'
import type { YouSpec } from './scenario.ts'
import { thresholdOfOne } from './threshold.ts'
import type { World } from './world.ts'
import { basisOf, postedBy } from './your-account.ts'

/** The liquidation price that most pages on the web print: entry · (1 − side · (1/L − m₁)) (rule T6). */
export function simpleLiquidation(entry: number, size: number, leverage: number, rate: number): number {
  return entry * (1 - (size > 0 ? 1 : -1) * (1 / leverage - rate))
}

/** The same of the reader's position, in market m. */
export function simpleOf(world: World, you: YouSpec, m: number): number {
  const rate = firstRate(world.rulebook.margin, world.markets[m].symbol)
  return simpleLiquidation(you.entry, you.size, you.leverage, rate)
}

/**
 * Why the simple formula is off (rule T6): what it leaves out, put in one after the other, and by how much each moves the
 * price. They add up to the liquidation price less the simple one; what moves nothing is left out. Empty where one of the
 * prices on the way does not exist. O(tiers).
 */
export function deviationsOf(world: World, you: YouSpec, m: number): readonly Deviation[] {
  const { rulebook, markets, prices } = world
  const { symbol, sigma, curve } = markets[m]
  const { margin } = rulebook
  const simple = simpleOf(world, you, m)
  const flat = (basis: 'mark' | 'entry', as: Sigma): MarginCurve => {
    const rate = firstRate(margin, symbol)
    return marginCurve({ model: 'flat', rate, maxLeverage: 1, basis, closingFee: 0 }, symbol, as)
  }
  const priceWith = (used: MarginCurve, posted: (initial: number) => number): number => {
    const basis = basisOf(you, used.sigma)
    const cash = posted(initialMargin(Math.abs(basis), you.leverage))
    const x = coordinateOf(used.sigma, prices.mark[m])
    const direction = you.size > 0 ? -1 : 1
    const { strict } = rulebook.trigger
    return priceOf(used.sigma, thresholdOfOne(used, you.size, basis, cash, x, direction, strict))
  }
  const initial = (amount: number): number => amount
  const funding = you.funding ?? 0
  const stations: readonly (readonly [Deviation['because'], number])[] = [
    ['inverse', priceWith(flat('entry', sigma), initial)],
    ['basis', priceWith(flat(margin.basis, sigma), initial)],
    ['tiers', priceWith(marginCurve({ ...margin, closingFee: 0 }, symbol, sigma), initial)],
    ['fee', priceWith(curve, initial)],
    ['added', priceWith(curve, () => postedBy(you, sigma))],
    ['funding', priceWith(curve, () => postedBy(you, sigma) - funding)],
    ['others', thresholdPrice(world, world.you, m, prices.mark[m], losingDirection(world, world.you, m))],
  ]
  if (stations.some(([, price]) => Number.isNaN(price))) return []
  return stations.flatMap(([because, price], i) => {
    const before = stations[i - 1]?.[1] ?? simple
    return Math.abs(price - before) > ROUNDING * price ? [{ because, value: price - before }] : []
  })
}

/** Below this share of the price two ways to compute it do not differ. */
const ROUNDING = 1e-12
