import { useState } from 'react'
import type { CalcInputs } from '../../data/calc/inputs.ts'
import { calcScenario, inputsOf } from '../../data/calc/scenario.ts'
import type { Edit, PulledAt, Scenario, Solved } from '../../store/lab.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'

/** A result that was taken, and what was committed once the engine had answered; null until then. */
interface Wish {
  readonly of: PulledAt
  readonly to: number
  readonly answer: Scenario | null
}

/** What the page shows and does with the position: its inputs stand in the lab's scenario and nowhere else. */
export interface Calc {
  readonly inputs: CalcInputs
  /** The scenario with a change of the inputs; a mark that stands at the entry goes with it. */
  readonly edit: (patch: Partial<CalcInputs>) => Edit
  readonly change: (patch: Partial<CalcInputs>) => void
  /** Drags a result; `isByKeys` for one key of a burst. */
  readonly drag: (of: PulledAt, to: number, isByKeys?: boolean) => void
  /** Takes a result that was typed, or let go at. */
  readonly take: (of: PulledAt, to: number) => void
  /** The last result that was taken. */
  readonly wish: Wish | null
}

/** The calculator around the lab of the page. */
export function useCalc(gives: Solved): Calc {
  const lab = useLab()
  const scenario = useLabState(shownScenario)
  const [wish, setWish] = useState<Wish | null>(null)
  const edit =
    (patch: Partial<CalcInputs>): Edit =>
    (of) => {
      const before = inputsOf(of, gives)
      const follows = patch.entry !== undefined && before.mark === before.entry
      return calcScenario({ ...before, ...(follows ? { mark: patch.entry } : {}), ...patch }, of.rulebook)
    }
  return {
    inputs: inputsOf(scenario, gives),
    edit,
    change: (patch) => lab.commit(edit(patch)),
    drag: (of, to, isByKeys = false) => lab.pull(to, gives, isByKeys, of),
    take(of, to) {
      const made: Wish = { of, to, answer: null }
      setWish(made)
      const stop = lab.store.subscribe((state, before) => {
        if (state.frame === before.frame) return
        stop()
        // What the answer changes is changed before anything else can happen.
        queueMicrotask(() => {
          const answer = lab.store.getState().scenario
          setWish((now) => (now === made ? { ...made, answer } : now))
        })
      })
      lab.pull(to, gives, false, of)
      lab.commit()
    },
    wish,
  }
}
