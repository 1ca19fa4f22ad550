import { messages } from 'virtual:english/model'
import type { Say } from './words.ts'
import { withWords } from './words.ts'

/** The words of the page about the model beside those of the first screen: they load with the page. */
export const withModelWords = (say: Say): Say => withWords(say, messages)
