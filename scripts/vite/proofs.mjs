import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The title of a test that begins with the numbers of its rules, in any of its three kinds of quotes. */
const TITLE = /\b(?:test|it)(?:\.each\([^`]*?\))?\(\s*(['"`])((?:\[[A-Z]\d+\]\s*)+)((?:\\.|(?!\1)[\s\S])*)\1/g
/** What a run puts into a title in place of a row of its table, or its seed. */
const FILLED = /\$\{[^}]*\}|\$\w+(?:\.\w+)*|%[sdifjoO#]/g

/** @typedef {import('../../src/data/model-text.ts').Proof} Proof */

/**
 * The tests that carry the number of a rule at the head of their title, by rule, in the order of files and lines.
 * @param {string} folder of the source
 * @returns {ReadonlyMap<string, readonly Proof[]>}
 */
export function proofsIn(folder) {
  /** @type {Map<string, Proof[]>} */
  const proofs = new Map()
  for (const file of testsIn(folder))
    for (const [, , head = '', title = ''] of readFileSync(join(folder, file), 'utf8').matchAll(TITLE))
      for (const [, rule = ''] of head.matchAll(/\[([A-Z]\d+)\]/g))
        proofs.set(rule, [...(proofs.get(rule) ?? []), { title: tidy(title), file }])
  return proofs
}

/**
 * Test files of a folder, by path.
 * @param {string} folder
 */
export function testsIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.test\.tsx?$/.test(path))
    .sort()
}

/** @param {string} title */
function tidy(title) {
  return title
    .replace(/\s*\(seed \$\{\w+\}\)/, '')
    .replace(FILLED, '…')
    .replace(/\\(.)/g, '$1')
    .trim()
}
