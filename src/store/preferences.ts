/** What a reader prefers; kept if the browser allows, never required. */
export interface Preferences {
  readonly theme: 'auto' | 'light' | 'dark'
  readonly motion: 'auto' | 'reduce'
}

const KEY = 'plimsoll.preferences'
const DEFAULT: Preferences = { theme: 'auto', motion: 'auto' }

/** Kept preferences, or the defaults: storage may be missing, refused or hold something else. */
export function readPreferences(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return DEFAULT
    const { theme, motion } = kept as Partial<Record<keyof Preferences, unknown>>
    return {
      theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
      motion: motion === 'reduce' ? 'reduce' : 'auto',
    }
  } catch {
    return DEFAULT
  }
}

/** Keeps them if it may. */
export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences))
  } catch {
    // They hold for this visit.
  }
}

/** Puts them on the page: style sheets read them from the root element. */
export function applyPreferences({ theme, motion }: Preferences): void {
  const { dataset } = document.documentElement
  if (theme === 'auto') delete dataset.theme
  else dataset.theme = theme
  if (motion === 'auto') delete dataset.motion
  else dataset.motion = motion
}
