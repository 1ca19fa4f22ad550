import type { QueryClient } from '@tanstack/react-query'
import { rulebookQuery, scenarioQuery } from '../data/catalogue.ts'
import { firstScreen } from '../data/first-screen.ts'
import type { Files } from './address.ts'

/** The files beside the page, each loaded once; those of the first screen are built in and need no network. */
export function filesOf(queries: QueryClient): Files {
  const first = firstScreen()
  return {
    scenario: async (id) => (id === first.id ? first : queries.fetchQuery(scenarioQuery(id))),
    rulebook: async (id) =>
      id === first.rulebook.id ? first.rulebook : queries.fetchQuery(rulebookQuery(id)),
  }
}
