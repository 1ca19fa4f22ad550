import type { Explainable } from '../../store/lab.ts'
import { Told } from '../Told.tsx'
import { useStory } from '../use-story.ts'
import { Chips } from './Chips.tsx'
import styles from './Stage.module.css'

/** Sentences that the plate has room for: what happened to you, and why there. */
const MOST = 2

/** The one sentence of the first plate, large, in the empty path pane, completed at the first crossing; then the chips. */
export function Caption({ onWhy }: { readonly onWhy: (what: Explainable) => void }) {
  const story = useStory().slice(0, MOST)
  return (
    <div className={styles.caption}>
      {[...story.entries()].map(([place, sentence]) => (
        <p key={place}>
          <Told sentence={sentence} onWhy={onWhy} />
        </p>
      ))}
      <Chips />
    </div>
  )
}
