import type { Sigma } from './payoff.ts'
import type { ComputedScore } from './rulebook.ts'

/** Least value of a factor of the observed Hyperliquid score (rule S6). */
const FLOOR = 1e-8

/**
 * The two factors of a position's deleveraging score; their product, or for a losing position of a two-branch family
 * their quotient, is the score (rules S1 to S6). `size` signed in units, `basis` = size · entry coordinate, x the mark's
 * coordinate; `equity`, `cash` and `required` of the account, settlement currency. Equity must be above zero.
 */
export function factorsOf(
  family: ComputedScore,
  sigma: Sigma,
  size: number,
  basis: number,
  x: number,
  equity: number,
  cash: number,
  required: number,
): readonly [number, number] {
  const value = size * x
  const notional = Math.abs(value)
  const profit = value - basis
  switch (family) {
    case 'BX-ADL':
      // |V_mark| / (V_mark − V_bankrupt): the difference of the signed values is the equity that stands behind.
      return [profit / Math.abs(basis), notional / equity]
    case 'BN-ADL-NEW':
      return [profit / notional, notional / equity]
    case 'BN-ADL-OLD':
      return [Math.max(0, profit) / Math.max(1, cash), equity > 0 ? required / equity : 0]
    case 'OK-ADL-2024':
      return [profit / Math.abs(basis), required / equity]
    case 'HL-ADL-DOC':
      return [printedRatio(sigma, size, basis, x), notional / equity]
    case 'HL-ADL-OBS':
      return [Math.max(FLOOR, notional / equity), Math.max(FLOOR, Math.max(0, profit) / Math.abs(basis))]
  }
}

/** mark / entry as printed, for longs and for shorts (rule S5). */
function printedRatio(sigma: Sigma, size: number, basis: number, x: number): number {
  const entry = basis / size
  return sigma === 1 ? x / entry : entry / x
}

/** The score of one family, of an account whose equity is above zero. */
type Score = (
  sigma: Sigma,
  size: number,
  basis: number,
  x: number,
  equity: number,
  cash: number,
  required: number,
) => number

/**
 * A function for each family (rules S1 to S6). Who scores a whole side takes its own out once: the choice, made again for
 * each of half a million positions, costs as much as the score.
 */
export const SCORES: Readonly<Record<ComputedScore, Score>> = {
  'BX-ADL': (_sigma, size, basis, x, equity) => {
    const value = size * x
    return branched((value - basis) / Math.abs(basis), Math.abs(value) / equity)
  },
  'BN-ADL-NEW': (_sigma, size, basis, x, equity) => {
    const value = size * x
    const notional = Math.abs(value)
    return branched((value - basis) / notional, notional / equity)
  },
  'BN-ADL-OLD': (_sigma, size, basis, x, equity, cash, required) =>
    (Math.max(0, size * x - basis) / Math.max(1, cash)) * (required / equity),
  'OK-ADL-2024': (_sigma, size, basis, x, equity, _cash, required) =>
    branched((size * x - basis) / Math.abs(basis), required / equity),
  'HL-ADL-DOC': (sigma, size, basis, x, equity) =>
    printedRatio(sigma, size, basis, x) * (Math.abs(size * x) / equity),
  'HL-ADL-OBS': (_sigma, size, basis, x, equity) => {
    const value = size * x
    const profit = Math.max(0, value - basis)
    return Math.max(FLOOR, Math.abs(value) / equity) * Math.max(FLOOR, profit / Math.abs(basis))
  },
}

/** Families whose score reads the requirement: of the others nobody needs to compute it. */
export const READS_REQUIREMENT: ReadonlySet<ComputedScore> = new Set(['BN-ADL-OLD', 'OK-ADL-2024'])

/** Score of a position: higher is closed earlier (rules S1 to S6). −∞ for an account without equity. Allocates nothing. */
export function scoreOf(
  family: ComputedScore,
  sigma: Sigma,
  size: number,
  basis: number,
  x: number,
  equity: number,
  cash: number,
  required: number,
): number {
  if (!(equity > 0)) return Number.NEGATIVE_INFINITY
  return SCORES[family](sigma, size, basis, x, equity, cash, required)
}

/** Profit is multiplied by the leverage, a loss is divided by it, so that a levered loser comes before a plain one. */
export function branched(rate: number, leverage: number): number {
  return rate >= 0 ? rate * leverage : rate / leverage
}
