import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/* MODEL.md, the code and the tests speak of the same rules. */

const ENGINE = fileURLToPath(new URL('.', import.meta.url))
const SOURCE = fileURLToPath(new URL('..', import.meta.url))
const ID = '[MTLPWASFKCJOQENV][1-9][0-9]?'

const model = readFileSync(join(ENGINE, 'MODEL.md'), 'utf8')
const defined = [...model.matchAll(new RegExp(`^### (${ID}) `, 'gm'))].map(([, id]) => id ?? '')

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.tsx?$/.test(path),
)
const isTest = (path: string): boolean => /\.test(-kit)?\.tsx?$/.test(path)
const read = (path: string): string => readFileSync(join(SOURCE, path), 'utf8')

/** Rules that a text names: the words that look like one, and what lies between two of them in "M3 to M6". */
function citedIn(text: string): string[] {
  const words = [...text.matchAll(new RegExp(String.raw`\b${ID}\b`, 'g'))].map(([id]) => id)
  const spans = [...text.matchAll(/\b([A-Z])([1-9]\d?) to \1([1-9]\d?)\b/g)].flatMap(([, letter, from, to]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${letter}${Number(from) + i}`),
  )
  return [...words, ...spans]
}

/** What is missing, in order. */
function without(from: readonly string[], known: readonly string[]): string[] {
  return [...new Set(from)].filter((id) => !known.includes(id)).sort()
}

describe('the rules', () => {
  const inCode = files.filter((path) => !isTest(path)).flatMap((path) => citedIn(read(path)))

  test('each is written once, in the order of its number', () => {
    expect(defined.length).toBeGreaterThan(70)
    expect(new Set(defined).size).toBe(defined.length)
    const families = [...new Set(defined.map((id) => id[0]))]
    for (const family of families) {
      const own = defined.filter((id) => id.startsWith(`${family}`))
      expect(own).toEqual(own.map((_, i) => `${family}${i + 1}`))
    }
  })

  test('each that is cited is written, in the code and in MODEL.md itself', () => {
    expect(without(inCode, defined)).toEqual([])
    expect(without(citedIn(model), defined)).toEqual([])
  })

  test('each that is written is cited by the code', () => {
    expect(without(defined, inCode)).toEqual([])
  })

  test('each has a test that carries its number at the head of its title', () => {
    const titles = files.filter(isTest).flatMap((path) => {
      const heads = read(path).matchAll(
        /\b(?:test|it)(?:\.each\([^`]*?\))?\(\s*['"`]((?:\[[A-Z]\d+\]\s*)+)/gs,
      )
      return [...heads].flatMap(([, head]) => citedIn(head ?? ''))
    })
    expect(without(defined, titles)).toEqual([])
  })
})
