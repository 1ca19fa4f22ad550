import type { Rulebook } from '../../engine/rulebook.ts'
import type { MarketSpec, Scenario } from '../../engine/scenario.ts'
import type { CalcInputs, OtherPosition } from './inputs.ts'

/** The id of the calculator's scenario: it stands in no list and in no link. */
const CALCULATOR = 'calculator'
/** A lot is the size of the smallest position over two to this: what is solved for is not rounded to what can be seen. */
const LOT_BITS = 40

/**
 * The position alone in its market, and in the markets of the other positions, at their marks: nothing else happens, so
 * that all numbers of the first frame are those of the inputs.
 */
export function calcScenario(inputs: CalcInputs, rulebook: Rulebook): Scenario {
  const { market, kind, side, size, entry, leverage, mode, added, funding, mark, others } = inputs
  return {
    version: 1,
    id: CALCULATOR,
    title: CALCULATOR,
    rulebook,
    seed: 1,
    markets: marketsOf(market, mark, [{ market, size, mark }, ...others], kind),
    crowd: null,
    accounts: [],
    you: {
      market,
      size: side === 'long' ? size : -size,
      entry,
      leverage,
      added,
      mode,
      funding,
      others: others.map((other) => ({ market: other.market, size: other.size, entry: other.entry })),
    },
    reserves: { fund: 0, vault: 0, venue: 0 },
    gap: 0,
    steps: [],
  }
}

type Held = Pick<OtherPosition, 'market' | 'size' | 'mark'>

/** A market for each symbol, the own one first. */
function marketsOf(
  own: string,
  mark: number,
  held: readonly Held[],
  payoff: MarketSpec['payoff'],
): MarketSpec[] {
  const symbols = [...new Set(held.map(({ market }) => market))]
  return symbols.map((symbol) => {
    const here = held.filter(({ market }) => market === symbol)
    const price = symbol === own ? mark : (here[0]?.mark ?? mark)
    const least = Math.min(...here.map(({ size }) => Math.abs(size)))
    return {
      symbol,
      payoff,
      price,
      tick: tickOf(price),
      lot: 2 ** (Math.floor(Math.log2(least)) - LOT_BITS),
      depth: 1,
      impact: { law: 'none' },
      range: [price / 2, price * 2],
      path: [],
    }
  })
}

/** A step of price that shows four digits of it, cents where it has more, and never less than 1e-8. */
export function tickOf(price: number): number {
  return Number(`1e${Math.max(-8, Math.min(-2, Math.floor(Math.log10(price)) - 3))}`)
}

/** The inputs that a scenario of the calculator stands for. `gives` is no part of it. */
export function inputsOf({ rulebook, markets, you }: Scenario, gives: CalcInputs['gives']): CalcInputs {
  if (you === null) throw new Error('the calculator has a position')
  const marks = new Map(markets.map(({ symbol, price }) => [symbol, price]))
  const { market, size, entry, leverage, mode, added, funding = 0, others = [] } = you
  return {
    venue: rulebook.id,
    market,
    kind: markets[0]?.payoff ?? 'linear',
    side: size > 0 ? 'long' : 'short',
    size: Math.abs(size),
    entry,
    leverage,
    mode,
    added,
    funding,
    mark: marks.get(market) ?? entry,
    others: others.map((other) => ({ ...other, mark: marks.get(other.market) ?? other.entry })),
    gives,
  }
}
