import type { Scenario } from '../engine/scenario.ts'
import type { Say } from '../words/words.ts'

/** Rows before the first trader: the LP and the vault. */
const OTHERS = 2

/** The name of an account row: its own id, `you`, or its side and number. `side` is the sign of its position. */
export function nameOf(scenario: Scenario, row: number | null, side: number, say: Say): string {
  if (row === null) return say('app.nobody')
  if (row === 0) return say('app.lp')
  if (row === 1) return say('app.vault')
  const ids = namedIds(scenario)
  const id = ids[row - OTHERS]
  if (id === 'you') return side < 0 ? say('app.yourShort') : say('app.yourLong')
  if (id !== undefined) return id
  return say(side < 0 ? 'app.short' : 'app.long', { row: `${row - OTHERS - ids.length + 1}` })
}

/** Ids of the named rows, in the engine's order: by id (rule N2). */
function namedIds(scenario: Scenario): readonly string[] {
  const ids = scenario.accounts.map((account) => account.id).filter((id) => id !== 'you')
  if (scenario.you !== null) ids.push('you')
  return ids.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
}
