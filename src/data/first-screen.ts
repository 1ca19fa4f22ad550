import textbook from '../../public/rulebooks/textbook.json'
import oneLong from '../../public/scenarios/one-long.json'
import type { Rulebook } from '../engine/rulebook.ts'
import type { Scenario } from '../engine/scenario.ts'

/**
 * The first screen's scenario, built in so that it waits for no network: the same files as in `public/`. A test checks
 * them; the page does not, so that it need not load the checks before it shows something.
 */
export function firstScreen(): Scenario {
  const { $schema: _schema, idea: _idea, origin: _origin, ...scenario } = oneLong
  const { $schema: _rules, ...rulebook } = textbook
  // What JSON says has the widest types; the test holds it to the narrow ones.
  return { ...scenario, rulebook: rulebook as unknown as Rulebook } as unknown as Scenario
}

/** Whether an address, the part from `#` on, is that of the first screen. */
export function isFirstScreen(hash: string): boolean {
  return /^#?\/?$/.test(hash)
}
