import { shownScenario, useLabState } from '../store/react.tsx'
import { useWords } from '../ui/words-context.tsx'
import styles from './Evidence.module.css'

/** The mark of a part of the rulebook that is not certain: nothing for what is documented, a word and the remark else. */
export function Evidence({ path }: { readonly path: string }) {
  const say = useWords()
  const remark = useLabState((state) => shownScenario(state).rulebook.remarks.find((r) => r.path === path))
  if (remark === undefined || remark.evidence === 'documented' || remark.evidence === 'source') return null
  return (
    <details className={styles.evidence}>
      <summary>{say('app.evidence', { evidence: remark.evidence })}</summary>
      <p>{remark.says}</p>
    </details>
  )
}
