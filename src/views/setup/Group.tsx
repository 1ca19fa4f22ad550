import type { ReactNode } from 'react'
import { useState } from 'react'
import { useWords } from '../../ui/words-context.tsx'
import { useMedia } from '../use-media.ts'
import styles from './Setup.module.css'

/** Where the panel is a column beside the stage and must fit its height. */
const BESIDE = '(min-width: 1181px)'

interface Props {
  readonly title: string
  readonly children: ReactNode
  /** What is changed less often. */
  readonly more: ReactNode
  readonly isFirst?: boolean
  /** Stands beside the title where there is no room below. */
  readonly aside?: ReactNode
}

/** A group of controls: beside the stage always open with the rarer ones behind a button, below it a disclosure. */
export function Group({ title, children, more, isFirst = false, aside = null }: Props) {
  const say = useWords()
  const isBeside = useMedia(BESIDE)
  const [hasMore, setMore] = useState(false)
  if (!isBeside)
    return (
      <details className={styles.group} open={isFirst}>
        <summary>
          <h3>{title}</h3>
        </summary>
        <div className={styles.body}>
          {children}
          {aside}
          {more}
        </div>
      </details>
    )
  return (
    <div className={styles.group}>
      <header className={styles.groupHead}>
        <h3>{title}</h3>
        {aside}
        <button
          type="button"
          aria-expanded={hasMore}
          aria-label={say('setup.moreOf', { group: title })}
          onClick={() => setMore(!hasMore)}
        >
          {say(hasMore ? 'setup.less' : 'setup.more')}
        </button>
      </header>
      <div className={styles.body}>
        {children}
        {hasMore && more}
      </div>
    </div>
  )
}
