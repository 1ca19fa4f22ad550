import { messages } from 'virtual:english/import'
import type { Say } from './words.ts'
import { withWords } from './words.ts'

/** The words of the import dialog beside those of the page: they load with the dialog. */
export const withImportWords = (say: Say): Say => withWords(say, messages)
