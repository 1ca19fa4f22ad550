/*
 * A histogram of scores by the top bits of their doubles (rule A6): it finds where a ranking is to be cut without sorting
 * what lies below the cut, and it stands for the ranking where groups of neighbours are all that is shown.
 */

/** Bits of a double's high word that are dropped: what is left tells scores apart to 0.4 %. */
const DROPPED_BITS = 12
/** Scores up to this share the lowest bin. */
const LEAST_SCORE = 1e-12

/** Per bin, scores ascending. */
export interface ScoreBins {
  readonly members: Float64Array
  /** Σ of the scores in it. */
  readonly scores: Float64Array
  /** Σ of the weights in it. */
  readonly weights: Float64Array
}

/** High word of a double, as far as it tells bins apart. */
function stepOf(score: number): number {
  return new Uint32Array(Float64Array.of(score).buffer)[1] >>> DROPPED_BITS
}

const LOWEST = stepOf(LEAST_SCORE)

/** Bins of the first n scores with the weights of their rows; what is no number above zero is in the lowest. O(n). */
export function binScores(scores: Float64Array, weights: Float64Array, n: number): ScoreBins {
  let most = LEAST_SCORE
  for (let i = 0; i < n; i++) if (scores[i] > most) most = scores[i]
  const count = stepOf(most) - LOWEST + 1
  const bins = {
    members: new Float64Array(count),
    scores: new Float64Array(count),
    weights: new Float64Array(count),
  }
  const words = new Uint32Array(scores.buffer, scores.byteOffset, 2 * n)
  for (let i = 0; i < n; i++) {
    const bin = scores[i] > LEAST_SCORE ? (words[2 * i + 1] >>> DROPPED_BITS) - LOWEST : 0
    bins.members[bin]++
    bins.scores[bin] += scores[i]
    bins.weights[bin] += weights[i]
  }
  return bins
}

/**
 * A score that everybody has who is needed, from the top, for `column` (members or weights) to reach `wanted`: the lower
 * edge of a bin, −∞ where everybody is needed. O(bins).
 */
export function leastOfTop(column: Float64Array, wanted: number): number {
  let sum = 0
  for (let bin = column.length - 1; bin > 0; bin--) {
    sum += column[bin]
    if (sum >= wanted) return edgeOf(bin)
  }
  return Number.NEGATIVE_INFINITY
}

function edgeOf(bin: number): number {
  const words = Uint32Array.of(0, (bin + LOWEST) << DROPPED_BITS)
  return new Float64Array(words.buffer)[0]
}
