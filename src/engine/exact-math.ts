/*
 * exp, log and a normal deviate from + − × ÷ and square roots alone, so that one link gives the same run in every browser
 * (rule N1): the language leaves the last bits of its own to the implementation.
 */

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10

/** e to the x. Relative error below 1e-15 for |x| ≤ 700; 0 and ∞ beyond. */
export function exp(x: number): number {
  if (x > 709) return Number.POSITIVE_INFINITY
  if (x < -740) return 0
  const k = Math.round(x / Math.LN2)
  const r = x - k * LN2_HIGH - k * LN2_LOW
  let term = 1
  let sum = 1
  for (let n = 1; n < 18; n++) {
    term = (term * r) / n
    sum += term
  }
  return scaleByTwo(sum, k)
}

function scaleByTwo(value: number, power: number): number {
  let result = value
  let left = power
  for (; left > 0; left--) result *= 2
  for (; left < 0; left++) result *= 0.5
  return result
}

/** Natural logarithm of x > 0; NaN below zero, −∞ at zero. Relative error below 1e-15 away from 1. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN
  let mantissa = x
  let power = 0
  for (; mantissa > Math.SQRT2; power++) mantissa *= 0.5
  for (; mantissa < Math.SQRT1_2; power--) mantissa *= 2
  // log m = 2 artanh((m − 1) / (m + 1)), a series in odd powers.
  const z = (mantissa - 1) / (mantissa + 1)
  const square = z * z
  let term = z
  let sum = z
  for (let n = 3; n < 40; n += 2) {
    term *= square
    sum += term / n
  }
  return power * LN2_HIGH + (power * LN2_LOW + 2 * sum)
}

/** x > 0 to the power of y. */
export function power(x: number, y: number): number {
  return exp(y * log(x))
}

/**
 * The normal deviate below which a share `u` in (0, 1) of the draws lies. Rational approximation by Peter Acklam (2003),
 * relative error below 1.15e-9.
 */
export function normalQuantile(u: number): number {
  const tail = 0.02425
  if (u < tail) return tailQuantile(Math.sqrt(-2 * log(u)))
  if (u > 1 - tail) return -tailQuantile(Math.sqrt(-2 * log(1 - u)))
  const q = u - 0.5
  const r = q * q
  const top =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
    2.506628277459239
  const bottom =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
    1
  return (top * q) / bottom
}

function tailQuantile(q: number): number {
  const top =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) *
      q +
      4.374664141464968) *
      q +
    2.938163982698783
  const bottom =
    (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q +
    1
  return top / bottom
}
