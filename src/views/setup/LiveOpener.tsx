import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useWords } from '../../ui/words-context.tsx'
import { late } from '../late.tsx'
import styles from './Setup.module.css'

const LiveSheet = late(async () => (await import('../live/LiveSheet.tsx')).LiveSheet)

/** Opens the panel of live data. Nothing is asked of anybody before its switch is on. */
export function LiveOpener() {
  const say = useWords()
  const [state, setState] = useState<'closed' | 'open' | 'lost'>('closed')
  return (
    <>
      <button type="button" className={styles.aside} onClick={() => setState('open')}>
        {say('setup.live')}
      </button>
      {state === 'open' &&
        // Panels are styled for their place; a dialog stands outside of them.
        createPortal(
          <LiveSheet onClose={() => setState('closed')} onLost={() => setState('lost')} />,
          document.body,
        )}
      {state === 'lost' && (
        <p className={styles.hint} role="alert">
          ⚠ {say('app.partLost')}
        </p>
      )}
    </>
  )
}
