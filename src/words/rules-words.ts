import { messages } from 'virtual:english/rules'
import type { Say } from './words.ts'
import { withWords } from './words.ts'

/** The words of the pages about rulebooks beside those of the first screen: they load with the page. */
export const withRulesWords = (say: Say): Say => withWords(say, messages)
