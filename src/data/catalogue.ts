import { queryOptions } from '@tanstack/react-query'
import type { Rulebook } from '../engine/rulebook.ts'
import type { Scenario } from '../engine/scenario.ts'
import type { Checked } from './checked.ts'
import { shownValue } from './checked.ts'
import { LoadError, load } from './load.ts'

/** An entry of the gallery. */
export interface ScenarioEntry {
  readonly id: string
  readonly title: string
  readonly idea: string
  readonly tags: readonly string[]
  readonly rulebook: string
}

export interface RulebookEntry {
  readonly id: string
  readonly name: string
}

/** The checks are loaded with the first file that needs them, for the first screen needs none. */
async function checks<T>(path: string, module: Promise<T>): Promise<T> {
  return module.catch(() => {
    throw new LoadError('offline', path)
  })
}

const rulebookFile = (id: string): string => `./rulebooks/${encodeURIComponent(id)}.json`

/** A rulebook by id, with what it extends, checked. Throws `LoadError`. */
export async function loadRulebook(id: string): Promise<Rulebook> {
  const path = rulebookFile(id)
  const { checkRulebook } = await checks(path, import('./rulebook-schema.ts'))
  const { resolveExtends } = await checks(path, import('./extend.ts'))
  const file = await resolveExtends(await load(path), (base) => load(rulebookFile(base)), [id])
  return valid(path, id, file.ok ? checkRulebook(file.value) : file)
}

/** A scenario by id, with its rulebook, checked. Throws `LoadError`. */
export async function loadScenario(id: string): Promise<Scenario> {
  const path = `./scenarios/${encodeURIComponent(id)}.json`
  const { checkScenarioFile, withRulebook } = await checks(path, import('./scenario-schema.ts'))
  const file = valid(path, id, checkScenarioFile(await load(path)))
  return withRulebook(file, await loadRulebook(file.rulebook))
}

/** What a file says, if it is right and goes by the name of the file: links and lists find it by that. */
function valid<T extends { readonly id: string }>(path: string, id: string, checked: Checked<T>): T {
  if (!checked.ok) throw new LoadError('invalid', path, checked.problems)
  if (checked.value.id !== id)
    throw new LoadError('invalid', path, [
      { field: 'id', value: shownValue(checked.value.id), allowed: `${id}, the name of the file` },
    ])
  return checked.value
}

const forever = {
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  retry: 1,
  // The files lie beside the page: a machine without a network may still have them, from itself or from a cache.
  networkMode: 'always',
} as const

// The two lists are ours and checked by a test against the files they name.
export const scenarioList = queryOptions({
  queryKey: ['scenarios'],
  queryFn: async () => (await load('./scenarios/index.json')) as readonly ScenarioEntry[],
  ...forever,
})
export const rulebookList = queryOptions({
  queryKey: ['rulebooks'],
  queryFn: async () => (await load('./rulebooks/index.json')) as readonly RulebookEntry[],
  ...forever,
})
export const scenarioQuery = (id: string) =>
  queryOptions({ queryKey: ['scenario', id], queryFn: () => loadScenario(id), ...forever })
export const rulebookQuery = (id: string) =>
  queryOptions({ queryKey: ['rulebook', id], queryFn: () => loadRulebook(id), ...forever })
