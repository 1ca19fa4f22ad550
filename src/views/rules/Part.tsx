import type { ReactNode } from 'react'
import { useId } from 'react'
import styles from './Rules.module.css'

/** A numbered section of the sheet. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
