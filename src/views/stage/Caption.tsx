import type { Explainable } from '../../store/lab.ts'
import { useStory } from '../use-story.ts'
import { Chips } from './Chips.tsx'
import styles from './Stage.module.css'

/** Sentences that the plate has room for: what happened to you, and why there. */
const MOST = 2

/**
 * The one sentence of the first plate, large, in the empty path pane, completed at the first crossing; the chips follow
 * it. The narration tells the same to a screen reader, so the text here is for the eye.
 */
export function Caption({ onWhy }: { readonly onWhy: (what: Explainable) => void }) {
  const story = useStory().slice(0, MOST)
  return (
    <div className={styles.caption}>
      {story.map(({ text, why }) =>
        why === null ? (
          <p key={text} aria-hidden="true">
            {text}
          </p>
        ) : (
          <p key={text}>
            <button type="button" className={styles.captionWhy} onClick={() => onWhy(why)}>
              {text}
            </button>
          </p>
        ),
      )}
      <Chips />
    </div>
  )
}
