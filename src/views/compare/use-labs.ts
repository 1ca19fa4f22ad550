import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { setRulebook } from '../../store/edits.ts'
import type { Lab, Rulebook, Scenario } from '../../store/lab.ts'

/** Numbers of labs, by which their columns are known while others come and go. */
const keys = new WeakMap<Lab, number>()
let made = 0

/** The number of a lab, always the same. */
export function keyOf(lab: Lab): number {
  const key = keys.get(lab) ?? made++
  keys.set(lab, key)
  return key
}

/** The labs of the columns, and what is done to their list. */
export interface Labs {
  readonly labs: readonly Lab[]
  readonly add: (rulebook: Rulebook) => void
  readonly remove: (lab: Lab) => void
  readonly exchange: (lab: Lab, rulebook: Rulebook) => void
  /** Another scenario in every column, each under its rulebook. */
  readonly load: (scenario: Scenario) => void
}

/** One lab per rulebook, all with the same scenario but for that. They end with the page. */
export function useLabs(
  scenario: Scenario,
  rulebooks: readonly Rulebook[],
  makeLab: (scenario: Scenario) => Lab,
): Labs {
  const [labs, setLabs] = useState<readonly Lab[]>([])
  const standing = useRef<readonly Lab[]>([])
  const stand = useCallback((next: readonly Lab[]): void => {
    standing.current = next
    setLabs(next)
  }, [])
  useEffect(() => {
    stand(rulebooks.map((rulebook) => makeLab(setRulebook(rulebook)(scenario))))
    return () => {
      for (const lab of standing.current) lab.destroy()
    }
  }, [scenario, rulebooks, makeLab, stand])
  return useMemo(
    () => ({
      labs,
      add(rulebook) {
        const [first] = standing.current
        if (first === undefined) return
        // What is under the hand in the other columns is let go first: the new one begins with what they have.
        for (const lab of standing.current) lab.commit()
        stand([...standing.current, makeLab(setRulebook(rulebook)(first.store.getState().scenario))])
      },
      remove(lab) {
        stand(standing.current.filter((other) => other !== lab))
        lab.destroy()
      },
      exchange: (lab, rulebook) => lab.commit(setRulebook(rulebook)),
      load(next) {
        for (const lab of standing.current) {
          const { rulebook } = lab.store.getState().scenario
          lab.load(setRulebook(rulebook)(next))
        }
      },
    }),
    [labs, makeLab, stand],
  )
}
