import { messages } from 'virtual:english/help'
import type { Say } from './words.ts'
import { withWords } from './words.ts'

/** The words of the help beside those of the page: they load with it. */
export const withHelpWords = (say: Say): Say => withWords(say, messages)
