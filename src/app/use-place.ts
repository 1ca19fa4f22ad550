import { useSyncExternalStore } from 'react'
import { placeOf } from '../views/page/pages.ts'

/** The place that the address leads to, and what follows there; null for the lab. */
export function usePlace() {
  return placeOf(useSyncExternalStore(onTravel, () => location.hash))
}

function onTravel(changed: () => void): () => void {
  window.addEventListener('popstate', changed)
  window.addEventListener('hashchange', changed)
  return () => {
    window.removeEventListener('popstate', changed)
    window.removeEventListener('hashchange', changed)
  }
}
