import { useEffect, useRef, useState } from 'react'
import { setRulebook } from '../../store/edits.ts'
import type { Lab, Scenario } from '../../store/lab.ts'
import type { Compared, RunValues } from '../../viewmodel/compare-model.ts'
import { switchesApart, withSwitch } from '../../viewmodel/compare-switch.ts'

type Exchanged = Compared['exchanged']

/** What was found of which scenarios. */
interface Found {
  readonly of: readonly Scenario[]
  readonly columns: readonly Exchanged[]
}

/**
 * Runs each column but the first once more for every rule in which it differs from the first, with that rule alone as the
 * first has it: by what the numbers move then, a rule is known to make a difference or not. One run after the other, in a
 * lab of its own, once the columns themselves `areDone`. By column; null until a column is done.
 */
export function useExchanged(
  scenarios: readonly Scenario[],
  areDone: boolean,
  makeLab: (scenario: Scenario) => Lab,
): readonly Exchanged[] {
  const [found, setFound] = useState<Found | null>(null)
  const lab = useRef<Lab | null>(null)
  useEffect(
    () => () => {
      lab.current?.destroy()
      lab.current = null
    },
    [],
  )
  useEffect(() => {
    const [first, ...others] = scenarios
    if (!areDone || first === undefined || first.steps.length === 0) return
    let isGone = false
    const stops: (() => void)[] = []
    async function numbersOf(scenario: Scenario): Promise<RunValues | null> {
      if (lab.current === null) lab.current = makeLab(scenario)
      else lab.current.load(scenario)
      return whenRun(lab.current, scenario, stops)
    }
    async function exchange(from: Scenario, of: Scenario): Promise<Exchanged> {
      const columns: Partial<Record<string, RunValues>> = {}
      for (const rule of switchesApart(from.rulebook, of.rulebook)) {
        if (isGone) break
        const values = await numbersOf(setRulebook(withSwitch(rule, of.rulebook, from.rulebook))(of))
        // Rules that do not go together are refused: of that rule nothing is known.
        if (values !== null) columns[rule] = values
      }
      return columns
    }
    void (async () => {
      const columns: Exchanged[] = [null]
      for (const other of others) {
        columns.push(await exchange(first, other))
        if (isGone) return
        setFound({ of: scenarios, columns: [...columns] })
      }
    })()
    return () => {
      isGone = true
      for (const stop of stops) stop()
    }
  }, [scenarios, areDone, makeLab])
  return found?.of === scenarios ? found.columns : []
}

/** The numbers of a scenario once the lab has run it to its end; null when it cannot be run. */
function whenRun({ store }: Lab, scenario: Scenario, stops: (() => void)[]): Promise<RunValues | null> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { frame, frameOf, trouble } = store.getState()
      if (frameOf === scenario && frame !== null) end(frame.values)
      else if (trouble?.scenario === scenario) end(null)
    }
    const end = (values: RunValues | null): void => {
      stop()
      resolve(values)
    }
    const stop = store.subscribe(look)
    stops.push(() => end(null))
    look()
  })
}
