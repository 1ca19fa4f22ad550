import type { ReactNode } from 'react'
import { createContext, useContext, useMemo, useState } from 'react'
import type { Preferences } from '../store/preferences.ts'
import { applyPreferences, keepPreferences, numberLocale, readPreferences } from '../store/preferences.ts'
import { LocaleProvider } from '../ui/locale-context.tsx'

interface Choosing {
  readonly preferences: Preferences
  readonly prefer: (patch: Partial<Preferences>) => void
}

const PreferencesContext = createContext<Choosing | null>(null)

/** Hands the reader's preferences down, and how to change them: at once, and kept if the browser allows. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [preferences, setPreferences] = useState(readPreferences)
  const choosing = useMemo(
    () => ({
      preferences,
      prefer: (patch: Partial<Preferences>) => {
        const next = { ...preferences, ...patch }
        setPreferences(next)
        keepPreferences(next)
        applyPreferences(next)
      },
    }),
    [preferences],
  )
  return (
    <PreferencesContext value={choosing}>
      <LocaleProvider locale={numberLocale(preferences)}>{children}</LocaleProvider>
    </PreferencesContext>
  )
}

/** The reader's preferences. Throws outside a `PreferencesProvider`. */
export function usePreferences(): Choosing {
  const choosing = useContext(PreferencesContext)
  if (choosing === null) throw new Error('usePreferences stands outside a PreferencesProvider')
  return choosing
}
