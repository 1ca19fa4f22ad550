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
