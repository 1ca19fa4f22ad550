import { describe, expect, test } from 'vitest'
import { Random } from './random.ts'

function take(random: Random, n: number): number[] {
  return Array.from({ length: n }, () => random.next())
}

describe('the seeded generator', () => {
  test('[N1] the first numbers are those of sfc32, worked out elsewhere', () => {
    // State (seed, stream, 0x9e3779b9, 1), fifteen draws thrown away; computed with another program.
    expect(take(new Random(7, 1), 4)).toEqual([552079981, 3282861692, 843326491, 3342497124])
    expect(take(new Random(7, 2), 2)).toEqual([641407908, 4197096395])
    expect(take(new Random(0, 0), 2)).toEqual([3300212312, 1743954244])
    expect(take(new Random(4294967295, 6), 2)).toEqual([2412550013, 4262819299])
  })

  test('[N1] the same seed and stream give the same numbers', () => {
    expect(take(new Random(42, 3), 100)).toEqual(take(new Random(42, 3), 100))
  })

  test('[N1] a draw from one stream shifts no other', () => {
    const alone = take(new Random(9, 2), 10)
    const busy = new Random(9, 1)
    const other = new Random(9, 2)
    const mixed = Array.from({ length: 10 }, () => {
      take(busy, 3)
      return other.next()
    })
    expect(mixed).toEqual(alone)
  })

  test('[N1] streams of one seed are not the same and do not move together', () => {
    const n = 10_000
    const one = new Random(1, 1)
    const other = new Random(1, 2)
    let sum = 0
    for (let i = 0; i < n; i++) sum += (one.unit() - 0.5) * (other.unit() - 0.5)
    // Correlation of independent streams: standard error 1/√n = 0.01.
    expect(Math.abs((12 * sum) / n)).toBeLessThan(0.04)
  })

  test('[N1] units lie strictly between 0 and 1 and are even', () => {
    const random = new Random(5, 5)
    const tenths = new Array<number>(10).fill(0)
    let outside = 0
    for (let i = 0; i < 100_000; i++) {
      const u = random.unit()
      if (!(u > 0 && u < 1)) outside++
      tenths[Math.floor(u * 10)]++
    }
    expect(outside).toBe(0)
    // 10,000 each with a standard deviation of 95.
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  })
})
