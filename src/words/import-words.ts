import { messages as english } from 'virtual:english/import'
import type { Say } from './words.ts'
import { createWords } from './words.ts'

/** The words of the import dialog beside those of the page: they load with the dialog. */
export function withImportWords(say: Say, locale = 'en', messages = english): Say {
  const own = createWords(locale, messages)
  return (id, values) => (id in messages ? own(id, values) : say(id, values))
}
