import { messages } from 'virtual:english/explained'
import type { Say } from './words.ts'
import { withWords } from './words.ts'

/** The words of explanations beside those of the page: they load with the first of them. */
export const withExplainedWords = (say: Say): Say => withWords(say, messages)
