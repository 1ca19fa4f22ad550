import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { useWords } from '../ui/words-context.tsx'
import styles from './Sheet.module.css'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** For tables: as wide as the page allows. */
  readonly isWide?: boolean
  /** Something has been done in it that a stray press beside it should not undo. */
  readonly isHeld?: boolean
}

/** A native dialog: takes focus, gives it back, closes by Esc, by its button and by a click beside it. */
export function Sheet({ title, onClose, children, isWide = false, isHeld = false }: Props) {
  const say = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const node = dialog.current
    node?.showModal()
    return () => node?.close()
  }, [])
  return (
    // A click on the dialog itself is one on its backdrop; the keyboard has Esc.
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-label={title}
      data-wide={isWide || undefined}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && !isHeld && onClose()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className={styles.body}>
        <header className={styles.head}>
          <h2>{title}</h2>
          <button type="button" className={styles.close} aria-label={say('app.close')} onClick={onClose}>
            ✕
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
