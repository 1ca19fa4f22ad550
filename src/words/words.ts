import { messages as english } from 'virtual:english'
import { setupI18n } from '@lingui/core'
import type { WordId } from './en/index.ts'

export type { WordId } from './en/index.ts'

/** Values that stand in a message. */
export type Values = Readonly<Record<string, string | number>>

/** Says a message by its id. */
export type Say = (id: WordId, values?: Values) => string

/** The words of one lab in one language. Messages are ICU, compiled when the page was built. */
export function createWords(locale = 'en', messages = english): Say {
  const i18n = setupI18n({ locale, messages: { [locale]: { ...messages } } })
  return (id, values) => i18n._(id, values)
}

/** The words of a part that loads later, beside those of the page. */
export function withWords(say: Say, messages: typeof english, locale = 'en'): Say {
  const own = createWords(locale, messages)
  return (id, values) => (id in messages ? own(id, values) : say(id, values))
}
