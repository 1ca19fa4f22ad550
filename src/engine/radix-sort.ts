const DIGIT_BITS = 11
const DIGITS = 1 << DIGIT_BITS

/**
 * Rows 0 to n − 1 in ascending order of their keys, ties by row: least significant digit first, 11 bits a pass. Keys are
 * whole numbers from 0 to 2³² − 1. O(n) per pass, and only as many passes as the largest key needs.
 */
export function argsortTicks(keys: Uint32Array, n: number): Uint32Array {
  let most = 0
  for (let i = 0; i < n; i++) if (keys[i] > most) most = keys[i]
  let from = new Uint32Array(n)
  let to = new Uint32Array(n)
  for (let i = 0; i < n; i++) from[i] = i
  const starts = new Uint32Array(DIGITS)
  for (let shift = 0; shift < 32 && (shift === 0 || most >>> shift > 0); shift += DIGIT_BITS) {
    starts.fill(0)
    for (let i = 0; i < n; i++) starts[(keys[i] >>> shift) & (DIGITS - 1)]++
    let sum = 0
    for (let d = 0; d < DIGITS; d++) {
      const count = starts[d]
      starts[d] = sum
      sum += count
    }
    for (let i = 0; i < n; i++) {
      const row = from[i]
      to[starts[(keys[row] >>> shift) & (DIGITS - 1)]++] = row
    }
    const swap = from
    from = to
    to = swap
  }
  return from
}
