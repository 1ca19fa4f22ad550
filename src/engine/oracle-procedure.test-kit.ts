import type { Oracle, Position } from './oracle-account.test-kit.ts'
import {
  belongsTo,
  isOpen,
  notionalAt,
  requirementOf,
  sizeOf,
  tierAt,
  tiersOf,
  worth,
} from './oracle-account.test-kit.ts'
import { fillOf } from './oracle-fill.test-kit.ts'

/** Rounding of a quotient that is a whole number on paper. */
const HAIR = 1e-9

/** How many lots of a position are closed at once (rules L2 to L6). */
export function lotsToClose(oracle: Oracle, position: Position, equity: number, requirement: number): number {
  const { procedure } = oracle.rulebook
  const all = Math.abs(position.lots)
  const notional = all * position.market.lotNotional
  const isCooling = oracle.round <= position.account.coolingUntil
  const atLeastOne = (lots: number): number => Math.min(all, Math.max(1, Math.floor(lots + HAIR)))
  switch (procedure.kind) {
    case 'closeAll':
      return all
    case 'fixedFraction':
      return notional > procedure.above && !isCooling ? atLeastOne(all * procedure.fraction) : all
    case 'throttled':
      return atLeastOne(Math.max(all * procedure.fraction, procedure.notional / position.market.lotNotional))
    case 'proRataSlice':
      return Math.ceil(all * sliceOf(oracle, position, equity) - HAIR)
    case 'restore': {
      const { account } = position
      const value = (leg: Position): number => Math.abs(worth(leg.market, sizeOf(leg), leg.market.now))
      const wanted = account.positions
        .filter(isOpen)
        .reduce(
          (sum, leg) =>
            sum + requirementOf(oracle.rulebook, leg, leg.market.now) + procedure.buffer * value(leg),
          0,
        )
      const here = requirementOf(oracle.rulebook, position, position.market.now)
      const freed = (here + (procedure.buffer - procedure.fee) * value(position)) / all
      return freed <= 0 ? all : Math.max(1, Math.min(all, Math.ceil((wanted - equity) / freed - HAIR)))
    }
    case 'tierDown':
      return isCooling && !procedure.repeat ? all : lotsToLowerTier(oracle, position, equity, requirement)
  }
}

/** Lots that bring a position some tiers down, further down while that does not suffice, or all of it (rule L4). */
function lotsToLowerTier(oracle: Oracle, position: Position, equity: number, requirement: number): number {
  const { procedure, trigger } = oracle.rulebook
  if (procedure.kind !== 'tierDown') throw new Error('not a tier-down procedure')
  const { market } = position
  const tiers = tiersOf(oracle.rulebook, market)
  const all = Math.abs(position.lots)
  const { margin } = oracle.rulebook
  const isBySize = margin.model === 'step' && margin.unit === 'size'
  const perLot = isBySize ? market.spec.lot : notionalAt(oracle.rulebook, position, market.now) / all
  const tier = tierAt(tiers, all * perLot)
  if (tier === 0) return all
  for (let target = Math.max(0, tier - procedure.tiers); target >= 0; target--) {
    let kept = all - 1
    while (kept > 0 && belongsTo(tiers, target + 1, kept * perLot)) kept--
    if (kept === 0) return all
    const sold = all - kept
    if (procedure.repeat) return sold
    const smaller = { ...position, lots: Math.sign(position.lots) * kept, cost: (position.cost * kept) / all }
    const cost = sizeOf(position) - sizeOf(smaller)
    const after = equity + cost * (fillOf(position, sold).unitWorth - worth(market, 1, market.now))
    const required =
      requirement -
      requirementOf(oracle.rulebook, position, market.now) +
      requirementOf(oracle.rulebook, smaller, market.now)
    if (trigger.strict ? after >= required : after > required) return sold
  }
  return all
}

/** The least multiple of a step of every position after which requirement / equity is below the target (rule L5). */
function sliceOf(oracle: Oracle, { account }: Position, equity: number): number {
  const { procedure, surplus } = oracle.rulebook
  if (procedure.kind !== 'proRataSlice') throw new Error('not a slicing procedure')
  if (equity <= 0) return 1
  const worthOfAll = account.positions
    .filter(isOpen)
    .reduce((sum, leg) => sum + Math.abs(worth(leg.market, sizeOf(leg), leg.market.now)), 0)
  const feeForAll = surplus.to === 'split' ? surplus.fee * worthOfAll : 0
  const slices = Math.round(1 / procedure.step)
  for (let k = 1; k < slices; k++) {
    const left = 1 - k * procedure.step
    const required = account.positions
      .filter(isOpen)
      .map((position) => ({ ...position, lots: position.lots * left, cost: position.cost * left }))
      .reduce((sum, smaller) => sum + requirementOf(oracle.rulebook, smaller, smaller.market.now), 0)
    if (required < procedure.target * (equity - k * procedure.step * feeForAll)) return k * procedure.step
  }
  return 1
}
