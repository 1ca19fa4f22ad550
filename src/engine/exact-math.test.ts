import { describe, expect, test } from 'vitest'
import { exp, log, normalQuantile, power } from './exact-math.ts'

/** Relative to the greater of the two, and to 1 near zero. */
function relativeError(got: number, want: number): number {
  return Math.abs(got - want) / Math.max(Math.abs(want), Number.MIN_VALUE)
}

describe('exp, log and normal deviate of our own', () => {
  test('[N1] exp agrees with known digits', () => {
    expect(exp(0)).toBe(1)
    expect(relativeError(exp(1), Math.E)).toBeLessThan(1e-15)
    expect(relativeError(exp(10), 22026.465794806718)).toBeLessThan(1e-15)
    expect(relativeError(exp(-1), 0.36787944117144233)).toBeLessThan(1e-15)
    expect(relativeError(exp(0.5), 1.6487212707001282)).toBeLessThan(1e-15)
  })

  test('[N1] log agrees with known digits', () => {
    expect(log(1)).toBe(0)
    expect(relativeError(log(2), Math.LN2)).toBeLessThan(1e-15)
    expect(relativeError(log(10), Math.LN10)).toBeLessThan(1e-15)
    expect(relativeError(log(1e-3), -6.907755278982137)).toBeLessThan(1e-15)
    // Near 1 the logarithm of 1 + δ is δ − δ²/2 + δ³/3 − …
    expect(relativeError(log(1 + 2 ** -20), 9.536738616591882e-7)).toBeLessThan(1e-14)
  })

  test('[N1] the ends are infinite, zero and not a number', () => {
    expect(exp(800)).toBe(Number.POSITIVE_INFINITY)
    expect(exp(-800)).toBe(0)
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY)
    expect(log(-1)).toBeNaN()
    expect(log(Number.NaN)).toBeNaN()
  })

  test('[N1] exp and log stay within 1e-14 of the language’s own over their range', () => {
    for (let i = -2800; i <= 2800; i++) {
      const x = i / 4
      expect(relativeError(exp(x), Math.exp(x))).toBeLessThan(1e-14)
    }
    for (let i = -1200; i <= 1200; i++) {
      const x = 10 ** (i / 4.1)
      if (Math.abs(x - 1) < 1e-3) continue
      expect(relativeError(log(x), Math.log(x))).toBeLessThan(1e-14)
    }
  })

  test('[N1] a power is exp of log', () => {
    expect(relativeError(power(2, 10), 1024)).toBeLessThan(1e-14)
    expect(relativeError(power(16, -0.5), 0.25)).toBeLessThan(1e-14)
    expect(relativeError(power(10, 1.5), 31.622776601683793)).toBeLessThan(1e-14)
  })

  test('[N1] the normal deviate agrees with the tables in the middle and in both tails', () => {
    expect(normalQuantile(0.5)).toBe(0)
    expect(relativeError(normalQuantile(0.975), 1.9599639845400536)).toBeLessThan(1.15e-9)
    expect(relativeError(normalQuantile(0.8413447460685429), 1)).toBeLessThan(1.15e-9)
    expect(relativeError(normalQuantile(0.001), -3.090232306167813)).toBeLessThan(1.15e-9)
    expect(relativeError(normalQuantile(1e-9), -5.9978070150076865)).toBeLessThan(1.15e-9)
    expect(normalQuantile(1 - 1 / 1024)).toBe(-normalQuantile(1 / 1024))
  })

  test('[N1] the deviate is continuous where the middle meets the tails', () => {
    const edge = 0.02425
    expect(Math.abs(normalQuantile(edge) - -1.9729610513118845)).toBeLessThan(3e-9)
    expect(Math.abs(normalQuantile(edge - 1e-12) - normalQuantile(edge + 1e-12))).toBeLessThan(1e-8)
    expect(Math.abs(normalQuantile(1 - edge) + normalQuantile(edge))).toBeLessThan(1e-8)
  })
})
