import { useState } from 'react'
import type { Failure, Scenario } from '../store/lab.ts'
import { useLabState } from '../store/react.tsx'
import { useWords } from '../ui/words-context.tsx'
import type { Copy } from './Copied.tsx'
import { Copied, copy } from './Copied.tsx'
import styles from './Notices.module.css'
import type { Notice } from './notice.ts'

interface Props {
  readonly said: Notice | null
  readonly onDismiss: () => void
  /** The link that reproduces a scenario, or null if it does not fit in one. */
  readonly onShare: (scenario: Scenario) => Promise<string | null>
}

/** What went wrong, in a strip above the picture, which stays. */
export function Notices({ said, onDismiss, onShare }: Props) {
  const say = useWords()
  const trouble = useLabState((state) => state.trouble)
  const [copied, setCopied] = useState<{ readonly of: Scenario; readonly copy: Copy } | null>(null)

  /** The link, or where there is none the scenario itself. */
  async function take(of: Scenario): Promise<void> {
    const link = await onShare(of)
    setCopied({ of, copy: await (link === null ? copy('scenario', JSON.stringify(of)) : copy('link', link)) })
  }

  return (
    <div role="status" className={styles.notices}>
      {said !== null && (
        <p>
          ⚠ {said.text}{' '}
          <button type="button" onClick={onDismiss}>
            {say('app.dismiss')}
          </button>
        </p>
      )}
      {said !== null && said.original !== null && (
        <details>
          <summary>{say('app.original')}</summary>
          <pre>{said.original}</pre>
        </details>
      )}
      {trouble !== null && (
        <p>
          ⚠ {textOf(trouble.failure, say)}{' '}
          <button type="button" onClick={() => void take(trouble.scenario)}>
            {say('app.copyDetails')}
          </button>{' '}
          {copied?.of === trouble.scenario && <Copied copy={copied.copy} />}
        </p>
      )}
    </div>
  )
}

function textOf(failure: Failure, say: ReturnType<typeof useWords>): string {
  switch (failure.kind) {
    case 'refusal':
      return say('app.refusal', { field: failure.field, value: failure.value, allowed: failure.allowed })
    case 'fault':
      return say('app.fault', { note: failure.note })
    case 'worker':
      return say('app.workerLost', { note: failure.note })
  }
}
