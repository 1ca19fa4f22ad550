import type { ReactNode } from 'react'
import { useState } from 'react'

interface Props {
  readonly summary: string
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A native disclosure whose content exists only while it is open: what nobody sees need not follow every frame. */
export function Disclosure({ summary, className, children }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={className} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  )
}
