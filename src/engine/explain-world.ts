import { equityOf, profitOf, requirementOf, thresholdPrice, walletOf } from './account.ts'
import { factorsOf } from './adl-score.ts'
import type { Explainable, Explanation, Term, Unit } from './explain.ts'
import type { Draft } from './explain-totals.ts'
import { explainTotals } from './explain-totals.ts'
import type { MarginCurve } from './margin.ts'
import { rateAt, tierOf } from './margin.ts'
import { priceOf } from './payoff.ts'
import { scoreAt } from './ranking.ts'
import type { World } from './world.ts'
import { NONE, sizeOf } from './world.ts'

/** Which remarks of the rulebook bear on a number, and which part of it names its sources. */
const BEARS_ON: Partial<Record<Explainable, readonly string[]>> = {
  liquidationPrice: ['margin', 'margin.tiers', 'margin.tiers.default', 'margin.basis', 'margin.closingFee'],
  maintenanceMargin: ['margin', 'margin.tiers', 'margin.tiers.default', 'margin.basis', 'margin.closingFee'],
  toLiquidation: ['margin', 'margin.tiers'],
  bankruptcyPrice: ['margin'],
  excessCollateral: ['surplus', 'surplus.to'],
  fundPaid: ['adl.triggers'],
  vaultPaid: ['waterfall', 'waterfall[0]'],
  adlPaid: ['adl.triggers', 'adl.price', 'adl.score'],
  adlScore: ['adl.score'],
  queuePlace: ['adl.score', 'adl.allocation'],
}

/**
 * How a number of the world came about (rule E1). `row` is an account, null the reader's own. The values that stand in
 * the formula are those of the world as it was shown; for what has happened they are read from its totals and journal.
 */
export function explainIn(world: World, what: Explainable, row: number | null): Explanation {
  const a = row ?? world.you
  const draft =
    explainTotals(world, what) ?? (a === NONE ? nothing('why.none') : explainAccount(world, what, a))
  const remarks = BEARS_ON[what] ?? []
  const sources = world.rulebook.remarks
    .filter(({ path }) => remarks.includes(path))
    .flatMap((remark) => remark.sources)
  return { what, sources: [...new Set(sources)], remarks, parts: [], reason: null, ...draft }
}

function nothing(reason: string): Draft {
  return { value: null, unit: 'money', formula: { op: 'number', value: 0 }, rule: 'M2', reason }
}

const symbol = (name: string, value: number, unit: Unit): Term => ({ op: 'symbol', name, value, unit })

/** The rule of the model's family. */
function ruleOf({ isStep, bySize, floors }: MarginCurve): string {
  if (isStep) return 'M5'
  if (bySize !== null) return 'M6'
  return floors.length > 1 ? 'M4' : 'M3'
}

