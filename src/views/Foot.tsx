import { useWords } from '../ui/words-context.tsx'
import styles from './Workbench.module.css'

/** What is said once, below everything: that this is a model. */
export function Foot() {
  const say = useWords()
  return (
    <footer className={styles.foot}>
      <p>{say('app.notice')}</p>
    </footer>
  )
}
