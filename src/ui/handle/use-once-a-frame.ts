import { useEffect, useRef } from 'react'

/** Hands values on, at most one in each frame of the page: the first at once, of those that follow only the newest. */
export interface OnceAFrame<T> {
  offer(value: T): void
  /** Forgets what still waits. */
  drop(): void
}

/**
 * A pointer tells of itself several times a frame, and every telling costs a drawing that nobody sees. With this `use` is
 * called before each paint at most, so that answers of the engine find their turn in between.
 */
export function useOnceAFrame<T>(use: (value: T) => void): OnceAFrame<T> {
  const newest = useRef(use)
  newest.current = use
  const made = useRef<OnceAFrame<T> | null>(null)
  made.current ??= makeOnceAFrame<T>((value) => newest.current(value))
  const kept = made.current
  useEffect(() => () => kept.drop(), [kept])
  return kept
}

function makeOnceAFrame<T>(use: (value: T) => void): OnceAFrame<T> {
  let isWaiting = false
  let waiting: { readonly value: T } | null = null

  function give(value: T): void {
    use(value)
    isWaiting = true
    requestAnimationFrame(turn)
  }

  function turn(): void {
    isWaiting = false
    if (waiting === null) return
    const { value } = waiting
    waiting = null
    give(value)
  }

  return {
    offer(value) {
      if (isWaiting) waiting = { value }
      else give(value)
    },
    drop() {
      waiting = null
    },
  }
}
