import { useWords } from '../../ui/words-context.tsx'
import styles from './Import.module.css'

interface Props {
  readonly label: string
  /** Why it cannot be accepted yet, or null. */
  readonly obstacle: string | null
  readonly isWorking: boolean
  readonly onAccept: () => void
  readonly onClose: () => void
}

/** Accept and cancel, always in view. */
export function Footer({ label, obstacle, isWorking, onAccept, onClose }: Props) {
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
        disabled={obstacle !== null || isWorking}
        aria-describedby="import-obstacle"
        onClick={onAccept}
      >
        {label}
      </button>
    </div>
  )
}
