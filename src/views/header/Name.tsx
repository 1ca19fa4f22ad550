import { useWords } from '../../ui/words-context.tsx'
import styles from './Header.module.css'

/** The mark and the name. */
export function Name() {
  const say = useWords()
  return (
    <span className={styles.name}>
      <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
        <circle cx="14" cy="14" r="9" />
        <line x1="0" x2="28" y1="14" y2="14" />
      </svg>
      <span>{say('app.name')}</span>
    </span>
  )
}
