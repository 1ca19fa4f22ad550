import { useEffect, useState } from 'react'
import type { CalcInputs } from '../../data/calc/inputs.ts'
import { inputsOf } from '../../data/calc/scenario.ts'
import { useCatalogue } from '../../data/use-catalogue.ts'
import type { Explainable, Scenario, Solved } from '../../store/lab.ts'
import { useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { late } from '../late.tsx'
import type { PageProps } from '../page/pages.ts'
import styles from './Calc.module.css'
import { Figure } from './Figure.tsx'
import { Gives } from './Gives.tsx'
import { Others } from './Others.tsx'
import { Position } from './Position.tsx'
import { Results } from './Results.tsx'
import { Sentence } from './Sentence.tsx'
import { Simple } from './Simple.tsx'
import { Tools } from './Tools.tsx'
import { useCalc } from './use-calc.ts'

const Why = late(async () => (await import('../why/Why.tsx')).Why)

interface Props extends PageProps {
  readonly gives: Solved
  readonly setGives: (gives: Solved) => void
  /** What is committed, as inputs. */
  readonly onCommitted: (scenario: Scenario, inputs: CalcInputs) => void
}

/** The calculator around the lab that it has been given. */
export function Calculator({ gives, setGives, onCommitted, ...page }: Props) {
  const say = useWords()
  const calc = useCalc(gives)
  const committed = useLabState((state) => state.scenario)
  const isThere = useLabState((state) => state.frame !== null)
  const { rulebooks } = useCatalogue()
  const [why, setWhy] = useState<Explainable | null>(null)
  const { rulebookFile } = page

  useEffect(() => onCommitted(committed, inputsOf(committed, gives)))
  // From here on every venue is there without a network.
  useEffect(() => {
    for (const { id } of rulebooks) rulebookFile(id).catch(() => undefined)
  }, [rulebooks, rulebookFile])

  return (
    <>
      <Sentence inputs={calc.inputs} />
      <div className={styles.columns}>
        <div className={styles.inputs}>
          <Position calc={calc} rulebooks={rulebooks} rulebookFile={rulebookFile} />
          <Others calc={calc} />
        </div>
        <div className={styles.middle}>
          {isThere && <Figure calc={calc} />}
          <Gives gives={gives} setGives={setGives} />
        </div>
        <div className={styles.results}>
          <Results calc={calc} onWhy={setWhy} />
          <Simple onWhy={setWhy} />
          <Tools page={page} />
        </div>
      </div>
      {why !== null && <Why key={why} what={why} onClose={() => setWhy(null)} onLost={() => setWhy(null)} />}
      <p className={styles.onPaper}>{say('calc.address', { link: location.href })}</p>
    </>
  )
}
