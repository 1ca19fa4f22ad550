import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { WordId } from './en/index.ts'
import { english } from './en/index.ts'

export type { WordId } from './en/index.ts'

/** Values that stand in a message. */
export type Values = Readonly<Record<string, string | number>>

/** Says a message by its id. */
export type Say = (id: WordId, values?: Values) => string

/** The words of one lab in one language. Messages are ICU; they are compiled when first said. */
export function createWords(locale = 'en', messages: Readonly<Record<string, string>> = english): Say {
  const i18n = setupI18n({ locale, messages: { [locale]: { ...messages } } })
  i18n.setMessagesCompiler(compileMessage)
  return (id, values) => i18n._(id, values)
}
