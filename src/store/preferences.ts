/** What may be preferred, the first of each being what holds where nothing was chosen. */
export const CHOICES = {
  theme: ['auto', 'light', 'dark'],
  motion: ['auto', 'reduce'],
  /** Colours of the price path only: plain ink, or rising and falling told apart as in the West or in East Asia. */
  palette: ['ink', 'western', 'eastasia'],
  /** How numbers are written and read: as the browser's language has it, or as a named one has it. */
  numbers: ['auto', 'en', 'de', 'fr', 'en-IN'],
} as const

/** What a reader prefers; kept if the browser allows, never required. */
export type Preferences = { readonly [Name in keyof typeof CHOICES]: (typeof CHOICES)[Name][number] }
type Name = keyof Preferences

const KEY = 'plimsoll.preferences'
const NAMES = Object.keys(CHOICES) as Name[] // the keys of that very object

/** Every preference that `kept` holds and that exists, the first choice for the rest. */
function preferencesFrom(kept: Readonly<Record<string, unknown>>): Preferences {
  const chosen = NAMES.map((name) => [
    name,
    CHOICES[name].find((choice) => choice === kept[name]) ?? CHOICES[name][0],
  ])
  return Object.fromEntries(chosen) as Preferences // one choice for each name
}

/** Kept preferences, or the defaults: storage may be missing, refused or hold something else. */
export function readPreferences(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return preferencesFrom(typeof kept === 'object' && kept !== null ? { ...kept } : {})
  } catch {
    return preferencesFrom({})
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

/** Puts on the page what style sheets read from the root element. */
export function applyPreferences(preferences: Preferences): void {
  const { dataset } = document.documentElement
  for (const name of ['theme', 'motion', 'palette'] as const) {
    if (preferences[name] === CHOICES[name][0]) delete dataset[name]
    else dataset[name] = preferences[name]
  }
}

/** The locale in which numbers are written and read. */
export function numberLocale({ numbers }: Preferences): string {
  return numbers === 'auto' ? navigator.language : numbers
}
