import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { Lab, LabState } from '../../store/lab.ts'

/** One thing of each of several labs; `select` stands outside the component. The list is new only when an item is. */
export function useLabsState<T>(labs: readonly Lab[], select: (state: LabState) => T): readonly T[] {
  const known = useRef<readonly T[]>([])
  const listen = useCallback(
    (changed: () => void) => {
      const stops = labs.map(({ store }) => store.subscribe(changed))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [labs],
  )
  return useSyncExternalStore(listen, () => {
    const now = labs.map(({ store }) => select(store.getState()))
    const before = known.current
    if (now.length === before.length && now.every((item, i) => Object.is(item, before[i]))) return before
    known.current = now
    return now
  })
}
