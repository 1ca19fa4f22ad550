import { useId, useState } from 'react'
import type { Explainable } from '../../store/lab.ts'
import { shownScenario, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { SCORE_WORDS } from '../../viewmodel/score-words.ts'
import { Evidence } from '../Evidence.tsx'
import { late } from '../late.tsx'
import styles from './Queue.module.css'

/** On the first screen nobody is in line. */
const Line = late(async () => (await import('./Line.tsx')).Line)

/** The deleveraging queue: by what it is ranked, and those in it. */
export function Queue({ onWhy }: { readonly onWhy: (what: Explainable) => void }) {
  const title = useId()
  const say = useWords()
  const [isLost, setLost] = useState(false)
  const hasWinners = useLabState(({ frame }) => frame !== null && frame.bars.length > 0)
  const score = useLabState((state) => shownScenario(state).rulebook.adl.score)
  const side = useLabState(({ frame }) => ((frame?.values.queueSide ?? -1) < 0 ? 'short' : 'long'))
  return (
    <section className={styles.section} aria-labelledby={title}>
      <header className={styles.head}>
        <h2 id={title}>{say('queue.title')}</h2>
        <p className={styles.by}>
          <button type="button" onClick={() => onWhy('adlScore')}>
            {say('queue.winners', { side, score: say(SCORE_WORDS[score]) })}
          </button>{' '}
          <Evidence path="adl.score" />
        </p>
      </header>
      <div className={styles.room}>
        {hasWinners && !isLost ? (
          <Line onWhy={onWhy} onLost={() => setLost(true)} />
        ) : (
          <p className={styles.none}>{say(isLost ? 'app.partLost' : 'queue.none')}</p>
        )}
      </div>
    </section>
  )
}
