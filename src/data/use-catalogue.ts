import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Rulebook } from '../engine/rulebook.ts'
import type { Scenario } from '../engine/scenario.ts'
import { rulebookList, rulebookQuery, scenarioList, scenarioQuery } from './catalogue.ts'
import { firstScreen } from './first-screen.ts'

/** The lists of scenarios and rulebooks, and how to get one of them; each file is loaded once. */
export function useCatalogue() {
  const client = useQueryClient()
  const scenarios = useQuery(scenarioList)
  const rulebooks = useQuery(rulebookList)
  return {
    scenarios: scenarios.data ?? [],
    rulebooks: rulebooks.data ?? [],
    isOffline: scenarios.isError || rulebooks.isError,
    scenario: (id: string): Promise<Scenario> => client.fetchQuery(scenarioQuery(id)),
    rulebook: (id: string): Promise<Rulebook> => client.fetchQuery(rulebookQuery(id)),
  }
}

/** How to get one rulebook, without the lists. */
export function useRulebookFile(): (id: string) => Promise<Rulebook> {
  const client = useQueryClient()
  return (id) => client.fetchQuery(rulebookQuery(id))
}

/** The rulebooks of the catalogue in its order, without those that cannot be had now. Each file is loaded once. */
export function useVenues(): () => Promise<readonly Rulebook[]> {
  const client = useQueryClient()
  return async () => {
    const list = await client.fetchQuery(rulebookList).catch(() => [])
    const all = await Promise.all(
      list.map(({ id }) => client.fetchQuery(rulebookQuery(id)).catch(() => null)),
    )
    return all.filter((rulebook) => rulebook !== null)
  }
}

const built = firstScreen().rulebook

/** The file that a rulebook comes from, by its id; undefined while it is not known, null where there is none to be had. */
export function useOriginal(id: string): Rulebook | null | undefined {
  const list = useQuery(rulebookList)
  const isListed = list.data?.some((entry) => entry.id === id) ?? false
  // That of the first screen is built in, so that it waits for nothing.
  const file = useQuery({ ...rulebookQuery(id), enabled: isListed && id !== built.id })
  if (id === built.id) return built
  return list.isPending || (isListed && file.isPending) ? undefined : (file.data ?? null)
}
