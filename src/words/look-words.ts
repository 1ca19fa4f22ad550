import { messages } from 'virtual:english/look'
import type { Say } from './words.ts'
import { withWords } from './words.ts'

/** The words of the choice of appearance beside those of the page: they load with it. */
export const withLookWords = (say: Say): Say => withWords(say, messages)
