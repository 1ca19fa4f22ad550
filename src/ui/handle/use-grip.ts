import { useEffect, useRef } from 'react'

/** What the grip must know of a pointer event. */
interface PointerLike {
  readonly pointerId: number
}

/** A pointer that holds something, from the moment it goes down until it is released or the hold is reverted. */
export interface Grip<T> {
  begin(event: PointerLike & { readonly currentTarget: Node }, what: T): void
  /** What the pointer of `event` holds; null for another pointer, and after a revert. */
  heldBy(event: PointerLike): T | null
  /** What is held by whatever pointer. */
  held(): T | null
  /** Ends the hold without its effect. */
  revert(): void
  /** Whether the pointer is still down after a revert: what it does until it goes up counts for nothing. */
  isSpent(): boolean
}

interface Ends<T> {
  readonly onRelease: (what: T) => void
  readonly onRevert: (what: T) => void
}

/**
 * A grip for one element. The release is heard wherever it happens. A cancelled or lost pointer reverts, a second finger
 * anywhere on the page too, and so does the end of the element itself: it would never hear of the release.
 */
export function useGrip<T>(ends: Ends<T>): Grip<T> {
  const newest = useRef(ends)
  newest.current = ends
  const grip = useRef<(Grip<T> & { readonly end: () => void }) | null>(null)
  grip.current ??= makeGrip<T>({
    onRelease: (what) => newest.current.onRelease(what),
    onRevert: (what) => newest.current.onRevert(what),
  })
  const made = grip.current
  useEffect(
    () => () => {
      made.revert()
      made.end()
    },
    [made],
  )
  return made
}

function makeGrip<T>({ onRelease, onRevert }: Ends<T>): Grip<T> & { readonly end: () => void } {
  let hold: { readonly id: number; readonly what: T } | null = null
  let isSpent = false
  let stopListening = (): void => undefined

  function end(): void {
    stopListening()
    hold = null
    isSpent = false
  }

  const held = (): T | null => (hold === null || isSpent ? null : hold.what)

  function revert(): void {
    const what = held()
    if (what === null) return
    isSpent = true
    onRevert(what)
  }

  /** Hears of other fingers before anyone else does, and of the end of this one after everyone else. */
  function listen(page: Document | null): () => void {
    const listeners: readonly (readonly [string, boolean, (isOwn: boolean) => void])[] = [
      ['pointerdown', true, (isOwn) => !isOwn && revert()],
      ['lostpointercapture', false, (isOwn) => isOwn && revert()],
      ['pointercancel', false, (isOwn) => isOwn && leave(revert)],
      ['pointerup', false, (isOwn) => isOwn && leave(release)],
    ]
    const stops = listeners.map(([type, isCapture, then]) => {
      const hear = (event: Event): void => then((event as PointerEvent).pointerId === hold?.id) // of pointer types only
      page?.addEventListener(type, hear, isCapture)
      return () => page?.removeEventListener(type, hear, isCapture)
    })
    return () => {
      for (const stop of stops) stop()
    }
  }

  function leave(last: () => void): void {
    last()
    end()
  }

  function release(): void {
    const what = held()
    if (what !== null) onRelease(what)
  }

  return {
    begin({ pointerId, currentTarget }, what) {
      end()
      hold = { id: pointerId, what }
      stopListening = listen(currentTarget.ownerDocument)
    },
    heldBy: ({ pointerId }) => (hold?.id === pointerId ? held() : null),
    held,
    revert,
    isSpent: () => isSpent,
    end,
  }
}
