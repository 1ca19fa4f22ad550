import { messages } from 'virtual:english/link'
import type { Say } from './words.ts'
import { withWords } from './words.ts'

/** The words about links beside those of the page: they load with the first link. */
export const withLinkWords = (say: Say): Say => withWords(say, messages)
