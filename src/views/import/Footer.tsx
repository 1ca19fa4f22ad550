import { useWords } from '../../ui/words-context.tsx'
import styles from './Import.module.css'

interface Props {
  readonly label: string
  /** Why it cannot be accepted yet; null where that is plain to see, or nothing is in the way. */
  readonly obstacle: string | null
  /** Null while there is nothing that could be accepted. */
  readonly onAccept: (() => void) | null
  readonly onClose: () => void
}

/** Accept and cancel, always in view. */
export function Footer({ label, obstacle, onAccept, onClose }: Props) {
  const say = useWords()
  return (
    <div className={styles.footer}>
      <span id="import-obstacle" className={styles.muted}>
        {obstacle ?? say('import.stays')}
      </span>
      <button type="button" className={styles.button} onClick={onClose}>
        {say('import.cancel')}
      </button>
      <button
        type="button"
        className={styles.accept}
        disabled={onAccept === null}
        aria-describedby="import-obstacle"
        onClick={onAccept ?? undefined}
      >
        {label}
      </button>
    </div>
  )
}
