import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'

const LocaleContext = createContext('en')

/** Hands down the locale in which numbers are written and read, which need not be that of the words. */
export function LocaleProvider({
  locale,
  children,
}: {
  readonly locale: string
  readonly children: ReactNode
}) {
  return <LocaleContext value={locale}>{children}</LocaleContext>
}

/** The locale of numbers in this part of the page. */
export function useLocale(): string {
  return useContext(LocaleContext)
}
