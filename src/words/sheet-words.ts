import { messages } from 'virtual:english/sheet'
import type { Say } from './words.ts'
import { withWords } from './words.ts'

/** The words of the data sheet beside those of the page: they load with it. */
export const withSheetWords = (say: Say): Say => withWords(say, messages)
