/** Amounts up to which every one of them is sorted; above, a histogram with its sums stands for them. */
const EXACT = 8192
const BINS = 4096

/**
 * Lorenz curve of amounts ≥ 0 into `out` (share of the total held by the least share of the rows, at out.length evenly
 * spaced shares from 0 to 1); returns the Gini coefficient, 0 for equal amounts (rule Q1). `zeros` rows more hold nothing. Exact up
 * to 8,192 rows; above, to the width of a bin of the square root of the amount. O(n).
 */
export function lorenz(amounts: Float64Array, n: number, out: Float64Array, zeros: number): number {
  const { counts, sums } = n <= EXACT ? sortedSteps(amounts, n) : binnedSteps(amounts, n)
  const all = n + zeros
  let total = 0
  for (const sum of sums) total += sum
  const last = out.length - 1
  if (!(total > 0)) {
    for (let i = 0; i <= last; i++) out[i] = i / last
    return 0
  }
  let area = 0
  let members = zeros
  let held = 0
  let next = 0
  for (; next <= last && next / last <= zeros / all; next++) out[next] = 0
  for (let s = 0; s < counts.length; s++) {
    if (counts[s] === 0) continue
    const from = members / all
    const heldBefore = held / total
    members += counts[s]
    held += sums[s]
    const to = members / all
    const heldAfter = held / total
    area += ((heldBefore + heldAfter) / 2) * (to - from)
    for (; next <= last && next / last <= to; next++)
      out[next] = heldBefore + ((heldAfter - heldBefore) * (next / last - from)) / (to - from)
  }
  for (; next <= last; next++) out[next] = 1
  out[0] = 0
  return 1 - 2 * area
}

interface Steps {
  readonly counts: Float64Array
  readonly sums: Float64Array
}

function sortedSteps(amounts: Float64Array, n: number): Steps {
  return { counts: new Float64Array(n).fill(1), sums: amounts.slice(0, n).sort() }
}

function binnedSteps(amounts: Float64Array, n: number): Steps {
  let most = 0
  for (let i = 0; i < n; i++) if (amounts[i] > most) most = amounts[i]
  const counts = new Float64Array(BINS + 1)
  const sums = new Float64Array(BINS + 1)
  const scale = most > 0 ? (BINS - 1) / Math.sqrt(most) : 0
  for (let i = 0; i < n; i++) {
    const amount = amounts[i]
    // Zero has a bin of its own, so that the flat part of the curve is flat.
    const bin = amount === 0 ? 0 : 1 + Math.floor(Math.sqrt(amount) * scale)
    counts[bin]++
    sums[bin] += amount
  }
  return { counts, sums }
}
