import { step } from '../../../engine/cascade.ts'
import { topRanked } from '../../../engine/rank.ts'
import { winnersOf } from '../../../engine/ranking.ts'
import type { Scenario } from '../../../engine/scenario.ts'
import type { World } from '../../../engine/world.ts'
import { FIRST_TRADER, sizeOf } from '../../../engine/world.ts'
import { race } from '../race.ts'
import type { Outcome, Row, Scale } from '../row.ts'
import { expectSame, shownNs } from '../row.ts'
import { ofSize, worldOf } from '../world.ts'

/** An account as one would write it down first. */
interface Holder {
  readonly position: number
  readonly size: number
  readonly entry: number
  readonly cash: number
}

function holdersOf(world: World): readonly Holder[] {
  const { accounts, positions } = world
  return Array.from({ length: accounts.count - FIRST_TRADER }, (_, i) => {
    const a = FIRST_TRADER + i
    const p = accounts.first[a]
    const size = sizeOf(world, p)
    return { position: p, size, entry: positions.basis[p], cash: accounts.cash[a] }
  })
}

/** The winning shorts in the order of BitMEX's score, with filter, map and sort; `entry` is the value at entry. */
function byObjects(holders: readonly Holder[], mark: number, most: number): readonly Holder[] {
  return holders
    .filter(({ size, entry }) => size < 0 && size * mark - entry > 0)
    .map((holder) => {
      const profit = holder.size * mark - holder.entry
      const leverage = Math.abs(holder.size * mark) / (holder.cash + profit)
      return { holder, score: (profit / Math.abs(holder.entry)) * leverage }
    })
    .sort((one, other) => other.score - one.score || one.holder.position - other.holder.position)
    .slice(0, most)
    .map(({ holder }) => holder)
}

function measure(scale: Scale, scenario: Scenario): readonly Outcome[] {
  const world = worldOf({ ...ofSize(scenario, scale.million), you: null })
  const price = world.markets[0].startPrice * 0.97
  step(world, { kind: 'price', market: 0, to: price, gap: 0 }, 0, Number.POSITIVE_INFINITY)
  const holders = holdersOf(world)
  const most = Math.floor(winnersOf(world, 0, -1, world.prices.x).count / 100)
  const ours = (): Uint32Array => {
    const { positions, scores, count } = winnersOf(world, 0, -1, world.prices.x)
    return topRanked(scores, count, most).map((i) => positions[i])
  }
  const naive = () => byObjects(holders, world.prices.mark[0], most)
  expectSame(
    'top 1 %',
    ours(),
    naive().map(({ position }) => position),
  )
  const { ratio, oursNs, otherNs } = race(
    { work: () => void ours(), units: holders.length },
    { work: () => void naive(), units: holders.length },
    scale.rounds,
    Math.min(3, scale.samples),
  )
  return [
    {
      name: `ADL top 1 % against filter, map and sort of objects, ${scale.million.toLocaleString('en')}`,
      value: ratio,
      unit: '×',
      goal: 30,
      detail: `${shownNs(oursNs)} against ${shownNs(otherNs)} an account; ${most} equal to the full sort`,
    },
  ]
}

export const adl: Row = { name: 'adl', measure }
