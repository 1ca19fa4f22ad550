import type { Explainable, Reason, Term } from './explain.ts'
import type { Asked } from './explain-asked.ts'
import type { Draft } from './formula.ts'
import { letter, minus, number, over, plus, root, sum, times, word } from './formula.ts'
import { lambdaAt, markAt } from './impact.ts'
import type { World } from './world.ts'

/* The price of the market in view, what pushes on it, and what lies ahead of it (rules P1 to P9, O2). */

/** λ is small: the formula shows it for a million of notional. */
const MILLION = 1e6

/** Explains a number about the price, or returns null when it is not asked about one. */
export function explainPrice(asked: Asked, what: Explainable): Draft | null {
  const { world, market: m, shown } = asked
  const { prices, markets } = world
  const mark = letter('P', prices.mark[m], 'price')
  const start = letter('P₀', markets[m].startPrice, 'price')
  const hand = word('hand', prices.hand[m], 'price')
  const pushed = word('pushed', prices.hand[m] - prices.stepStart[m], 'price')
  const moved = word('moved', prices.mark[m] - prices.stepStart[m], 'price')
  switch (what) {
    case 'markPrice':
      return {
        value: shown('markPrice'),
        unit: 'price',
        rule: ruleOf(world, m),
        formula: markFormula(world, m),
      }
    case 'pushShare':
      return of(asked, 'pushShare', 'percent', 'P1', minus(over(hand, start), number(1)))
    case 'addedShare':
      return of(asked, 'addedShare', 'percent', 'P2', over(minus(mark, hand), start))
    case 'multiplier':
      return withReason(of(asked, 'multiplier', 'ratio', 'P9', over(moved, pushed)), 'notMoved')
    case 'branchingObserved':
      return withReason(
        of(asked, 'branchingObserved', 'ratio', 'P9', minus(number(1), over(pushed, moved))),
        'notMoved',
      )
    case 'branching':
      return of(asked, 'branchingLadder', 'ratio', 'P9', branchingFormula(asked, mark))
    case 'forcedNotional':
      return of(asked, 'forcedNotional', 'quote', 'P2', forcedFormula(prices.forced[m]))
    case 'windowNotional':
      return of(
        asked,
        'windowNotional',
        'quote',
        'P9',
        sum(inView(asked, 'windowNotional', 'inWindow'), 'accounts'),
      )
    case 'nextWall': {
      const formula = sum(inView(asked, 'nextWallNotional', 'inBin'), 'accounts')
      return withReason(of(asked, 'nextWallNotional', 'quote', 'O2', formula), 'nobodyAhead')
    }
    case 'nextLiquidation': {
      // The one below if there is one, as the narration tells it.
      const isBelow = shown('nextLiquidationDown') !== null
      const name = isBelow ? 'nextLiquidationDown' : 'nextLiquidationUp'
      const nearest = word('nearest', shown(name) ?? Number.NaN, 'price')
      const formula: Term = { op: isBelow ? 'max' : 'min', args: [nearest] }
      return withReason(of(asked, name, 'price', 'L1', formula), 'noLine')
    }
    case 'depth':
      return of(asked, 'depth', 'quote', 'P2', letter('D', markets[m].depth, 'quote'))
    case 'longOpenInterest':
      return of(asked, 'longOpenInterest', 'quote', 'M9', interest(world, m, prices.longLots[m]))
    case 'shortOpenInterest':
      return of(asked, 'shortOpenInterest', 'quote', 'M9', interest(world, m, prices.shortLots[m]))
    default:
      return null
  }
}

function of(
  { shown }: Asked,
  name: Parameters<Asked['shown']>[0],
  unit: Draft['unit'],
  rule: string,
  formula: Term,
): Draft {
  return { value: shown(name), unit, rule, formula }
}

function withReason(draft: Draft, reason: Reason): Draft {
  return draft.value === null ? { ...draft, reason } : draft
}

function inView({ shown }: Asked, name: Parameters<Asked['shown']>[0], as: 'inWindow' | 'inBin'): Term {
  return word(as, shown(name) ?? Number.NaN, 'quote')
}

function interest(world: World, m: number, lots: number): Term {
  return times(word('lots', lots, 'count'), word('lotValue', world.markets[m].lotNotional, 'money'))
}

/** Sold < 0. */
function forcedFormula(flow: number): Term {
  if (flow > 0) return sum(word('bought', flow, 'quote'), 'journal')
  return minus(number(0), sum(word('sold', -flow, 'quote'), 'journal'))
}

/** n = λ · ρ, with ρ what goes under within the next 1 % of the mark, per unit of price. */
function branchingFormula({ world, market: m, shown }: Asked, mark: Term): Term {
  const { prices, markets } = world
  const lambda = lambdaAt(markets[m], prices.hand[m], prices.forced[m], prices.direction[m] > 0 ? 1 : -1)
  const window = word('inWindow', shown('windowNotional') ?? Number.NaN, 'quote')
  return times(
    over(letter('λ·10⁶', lambda * MILLION, 'ratio'), number(MILLION)),
    over(window, times(number(0.01), mark)),
  )
}

const LAWS = { none: 'P3', linear: 'P4', squareRoot: 'P5', constantProduct: 'P6', book: 'P7' } as const

function ruleOf(world: World, m: number): string {
  return world.prices.forced[m] === 0 ? 'P2' : LAWS[world.markets[m].impact.law]
}

/** Hand and impact by the market's own law (rules P2 to P7). */
function markFormula(world: World, m: number): Term {
  const { prices, markets } = world
  const market = markets[m]
  const flow = prices.forced[m]
  const hand = word('hand', prices.hand[m], 'price')
  const formula = flow === 0 || market.impact.law === 'none' ? hand : impactFormula(world, m, hand)
  // Below one tick there is no price.
  return markAt(market, prices.hand[m], flow) > market.tick
    ? formula
    : { op: 'max', args: [formula, letter('tick', market.tick, 'price')] }
}

function impactFormula(world: World, m: number, hand: Term): Term {
  const { prices, markets } = world
  const { impact, depth, startPrice } = markets[m]
  const flow = prices.forced[m]
  const signed = (share: Term): Term => (flow < 0 ? minus(number(1), share) : plus(number(1), share))
  const amount = letter('|Φ|', Math.abs(flow), 'quote')
  const d = letter('D', depth, 'quote')
  switch (impact.law) {
    case 'linear': {
      const perDepth = times(number(0.01), letter('P₀', startPrice, 'price'), over(amount, d))
      return flow < 0 ? minus(hand, perDepth) : plus(hand, perDepth)
    }
    case 'squareRoot':
      return times(hand, signed(times(number(0.01), root(over(amount, d)))))
    case 'constantProduct': {
      const pool = minus(over(number(1), root(number(0.99))), number(1))
      const share = times(over(amount, d), pool)
      // Nothing is left to buy once the flow reaches the pool.
      const rest =
        flow < 0
          ? plus(number(1), share)
          : ({ op: 'max', args: [minus(number(1), share), number(0.001)] } as const)
      return over(hand, times(rest, rest))
    }
    default:
      return times(
        hand,
        signed(word('bookDistance', Math.abs(prices.mark[m] / prices.hand[m] - 1), 'percent')),
      )
  }
}
