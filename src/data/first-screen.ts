import textbook from '../../public/rulebooks/textbook.json'
import oneLong from '../../public/scenarios/one-long.json'
import type { Scenario } from '../engine/scenario.ts'
import { checkRulebook } from './rulebook-schema.ts'
import { checkScenarioFile, withRulebook } from './scenario-schema.ts'

/** The first screen's scenario, built in so that it waits for no network. The same files as in `public/`. */
export function firstScreen(): Scenario {
  const file = checkScenarioFile(oneLong)
  const rulebook = checkRulebook(textbook)
  if (!file.ok || !rulebook.ok) throw new Error('the built-in scenario is not valid')
  return withRulebook(file.value, rulebook.value)
}
