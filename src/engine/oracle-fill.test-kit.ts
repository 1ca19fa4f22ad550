import type { Oracle, Position } from './oracle-account.test-kit.ts'
import { add, LP, worth } from './oracle-account.test-kit.ts'
import { priceAfter } from './oracle-impact.test-kit.ts'

/* How lots change hands (rule M9): at the trader's own cost, so that lots and costs add up to zero in every market. */

/** Passes lots of a position to another account at the trader's own cost (rule M9). The caller moves the money. */
export function passLots(position: Position, to: Position, lots: number): number {
  const cost = lots === position.lots ? position.cost : (position.cost * lots) / position.lots
  position.lots -= lots
  position.cost -= cost
  to.lots += lots
  to.cost += cost
  if (position.lots === 0) position.cost = 0
  position.charged = 0
  to.charged = 0
  return cost
}

/** Closes lots (> 0) of a position against the LP at what a unit is worth, and returns the profit. */
export function closeWithLp(oracle: Oracle, position: Position, lots: number, unitWorth: number): number {
  const lp = oracle.accounts[LP]
  const signed = Math.sign(position.lots) * lots
  const cost = passLots(position, lp.positions[position.market.m], signed)
  const profit = signed * position.market.spec.lot * unitWorth - cost
  position.account.cash += profit
  lp.cash -= profit
  return profit
}

export function countClosed(oracle: Oracle, position: Position, lots: number): void {
  const name = position.lots > 0 ? 'longNotionalClosed' : 'shortNotionalClosed'
  add(oracle, name, lots * position.market.lotNotional)
}

/** Signed notional of forced flow that closing lots of a position makes: a long is sold. */
function flowOf({ lots, market }: Position, closed: number): number {
  return -Math.sign(lots) * closed * market.lotNotional
}

/** What a unit fetches when lots of a position are closed now: half way between the prices before and after (rule P2). */
export function fillOf(
  position: Position,
  lots: number,
): { price: number; after: number; unitWorth: number } {
  const { market } = position
  const after = priceAfter(market, market.now, market.forced, market.forced + flowOf(position, lots))
  const price = (market.now + after) / 2
  return { price, after, unitWorth: worth(market, 1, price) }
}

export function closeOnBook(oracle: Oracle, position: Position, lots: number): number {
  const { market } = position
  const { after, unitWorth } = fillOf(position, lots)
  const flow = flowOf(position, lots)
  countClosed(oracle, position, lots)
  const profit = closeWithLp(oracle, position, lots, unitWorth)
  market.forced += flow
  market.now = after
  return profit
}
