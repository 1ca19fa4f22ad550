import type { ScoreBins } from './score-bins.ts'
import { binScores, leastOfTop } from './score-bins.ts'
import { argsortPrices } from './sort-prices.ts'

/*
 * The top of a ranking without sorting the rest (rule A6): a histogram finds a score that is low enough; only those who
 * have it are sorted.
 */

/**
 * Indexes of the k largest of the first n scores, descending; ties by lower index. Scores of −∞ or NaN never rank.
 * O(n); where the top
 * reaches scores that are not above zero, the whole is sorted.
 */
export function topRanked(scores: Float64Array, n: number, k: number, bins?: ScoreBins): Uint32Array {
  // Only the members are looked at, for which any weights will do.
  const membersOf = () => (bins ?? binScores(scores, scores, n)).members
  const least = k * 4 < n ? leastOfTop(membersOf(), k) : Number.NEGATIVE_INFINITY
  return inRankOrder(scores, atLeast(scores, n, least)).subarray(0, k)
}

/**
 * Indexes of the first in rank order that together weigh at least `wanted`, or all of them. `bins` are those of the same
 * scores and weights; no score may be −∞ or NaN. O(n).
 */
export function frontHolding(
  scores: Float64Array,
  weights: Float64Array,
  n: number,
  wanted: number,
  bins: ScoreBins = binScores(scores, weights, n),
): Uint32Array {
  const order = inRankOrder(scores, atLeast(scores, n, leastOfTop(bins.weights, wanted)))
  let held = 0
  let end = 0
  while (end < order.length && held < wanted) held += weights[order[end++]]
  return order.subarray(0, end)
}

/** Rows with at least that score, ascending. Counted first: a column for all n costs more than to look twice. */
function atLeast(scores: Float64Array, n: number, least: number): Uint32Array {
  const isRanked = (i: number): boolean => scores[i] >= least && scores[i] > Number.NEGATIVE_INFINITY
  let count = 0
  for (let i = 0; i < n; i++) if (isRanked(i)) count++
  const rows = new Uint32Array(count)
  for (let i = n - 1; count > 0; i--) if (isRanked(i)) rows[--count] = i
  return rows
}

/** Ascending rows in the order of their scores, the highest first, ties by row. */
function inRankOrder(scores: Float64Array, rows: Uint32Array): Uint32Array {
  const keys = Float64Array.from(rows, (i) => scores[i])
  for (const key of keys) if (!(key > 0)) return rows.sort((i, j) => scores[j] - scores[i] || i - j)
  return argsortPrices(keys, -1).map((n) => rows[n])
}

/** Place of row `index` in the ranking, from 1. O(n). */
export function rankOf(scores: Float64Array, n: number, index: number): number {
  const own = scores[index]
  let before = 0
  for (let i = 0; i < n; i++) if (scores[i] > own || (scores[i] === own && i < index)) before++
  return before + 1
}

/** Groups of neighbours in rank order, best first. */
export interface RankedGroups {
  /** Mean score of the group. */
  readonly scores: Float64Array
  /** Σ of the weights of its members. */
  readonly weights: Float64Array
  readonly members: Float64Array
}

/** Rows up to which groups come from an exact sort. */
const SORTED = 4096

/**
 * Cuts n rows into `count` ≤ n groups in rank order, of equal size but for one row. Exact up to 4,096 rows; above, rows
 * whose scores differ by less than 0.4 % may stand in the neighbouring group. `bins`, if there are any yet, are those of
 * the same scores and weights. O(n). Scores ≥ 0.
 */
export function rankedGroups(
  scores: Float64Array,
  weights: Float64Array,
  n: number,
  count: number,
  bins?: ScoreBins,
): RankedGroups {
  const groups = {
    scores: new Float64Array(count),
    weights: new Float64Array(count),
    members: new Float64Array(count),
  }
  const add = (from: number, members: number, score: number, weight: number): void => {
    // A bin may lie across group boundaries: it is shared out by members, whole ones.
    for (let at = from; at < from + members; ) {
      const group = Math.floor((at * count) / n)
      const part = Math.min(from + members, Math.ceil(((group + 1) * n) / count)) - at
      groups.scores[group] += score * part
      groups.weights[group] += (weight * part) / members
      groups.members[group] += part
      at += part
    }
  }
  if (n <= SORTED) {
    const order = topRanked(scores, n, n)
    for (let i = 0; i < order.length; i++) add(i, 1, scores[order[i]], weights[order[i]])
  } else eachBin(bins ?? binScores(scores, weights, n), add)
  for (let g = 0; g < count; g++) groups.scores[g] /= groups.members[g]
  return groups
}

/** From the highest score down. */
function eachBin(
  { members, scores, weights }: ScoreBins,
  add: (from: number, members: number, score: number, weight: number) => void,
): void {
  let from = 0
  for (let bin = members.length - 1; bin >= 0; bin--) {
    if (members[bin] === 0) continue
    add(from, members[bin], scores[bin] / members[bin], weights[bin])
    from += members[bin]
  }
}
