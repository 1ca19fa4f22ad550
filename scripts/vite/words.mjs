import { compileMessage } from '@lingui/message-utils/compileMessage'

/**
 * Compiles message catalogues while the page is built, so that no reader has to load the compiler: about 8 kB. Each
 * catalogue is a module of its own, so that the words of a dialog can load with the dialog.
 * @param {Readonly<Record<string, Readonly<Record<string, string>>>>} catalogues ICU messages by id, by module name
 * @returns {import('vite').Plugin}
 */
export function compiledWords(catalogues) {
  return {
    name: 'plimsoll:words',
    resolveId: (id) => (id in catalogues ? `\0${id}` : undefined),
    load(id) {
      const catalogue = catalogues[id.slice(1)]
      if (!id.startsWith('\0') || catalogue === undefined) return undefined
      const compiled = Object.entries(catalogue).map(([key, text]) => [key, compileMessage(text)])
      return `export const messages = ${JSON.stringify(Object.fromEntries(compiled))}`
    },
  }
}
