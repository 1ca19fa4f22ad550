import { useMemo } from 'react'
import { useLocale } from '../../ui/locale-context.tsx'
import { useWords } from '../../ui/words-context.tsx'
import type { Figures } from '../../viewmodel/sheet/figures.ts'
import { figuresOf } from '../../viewmodel/sheet/figures.ts'

/** How the numbers of a rulebook are written here; `currency` is what its money is counted in. */
export function useFigures(currency: string | null): Figures {
  const locale = useLocale()
  const say = useWords()
  return useMemo(() => figuresOf(locale, currency, say), [locale, currency, say])
}
