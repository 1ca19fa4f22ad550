import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Rulebook } from '../engine/rulebook.ts'
import type { Scenario } from '../engine/scenario.ts'
import { rulebookList, rulebookQuery, scenarioList, scenarioQuery } from './catalogue.ts'

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
