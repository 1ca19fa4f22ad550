import { expect } from 'vitest'
import type { Explainable, Explanation } from './explain.ts'
import { EXPLAINABLE } from './explain.ts'
import type { Engine } from './lab.ts'
import type { ValueName } from './observation.ts'
import { evaluate, tolerance, valuesIn, written } from './term.test-kit.ts'

type Values = Readonly<Record<ValueName, number | null>>

/** Where the screen has each number from. */
const SHOWN: Readonly<Record<Explainable, (values: Values) => number | null>> = {
  liquidationPrice: (v) => v.youLiquidation,
  bankruptcyPrice: (v) => v.youBankruptcy,
  simpleLiquidation: (v) => v.youSimple,
  closedPrice: (v) => v.youClosedPrice,
  maintenanceMargin: (v) => v.youMaintenance,
  initialMargin: (v) => v.youInitialCash,
  equity: (v) => v.youEquity,
  leverage: (v) => v.youLeverage,
  toLiquidation: (v) => v.youToLiquidation,
  adlScore: (v) => v.youScore,
  queuePlace: (v) => v.youQueuePlace,
  markPrice: (v) => v.markPrice,
  pushShare: (v) => v.pushShare,
  addedShare: (v) => v.addedShare,
  branching: (v) => v.branchingLadder,
  branchingObserved: (v) => v.branchingObserved,
  multiplier: (v) => v.multiplier,
  forcedNotional: (v) => v.forcedNotional,
  windowNotional: (v) => v.windowNotional,
  nextWall: (v) => v.nextWallNotional,
  nextLiquidation: (v) => v.nextLiquidationDown ?? v.nextLiquidationUp,
  depth: (v) => v.depth,
  longOpenInterest: (v) => v.longOpenInterest,
  shortOpenInterest: (v) => v.shortOpenInterest,
  closedCount: (v) => (v.longsClosed ?? 0) + (v.shortsClosed ?? 0),
  closedNotional: (v) => (v.longNotionalClosed ?? 0) + (v.shortNotionalClosed ?? 0),
  marginPosted: (v) => v.marginPosted,
  marginLost: (v) => v.marginLost,
  excessCollateral: (v) => v.excessCollateral,
  fundPaid: (v) => v.fundPaid,
  fundLeft: (v) => v.fundLeft,
  vaultPaid: (v) => v.vaultPaid,
  vaultLeft: (v) => v.vaultLeft,
  vaultTaken: (v) => v.vaultTaken,
  venuePaid: (v) => v.venuePaid,
  venueLeft: (v) => v.venueLeft,
  adlPaid: (v) => v.adlPaid,
  adlNotional: (v) => v.adlNotional,
  adlAccounts: (v) => v.adlAccounts,
  adlPrice: (v) => v.adlPrice,
  socialisedPaid: (v) => v.socialisedPaid,
  clawbackPaid: (v) => v.clawbackPaid,
  clawbackDue: (v) => v.clawbackDue,
  residual: (v) => v.residual,
  lossIn: (v) => v.lossIn,
  lossGap: (v) => v.lossGap,
  gini: (v) => v.giniRank,
  giniProRata: (v) => v.giniProRata,
}

/** What is wrong with an explanation, or null: a formula gives its number, a missing number has a reason, parts add up. */
function faultOf({ value, formula, reason, rule, parts }: Explanation): string | null {
  if (!/^[A-Z]\d+$/.test(rule)) return `cites ${rule}`
  if (value === null) return reason === null ? 'no reason' : null
  if (!valuesIn(formula).every(Number.isFinite)) return 'a symbol without a value'
  const got = evaluate(formula)
  if (!(Math.abs(got - value) <= tolerance(formula, value))) return `the formula gives ${got}`
  const sum = parts.reduce((all, part) => all + part.value, 0)
  const isOff = parts.length > 0 && !(Math.abs(sum - value) <= 1e-6 * Math.max(1, value))
  return isOff ? `the parts add up to ${sum}` : null
}

/** Fails unless the explanation is sound. Built up only when it is not: there are many. */
export function expectHonest(explanation: Explanation, where: string): void {
  const fault = faultOf(explanation)
  if (fault === null) return
  const { what, value, formula, reason } = explanation
  expect.fail(`${where}: ${what} = ${value} (${reason}) by ${written(formula)}: ${fault}`)
}

/** Every number of the reader's screen is explained by that very number. */
export function expectAllShown(engine: Engine, values: Values, where: string): void {
  for (const what of EXPLAINABLE) {
    const explanation = engine.explain(what, null)
    expectHonest(explanation, where)
    const { value, reason } = explanation
    const shown = SHOWN[what](values)
    // Of an account that is gone the screen shows nothing where the explanation tells how it was at the start.
    const isSame =
      shown === null || value === null
        ? shown === null && (value === null || reason === 'atStart')
        : Math.abs(value - shown) <= 1e-9 * Math.max(1e-3, Math.abs(shown))
    if (!isSame) expect.fail(`${where}: ${what} is shown as ${shown} and explained as ${value} (${reason})`)
  }
  expect(EXPLAINABLE.length).toBe(Object.keys(SHOWN).length)
}
