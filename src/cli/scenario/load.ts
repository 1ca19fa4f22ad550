import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Checked } from '../../data/checked.ts'
import { shownValue } from '../../data/checked.ts'
import { resolveExtends } from '../../data/extend.ts'
import { checkScenario } from '../../data/scenario-schema.ts'
import type { Scenario } from '../../engine/scenario.ts'
import { Unusable } from '../command.ts'
import { applySet } from './sets.ts'

const SCENARIOS = 'public/scenarios'
const RULEBOOKS = 'public/rulebooks'

/**
 * The scenario of the catalogue with that id, or of a file, with `sets` applied, checked. The file may hold its rulebook or
 * name one of the catalogue; a set of `rulebook` names another, and one of a path inside it changes it. Throws `Unusable`.
 */
export async function loadScenario(nameOrPath: string, sets: readonly string[] = []): Promise<Scenario> {
  const data = readObject(fileOf(nameOrPath), nameOrPath)
  // First which rulebook, then what is changed in it.
  const choices = sets.filter((set) => set.startsWith('rulebook='))
  for (const set of choices) applySet(data, set)
  if (typeof data.rulebook === 'string') data.rulebook = await readRulebook(data.rulebook)
  for (const set of sets) if (!choices.includes(set)) applySet(data, set)
  return valid(checkScenario(data))
}

function fileOf(nameOrPath: string): string {
  if (existsSync(nameOrPath)) return nameOrPath
  const file = `${SCENARIOS}/${nameOrPath}.json`
  if (/^[a-z0-9-]+$/.test(nameOrPath) && existsSync(file)) return file
  throw new Unusable('SCENARIO', nameOrPath, `a file, or one of ${idsIn(SCENARIOS).join(', ')}`)
}

function idsIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== 'index.json')
    .map((file) => file.replace(/\.json$/, ''))
}

async function readRulebook(id: string): Promise<unknown> {
  const ids = idsIn(RULEBOOKS)
  if (!ids.includes(id)) throw new Unusable('rulebook', id, ids.join(', '))
  const read = (name: string) => readObject(`${RULEBOOKS}/${name}.json`, name)
  return valid(await resolveExtends(read(id), async (base) => read(base), [id]))
}

function readObject(file: string, shown: string): Record<string, unknown> {
  let data: unknown
  try {
    data = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Unusable(shown, error instanceof Error ? error.message : `${error}`, 'a JSON file')
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new Unusable(shown, shownValue(data), 'a JSON object')
  return { ...data }
}

/** What was checked, or all that is wrong with it, one line each. */
function valid<T>(checked: Checked<T>): T {
  if (checked.ok) return checked.value
  const refusals = checked.problems.map((p) => new Unusable(p.field, p.value, p.allowed))
  const [first] = refusals
  if (first === undefined) throw new Unusable('SCENARIO', 'damaged', 'a scenario')
  first.message = refusals.map(({ message }) => message).join('\n')
  throw first
}
