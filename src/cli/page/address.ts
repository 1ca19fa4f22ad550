import { encodeLink } from '../../data/link.ts'
import { MODEL_VERSION } from '../../engine/scenario.ts'

/** The part of an address after `#` that opens a scenario of the catalogue with some of its fields changed. */
export function linkTo(scenario: string, difference: Readonly<Record<string, unknown>>): string {
  return encodeLink({ scenario, model: MODEL_VERSION, difference, expect: [] })
}
