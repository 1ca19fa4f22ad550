import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'
import type { Say } from '../words/words.ts'

const WordsContext = createContext<Say | null>(null)

/** Hands the words of a language down. */
export function WordsProvider({ say, children }: { readonly say: Say; readonly children: ReactNode }) {
  return <WordsContext value={say}>{children}</WordsContext>
}

/** The words of this part of the page. Throws outside a `WordsProvider`. */
export function useWords(): Say {
  const say = useContext(WordsContext)
  if (say === null) throw new Error('useWords stands outside a WordsProvider')
  return say
}