function explainAccount(world: World, what: Explainable, a: number): Draft {
  const { accounts, positions, markets, prices } = world
  const p = accounts.first[a]
  const m = positions.market[p]
  const { sigma, curve } = markets[m]
  const size = sizeOf(world, p)
  const mark = symbol('P', prices.mark[m], 'price')
  const q = symbol('q', Math.abs(size), 'size')
  const cash = symbol('M', walletOf(world, a), 'money')
  const equity = equityOf(world, a)
  if (size === 0)
    return what === 'equity'
      ? { value: equity, unit: 'money', formula: cash, rule: 'M2' }
      : nothing('why.closed')
  const entry = symbol('E', priceOf(sigma, positions.basis[p] / size), 'price')
  const side = size > 0 ? 1 : -1
  const required = requirementOf(world, a)
  const threshold = thresholdPrice(world, a, m, prices.mark[m], side > 0 ? -1 : 1)
  switch (what) {
    case 'equity':
      return {
        value: equity,
        unit: 'money',
        formula: { op: '+', args: [cash, profitTerm(sigma, side, q, mark, entry)] },
        rule: 'M2',
      }
    case 'maintenanceMargin': {
      const value = Math.abs(curve.onEntry ? positions.basis[p] : size * prices.x[m])
      const tier = tierOf(curve, value)
      const product: Term = {
        op: '·',
        args: [symbol('N', value, 'money'), symbol('m', rateAt(curve, tier, size), 'percent')],
      }
      const c = curve.deductions[tier]
      return {
        value: required,
        unit: 'money',
        formula: c === 0 ? product : { op: '−', args: [product, symbol('c', c, 'money')] },
        rule: ruleOf(curve),
      }
    }
    case 'initialMargin':
      return { value: walletOf(world, a), unit: 'money', formula: cash, rule: 'M8' }
    case 'leverage':
      return {
        value: Math.abs(size * prices.x[m]) / equity,
        unit: 'ratio',
        rule: 'M2',
        formula: {
          op: '/',
          args: [symbol('N', Math.abs(size * prices.x[m]), 'money'), symbol('equity', equity, 'money')],
        },
      }
    case 'liquidationPrice':
      return {
        value: finite(threshold),
        unit: 'price',
        rule: 'T2',
        formula: thresholdFormula(world, p, threshold, q, cash, entry),
      }
    case 'toLiquidation':
      return {
        value: finite(threshold / prices.mark[m] - 1),
        unit: 'percent',
        rule: 'T2',
        formula: {
          op: '−',
          args: [
            { op: '/', args: [symbol('liquidation', threshold, 'price'), mark] },
            { op: 'number', value: 1 },
          ],
        },
      }
    case 'bankruptcyPrice':
      return {
        value: finite(priceOf(sigma, prices.x[m] - equity / size)),
        unit: 'price',
        rule: 'T4',
        formula:
          sigma === 1
            ? { op: side > 0 ? '−' : '+', args: [entry, { op: '/', args: [cash, q] }] }
            : {
                op: '/',
                args: [q, { op: side > 0 ? '+' : '−', args: [{ op: '/', args: [q, entry] }, cash] }],
              },
      }
    case 'adlScore':
    case 'queuePlace':
      return explainScore(world, p, equity, required)
    default:
      return nothing('why.none')
  }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function profitTerm(sigma: number, side: number, q: Term, mark: Term, entry: Term): Term {
  const [one, other] = side > 0 === (sigma === 1) ? [mark, entry] : [entry, mark]
  if (sigma === 1) return { op: '·', args: [q, { op: '−', args: [one, other] }] }
  return {
    op: '−',
    args: [
      { op: '/', args: [q, one] },
      { op: '/', args: [q, other] },
    ],
  }
}

/** LIN-LP or its inverse sister, with the tier at the solved price. */
function thresholdFormula(
  world: World,
  p: number,
  threshold: number,
  q: Term,
  cash: Term,
  entry: Term,
): Term {
  const { positions, markets } = world
  const { sigma, curve } = markets[positions.market[p]]
  const size = sizeOf(world, p)
  const isLong = size > 0
  const value = Math.abs(
    curve.onEntry ? positions.basis[p] : sigma === 1 ? size * threshold : size / threshold,
  )
  const tier = tierOf(curve, value)
  const m = symbol('m', rateAt(curve, tier, size), 'percent')
  const c = symbol('c', curve.deductions[tier], 'money')
  const one: Term = { op: 'number', value: 1 }
  const backing: Term = curve.deductions[tier] === 0 ? cash : { op: '+', args: [cash, c] }
  if (curve.onEntry) {
    const spare: Term = { op: '−', args: [cash, { op: '·', args: [m, symbol('N', value, 'money')] }] }
    if (sigma === 1) return { op: isLong ? '−' : '+', args: [entry, { op: '/', args: [spare, q] }] }
    return { op: '/', args: [q, { op: isLong ? '+' : '−', args: [{ op: '/', args: [q, entry] }, spare] }] }
  }
  if (sigma === 1) {
    const per: Term = { op: '/', args: [backing, q] }
    return {
      op: '/',
      args: [
        { op: isLong ? '−' : '+', args: [entry, per] },
        { op: isLong ? '−' : '+', args: [one, m] },
      ],
    }
  }
  const top: Term = { op: '·', args: [q, { op: isLong ? '+' : '−', args: [one, m] }] }
  return { op: '/', args: [top, { op: isLong ? '+' : '−', args: [{ op: '/', args: [q, entry] }, backing] }] }
}

function explainScore(world: World, p: number, equity: number, required: number): Draft {
  const { positions, markets, prices, rulebook } = world
  const m = positions.market[p]
  const [first, second] = factorsOf(
    rulebook.adl.score,
    markets[m].sigma,
    sizeOf(world, p),
    positions.basis[p],
    prices.x[m],
    equity,
    walletOf(world, positions.account[p]),
    required,
  )
  const score = scoreAt(world, p, prices.x)
  return {
    value: finite(score),
    unit: 'ratio',
    rule: 'A6',
    formula: { op: '·', args: [symbol('profit', first, 'ratio'), symbol('leverage', second, 'ratio')] },
    parts: [{ label: 'U', value: profitOf(world, p, prices.x[m]), unit: 'money' }],
  }
}
