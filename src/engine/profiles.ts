import { exp, log } from './exact-math.ts'
import type { LeverageShare } from './scenario.ts'

/** The bars of the leverage mix that people draw. */
export const LEVERAGE_BARS = [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 100] as const

/** Spread of leverage around a profile's median, in logarithms. */
const SPREAD = 0.7

/** Risk tolerance profiles by their usual leverage (rule C5): γ = 4, 2 and 0.5 of concepts.md 14. */
export const PROFILES = { cautious: 2, balanced: 5, aggressive: 25 } as const
export type Profile = keyof typeof PROFILES

/** The leverage mix of a profile: log-normal around its median over the bars, weights adding up to 1 (rule C5). */
export function mixOf(profile: Profile): readonly LeverageShare[] {
  const median = log(PROFILES[profile])
  const raw = LEVERAGE_BARS.map((leverage) => {
    const z = (log(leverage) - median) / SPREAD
    return exp((-z * z) / 2)
  })
  const total = raw.reduce((sum, weight) => sum + weight, 0)
  return LEVERAGE_BARS.map((leverage, i) => ({ leverage, weight: raw[i] / total }))
}
