import { useMemo } from 'react'
import type { Preferences } from '../../store/preferences.ts'
import { CHOICES } from '../../store/preferences.ts'
import { useWords, WordsProvider } from '../../ui/words-context.tsx'
import { withLookWords } from '../../words/look-words.ts'
import type { WordId } from '../../words/words.ts'
import { usePreferences } from '../preferences-context.tsx'
import styles from './Header.module.css'

const NAMES: Readonly<Record<keyof Preferences, WordId>> = {
  theme: 'app.theme',
  motion: 'app.motion',
  palette: 'app.palette',
  numbers: 'app.numbers',
}
const SAID: { readonly [Name in keyof Preferences]: Readonly<Record<Preferences[Name], WordId>> } = {
  theme: { auto: 'app.asTheSystem', light: 'app.themeLight', dark: 'app.themeDark' },
  motion: { auto: 'app.asTheSystem', reduce: 'app.motionReduce' },
  palette: { ink: 'app.paletteInk', western: 'app.paletteWestern', eastasia: 'app.paletteEastAsia' },
  numbers: {
    auto: 'app.asTheSystem',
    en: 'app.numbersEn',
    de: 'app.numbersDe',
    fr: 'app.numbersFr',
    'en-IN': 'app.numbersIn',
  },
}

/** Theme, motion, colours of the price path, number format. */
export function Look() {
  const page = useWords()
  const say = useMemo(() => withLookWords(page), [page])
  return (
    <WordsProvider say={say}>
      <Preference name="theme" />
      <Preference name="motion" />
      <Preference name="palette" />
      <Preference name="numbers" />
    </WordsProvider>
  )
}

function Preference<Name extends keyof Preferences>({ name }: { readonly name: Name }) {
  const say = useWords()
  const { preferences, prefer } = usePreferences()
  // What CHOICES[name] holds is by its type what Preferences[name] may be; a generic index does not see that.
  const choices = CHOICES[name] as unknown as readonly Preferences[Name][]
  return (
    <label className={styles.row}>
      {say(NAMES[name])}
      <select
        value={preferences[name]}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice === event.target.value)
          if (chosen !== undefined) prefer({ [name]: chosen } as Partial<Preferences>) // one name with its own choice
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {say(SAID[name][choice])}
          </option>
        ))}
      </select>
    </label>
  )
}
