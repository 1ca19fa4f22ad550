import { compileMessage } from '@lingui/message-utils/compileMessage'

const NAME = 'virtual:english'

/**
 * Compiles the message catalogue while the page is built, so that no reader has to load the compiler: about 8 kB.
 * @param {Readonly<Record<string, string>>} catalogue ICU messages by id
 * @returns {import('vite').Plugin}
 */
export function compiledWords(catalogue) {
  return {
    name: 'plimsoll:words',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined
      const compiled = Object.entries(catalogue).map(([key, text]) => [key, compileMessage(text)])
      return `export const english = ${JSON.stringify(Object.fromEntries(compiled))}`
    },
  }
}
