import { equityOf, losingDirection, requirementAt, thresholdPrice, walletOf } from './account.ts'
import type { Explainable, Reason, Term } from './explain.ts'
import { gone, profitElsewhere } from './explain-account.ts'
import type { Asked, Leg } from './explain-asked.ts'
import { legsOf, owedBy } from './explain-asked.ts'
import type { Draft } from './formula.ts'
import { finite, letter, minus, number, over, plus, present, times, word } from './formula.ts'
import { JOURNAL_CLOSINGS } from './journal.ts'
import type { MarginCurve } from './margin.ts'
import { firstRate, rateAt, requirement, tierOf } from './margin.ts'
import { coordinateOf, priceOf } from './payoff.ts'
import { deviationsOf, simpleOf } from './simple-formula.ts'
import type { World } from './world.ts'
import { T } from './world.ts'

/* The lines of an account: where it goes under, where it is bankrupt, where it was closed (rules T1 to T6). */

/** Explains a line of an account, or returns null when it is not asked about one. */
export function explainLine(asked: Asked, what: Explainable): Draft | null {
  switch (what) {
    case 'liquidationPrice':
      return liquidation(asked)
    case 'toLiquidation':
      return toLiquidation(asked)
    case 'bankruptcyPrice':
      return bankruptcy(asked)
    case 'simpleLiquidation':
      return simple(asked)
    case 'closedPrice':
      return closed(asked)
    default:
      return null
  }
}

/** An account whose first open leg has a line: as it stands, or, when it is gone, as it stood at the start. */
interface Lined {
  readonly world: World
  /** Funding that it had paid before the start: the cash that it stated is without it. */
  readonly paid: number
  readonly a: number
  readonly legs: readonly Leg[]
  readonly m: number
  readonly isGone: boolean
}

function linedOf({ world, start, a, you }: Asked): Lined | null {
  const now = legsOf(world, a)
  const legs = now.length > 0 ? now : legsOf(start, a)
  if (legs.length === 0) return null
  const paid = a === world.you ? (you?.funding ?? 0) : 0
  return { world: now.length > 0 ? world : start, paid, a, legs, m: legs[0].m, isGone: now.length === 0 }
}

function thresholdOf({ world, a, m }: Lined): number {
  return thresholdPrice(world, a, m, world.prices.mark[m], losingDirection(world, a, m))
}

function liquidation(asked: Asked): Draft {
  const lined = linedOf(asked)
  if (lined === null) return gone('price', 'T2')
  const threshold = thresholdOf(lined)
  const isAlone = lined.legs.filter(({ m }) => m === lined.m).length === 1
  return {
    value: finite(threshold),
    unit: 'price',
    rule: isAlone ? 'T2' : 'T3',
    ...(isAlone ? lineOfOne(lined, threshold) : lineOfMany(lined, threshold)),
  }
}

interface Line {
  readonly formula: Term
  readonly reason: Reason | null
}

/** What stands behind the legs of market m: cash, profit less requirement elsewhere, less what is owed. */
function backing({ world, paid, a, legs, m }: Lined, withRequirements: boolean): Term {
  let required = 0
  for (const leg of legs) if (leg.m !== m) required += requirementAt(world, leg.p, world.prices.x[leg.m])
  return minus(
    plus(
      letter('M', world.accounts.cash[a] + paid, 'money'),
      ...present('other', profitElsewhere(world, legs, m)),
    ),
    ...(withRequirements ? present('otherRequired', required) : []),
    ...present('fundingPaid', paid),
    ...present('owed', owedBy(world, a, walletOf(world, a))),
  )
}

/** Equity less requirement when market m is at `price` and all others stand: zero at a root, not at the edge of a tier. */
function gapAt({ world, a, legs, m }: Lined, price: number): number {
  const x = coordinateOf(world.markets[m].sigma, price)
  let gap = equityOf(world, a)
  for (const leg of legs) {
    const at = leg.m === m ? x : world.prices.x[leg.m]
    gap += leg.size * (at - world.prices.x[leg.m]) - requirementAt(world, leg.p, at)
  }
  return gap
}

