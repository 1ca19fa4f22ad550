import { describe, expect, test } from 'vitest'
import { LEVERAGE_BARS, mixOf, PROFILES } from './profiles.ts'

describe('risk tolerance profiles', () => {
  test('[C5] cautious, balanced and aggressive have their medians at 2, 5 and 25 times', () => {
    expect(PROFILES).toEqual({ cautious: 2, balanced: 5, aggressive: 25 })
  })

  test('[C5] the weights of a mix stand on the bars and add up to 1', () => {
    for (const profile of ['cautious', 'balanced', 'aggressive'] as const) {
      const mix = mixOf(profile)
      expect(mix.map(({ leverage }) => leverage)).toEqual([...LEVERAGE_BARS])
      expect(mix.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 14)
    }
  })

  test('[C5] a bar weighs by its distance from the median in logarithms', () => {
    const mix = mixOf('balanced')
    const weightAt = (leverage: number): number => mix.find((bar) => bar.leverage === leverage)?.weight ?? 0
    // (ln(10/5) / 0.7)² / 2 = (0.693147 / 0.7)² / 2 = 0.490258; e to the minus that is 0.612468.
    expect(weightAt(10) / weightAt(5)).toBeCloseTo(0.612468, 6)
    // Twice the distance: the fourth power of it.
    expect(weightAt(20) / weightAt(5)).toBeCloseTo(0.612468 ** 4, 6)
  })

  test('[C5] the heaviest bar is the one nearest to the median in logarithms', () => {
    const heaviest = (profile: keyof typeof PROFILES): number =>
      mixOf(profile).reduce((most, bar) => (bar.weight > most.weight ? bar : most)).leverage
    expect([heaviest('cautious'), heaviest('balanced'), heaviest('aggressive')]).toEqual([2, 5, 30])
  })
})
