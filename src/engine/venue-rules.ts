/* Rules of single venues that stand outside the margin and the ranking (rules V1 to V4, V20 to V23). */

/** Insurance fund's gain from a fill at x of a position taken over at `bankruptcy`, both coordinates (rule V1, BX-IF). */
export function fundDelta(size: number, bankruptcy: number, x: number): number {
  return size * (x - bankruptcy)
}

/** Fair price from the index and what is left of the funding interval (rule V2, BX-MARK). */
export function fairPrice(
  index: number,
  fundingRate: number,
  hoursLeft: number,
  intervalHours: number,
): number {
  return index * (1 + (fundingRate * hoursLeft) / intervalHours)
}

/** Portfolio margin ratio and its band (rule V3, BN-UNIMMR). A ratio equal to a band's edge belongs to the band below. */
export function portfolioState(
  equity: number,
  requirement: number,
  bands: { readonly warn: number; readonly reduceOnly: number; readonly liquidate: number },
): { readonly ratio: number; readonly state: 'normal' | 'reminder' | 'reduceOnly' | 'liquidation' } {
  const ratio = equity / requirement
  if (ratio <= bands.liquidate) return { ratio, state: 'liquidation' }
  if (ratio <= bands.reduceOnly) return { ratio, state: 'reduceOnly' }
  return { ratio, state: ratio <= bands.warn ? 'reminder' : 'normal' }
}

/** Steps above the base risk limit, and the rates that they raise (rule V4, BX-RISK). */
export function riskLimitRates(
  value: number,
  baseLimit: number,
  step: number,
  baseMaintenance: number,
  baseInitial: number,
): { readonly maintenance: number; readonly initial: number } {
  // A hair less than the quotient, so that a value on a limit stays within it.
  const steps = Math.max(0, Math.ceil((value - baseLimit) / step - 1e-12))
  return { maintenance: baseMaintenance * (1 + steps), initial: baseInitial + steps * baseMaintenance }
}

/** Requirement and initial margin of a unified account over what it has (rule V20, BY-UTA-MMR). `orderLoss` is at most 0. */
export function unifiedRatio(required: number, balance: number, haircut: number, orderLoss: number): number {
  return required / (balance - haircut + orderLoss)
}

/** Which of Lighter's three margins an account still meets (rule V21, LT-STATE). */
export function marginState(
  value: number,
  initial: number,
  maintenance: number,
  closeOut: number,
): 'healthy' | 'pre-liquidation' | 'partial' | 'full' {
  if (value >= initial) return 'healthy'
  if (value >= maintenance) return 'pre-liquidation'
  return value >= closeOut ? 'partial' : 'full'
}

/** What the book did not take of an order, which is assigned to others (rule V22, KR-PAS). */
export function toAssign(all: number, sold: number): number {
  return Math.max(0, all - sold)
}

/** Contracts that OKX's older page closes: from the third tier on down to the end of the first, below it all (rule V23). */
export function contractsDownToFirst(contracts: number, thirdFloor: number, firstCap: number): number {
  return contracts >= thirdFloor ? contracts - firstCap : contracts
}