/** LIN-LP or its inverse sister, with the tier at the solved price; where a step model jumps, the edge of the tier. */
function lineOfOne(lined: Lined, threshold: number): Line {
  const { world, legs, m, isGone } = lined
  const { sigma, curve } = world.markets[m]
  const { p, size } = legs[0]
  const mark = world.prices.mark[m]
  const price = Number.isNaN(threshold) ? mark : threshold
  const x = coordinateOf(sigma, price)
  const notional = Math.abs(curve.onEntry ? world.positions.basis[p] : size * x)
  const q = letter('q', Math.abs(size), 'size')
  const isOff = Math.abs(gapAt(lined, price)) > 1e-7 * Math.max(notional, 1e-9)
  const reason = Number.isNaN(threshold) ? 'noPrice' : isGone ? 'atStart' : null
  if (reason !== 'noPrice' && isOff && price === mark)
    return { formula: letter('P', mark, 'price'), reason: 'alreadyUnder' }
  if (reason !== 'noPrice' && isOff) {
    const edge = letter('f', curve.floors[tierOf(curve, notional * (1 + 1e-9))], 'money')
    return { formula: sigma === 1 ? over(edge, q) : over(q, edge), reason }
  }
  const entry = letter('E', priceOf(sigma, world.positions.basis[p] / size), 'price')
  return { formula: rootOfOne(curve, size, notional, q, entry, backing(lined, true)), reason }
}

function rootOfOne(
  curve: MarginCurve,
  size: number,
  notional: number,
  q: Term,
  entry: Term,
  behind: Term,
): Term {
  const isLong = size > 0
  const tier = tierOf(curve, notional)
  const c = curve.deductions[tier]
  const m = letter('m', rateAt(curve, tier, size), 'percent')
  const withDeduction = c === 0 ? behind : plus(behind, letter('c', c, 'money'))
  const toLoss = (first: Term, other: Term): Term => (isLong ? minus(first, other) : plus(first, other))
  const toGain = (first: Term, other: Term): Term => (isLong ? plus(first, other) : minus(first, other))
  if (curve.onEntry) {
    const product = times(m, letter('N', notional, 'money'))
    const required = c === 0 ? product : minus(product, letter('c', c, 'money'))
    const spare = minus(behind, required)
    if (curve.sigma === 1) return toLoss(entry, over(spare, q))
    return over(q, toGain(over(q, entry), spare))
  }
  if (curve.sigma === 1)
    return over(toLoss(entry, over(withDeduction, q)), isLong ? minus(number(1), m) : plus(number(1), m))
  return over(times(q, toGain(number(1), m)), toGain(over(q, entry), withDeduction))
}

/** Both sides of one market, sums signed: x = (Σb − behind − Σc) / (Σq − σ Σ|q| m) (rule T3). */
function lineOfMany(lined: Lined, threshold: number): Line {
  const { world, legs, m, isGone } = lined
  const { sigma, curve } = world.markets[m]
  const mark = world.prices.mark[m]
  const price = Number.isNaN(threshold) ? mark : threshold
  const here = legs.filter((leg) => leg.m === m)
  const x = coordinateOf(sigma, price)
  const sums = { b: 0, q: 0, rated: 0, c: 0 }
  for (const { p, size } of here) {
    const basis = world.positions.basis[p]
    const tier = tierOf(curve, Math.abs(curve.onEntry ? basis : size * x))
    sums.b += basis
    sums.q += size
    if (curve.onEntry) sums.c -= requirement(curve, size, basis, x)
    else {
      sums.c += curve.deductions[tier]
      sums.rated += Math.abs(size) * rateAt(curve, tier, size)
    }
  }
  const q = letter('Σq', sums.q, 'size')
  const rated = letter('Σ|q|m', sums.rated, 'size')
  const bottom = sums.rated === 0 ? q : sigma === 1 ? minus(q, rated) : plus(q, rated)
  const deductions = sums.c === 0 ? [] : [letter('Σc', sums.c, 'money')]
  const top = minus(letter('Σb', sums.b, 'money'), backing(lined, true), ...deductions)
  const reason = Number.isNaN(threshold) ? 'noPrice' : isGone ? 'atStart' : null
  if (reason !== 'noPrice' && price === mark && Math.abs(gapAt(lined, price)) > 1e-7)
    return { formula: letter('P', mark, 'price'), reason: 'alreadyUnder' }
  return { formula: sigma === 1 ? over(top, bottom) : over(minus(number(0), bottom), top), reason }
}

