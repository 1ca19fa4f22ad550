import type { Problem } from '../../data/checked.ts'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Form.module.css'

/** What is wrong with a field, below it. */
export function Wrong({ problem }: { readonly problem: Problem | null }) {
  const say = useWords()
  return problem === null ? null : <p className={styles.wrong}>⚠ {say('edit.here', { ...problem })}</p>
}
