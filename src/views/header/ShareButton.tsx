import { useState } from 'react'
import { useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import type { Copy } from '../Copied.tsx'
import { Copied, copy } from '../Copied.tsx'
import { SaveScenario } from '../SaveScenario.tsx'
import { useFormat } from '../use-format.ts'
import styles from './Header.module.css'

/** What the button has opened: a link, or that there is none; null while it is closed. */
type Open = { readonly copy: Copy | null } | null

/** Copies the link that reproduces what is on screen, and shows it, for a page that may not copy. */
export function ShareButton({ onShare }: { readonly onShare: () => Promise<string | null> }) {
  const say = useWords()
  const { count } = useFormat()
  const accounts = useLabState((state) => state.scenario.accounts.length)
  const [open, setOpen] = useState<Open>(null)

  async function toggle(): Promise<void> {
    if (open !== null) return setOpen(null)
    const link = await onShare()
    setOpen({ copy: link === null ? null : await copy('link', link) })
  }

  return (
    <span className={styles.menu}>
      <button type="button" onClick={() => void toggle()}>
        {say('app.share')}
      </button>
      {open !== null && (
        <span className={styles.drop} role="status">
          {open.copy === null ? (
            <span className={styles.tooLong}>
              {say('app.linkTooLong', { accounts: count(accounts) })}
              <SaveScenario />
            </span>
          ) : (
            <Copied copy={open.copy} />
          )}
        </span>
      )}
    </span>
  )
}
