import { useEffect, useState } from 'react'

/** A question with what came of it: an answer, or null where there was none to be had. */
export interface Answered<Q, A> {
  readonly of: Q
  readonly found: A | null
}

/**
 * The newest answer, together with its question, so that no answer ever stands under the name of another; null until the
 * first. It stays until the next one is there. `ask` asks again when it is another function.
 */
export function useAnswer<Q, A>(question: Q, ask: (question: Q) => Promise<A>): Answered<Q, A> | null {
  const [answered, setAnswered] = useState<Answered<Q, A> | null>(null)
  useEffect(() => {
    let isWanted = true
    const take = (found: A | null): void => {
      if (isWanted) setAnswered({ of: question, found })
    }
    ask(question).then(take, () => take(null))
    return () => {
      isWanted = false
    }
  }, [question, ask])
  return answered
}
