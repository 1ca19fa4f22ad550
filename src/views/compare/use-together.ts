import { useRef } from 'react'
import type { Lab, LabState } from '../../store/lab.ts'
import { shownScenario } from '../../store/react.tsx'
import type { Compared } from '../../viewmodel/compare-model.ts'
import type { Heard } from './use-journals.ts'
import { useLabsState } from './use-labs-state.ts'

const whole = (state: LabState): LabState => state

/** The newest numbers of all labs that belong together, and whether something has been done to the price at all. */
export interface Together {
  readonly runs: readonly Compared[]
  readonly hasSteps: boolean
}

/**
 * The runs of the labs, once all show the same moment of the same path: each has a thread of its own and answers a drag in
 * its own time. Until they do, what last belonged together stays; null before the first.
 */
export function useTogether(
  labs: readonly Lab[],
  heard: readonly (Heard | null)[],
  exchanged: readonly Compared['exchanged'][],
): Together | null {
  const states = useLabsState(labs, whole)
  const known = useRef<{ readonly of: unknown; readonly together: Together } | null>(null)
  if (!areTogether(states)) {
    // Of other columns nothing is kept.
    return known.current?.of === labs ? known.current.together : null
  }
  const runs = states.flatMap((state, column): Compared[] => {
    const { frame, frameOf, draft } = state
    if (frame === null) return []
    const { rulebook } = frameOf ?? shownScenario(state)
    const journal = heard[column]
    const isWhole = draft === null && frameOf !== null
    return [
      {
        rulebook,
        values: frame.values,
        counts: isWhole && journal?.scenario === frameOf ? journal.counts : null,
        exchanged: isWhole ? (exchanged[column] ?? null) : null,
      },
    ]
  })
  const together = { runs, hasSteps: (runs[0]?.values.steps ?? 0) > 0 }
  known.current = { of: labs, together }
  return together
}

function areTogether(states: readonly LabState[]): boolean {
  if (states.length === 0 || states.some(({ frame }) => frame === null)) return false
  if (states.some(({ round }) => round !== null)) return states.every(showsItsRound)
  const paths = states.map(({ frameOf }) => (frameOf === null ? null : JSON.stringify(frameOf.steps)))
  return paths.every((path) => path !== null && path === paths[0])
}

/** The round that was asked for, or the end where a run is shorter. */
function showsItsRound({ round, frame, frameOf, scenario }: LabState): boolean {
  return round === null ? frameOf === scenario : frameOf === null && frame?.values.shownRound === round
}
