import { useRef } from 'react'
import { useWords } from '../../ui/words-context.tsx'
import type { Detent } from './detents.ts'
import { DETENTS } from './detents.ts'
import styles from './Phone.module.css'

/** Pixels that a finger must travel before the sheet goes to the next detent. */
const TRAVEL = 24

interface Props {
  readonly detent: Detent
  readonly onDetent: (detent: Detent) => void
}

/** The sheet's handle: a swipe goes up or down by a detent, a tap or a key goes round. */
export function Grip({ detent, onDetent }: Props) {
  const say = useWords()
  const start = useRef<number | null>(null)
  const isSwiped = useRef(false)
  const at = DETENTS.indexOf(detent)
  return (
    <button
      type="button"
      className={styles.grip}
      aria-expanded={detent !== 'peek'}
      aria-label={say('phone.grip', { detent })}
      onPointerDown={(event) => {
        start.current = event.clientY
        isSwiped.current = false
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerUp={(event) => {
        const travelled = start.current === null ? 0 : event.clientY - start.current
        start.current = null
        if (Math.abs(travelled) < TRAVEL) return
        isSwiped.current = true
        onDetent(DETENTS[at + (travelled < 0 ? 1 : -1)] ?? detent)
      }}
      onPointerCancel={() => {
        start.current = null
      }}
      onClick={() => {
        if (isSwiped.current) isSwiped.current = false
        else onDetent(DETENTS[(at + 1) % DETENTS.length] ?? 'peek')
      }}
    />
  )
}