function toLiquidation(asked: Asked): Draft {
  const lined = linedOf(asked)
  if (lined === null) return gone('percent', 'T2')
  const { world, m, isGone } = lined
  const threshold = thresholdOf(lined)
  const mark = world.prices.mark[m]
  return {
    value: finite(threshold / mark - 1),
    unit: 'percent',
    rule: 'T2',
    formula: minus(over(word('liquidation', threshold, 'price'), letter('P', mark, 'price')), number(1)),
    reason: Number.isNaN(threshold) ? 'noPrice' : isGone ? 'atStart' : null,
  }
}

/** Where equity is zero, all else held (rule T4, meaning a). */
function bankruptcy(asked: Asked): Draft {
  const lined = linedOf(asked)
  if (lined === null) return gone('price', 'T4')
  const { world, a, legs, m, isGone } = lined
  const { sigma } = world.markets[m]
  const here = legs.filter((leg) => leg.m === m)
  const size = here.reduce((sum, leg) => sum + leg.size, 0)
  const value = finite(priceOf(sigma, world.prices.x[m] - equityOf(world, a) / size))
  const reason = value === null ? 'noPrice' : isGone ? 'atStart' : null
  const draft = { value, unit: 'price', rule: 'T4', reason } as const
  if (here.length > 1) {
    const mark = letter('P', world.prices.mark[m], 'price')
    const perUnit = over(word('equity', equityOf(world, a), 'money'), letter('Σq', size, 'size'))
    return {
      ...draft,
      formula: sigma === 1 ? minus(mark, perUnit) : over(number(1), plus(over(number(1), mark), perUnit)),
    }
  }
  const q = letter('q', Math.abs(size), 'size')
  const entry = letter('E', priceOf(sigma, world.positions.basis[here[0].p] / size), 'price')
  const behind = backing(lined, false)
  const isLong = size > 0
  const per = over(behind, q)
  const inCoin = over(q, entry)
  return {
    ...draft,
    formula:
      sigma === 1
        ? isLong
          ? minus(entry, per)
          : plus(entry, per)
        : over(q, isLong ? plus(inCoin, behind) : minus(inCoin, behind)),
  }
}

/** What most pages on the web print, and why it is off (rule T6). Of the reader's own: others state no leverage. */
function simple({ world, a, you }: Asked): Draft {
  if (a !== world.you || you === null) return { ...gone('price', 'T6'), reason: 'noLeverage' }
  const m = world.positions.market[world.accounts.first[a]]
  const { rulebook, markets } = world
  const rate = letter('m₁', firstRate(rulebook.margin, markets[m].symbol), 'percent')
  const share = minus(over(number(1), letter('L', you.leverage, 'ratio')), rate)
  const entry = letter('E', you.entry, 'price')
  return {
    value: simpleOf(world, you, m),
    unit: 'price',
    rule: 'T6',
    formula: times(entry, you.size > 0 ? minus(number(1), share) : plus(number(1), share)),
    deviations: deviationsOf(world, you, m),
  }
}

/** The price at which it left the market: its line, or, where the price had gone past that, the price of that moment. */
function closed(asked: Asked): Draft {
  const lined = linedOf(asked)
  const price = lined === null ? null : closingPrice(asked.world, lined)
  if (price === null || lined === null)
    return { value: null, unit: 'price', rule: 'L1', formula: letter('P', 0, 'price'), reason: 'stillOpen' }
  const line = lined.isGone ? liquidation(asked) : null
  if (line?.value != null && Math.abs(line.value - price) <= 1e-9 * price)
    return { ...line, value: price, rule: 'L1', reason: null }
  return { value: price, unit: 'price', rule: 'P1', formula: letter('P', price, 'price'), reason: 'passed' }
}

/** The price of the moment in which the reader's account was closed; of others that of the last row that closes them. */
function closingPrice(world: World, { a, m, isGone }: Lined): number | null {
  if (a === world.you) return world.tally[T.youClosedRound] > 0 ? world.tally[T.youClosedPrice] : null
  if (!isGone) return null
  const { journal } = world
  for (let i = journal.length - 1; i >= 0; i--) {
    const isAbout = journal.market[i] === m && (journal.from[i] === a || journal.to[i] === a)
    if (isAbout && JOURNAL_CLOSINGS.has(journal.cause[i])) return journal.price[i]
  }
  return null
}
