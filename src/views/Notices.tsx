import { useLabState } from '../store/react.tsx'
import { useWords } from '../ui/words-context.tsx'
import styles from './Notices.module.css'

interface Props {
  readonly said: string | null
  readonly onDismiss: () => void
  readonly onShare: () => Promise<string>
}

/** What went wrong, in a strip above the picture, which stays. */
export function Notices({ said, onDismiss, onShare }: Props) {
  const say = useWords()
  const trouble = useLabState((state) => state.trouble)
  const text =
    trouble === null
      ? null
      : trouble.kind === 'refusal'
        ? say('app.refusal', { field: trouble.field, value: trouble.value, allowed: trouble.allowed })
        : say(trouble.kind === 'fault' ? 'app.fault' : 'app.workerLost', { note: trouble.note })
  return (
    <div role="status" className={styles.notices}>
      {said !== null && (
        <p>
          ⚠ {said}{' '}
          <button type="button" onClick={onDismiss}>
            {say('app.dismiss')}
          </button>
        </p>
      )}
      {text !== null && (
        <p>
          ⚠ {text}{' '}
          <button type="button" onClick={async () => void navigator.clipboard?.writeText(await onShare())}>
            {say('app.copyDetails')}
          </button>
        </p>
      )}
    </div>
  )
}
