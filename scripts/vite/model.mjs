import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blocksOf } from './markdown.mjs'
import { proofsIn, testsIn } from './proofs.mjs'

const MODULE = 'virtual:model'

/** @typedef {import('../../src/data/model-text.ts').ModelText} ModelText */
/** @typedef {import('../../src/data/model-text.ts').Section} Section */

/**
 * Gives the page MODEL.md and the tests that prove it as a module, read while the page is built: there is no second text
 * of the rules, and no renderer of Markdown for a reader to load.
 * @param {string} source folder of the source
 * @returns {import('vite').Plugin}
 */
export function modelText(source) {
  const path = join(source, 'engine/MODEL.md')
  return {
    name: 'plimsoll:model',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load(id) {
      if (id !== `\0${MODULE}`) return undefined
      for (const file of [path, ...testsIn(source).map((test) => join(source, test))]) this.addWatchFile(file)
      const model = parseModel(readFileSync(path, 'utf8'), proofsIn(source))
      return `export const model = ${JSON.stringify(model)}`
    },
  }
}

/**
 * Sections of MODEL.md with their rules, and each rule with its tests. Throws where the text is not of the known kind.
 * @param {string} text
 * @param {ReadonlyMap<string, readonly import('../../src/data/model-text.ts').Proof[]>} proofs
 * @returns {ModelText}
 */
export function parseModel(text, proofs) {
  const [head = '', ...parts] = text.split(/^## /m)
  return {
    // The list of contents is drawn from the sections themselves.
    preface: head
      .split('\n\n')
      .filter((paragraph) => !/^(?:# |Contents:)/.test(paragraph))
      .flatMap((paragraph) => blocksOf(linesOf(paragraph))),
    sections: parts.map((part) => sectionOf(part, proofs)),
  }
}

/**
 * @param {string} part
 * @param {Parameters<typeof parseModel>[1]} proofs
 * @returns {Section}
 */
function sectionOf(part, proofs) {
  const [own = '', ...rules] = part.split(/^### /m)
  const [title = '', ...lines] = linesOf(own)
  return {
    id: slugOf(title),
    title,
    blocks: blocksOf(lines),
    rules: rules.map((rule) => {
      const [heading = '', ...rest] = linesOf(rule)
      const [, id, name] = /^([A-Z]\d+) (.+)$/.exec(heading) ?? []
      if (id === undefined || name === undefined)
        throw new Error(`MODEL.md: a rule without a number: ${heading}`)
      return { id, title: name, blocks: blocksOf(rest), proofs: proofs.get(id) ?? [] }
    }),
  }
}

/** @param {string} text */
const linesOf = (text) => text.split('\n')

/**
 * The anchor of a heading, as MODEL.md itself links to it.
 * @param {string} title
 */
const slugOf = (title) => title.toLowerCase().replaceAll(' ', '-')
