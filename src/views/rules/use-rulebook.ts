import { useEffect, useState } from 'react'
import { reasonOf } from '../../data/reason.ts'
import type { Rulebook } from '../../store/lab.ts'
import { useWords } from '../../ui/words-context.tsx'

/** A rulebook, or why it could not be had. */
export type Loaded =
  | { readonly id: string; readonly rulebook: Rulebook }
  | { readonly id: string; readonly reason: string }

/** A rulebook by id: null while it loads, and without an id. `load` must stay the same function. */
export function useRulebook(id: string | null, load: (id: string) => Promise<Rulebook>): Loaded | null {
  const say = useWords()
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  useEffect(() => {
    if (id === null) return
    let isWanted = true
    const take = (found: Loaded): void => {
      if (isWanted) setLoaded(found)
    }
    load(id).then(
      (rulebook) => take({ id, rulebook }),
      (error) => take({ id, reason: reasonOf(error, say) }),
    )
    return () => {
      isWanted = false
    }
  }, [id, load, say])
  return loaded?.id === id ? loaded : null
}
