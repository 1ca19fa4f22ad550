import { messages } from 'virtual:english/edit'
import type { Say } from './words.ts'
import { withWords } from './words.ts'

/** The words of the editor of rules beside those of the page: they load with the editor. */
export const withEditWords = (say: Say): Say => withWords(say, messages)
