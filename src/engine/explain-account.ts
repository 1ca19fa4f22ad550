import { equityOf, profitOf, requirementOf, walletOf } from './account.ts'
import type { Explainable, Term } from './explain.ts'
import type { Asked, Leg } from './explain-asked.ts'
import { legsOf, owedBy } from './explain-asked.ts'
import type { Draft } from './formula.ts'
import { letter, minus, over, plus, present, times, word } from './formula.ts'
import type { MarginCurve } from './margin.ts'
import { marginPosted, rateAt, tierOf } from './margin.ts'
import { coordinateOf, priceOf } from './payoff.ts'
import type { World } from './world.ts'

/** Explains what an account has, needs and owes (rules M2 to M8), or returns null when it is not asked about that. */
export function explainAccount(asked: Asked, what: Explainable): Draft | null {
  switch (what) {
    case 'equity':
      return equity(asked)
    case 'maintenanceMargin':
      return maintenance(asked)
    case 'initialMargin':
      return initial(asked)
    case 'leverage':
      return leverage(asked)
    default:
      return null
  }
}

/** Cash and the profit of every leg, less what is owed. Of an account that is gone: the cash that is left. */
function equity({ world, a, you }: Asked): Draft {
  const wallet = walletOf(world, a)
  const legs = legsOf(world, a)
  const paid = a === world.you ? (you?.funding ?? 0) : 0
  const cash = letter('M', world.accounts.cash[a] + paid, 'money')
  const formula = minus(
    plus(cash, ...legs.map((leg) => profitTerm(world, leg))),
    ...present('fundingPaid', paid),
    ...present('owed', owedBy(world, a, wallet)),
  )
  const reason = legs.length === 0 ? 'closed' : null
  return { value: equityOf(world, a), unit: 'money', rule: 'M2', formula, reason }
}

/** q · (P − E), or q / E − q / P for an inverse long; the other way round for shorts. */
function profitTerm(world: World, { p, m, size, of }: Leg): Term {
  const { sigma } = world.markets[m]
  const q = letter(`q${of}`, Math.abs(size), 'size')
  const mark = letter(`P${of}`, world.prices.mark[m], 'price')
  const entry = letter(`E${of}`, priceOf(sigma, world.positions.basis[p] / size), 'price')
  const isMarkFirst = size > 0 === (sigma === 1)
  const [one, other] = isMarkFirst ? [mark, entry] : [entry, mark]
  return sigma === 1 ? times(q, minus(one, other)) : minus(over(q, one), over(q, other))
}

function maintenance({ world: now, start, a }: Asked): Draft {
  const isGone = legsOf(now, a).length === 0
  const world = isGone ? start : now
  const legs = legsOf(world, a)
  if (legs.length === 0) return gone('money', 'M2')
  const rule = ruleOf(world.markets[legs[0].m].curve)
  const formula = plus(...legs.map((leg) => requirementTerm(world, leg)))
  const value = requirementOf(world, a)
  return { value, unit: 'money', rule, formula, reason: isGone ? 'atStart' : null }
}

/** N · m − c, the deduction left out where there is none. */
function requirementTerm(world: World, { p, m, size, of }: Leg): Term {
  const { curve } = world.markets[m]
  const notional = Math.abs(curve.onEntry ? world.positions.basis[p] : size * world.prices.x[m])
  const tier = tierOf(curve, notional)
  const rate = letter(`m${of}`, rateAt(curve, tier, size), 'percent')
  const product = times(letter(`N${of}`, notional, 'money'), rate)
  const c = curve.deductions[tier]
  return c === 0 ? product : minus(product, letter(`c${of}`, c, 'money'))
}

/** The rule of the model's family. */
function ruleOf({ isStep, sizeTiers, bySize, floors }: MarginCurve): string {
  if (isStep || sizeTiers !== null) return 'M5'
  if (bySize !== null) return 'M6'
  return floors.length > 1 ? 'M4' : 'M3'
}

/** Of the reader's own: value at entry / leverage + added. Of others, who state their cash: that. */
function initial({ world, start, a, you }: Asked): Draft {
  if (a !== world.you || you === null) {
    const cash = start.accounts.cash[a]
    return { value: cash, unit: 'money', rule: 'M8', formula: letter('M', cash, 'money') }
  }
  const m = world.positions.market[world.accounts.first[a]]
  const notional = Math.abs(you.size * coordinateOf(world.markets[m].sigma, you.entry))
  const margin = over(letter('N', notional, 'money'), letter('L', you.leverage, 'ratio'))
  return {
    value: marginPosted(notional, you.leverage, you.added),
    unit: 'money',
    rule: 'M8',
    formula: plus(margin, ...present('added', you.added)),
  }
}

function leverage({ world: now, start, a }: Asked): Draft {
  const isGone = legsOf(now, a).length === 0
  const world = isGone ? start : now
  const legs = legsOf(world, a)
  if (legs.length === 0) return gone('ratio', 'M2')
  const e = equityOf(world, a)
  const value = legs.reduce((sum, { m, size }) => sum + Math.abs(size * world.prices.x[m]), 0) / e
  const notionals = legs.map(({ m, size, of }) =>
    letter(`N${of}`, Math.abs(size * world.prices.x[m]), 'money'),
  )
  return {
    value: e > 0 ? value : null,
    unit: 'ratio',
    rule: 'M2',
    formula: over(plus(...notionals), word('equity', e, 'money')),
    reason: e > 0 ? (isGone ? 'atStart' : null) : 'noEquity',
  }
}

/** An account that holds nothing and held nothing. */
export function gone(unit: Draft['unit'], rule: string): Draft {
  return { value: null, unit, rule, formula: letter('q', 0, 'size'), reason: 'closed' }
}

/** Profit of every leg of account a outside market m, at the marks. */
export function profitElsewhere(world: World, legs: readonly Leg[], m: number): number {
  let profit = 0
  for (const leg of legs) if (leg.m !== m) profit += profitOf(world, leg.p, world.prices.x[leg.m])
  return profit
}
