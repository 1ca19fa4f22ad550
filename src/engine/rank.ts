/*
 * The top of a ranking without sorting the rest (rule A6): a histogram of the top 16 bits of each score finds the bin in
 * which the last wanted score lies; only what is in it or above it is sorted.
 */

/** The top 16 bits of a score, turned so that they ascend with it. */
function binOf(words: Uint32Array, i: number): number {
  const high = words[2 * i + 1]
  return (high >>> 31 === 0 ? high | 0x80000000 : ~high) >>> 16
}

/**
 * Indexes of the k largest of the first n scores, descending; ties by lower index. Scores of −∞ or NaN never rank.
 * O(n + k log k).
 */
export function topRanked(scores: Float64Array, n: number, k: number): Uint32Array {
  const candidates = k * 4 < n ? aboveBoundary(scores, n, k) : everyone(scores, n)
  candidates.sort((i, j) => scores[j] - scores[i] || i - j)
  return candidates.subarray(0, Math.min(k, candidates.length))
}

function everyone(scores: Float64Array, n: number): Uint32Array {
  const rows = new Uint32Array(n)
  let count = 0
  for (let i = 0; i < n; i++) if (scores[i] > Number.NEGATIVE_INFINITY) rows[count++] = i
  return rows.subarray(0, count)
}

function aboveBoundary(scores: Float64Array, n: number, k: number): Uint32Array {
  const words = new Uint32Array(scores.buffer, scores.byteOffset, 2 * n)
  const counts = new Uint32Array(1 << 16)
  let ranked = 0
  for (let i = 0; i < n; i++) {
    if (!(scores[i] > Number.NEGATIVE_INFINITY)) continue
    counts[binOf(words, i)]++
    ranked++
  }
  let boundary = counts.length - 1
  let above = 0
  for (; boundary > 0; boundary--) {
    above += counts[boundary]
    if (above >= k) break
  }
  const rows = new Uint32Array(Math.min(ranked, boundary > 0 ? above : ranked))
  let count = 0
  for (let i = 0; i < n; i++)
    if (scores[i] > Number.NEGATIVE_INFINITY && binOf(words, i) >= boundary) rows[count++] = i
  return rows.subarray(0, count)
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
/** Bits of a double's high word that are dropped: what is left tells scores apart to 0.4 %. */
const DROPPED_BITS = 12
const LEAST_SCORE = 1e-12

/**
 * Cuts n rows into `count` ≤ n groups in rank order, of equal size but for one row. Exact up to 4,096 rows; above, rows whose scores differ by
 * less than 0.4 % may stand in the neighbouring group. O(n). Scores ≥ 0.
 */
export function rankedGroups(
  scores: Float64Array,
  weights: Float64Array,
  n: number,
  count: number,
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
  } else binned(scores, weights, n, add)
  for (let g = 0; g < count; g++) groups.scores[g] /= groups.members[g]
  return groups
}

function binned(
  scores: Float64Array,
  weights: Float64Array,
  n: number,
  add: (from: number, members: number, score: number, weight: number) => void,
): void {
  let most = LEAST_SCORE
  for (let i = 0; i < n; i++) if (scores[i] > most) most = scores[i]
  const ends = new Uint32Array(Float64Array.of(LEAST_SCORE, most).buffer)
  const low = ends[1] >>> DROPPED_BITS
  const bins = (ends[3] >>> DROPPED_BITS) - low + 1
  const members = new Float64Array(bins)
  const scoreSums = new Float64Array(bins)
  const weightSums = new Float64Array(bins)
  const words = new Uint32Array(scores.buffer, scores.byteOffset, 2 * n)
  for (let i = 0; i < n; i++) {
    const bin = scores[i] > LEAST_SCORE ? (words[2 * i + 1] >>> DROPPED_BITS) - low : 0
    members[bin]++
    scoreSums[bin] += scores[i]
    weightSums[bin] += weights[i]
  }
  let from = 0
  for (let bin = bins - 1; bin >= 0; bin--) {
    if (members[bin] === 0) continue
    add(from, members[bin], scoreSums[bin] / members[bin], weightSums[bin])
    from += members[bin]
  }
}
