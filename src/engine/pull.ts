import { fundingOwed, profitOf, requirementAt } from './account.ts'
import { initialMargin, maxLeverageOf } from './margin.ts'
import type { Pull } from './observation.ts'
import { coordinateOf, priceOf } from './payoff.ts'
import type { YouSpec } from './scenario.ts'
import { entryForBankruptcy, entryForThreshold, sizeForBankruptcy, sizeForThreshold } from './solve.ts'
import type { Leg } from './threshold.ts'
import { surplusForBankruptcy, surplusForThreshold, thresholdOfMany, thresholdOfOne } from './threshold.ts'
import type { World } from './world.ts'
import { sizeOf } from './world.ts'
import { basisOf, postedBy } from './your-account.ts'

/** The least margin that a pull leaves, as a share of the value at entry. */
const LEAST_MARGIN = 1e-3
/** How near to the wished price an answer must come when it is put back, as a share of it. */
const NEAR = 1e-9

/** The reader's position as it would have to be stated; all but what gives way is as it was, unless it hangs on that. */
interface Answer {
  readonly leverage: number
  readonly added: number
  readonly size: number
  readonly entry: number
}

/** What the answers are made from: the reader's market and position, and what the pull asks of them. */
interface Asked {
  readonly world: World
  readonly you: YouSpec
  readonly pull: Pull
  readonly m: number
  /** Coordinate of the wished price; NaN for a pull on the margin. */
  readonly x: number
  /** Profit less requirement of all other legs with the market at `x`, less what was paid and is owed but for the own leg. */
  readonly rest: number
  /** Funding that the own position owes, per unit of its size. */
  readonly owedPerUnit: number
}

/**
 * What would put a number of the reader's account where it is wanted (rule T5), or null where nothing does. Answers by
 * size and by entry are put back into T2 or T3 before they are given. O(positions of the account · tiers).
 */
export function pulled(world: World, you: YouSpec, pull: Pull): Answer | null {
  const p = world.accounts.first[world.you]
  const m = world.positions.market[p]
  const x = pull.of === 'margin' ? Number.NaN : coordinateOf(world.markets[m].sigma, pull.to)
  const size = Math.abs(sizeOf(world, p))
  const asked: Asked = {
    world,
    you,
    pull,
    m,
    x,
    rest: restAt(world, m, x, pull.of === 'liquidation') - (you.funding ?? 0),
    owedPerUnit: size === 0 ? 0 : fundingOwed(world, p) / size,
  }
  const answer = pull.by === 'size' ? bySize(asked) : pull.by === 'entry' ? byEntry(asked) : byCash(asked)
  return answer === null || !isThere(asked, answer) ? null : answer
}

/** What the other legs add to the account when market m is at `x` and all others stand: nothing for a pull on the margin. */
function restAt(world: World, m: number, x: number, withRequirements: boolean): number {
  const { accounts, positions, prices } = world
  let rest = 0
  for (let q = accounts.first[world.you] + 1; q < accounts.first[world.you + 1]; q++) {
    if (positions.lots[q] === 0) continue
    const at = positions.market[q] === m ? x : prices.x[positions.market[q]]
    rest += profitOf(world, q, at) - fundingOwed(world, q)
    if (withRequirements) rest -= requirementAt(world, q, at)
  }
  return rest
}

/** Leverage, or margin added at the same leverage. */
function byCash({ world, you, pull, m, x, rest, owedPerUnit }: Asked): Answer {
  const { sigma, curve } = world.markets[m]
  const basis = basisOf(you, sigma)
  const notional = Math.abs(basis)
  const behind =
    pull.of === 'liquidation'
      ? surplusForThreshold(curve, you.size, basis, x)
      : surplusForBankruptcy(you.size, basis, x)
  const wished = pull.of === 'margin' ? pull.to : behind - rest + Math.abs(you.size) * owedPerUnit
  // A line can be pulled past the entry, but nobody opens a position on nothing.
  const posted = Math.max(wished, LEAST_MARGIN * notional)
  const { size, entry, leverage, added } = you
  if (pull.by === 'margin')
    return { leverage, added: posted - initialMargin(notional, leverage), size, entry }
  const most = maxLeverageOf(curve, notional, size)
  const solved = notional / (posted - added)
  return { leverage: solved > 0 && solved < most ? solved : most, added, size, entry }
}

