import { thresholdPrice } from './account.ts'
import { argsortPrices } from './sort-prices.ts'
import type { Side, ThresholdBook } from './threshold-book.ts'
import { makeSide } from './threshold-book.ts'
import type { Postings, World } from './world.ts'

/** Thresholds that are solved between two looks at the mailbox. */
const CHUNK = 50_000

/** Thresholds of every account with one leg, nearest first, in both directions (rule L1). */
export function* sortThresholds(world: World): Generator<number, ThresholdBook> {
  const { markets, accounts, positions, prices, postings } = world
  const down: Side[] = []
  const up: Side[] = []
  for (let m = 0; m < markets.length; m++) {
    const list = inRowOrder(postings[m])
    const size = list.length
    const keys = { down: new Float64Array(size), up: new Float64Array(size) }
    const rows = { down: new Uint32Array(size), up: new Uint32Array(size) }
    let downs = 0
    let ups = 0
    for (let i = 0; i < size; i++) {
      if (i % CHUNK === CHUNK - 1) yield (m + i / size) / markets.length
      const p = list[i]
      const a = positions.account[p]
      const isMany = accounts.first[a + 1] - accounts.first[a] > 1
      const isLong = positions.lots[p] > 0
      for (const direction of [-1, 1] as const) {
        const isLosingSide = isLong === (direction === -1)
        if (!isLosingSide && !markets[m].curve.isStep) continue
        const price = thresholdPrice(world, a, m, prices.mark[m], direction)
        if (isLosingSide) {
          positions.builtLine[p] = price
          if (p === accounts.first[a]) accounts.line[a] = price
        }
        if (isMany || Number.isNaN(price)) continue
        if (direction === -1) {
          keys.down[downs] = price
          rows.down[downs++] = a
        } else {
          keys.up[ups] = price
          rows.up[ups++] = a
        }
      }
    }
    down.push(sortedSide(-1, keys.down.subarray(0, downs), rows.down))
    yield (m + 1) / markets.length
    up.push(sortedSide(1, keys.up.subarray(0, ups), rows.up))
  }
  return { down, up }
}

function sortedSide(sign: 1 | -1, keys: Float64Array, rows: Uint32Array): Side {
  const order = argsortPrices(keys, sign)
  const sortedKeys = new Float64Array(keys.length)
  const sortedRows = new Uint32Array(keys.length)
  for (let i = 0; i < order.length; i++) {
    sortedKeys[i] = keys[order[i]]
    sortedRows[i] = rows[order[i]]
  }
  return makeSide(sign, sortedKeys, sortedRows)
}

/** Positions of both sides, so that thresholds that are equal come by row (rule N2). */
function inRowOrder({ longs, shorts }: Postings): Uint32Array {
  const all = new Uint32Array(longs.length + shorts.length)
  let long = 0
  let short = 0
  for (let i = 0; i < all.length; i++)
    all[i] = short === shorts.length || longs[long] < shorts[short] ? longs[long++] : shorts[short++]
  return all
}
