import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import styles from './Header.module.css'

interface Props {
  readonly label: string
  readonly shown: string
  readonly children: ReactNode
  /** Among text, where it must not be taller than a line. */
  readonly isSmall?: boolean
}

/**
 * A disclosure that hangs below its button: closes by Esc and by a press elsewhere. Its content exists only while it is
 * open: what nobody sees need not follow every frame.
 */
export function Menu({ label, shown, children, isSmall = false }: Props) {
  const menu = useRef<HTMLDetailsElement>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: PointerEvent): void => {
      const node = menu.current
      if (node?.open && event.target instanceof Node && !node.contains(event.target)) node.open = false
    }
    document.addEventListener('pointerdown', press)
    return () => document.removeEventListener('pointerdown', press)
  }, [])
  const close = (): void => {
    if (menu.current === null) return
    menu.current.open = false
    menu.current.querySelector('summary')?.focus()
  }
  return (
    <details
      ref={menu}
      className={styles.menu}
      data-small={isSmall || undefined}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <summary aria-label={label}>{shown}</summary>
      <div className={styles.drop}>{isOpen && children}</div>
    </details>
  )
}
