import type { MarketSpec, Scenario } from '../../engine/scenario.ts'
import { inLots } from '../import/lots.ts'

/** Digits of the ends of the range on screen. */
const DIGITS = 5

/**
 * The same scenario at another price level of one market: path, range, price steps and the reader's position keep their
 * proportions to the price; of the reader's position the value stays. The price must lie on the tick.
 */
export function rebased(scenario: Scenario, market: number, price: number, lot: number): Scenario {
  const spec = scenario.markets[market]
  if (spec === undefined) return scenario
  const factor = price / spec.price
  const onTick = (value: number): number => ticked(value * factor, spec.tick)
  const { you } = scenario
  return {
    ...scenario,
    markets: scenario.markets.with(market, {
      ...spec,
      price,
      lot,
      range: [
        Number((spec.range[0] * factor).toPrecision(DIGITS)),
        Number((spec.range[1] * factor).toPrecision(DIGITS)),
      ],
      path: spec.path.map((past, i) => (i === spec.path.length - 1 ? price : onTick(past))),
    }),
    you:
      you === null || you.market !== spec.symbol
        ? you
        : { ...you, entry: onTick(you.entry), size: sizeAt(you.size, spec, factor, lot) },
    steps: scenario.steps.map((step) =>
      step.kind === 'price' && step.market === market ? { ...step, to: onTick(step.to) } : step,
    ),
  }
}

/** The nearest price on the tick, at least one tick. */
export function ticked(price: number, tick: number): number {
  return Number((Math.max(1, Math.round(price / tick)) * tick).toPrecision(12))
}

/** A linear size that has the same value at the other price; an inverse one is a value already. */
function sizeAt(size: number, { payoff }: MarketSpec, factor: number, lot: number): number {
  return payoff === 'linear' ? Math.sign(size) * inLots(Math.abs(size) / factor, lot) : size
}
