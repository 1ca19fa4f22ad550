import type { ReactNode } from 'react'
import styles from './ScrollRegion.module.css'

interface Props {
  readonly label: string
  /** How high it may get, and how its tables look. */
  readonly className: string | undefined
  readonly children: ReactNode
}

/** A part of the page that scrolls by itself, by pointer and by keys. */
export function ScrollRegion({ label, className, children }: Props) {
  return (
    <div
      className={`${styles.region} ${className ?? ''}`}
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take focus to be scrolled by keys (WCAG 2.1.1)
      tabIndex={0}
    >
      {children}
    </div>
  )
}
