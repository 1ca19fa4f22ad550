import type { Rulebook } from '../../engine/rulebook.ts'
import type { Scenario } from '../../engine/scenario.ts'
import type { Checked } from '../checked.ts'
import { checkScenario, checkScenarioFile, withRulebook } from '../scenario-schema.ts'

/**
 * Checks a saved scenario, whole; one that names its rulebook by id has it fetched by `rulebookOf`. Every problem names
 * its field. O(accounts).
 */
export async function readSaved(
  data: object,
  rulebookOf: (id: string) => Promise<Rulebook>,
): Promise<Checked<Scenario>> {
  if (!('rulebook' in data) || typeof data.rulebook !== 'string') return checkScenario(data)
  const file = checkScenarioFile(data)
  if (!file.ok) return file
  try {
    return { ok: true, value: withRulebook(file.value, await rulebookOf(file.value.rulebook)) }
  } catch {
    const allowed = 'the id of a rulebook that exists'
    return { ok: false, problems: [{ field: 'rulebook', value: file.value.rulebook, allowed }] }
  }
}
