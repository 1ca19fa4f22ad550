/* Rules of GMX v2 that no run uses (rules V13, V14). Values in USD, sizes in tokens; the size in USD is fixed at entry. */

/** A position against the pool. */
export interface PoolPosition {
  readonly side: number
  /** Value at entry. */
  readonly sizeUsd: number
  readonly tokens: number
}

/** Profit at an index price, before any cap. */
export function poolProfit({ side, sizeUsd, tokens }: PoolPosition, index: number): number {
  return side * (tokens * index - sizeUsd)
}

/**
 * What a position is worth to its trader: collateral, profit, the cost of closing where it is one, floored at
 * `mostImpact` of the size, and fees (rule V13, GM-LIQ).
 */
export function remainingCollateral(
  collateral: number,
  profit: number,
  impact: number,
  fees: number,
  sizeUsd: number,
  mostImpact: number,
): number {
  return collateral + profit + Math.max(-sizeUsd * mostImpact, Math.min(0, impact)) - fees
}

/** Whether that is below the least allowed: an amount, zero, or a share of the size at entry (rule V13, GM-LIQ). */
export function isBelowFloor(remaining: number, least: number, leastShare: number, sizeUsd: number): boolean {
  return remaining < least || remaining <= 0 || remaining < sizeUsd * leastShare
}

/**
 * Index price at which what remains is `share` of the size at entry (rule V13, GM-LP): `collateral` in USD that does not
 * move with the index, `inIndex` tokens of collateral that are the index's own. Below zero: there is no such price.
 */
export function floorPrice(
  { side, sizeUsd, tokens }: PoolPosition,
  collateral: number,
  inIndex: number,
  fees: number,
  share: number,
): number {
  return (sizeUsd * (side + share) + fees - collateral) / (side * tokens + inIndex)
}

/** What the pool owes one side, as a share of what it holds for it (rule V14, GM-FACTOR). */
export function pnlToPool(profit: number, pool: number): number {
  return profit / pool
}

/**
 * Closing `closedUsd` of a winner (rule V14, GM-ADL): taken when the side owes more than `limit` of the pool before, less
 * after, and not less than `floor` then; else it is reverted and nothing changes.
 */
export function deleverageFromPool(
  position: PoolPosition,
  index: number,
  pool: number,
  closedUsd: number,
  limit: number,
  floor: number,
): { readonly isTaken: boolean; readonly sizeUsd: number; readonly factor: number } {
  const profit = poolProfit(position, index)
  const before = pnlToPool(profit, pool)
  const realised = (profit * closedUsd) / position.sizeUsd
  const after = pnlToPool(profit - realised, pool - realised)
  const isTaken = before > limit && after < before && after >= floor
  return isTaken
    ? { isTaken, sizeUsd: position.sizeUsd - closedUsd, factor: after }
    : { isTaken, sizeUsd: position.sizeUsd, factor: before }
}
