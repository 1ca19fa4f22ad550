import type { Scenario } from '../../engine/scenario.ts'

/** A scenario as a file of its own, its rulebook within: what a link is too short for. Import opens it again. O(accounts). */
export function scenarioText(scenario: Scenario): string {
  return `${JSON.stringify(scenario, null, 1)}\n`
}