/** Size: for a line at the same margin, so that leverage follows; for a margin at the same leverage. */
function bySize({ world, you, pull, m, x, rest, owedPerUnit }: Asked): Answer | null {
  const { sigma, curve } = world.markets[m]
  const sign = you.size > 0 ? 1 : -1
  const { leverage, added, entry } = you
  const entryX = coordinateOf(sigma, entry)
  if (pull.of === 'margin') {
    const size = ((pull.to - added) * leverage) / Math.abs(entryX)
    return size > 0 ? { leverage, added, size: sign * size, entry } : null
  }
  const posted = postedBy(you, sigma)
  const loss = sign * (entryX - x) + owedPerUnit
  const size =
    pull.of === 'liquidation'
      ? sizeForThreshold(curve, sign, entryX, posted + rest, x, loss)
      : sizeForBankruptcy(posted + rest, loss)
  const notional = size * Math.abs(entryX)
  const solved = notional / (posted - added)
  const isAllowed = solved > 0 && solved <= maxLeverageOf(curve, notional, size)
  return isAllowed ? { leverage: solved, added, size: sign * size, entry } : null
}

/** Entry, at the same size and leverage, so that the margin follows. */
function byEntry({ world, you, pull, m, x, rest, owedPerUnit }: Asked): Answer | null {
  const { sigma, curve } = world.markets[m]
  const { size, leverage, added } = you
  const behind = added + rest - Math.abs(size) * owedPerUnit
  const entryX =
    pull.of === 'liquidation'
      ? entryForThreshold(curve, size, leverage, behind, x)
      : pull.of === 'bankruptcy'
        ? entryForBankruptcy(sigma, size, leverage, behind, x)
        : (sigma * (pull.to - added) * leverage) / Math.abs(size)
  const entry = priceOf(sigma, entryX)
  return Number.isNaN(entry) ? null : { leverage, added, size, entry }
}

/** Whether an answer by size or entry puts the liquidation price where it is wished; the others are what they are. */
function isThere({ world, you, pull, m, x, rest, owedPerUnit }: Asked, answer: Answer): boolean {
  if (pull.of !== 'liquidation' || pull.by === 'leverage' || pull.by === 'margin') return true
  const { markets, prices, rulebook } = world
  const { sigma, curve } = markets[m]
  const { size } = answer
  const basis = size * coordinateOf(sigma, answer.entry)
  const own: Leg = { curve, size, basis }
  const legs = [own, ...otherLegs(world, m)]
  // `rest` has the other legs of this market at the wished price; what stands behind all of them is without these.
  let surplus = postedBy({ ...you, ...answer }, sigma) + rest - Math.abs(size) * owedPerUnit
  for (const leg of legs.slice(1)) surplus += surplusForThreshold(leg.curve, leg.size, leg.basis, x)
  const net = legs.reduce((sum, leg) => sum + leg.size, 0)
  const direction = (net === 0 ? size : net) > 0 ? -1 : 1
  const { strict } = rulebook.trigger
  const found =
    legs.length === 1
      ? thresholdOfOne(curve, size, basis, surplus, prices.x[m], direction, strict)
      : thresholdOfMany(legs, surplus, prices.x[m], direction, strict)
  return Math.abs(found - x) <= NEAR * Math.abs(x)
}

/** The other open legs of the reader's account in market m. */
function otherLegs(world: World, m: number): Leg[] {
  const { accounts, positions, markets } = world
  const legs: Leg[] = []
  for (let q = accounts.first[world.you] + 1; q < accounts.first[world.you + 1]; q++)
    if (positions.market[q] === m && positions.lots[q] !== 0)
      legs.push({ curve: markets[m].curve, size: sizeOf(world, q), basis: positions.basis[q] })
  return legs
}
