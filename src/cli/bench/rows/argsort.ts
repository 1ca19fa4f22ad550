import { Random } from '../../../engine/random.ts'
import { argsortPrices } from '../../../engine/sort-prices.ts'
import { race } from '../race.ts'
import type { Outcome, Row, Scale } from '../row.ts'
import { expectSame, shownNs } from '../row.ts'

const SEED = 4

/** Thresholds below a price of 100, most of them near it. */
function thresholds(n: number): Float64Array {
  const random = new Random(SEED, 1)
  return Float64Array.from({ length: n }, () => 100 * (1 - 0.6 * random.unit() * random.unit()))
}

function byComparator(prices: Float64Array): Uint32Array {
  const rows = Uint32Array.from(prices, (_, i) => i)
  return rows.sort((i, j) => prices[j] - prices[i] || i - j)
}

function measure(scale: Scale): readonly Outcome[] {
  const prices = thresholds(scale.million)
  expectSame('argsort', argsortPrices(prices, -1), byComparator(prices))
  const { ratio, oursNs, otherNs } = race(
    { work: () => void argsortPrices(prices, -1), units: prices.length },
    { work: () => void byComparator(prices), units: prices.length },
    scale.rounds,
    Math.min(3, scale.samples),
  )
  return [
    {
      name: `threshold argsort against a comparator sort, ${prices.length.toLocaleString('en')}`,
      value: ratio,
      unit: '×',
      goal: 10,
      detail: `${shownNs(oursNs)} against ${shownNs(otherNs)} a key`,
    },
  ]
}

export const argsort: Row = { name: 'argsort', measure }
