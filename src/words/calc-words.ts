import { messages } from 'virtual:english/calc'
import type { Say } from './words.ts'
import { withWords } from './words.ts'

/** The words of the calculator beside those of the page: they load with it. */
export const withCalcWords = (say: Say): Say => withWords(say, messages)
