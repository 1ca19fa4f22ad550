import { useMemo } from 'react'
import { shownScenario, useLabState } from '../store/react.tsx'
import type { Cast } from '../viewmodel/names.ts'

/** Who is in the scenario on screen. It stays the same object while only the price is dragged. */
export function useCast(): Cast {
  const you = useLabState((state) => shownScenario(state).you)
  const accounts = useLabState((state) => shownScenario(state).accounts)
  const length = useLabState((state) => shownScenario(state).steps.length)
  return useMemo(() => ({ you, accounts, steps: { length } }), [you, accounts, length])
}
