import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { describe, expect, test, vi } from 'vitest'
import { EXPLAINABLE } from '../engine/explain.ts'
import { withCalcWords } from './calc-words.ts'
import { withCompareWords } from './compare-words.ts'
import { withEditWords } from './edit-words.ts'
import { english } from './en/index.ts'
import { withExplainedWords } from './explained-words.ts'
import { withHelpWords } from './help-words.ts'
import { withImportWords } from './import-words.ts'
import { withLinkWords } from './link-words.ts'
import { withLiveWords } from './live-words.ts'
import { withLookWords } from './look-words.ts'
import { withModelWords } from './model-words.ts'
import { withRulesWords } from './rules-words.ts'
import { withSheetWords } from './sheet-words.ts'
import type { WordId } from './words.ts'
import { createWords } from './words.ts'

const IDS = Object.keys(english) as WordId[] // the keys of that very object
const SOURCES = new URL('..', import.meta.url).pathname

/** Every source file of the project but tests and the catalogue itself. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return path.endsWith('/words/en') ? [] : sources(path)
    return /\.tsx?$/.test(path) && !/\.test(-kit)?\.tsx?$/.test(path) ? [path] : []
  })
}
const CODE = [...sources(SOURCES), new URL('../../vite.config.ts', import.meta.url).pathname]
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')

type Compiled = ReturnType<typeof compileMessage>

/** The values that a message asks for, with one that each kind of them can take: 2 for plurals, its own name else. */
function valuesOf(compiled: Compiled): Record<string, number | string> {
  if (!Array.isArray(compiled)) return {}
  const values: Record<string, number | string> = {}
  for (const token of compiled) {
    if (typeof token === 'string') continue
    const [name, kind, choices] = token
    values[name] = kind === 'plural' ? 2 : `<${name}>`
    if (typeof choices !== 'object' || choices === null) continue
    for (const choice of Object.values(choices))
      if (typeof choice !== 'number') Object.assign(values, valuesOf(choice))
  }
  return values
}

/** Whether the message is the same whatever is chosen in it. */
const isPlain = (compiled: Compiled): boolean =>
  typeof compiled === 'string' ||
  compiled.every((token) => typeof token === 'string' || (token[1] !== 'select' && token[1] !== 'plural'))

describe('the catalogue', () => {
  test('every message is well-formed ICU', () => {
    const wrong: string[] = []
    const warned = vi.spyOn(console, 'error').mockImplementation((text) => void wrong.push(`${text}`))
    for (const id of IDS) {
      // What does not compile is kept as one text, braces and all.
      const texts = [compileMessage(english[id])].flat(9).filter((token) => typeof token === 'string')
      expect(texts.join(' '), id).not.toMatch(/[{}]/)
    }
    warned.mockRestore()
    expect(wrong).toEqual([])
  })

  test('every message can be said, and says each of its values', () => {
    const parts = [
      withCalcWords,
      withCompareWords,
      withEditWords,
      withExplainedWords,
      withHelpWords,
      withImportWords,
      withLinkWords,
      withLiveWords,
      withLookWords,
      withModelWords,
      withRulesWords,
      withSheetWords,
    ]
    const say = parts.reduce((words, withPart) => withPart(words), createWords())
    for (const id of IDS) {
      const compiled = compileMessage(english[id])
      const values = valuesOf(compiled)
      const said = say(id, values)
      expect(said, id).not.toMatch(/[{}]|undefined|NaN/)
      if (isPlain(compiled)) for (const value of Object.values(values)) expect(said, id).toContain(value)
    }
  })

  test('no word is kept that nothing says', () => {
    const literal = new Set([...CODE.matchAll(/['"`]([a-z]\w*\.[\w.]+)['"`]/g)].map(([, id]) => id))
    const prefixes = [...CODE.matchAll(/`([a-z]\w*\.[\w.]*)\$\{/g)].map(([, prefix = '']) => prefix)
    /** Put together from a prefix and a name that stands somewhere as a literal. */
    const isMade = (id: string): boolean =>
      prefixes.some(
        (prefix) => id.startsWith(prefix) && new RegExp(`['"\`]?\\b${id.slice(prefix.length)}\\b`).test(CODE),
      )
    expect(IDS.filter((id) => !literal.has(id) && !isMade(id))).toEqual([])
  })

  test('everything that can be explained has a name', () => {
    const say = withExplainedWords(createWords())
    for (const what of EXPLAINABLE) {
      const id: WordId = `why.${what}`
      expect(say(id)).toBe(english[id])
    }
  })

  test('no two ids differ only in capitals, and all are folder.name', () => {
    expect(new Set(IDS.map((id) => id.toLowerCase())).size).toBe(IDS.length)
    for (const id of IDS) expect(id).toMatch(/^[a-z]+(\.[a-zA-Z0-9]+)+$/)
  })
})

test('another language takes the place of English, with its own plurals', () => {
  const say = createWords('ru', { ...createCompiled() })
  expect([1, 3, 5].map((count) => say('happened.partlyClosed', { count }))).toEqual([
    '1 счёт',
    '3 счёта',
    '5 счетов',
  ])
})

function createCompiled() {
  const message = '{count, plural, one {# счёт} few {# счёта} other {# счетов}}'
  return { 'happened.partlyClosed': compileMessage(message) }
}
