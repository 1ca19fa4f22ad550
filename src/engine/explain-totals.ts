import type { Explainable, Explanation, Term, Unit } from './explain.ts'
import { lambdaAt } from './impact.ts'
import { CAUSES } from './observation.ts'
import type { TallyName, World } from './world.ts'
import { FUND, T } from './world.ts'

/** An explanation before rulebook and sources are added. */
export type Draft = Pick<Explanation, 'value' | 'unit' | 'formula' | 'rule'> & Partial<Explanation>

const symbol = (name: string, value: number, unit: Unit): Term => ({ op: 'symbol', name, value, unit })

const PAID: Partial<Record<Explainable, readonly [TallyName, string]>> = {
  marginLost: ['marginLost', 'W2'],
  excessCollateral: ['excessCollateral', 'L7'],
  fundPaid: ['fundPaid', 'W3'],
  venuePaid: ['venuePaid', 'W5'],
  adlPaid: ['adlPaid', 'W6'],
  socialisedPaid: ['socialisedPaid', 'W7'],
  clawbackPaid: ['clawbackPaid', 'W8'],
  residual: ['residual', 'W9'],
}

/** Explains a number about the whole run, or returns null when it is about an account. The market is the one last moved. */
export function explainTotals(world: World, what: Explainable): Draft | null {
  const { tally, prices } = world
  const paid = PAID[what]
  if (paid !== undefined) {
    const [name, rule] = paid
    return {
      value: tally[T[name]],
      unit: 'money',
      rule,
      formula: { op: 'sum', of: symbol(name, tally[T[name]], 'money'), over: 'journal' },
      parts: partsOf(world),
    }
  }
  const m = Math.max(
    0,
    prices.direction.findIndex((direction) => direction !== 0),
  )
  const pushed = prices.hand[m] - prices.stepStart[m]
  const moved = prices.mark[m] - prices.stepStart[m]
  switch (what) {
    case 'vaultPaid':
      return {
        value: tally[T.vaultReceived],
        unit: 'money',
        rule: 'W4',
        formula: symbol('margin received', tally[T.vaultReceived], 'money'),
        parts: partsOf(world),
      }
    case 'lossGap':
      return { value: 0, unit: 'money', rule: 'W1', formula: lossTerm(world), parts: partsOf(world) }
    case 'multiplier':
      return {
        value: pushed === 0 ? null : moved / pushed,
        unit: 'ratio',
        rule: 'P9',
        formula: { op: '/', args: [symbol('moved', moved, 'price'), symbol('pushed', pushed, 'price')] },
      }
    case 'branching': {
      const lambda = lambdaAt(
        world.markets[m],
        prices.hand[m],
        prices.forced[m],
        prices.direction[m] > 0 ? 1 : -1,
      )
      const observed = pushed === 0 || moved === 0 ? 0 : 1 - pushed / moved
      return {
        value: pushed === 0 || moved === 0 ? null : observed,
        unit: 'ratio',
        rule: 'P9',
        formula: {
          op: '−',
          args: [
            { op: 'number', value: 1 },
            { op: '/', args: [symbol('pushed', pushed, 'price'), symbol('moved', moved, 'price')] },
          ],
        },
        parts: [{ label: 'λ, price per 1M of forced notional', value: lambda * 1e6, unit: 'ratio' }],
      }
    }
    case 'markPrice':
      return {
        value: prices.mark[m],
        unit: 'price',
        rule: 'P2',
        formula: {
          op: '+',
          args: [
            symbol('hand', prices.hand[m], 'price'),
            symbol('impact', prices.mark[m] - prices.hand[m], 'price'),
          ],
        },
      }
    case 'depth':
      return {
        value: world.markets[m].depth,
        unit: 'quote',
        rule: 'P2',
        formula: symbol('D', world.markets[m].depth, 'quote'),
      }
    case 'gini':
      return {
        value: null,
        unit: 'ratio',
        rule: 'Q1',
        formula: {
          op: '−',
          args: [
            { op: 'number', value: 1 },
            {
              op: '·',
              args: [{ op: 'number', value: 2 }, symbol('area under the curve', Number.NaN, 'ratio')],
            },
          ],
        },
      }
    default:
      return null
  }
}

function lossTerm({ tally }: World): Term {
  const names = [
    'marginLost',
    'fundPaid',
    'venuePaid',
    'adlPaid',
    'socialisedPaid',
    'clawbackPaid',
    'residual',
  ] as const
  return {
    op: '−',
    args: [
      symbol('loss', tally[T.lossIn], 'money'),
      {
        op: '+',
        args: names
          .filter((name) => tally[T[name]] !== 0)
          .map((name) => symbol(name, tally[T[name]], 'money')),
      },
    ],
  }
}

/** Sums of the journal by cause: what the totals are made of. O(journal). */
function partsOf(world: World): Explanation['parts'] {
  const sums = new Float64Array(CAUSES.length)
  for (let i = 0; i < world.journal.length; i++) sums[world.journal.cause[i]] += world.journal.amount[i]
  const parts = CAUSES.flatMap((label, c) =>
    sums[c] > 0 ? [{ label, value: sums[c], unit: 'money' as const }] : [],
  )
  return [...parts, { label: 'fund left', value: world.ledgers[FUND], unit: 'money' }]
}
