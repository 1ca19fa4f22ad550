import { useId } from 'react'
import type { Explainable } from '../../store/lab.ts'
import { useLab, useLabState } from '../../store/react.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { eventLines } from '../../viewmodel/happened.ts'
import { Told } from '../Told.tsx'
import { useCast } from '../use-cast.ts'
import { useFormat } from '../use-format.ts'
import { useStory } from '../use-story.ts'
import styles from './Happened.module.css'

/** What happened, in words made from the events. */
export function Happened({ onWhy }: { readonly onWhy: (what: Explainable) => void }) {
  const lab = useLab()
  const title = useId()
  const say = useWords()
  const format = useFormat()
  const hasEvents = useLabState((state) => (state.frame?.events.length ?? 0) > 0)
  const status = useLabState((state) => state.status)
  const progress = useLabState((state) => state.progress)
  const sentences = useStory()
  return (
    <section className={styles.section} aria-labelledby={title}>
      <h2 id={title}>{say('happened.title')}</h2>
      {status === 'loading' && progress < 1 ? (
        <p className={styles.story}>
          {say('app.preparing', { percent: format.percent(progress, 0) })}{' '}
          <button type="button" className={styles.link} onClick={() => lab.stop()}>
            {say('app.cancel')}
          </button>
        </p>
      ) : (
        <p className={styles.story} data-testid="story">
          {/* A sentence is its place in the story: so it stays while its numbers change under the hand. */}
          {[...sentences.entries()].map(([place, sentence]) => (
            <Told key={place} sentence={sentence} onWhy={onWhy} />
          ))}
        </p>
      )}
      {hasEvents && (
        <Disclosure className={styles.rest} summary={say('happened.rest')}>
          <Events />
        </Disclosure>
      )}
    </section>
  )
}

/** Every event that is told, in words. */
function Events() {
  const say = useWords()
  const format = useFormat()
  const cast = useCast()
  const frame = useLabState((state) => state.frame)
  const tables = useLabState((state) => state.tables)
  return (
    <ol>
      {eventLines(frame, cast, tables, format, say).map((line) => (
        <li key={line.key}>{line.text}</li>
      ))}
    </ol>
  )
}
