import { messages } from 'virtual:english/compare'
import type { Say } from './words.ts'
import { withWords } from './words.ts'

/** The words of the comparison beside those of the page: they load with it. */
export const withCompareWords = (say: Say): Say => withWords(say, messages)
