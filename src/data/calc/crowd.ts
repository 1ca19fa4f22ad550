import type { MarketSpec, Scenario } from '../../engine/scenario.ts'
import { tickOf } from './scenario.ts'

/** Of the price so far every eighth point is kept: the whole of it would fill a link. */
const EVERY = 8
/** What a lot is worth, quote: small beside every account of the crowd. */
const LOT_VALUE = 1e-3
/** Prices in view beyond the outermost line of the position, as a share of it. */
const ROOM = 0.05

/**
 * The position of the calculator among a crowd: the crowd's market takes its symbol, contract, price and rulebook. Depth,
 * sizes and fund stay as they are unless the position is larger than the depth: then all grow with it, so that it is one
 * account among others and not the whole market. `lines` are prices that should be in view.
 */
export function amongCrowd(
  crowd: Scenario,
  calc: Scenario,
  lines: readonly number[],
  title: string,
): Scenario {
  const [from] = crowd.markets
  const [own, ...rest] = calc.markets
  const { you } = calc
  if (from === undefined || own === undefined || you === null || crowd.crowd === null) return crowd
  const value = Math.abs(you.size) * perUnit(own)
  const scale = Math.max(1, value / from.depth)
  const perMoney = own.payoff === 'linear' ? 1 : own.price
  return {
    ...crowd,
    title,
    rulebook: calc.rulebook,
    markets: [
      { ...placed(own, from, scale, lines), path: pathTo(own, from) },
      ...rest.map((market) => placed(market, from, scale, [])),
    ],
    crowd: { ...crowd.crowd, medianNotional: crowd.crowd.medianNotional * scale },
    you,
    reserves: { ...crowd.reserves, fund: (crowd.reserves.fund * scale) / perMoney },
  }
}

/** Quote value of a unit of size. */
const perUnit = ({ payoff, price }: MarketSpec): number => (payoff === 'linear' ? price : 1)

/** A market of the calculator with the book and the view of the crowd's. */
function placed(own: MarketSpec, from: MarketSpec, scale: number, lines: readonly number[]): MarketSpec {
  const { price } = own
  const [low, high] = from.range.map((edge) => (edge / from.price) * price) as [number, number] // as many as it has
  const near = lines.filter((line) => line > price / 20 && line < price * 4)
  return {
    ...own,
    tick: tickOf(price),
    lot: Number(`1e${Math.floor(Math.log10((LOT_VALUE * scale) / perUnit(own)))}`),
    depth: from.depth * scale,
    impact: from.impact,
    range: [
      round(Math.min(low, ...near.map((line) => line * (1 - ROOM)))),
      round(Math.max(high, ...near.map((line) => line * (1 + ROOM)))),
    ],
  }
}

/** The crowd's price so far, at the price of another market. */
function pathTo({ price }: MarketSpec, from: MarketSpec): number[] {
  const kept = from.path.filter((_, i) => (from.path.length - 1 - i) % EVERY === 0)
  return kept.map((at, i) => (i === kept.length - 1 ? price : round((at / from.price) * price)))
}

const round = (price: number): number => Number(price.toPrecision(6))
