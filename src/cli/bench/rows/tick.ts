import { step } from '../../../engine/cascade.ts'
import { commit } from '../../../engine/checkpoint.ts'
import { collect } from '../../../engine/crossing.ts'
import { makePath } from '../../../engine/price-path.ts'
import type { Scenario } from '../../../engine/scenario.ts'
import type { World } from '../../../engine/world.ts'
import { FIRST_TRADER } from '../../../engine/world.ts'
import { race } from '../race.ts'
import type { Outcome, Row, Scale } from '../row.ts'
import { expectSame, shownNs } from '../row.ts'
import { ofSize, worldOf } from '../world.ts'

const SEED = 20_251_010
const TICKS = 2000

/** Rows of accounts that are liquidatable at a price, by looking at every one of them: columns, nothing allocated but them. */
function fullScan(world: World, price: number, rows: Uint32Array): number {
  const { accounts, positions, markets } = world
  const { cash } = accounts
  const { account, lots, basis } = positions
  const { lot, curve } = markets[0]
  const rate = curve.rates[0]
  let count = 0
  for (let p = accounts.first[FIRST_TRADER]; p < positions.count; p++) {
    const value = lots[p] * lot * price
    const isUnder = cash[account[p]] + value - basis[p] <= Math.abs(value) * rate
    rows[count] = account[p]
    count += isUnder ? 1 : 0
  }
  return count
}

/** Puts the sorted index back to where no price has moved. */
function rewind({ book }: World): void {
  for (const side of [book.down[0], book.up[0]]) side.cursor.at = 0
}

function checkSame(world: World, rows: Uint32Array): void {
  for (const share of [0.999, 0.99, 0.95, 0.85, 1.01, 1.06]) {
    const price = world.markets[0].startPrice * share
    rewind(world)
    const met = collect(world, 0, price).flatMap((part) => part.rows)
    const scanned = rows.slice(0, fullScan(world, price, rows))
    expectSame(`tick to ${price}`, Uint32Array.from(met).sort(), scanned)
  }
}

function measure(scale: Scale, scenario: Scenario): readonly Outcome[] {
  const isolated = ofSize(scenario, scale.million)
  const { crowd } = isolated
  const world = worldOf({
    ...isolated,
    you: null,
    crowd: crowd && { ...crowd, crossShare: 0, hedgedShare: 0 },
  })
  const rows = new Uint32Array(world.accounts.count)
  checkSame(world, rows)
  const start = world.markets[0].startPrice
  const path = makePath(SEED, TICKS, start, start * 0.99, 0.01)
  const crossed = { count: 0 }
  const byIndex = (): void => {
    rewind(world)
    crossed.count = 0
    for (const price of path) for (const part of collect(world, 0, price)) crossed.count += part.rows.length
  }
  const scan = { work: () => void fullScan(world, path[TICKS >> 1], rows), units: 1 }
  const index = race({ work: byIndex, units: TICKS }, scan, scale.rounds, scale.samples)
  rewind(world)
  // What a tick does besides looking: it moves marks, closes whom it meets, checks the books, and is kept.
  const whole = race(
    {
      work: () =>
        path.slice(0, 100).forEach((to, i) => {
          step(world, { kind: 'price', market: 0, to, gap: 0 }, i, Number.POSITIVE_INFINITY)
          commit(world)
        }),
      units: 100,
    },
    scan,
    scale.rounds,
    1,
  )
  const size = scale.million.toLocaleString('en')
  return [
    {
      name: `price tick, ${size} isolated, index against our own full scan`,
      value: index.ratio,
      unit: '×',
      goal: 1000,
      detail: `${shownNs(index.oursNs)} a tick, ${crossed.count} crossed in ${TICKS} ticks; scan ${shownNs(index.otherNs)}`,
    },
    {
      name: 'the same, the whole step with its books, committed',
      value: whole.ratio,
      unit: '×',
      goal: null,
      detail: `${shownNs(whole.oursNs)} a tick`,
    },
  ]
}

export const tick: Row = { name: 'tick', measure }
