import { Locks } from '../../charts/locks/Locks.tsx'
import type { Explainable, LabState } from '../../store/lab.ts'
import { shownScenario, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { chambersOf } from '../../viewmodel/pays.ts'
import { useFormat } from '../use-format.ts'
import styles from './Compare.module.css'

type Values = NonNullable<LabState['frame']>['values']

interface Props {
  /** The numbers of all columns: chambers and streams are drawn to the greatest of them. */
  readonly all: readonly Values[]
  readonly onWhy: (what: Explainable) => void
}

/** Who pays under one rulebook, on the scale of money of all columns. */
export function ColumnPays({ all, onWhy }: Props) {
  const say = useWords()
  const format = useFormat()
  const frame = useLabState((state) => state.frame)
  const rulebook = useLabState((state) => shownScenario(state).rulebook)
  const capacity = Math.max(0, ...all.map((values) => (values.fundStart ?? 0) + (values.fundReceived ?? 0)))
  return (
    <div className={styles.pays} data-figure="pays">
      <h3>{say('pays.title')}</h3>
      <Locks
        chambers={chambersOf(frame, rulebook, capacity, format, say, all)}
        // The ids of chambers are the names of what can be explained.
        onWhy={(id) => onWhy(id as Explainable)}
      />
      <p className={styles.scale}>{say('compare.paysScale')}</p>
    </div>
  )
}
