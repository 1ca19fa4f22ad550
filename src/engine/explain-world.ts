import { losingDirection } from './account.ts'
import type { Explainable, Explanation } from './explain.ts'
import { explainAccount } from './explain-account.ts'
import type { Asked } from './explain-asked.ts'
import { legsOf } from './explain-asked.ts'
import { explainLine } from './explain-lines.ts'
import { explainPays } from './explain-pays.ts'
import { explainPrice } from './explain-price.ts'
import { explainQueue } from './explain-queue.ts'
import type { Draft } from './formula.ts'
import { letter } from './formula.ts'
import type { Units } from './rulebook.ts'
import { printedMoney, printedPrice, unitsOf } from './units.ts'
import { NONE } from './world.ts'

const ON_MARGIN = ['margin', 'margin.tiers', 'margin.tiers.default', 'margin.basis', 'margin.closingFee']
const ON_VAULT = ['waterfall', 'waterfall[0]']

/** Which remarks of the rulebook bear on a number, and which part of it names its sources. */
const BEARS_ON: Partial<Record<Explainable, readonly string[]>> = {
  liquidationPrice: ON_MARGIN,
  maintenanceMargin: ON_MARGIN,
  closedPrice: ON_MARGIN,
  toLiquidation: ['margin', 'margin.tiers'],
  bankruptcyPrice: ['margin'],
  simpleLiquidation: ON_MARGIN,
  excessCollateral: ['surplus', 'surplus.to'],
  fundPaid: ['adl.triggers'],
  vaultPaid: ON_VAULT,
  vaultTaken: ON_VAULT,
  adlPaid: ['adl.triggers', 'adl.price', 'adl.score'],
  adlPrice: ['adl.price'],
  adlAccounts: ['adl.triggers', 'adl.score'],
  adlScore: ['adl.score'],
  queuePlace: ['adl.score', 'adl.allocation'],
  gini: ['adl.allocation'],
}

/** What is asked about next, when one of these has been answered. */
const BESIDE: Partial<Record<Explainable, readonly Explainable[]>> = {
  markPrice: ['pushShare', 'addedShare'],
  multiplier: ['branchingObserved'],
  branching: ['branchingObserved', 'windowNotional', 'depth'],
  branchingObserved: ['branching'],
  closedCount: ['closedNotional'],
  marginLost: ['marginPosted', 'lossIn', 'closedCount', 'closedNotional'],
  fundPaid: ['fundLeft'],
  vaultPaid: ['vaultTaken', 'vaultLeft'],
  venuePaid: ['venueLeft'],
  adlPaid: ['adlAccounts', 'adlNotional', 'adlPrice'],
  clawbackPaid: ['clawbackDue'],
  lossGap: ['lossIn', 'residual'],
  queuePlace: ['adlScore'],
  gini: ['giniProRata'],
  giniProRata: ['gini'],
  closedPrice: ['liquidationPrice', 'bankruptcyPrice'],
  simpleLiquidation: ['liquidationPrice'],
  toLiquidation: ['liquidationPrice', 'markPrice'],
}

/**
 * How a number of the world came about (rule E1). The values that stand in the formula are those of the world as it was
 * shown; for what has happened they are read from its totals and journal.
 */
export function explainIn(asked: Asked, what: Explainable): Explanation {
  const { remarks: all } = asked.world.rulebook
  const remarks = BEARS_ON[what] ?? []
  const sources = all.filter(({ path }) => remarks.includes(path)).flatMap((remark) => remark.sources)
  const beside = (BESIDE[what] ?? []).flatMap((other) => {
    const { value, unit } = draftOf(asked, other)
    return value === null ? [] : [{ what: other, value, unit }]
  })
  const draft = draftOf(asked, what)
  const units = unitsOf(asked.world.rulebook, asked.world.markets[asked.market].symbol)
  return {
    what,
    sources: [...new Set(sources)],
    remarks,
    parts: [],
    deviations: [],
    reason: null,
    beside,
    units,
    printed: units === null ? null : printedOf(asked, what, draft.value, units),
    ...draft,
  }
}

/** What the venue prints of an account's lines and requirement (rule N4). */
function printedOf(asked: Asked, what: Explainable, value: number | null, units: Units): number | null {
  if (value === null) return null
  if (what === 'maintenanceMargin') return printedMoney(units, value)
  if (what !== 'liquidationPrice' && what !== 'bankruptcyPrice') return null
  const { a } = asked
  const [world] = [asked.world, asked.start].filter((one) => legsOf(one, a).length > 0)
  if (world === undefined) return null
  const [{ m }] = legsOf(world, a)
  return printedPrice(units, value, losingDirection(world, a, m) === -1)
}

function draftOf(asked: Asked, what: Explainable): Draft {
  const total = explainPays(asked, what) ?? explainPrice(asked, what) ?? explainQueue(asked, what)
  if (total !== null) return total
  const own = asked.a === NONE ? null : (explainAccount(asked, what) ?? explainLine(asked, what))
  return (
    own ?? {
      value: null,
      unit: 'money',
      rule: 'M2',
      formula: letter('M', Number.NaN, 'money'),
      reason: 'noAccount',
    }
  )
}
