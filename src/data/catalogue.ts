import { queryOptions } from '@tanstack/react-query'
import type { Rulebook } from '../engine/rulebook.ts'
import type { Scenario } from '../engine/scenario.ts'
import type { Problem } from './check.ts'
import { resolveExtends } from './extend.ts'
import { checkRulebook } from './rulebook-schema.ts'
import { checkScenarioFile, withRulebook } from './scenario-schema.ts'

/** Why a file could not be had: no network, no such file, or a file that says something impossible. */
export class LoadError extends Error {
  readonly reason: 'offline' | 'missing' | 'invalid'
  readonly problems: readonly Problem[]
  constructor(reason: 'offline' | 'missing' | 'invalid', path: string, problems: readonly Problem[] = []) {
    super(`${path}: ${reason}`)
    this.name = 'LoadError'
    this.reason = reason
    this.problems = problems
  }
}

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

/** Loads a JSON file that lies beside the page, under whatever path the page is served. */
async function load(path: string): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(path)
  } catch {
    throw new LoadError('offline', path)
  }
  if (!response.ok) throw new LoadError('missing', path)
  try {
    return await response.json()
  } catch {
    // A server that answers every address with its page: the file does not exist.
    throw new LoadError('missing', path)
  }
}

/** A rulebook by id, with what it extends, checked. */
export async function loadRulebook(id: string): Promise<Rulebook> {
  const path = `./rulebooks/${encodeURIComponent(id)}.json`
  const file = await resolveExtends(
    await load(path),
    (base) => load(`./rulebooks/${encodeURIComponent(base)}.json`),
    [id],
  )
  if (!file.ok) throw new LoadError('invalid', path, file.problems)
  const rulebook = checkRulebook(file.value)
  if (!rulebook.ok) throw new LoadError('invalid', path, rulebook.problems)
  return rulebook.value
}

/** A scenario by id, with its rulebook, checked. */
export async function loadScenario(id: string): Promise<Scenario> {
  const path = `./scenarios/${encodeURIComponent(id)}.json`
  const file = checkScenarioFile(await load(path))
  if (!file.ok) throw new LoadError('invalid', path, file.problems)
  return withRulebook(file.value, await loadRulebook(file.value.rulebook))
}

const forever = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY, retry: 1 } as const

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
