import type { CrowdSpec, LeverageShare, Scenario } from '../store/lab.ts'

/** The crowd that "Add a crowd" adds: small enough to appear at once, in the first market. */
export function defaultCrowd(scenario: Scenario, leverageMix: readonly LeverageShare[]): CrowdSpec {
  const price = scenario.markets[0]?.price ?? 100
  return {
    count: 10_000,
    leverageMix,
    longShare: 0.55,
    medianNotional: price * 15,
    tail: 1.6,
    crossShare: 0.3,
    hedgedShare: 0,
    market: 0,
  }
}
