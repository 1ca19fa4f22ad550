import { useWords } from '../../ui/words-context.tsx'
import styles from './Places.module.css'
import { PLACES } from './pages.ts'

interface Props {
  /** The place that is shown; null for the lab. */
  readonly current?: string
  readonly labHref?: string
}

/** Links to the places beside the lab, and to the lab from there. */
export function Places({ current, labHref }: Props) {
  const say = useWords()
  const places = PLACES.filter(({ isLinked }) => current !== undefined || isLinked !== true)
  if (places.length === 0) return null
  return (
    <nav className={styles.places} aria-label={say('page.places')}>
      {labHref !== undefined && <a href={labHref}>{say('page.lab')}</a>}
      {places.map(({ id, word }) => (
        <a key={id} href={`#/${id}`} aria-current={id === current ? 'page' : undefined}>
          {say(word)}
        </a>
      ))}
    </nav>
  )
}
