import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { parseModel } from '../../scripts/vite/model.mjs'
import { modelText, plainText } from './model-text.ts'

const SOURCE = fileURLToPath(new URL('..', import.meta.url))
const TEXT = readFileSync(`${SOURCE}engine/MODEL.md`, 'utf8')
const rules = modelText.sections.flatMap((section) => section.rules)
const ruleOf = (id: string) => rules.find((rule) => rule.id === id)

/** Every word of a section or rule, in order. */
function wordsOf(what: unknown): string {
  if (typeof what === 'string') return what
  if (typeof what !== 'object' || what === null) return ''
  return Object.entries(what)
    .filter(([key]) => key !== 'kind' && key !== 'href' && key !== 'proofs' && key !== 'id')
    .map(([, part]) => wordsOf(part))
    .join(' ')
}

describe('the text of the page is that of MODEL.md', () => {
  test('every rule is there, in its order', () => {
    const written = [...TEXT.matchAll(/^### ([A-Z]\d+) (.+)$/gm)].map(([, id, title]) => `${id} ${title}`)
    expect(written.length).toBeGreaterThan(80)
    expect(rules.map(({ id, title }) => `${id} ${title}`)).toEqual(written)
  })

  test('no word is lost', () => {
    const bare = (text: string): string => text.replace(/[^\p{L}\p{N}=+·×÷√−<>≤]/gu, '')
    const [, body = ''] = TEXT.split(/^## Words$/m)
    // Numbers of rules and of items, anchors and addresses are no words of the text.
    const written = body
      .replace(/^(#+) (?:[A-Z]\d+ )?/gm, '')
      .replace(/^\d+\. /gm, '')
      .replace(/\]\([^)]*\)/g, ']')
    expect(bare(`Words${wordsOf(modelText.sections).replace(/true|false/g, '')}`)).toBe(
      bare(`Words${`Words ${written}`}`),
    )
  })

  test('what stands before the sections is there, without its list of contents', () => {
    expect(modelText.preface.map(({ kind }) => kind)).toEqual(['paragraph'])
    expect(wordsOf(modelText.preface)).toMatch(/^Every rule that the engine computes with.*is wrong\.$/)
  })

  test('anchors of the text lead to sections', () => {
    const anchors = [...TEXT.matchAll(/\]\(#([\w-]+)\)/g)].map(([, id]) => id)
    expect(anchors.length).toBeGreaterThan(15)
    expect(modelText.sections.map(({ id }) => id)).toEqual(anchors)
  })

  test('where a rule comes from stands apart', () => {
    const notes = (id: string) =>
      ruleOf(id)?.blocks.flatMap((block) => (block.kind === 'note' ? [plainText(block.inlines)] : []))
    expect(notes('L2')).toEqual(['Textbook; GMX; Bybit and BitMEX at their lowest tier.'])
    expect(notes('T1')).toEqual(['Strict: Hyperliquid, dYdX. Not strict: Binance, OKX.'])
    expect(notes('A3')).toEqual(['Binance: 100 %.'])
  })
})

describe('tests that prove a rule', () => {
  test('are those whose titles carry its number', () => {
    expect(ruleOf('M4')?.proofs).toContainEqual({
      title: 'with deductions: 100,000 pays 0.5 % in its tier and 450 in all',
      file: 'engine/tier-profile.test.ts',
    })
    for (const { id, proofs } of rules) expect(proofs.length, id).toBeGreaterThan(0)
  })

  test('are found, all of them', () => {
    const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.test\.tsx?$/.test(path),
    )
    const heads = files.flatMap((path) => [
      ...readFileSync(`${SOURCE}${path}`, 'utf8').matchAll(/['"`]\[[A-Z]\d+\]/g),
    ])
    const found = new Set(rules.flatMap(({ proofs }) => proofs.map(({ file, title }) => `${file} ${title}`)))
    expect(found.size).toBeGreaterThan(100)
    expect(heads.length - found.size).toBeLessThan(5)
  })

  test('have titles without what only a run fills in', () => {
    for (const { proofs } of rules)
      for (const { title } of proofs) expect(title).not.toMatch(/\$\{|%[sdij]\b|\\/)
  })
})

describe('what the page could not show is refused while it is built', () => {
  const parse = (text: string) => () => parseModel(`# The model\n\n## Rules\n\n${text}\n`, new Map())

  it.each([
    ['> quoted', /no known kind: > quoted/],
    ['```\ncode\n```', /no known kind/],
    ['#### too deep', /no known kind/],
    ['| a | b |\n|---|---|\n| 1 |', /not of one length/],
    ['an *open end', /without its other half/],
    ['### A rule without a number', /without a number/],
  ])('%s', (text, message) => {
    expect(parse(text)).toThrow(message)
  })
})
