import { messages } from 'virtual:english/live'
import type { Say } from './words.ts'
import { withWords } from './words.ts'

/** The words of the live data panel beside those of the page: they load with the panel. */
export const withLiveWords = (say: Say): Say => withWords(say, messages)
