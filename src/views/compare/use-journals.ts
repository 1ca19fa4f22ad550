import { useEffect, useMemo, useState } from 'react'
import type { Lab, Scenario } from '../../store/lab.ts'
import { countsOf, partingOf } from '../../viewmodel/parting.ts'

/** The journal of a whole run, and of which. */
export interface Heard {
  readonly scenario: Scenario
  readonly journal: Awaited<ReturnType<Lab['journal']>>
  readonly counts: Readonly<Record<string, number>>
}

/** The journal of what each lab has committed and shown to its end; null until it is there. */
export function useJournals(labs: readonly Lab[]): readonly (Heard | null)[] {
  const [heard, setHeard] = useState<ReadonlyMap<Lab, Heard>>(new Map())
  useEffect(() => {
    const stops = labs.map((lab) => listenTo(lab, (one) => setHeard((all) => new Map(all).set(lab, one))))
    setHeard((all) => new Map([...all].filter(([lab]) => labs.includes(lab))))
    return () => {
      for (const stop of stops) stop()
    }
  }, [labs])
  return useMemo(() => labs.map((lab) => heard.get(lab) ?? null), [labs, heard])
}

/** Asks for the journal each time that a committed run is there whole; not of what is only under the hand. */
function listenTo({ store, journal: ask }: Lab, hear: (heard: Heard) => void): () => void {
  let asked: Scenario | null = null
  let isGone = false
  const look = (): void => {
    const { scenario, draft, frameOf, round } = store.getState()
    if (draft !== null || round !== null || frameOf !== scenario || asked === scenario) return
    asked = scenario
    ask().then(
      (journal) => {
        if (!isGone && store.getState().scenario === scenario)
          hear({ scenario, journal, counts: countsOf(journal) })
      },
      () => {
        asked = null
      },
    )
  }
  look()
  const stop = store.subscribe(look)
  return () => {
    isGone = true
    stop()
  }
}

/**
 * The round in which each run parts from the first; for the first itself the earliest of them. Null where they do not part,
 * or where a journal is not there yet.
 */
export function usePartings(
  heard: readonly (Heard | null)[],
  scenarios: readonly Scenario[],
): readonly (number | null)[] {
  return useMemo(() => {
    const now = heard.map((one, column) => (one?.scenario === scenarios[column] ? one : null))
    const [first = null, ...others] = now
    const partings = others.map((other) => {
      if (first === null || other === null) return null
      const isSameCrowd = marginOf(first) === marginOf(other)
      return partingOf(first.journal, other.journal, isSameCrowd)
    })
    const rounds = partings.filter((round) => round !== null)
    return [rounds.length === 0 ? null : Math.min(...rounds), ...partings]
  }, [heard, scenarios])
}

/** What of a rulebook reaches the crowd and its order (rules M8, K3). */
const marginOf = ({ scenario }: Heard): string => JSON.stringify(scenario.rulebook.margin)
