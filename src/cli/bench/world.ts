import { buildWorld, setReserves } from '../../engine/build.ts'
import { commit } from '../../engine/checkpoint.ts'
import type { Scenario } from '../../engine/scenario.ts'
import type { World } from '../../engine/world.ts'

/** The scenario with that many accounts in its crowd, and depth and fund to match. */
export function ofSize(scenario: Scenario, count: number): Scenario {
  if (scenario.crowd === null) return scenario
  const share = count / scenario.crowd.count
  return {
    ...scenario,
    crowd: { ...scenario.crowd, count },
    markets: scenario.markets.map((market) => ({ ...market, depth: market.depth * share })),
    reserves: { ...scenario.reserves, fund: scenario.reserves.fund * share },
  }
}

/** The world of a scenario before its first step. */
export function worldOf(scenario: Scenario): World {
  const building = buildWorld(scenario)
  let next = building.next()
  while (next.done !== true) next = building.next()
  setReserves(next.value, scenario)
  commit(next.value)
  return next.value
}
