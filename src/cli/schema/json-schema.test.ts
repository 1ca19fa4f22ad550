import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { fits } from './json-schema.test-kit.ts'
import type { JsonSchema } from './json-schema.ts'
import { publishedSchemas } from './json-schema.ts'

const root = new URL('../../../public/', import.meta.url)
const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(new URL(path, root), 'utf8'))
const files = (folder: string): string[] =>
  readdirSync(new URL(folder, root)).filter((name) => name !== 'index.json')

const schema = (name: string): JsonSchema => read(`schema/${name}.schema.json`)
const [rulebook, scenario] = [schema('rulebook'), schema('scenario')]
const textbook = read('rulebooks/textbook.json')
const crowd = read('scenarios/crowd.json')

test('what is published is what the checks in the page say (else: npm run schema)', () => {
  const written = Object.fromEntries(files('schema').map((name) => [name, read(`schema/${name}`)]))
  expect(written).toEqual(publishedSchemas())
})

describe('the files in public are right by it, and name it', () => {
  test.each(files('rulebooks'))('rulebooks/%s', (name) => {
    expect(fits(rulebook, read(`rulebooks/${name}`))).toBe(true)
    expect(read(`rulebooks/${name}`).$schema).toBe('../schema/rulebook.schema.json')
  })
  test.each(files('scenarios'))('scenarios/%s', (name) => {
    expect(fits(scenario, read(`scenarios/${name}`))).toBe(true)
    expect(read(`scenarios/${name}`).$schema).toBe('../schema/scenario.schema.json')
  })
})

describe('an editor sees what is wrong', () => {
  it.each([
    [
      'a rate above 1',
      { margin: { model: 'flat', rate: 1.5, maxLeverage: 1, basis: 'mark', closingFee: 0 } },
    ],
    ['a rate below 0', { margin: { model: 'flat', rate: -1, maxLeverage: 1, basis: 'mark', closingFee: 0 } }],
    ['a field of another model', { margin: { model: 'step', rate: 0.1, basis: 'mark', closingFee: 0 } }],
    ['a table without a default', { margin: { model: 'step', tiers: {}, basis: 'mark', closingFee: 0 } }],
    ['no tier', { margin: { model: 'step', tiers: { default: [] }, basis: 'mark', closingFee: 0 } }],
    ['an unknown score', { adl: { ...(textbook.adl as object), score: 'PNL' } }],
    ['half a tier down', { procedure: { kind: 'tierDown', tiers: 0.5, repeat: true } }],
    ['no fraction', { procedure: { kind: 'fixedFraction', fraction: 0, above: 0, cooldownSeconds: 0 } }],
    ['rounds of no length', { roundSeconds: 0 }],
    ['a misspelt field', { waterFall: [] }],
    ['an id with blanks', { id: 'my venue' }],
    ['a version to come', { version: 2 }],
  ])('a rulebook with %s', (_what, change) => {
    expect(fits(rulebook, textbook)).toBe(true)
    expect(fits(rulebook, { ...textbook, ...change })).toBe(false)
  })

  it.each([
    ['no market', { markets: [] }],
    ['a seed that is no whole number', { seed: 0.5 }],
    ['a crowd of nine', { crowd: { ...(crowd.crowd as object), count: 9 } }],
    ['a tail of 1', { crowd: { ...(crowd.crowd as object), tail: 1 } }],
    ['a jump of more than all', { gap: 1.1 }],
    ['a step of no kind', { steps: [{ market: 0 }] }],
    ['a range of three', { markets: [{ ...(crowd.markets as object[])[0], range: [1, 2, 3] }] }],
  ])('a scenario with %s', (_what, change) => {
    expect(fits(scenario, { ...crowd, ...change })).toBe(false)
  })
})

describe('a rulebook that extends another', () => {
  const variant = { extends: 'hyperliquid', id: 'mine', name: 'Mine' }
  const margin = { closingFee: 0.0005 }
  it.each([
    ['nothing but its name', {}, true],
    ['one field deep down', { adl: { score: 'HL-ADL-OBS' } }, true],
    ['one field of a part with branches', { margin }, true],
    [
      'the tiers of one market',
      { margin: { tiers: { X: [{ floor: 0, rate: 0.1, maxLeverage: 5 }] } } },
      true,
    ],
    ['a list, whole', { waterfall: [{ layer: 'adl' }] }, true],
    ['a fee out of range', { margin: { closingFee: 0.5 } }, false],
    ['a list with a part of an item', { waterfall: [{ layer: 'vault' }] }, false],
    ['a misspelt field', { adl: { scores: 1 } }, false],
  ])('may say %s: %j', (_what, change, isRight) => {
    expect(fits(rulebook, { ...variant, ...change })).toBe(isRight)
  })

  it('must have an id and a name of its own', () => {
    expect(fits(rulebook, { extends: 'hyperliquid' })).toBe(false)
    expect(fits(rulebook, { ...variant, extends: 3 })).toBe(false)
  })

  it('is no excuse for a rulebook that extends none', () => {
    const { adl: _adl, ...partial } = textbook
    expect(fits(rulebook, partial)).toBe(false)
  })
})

test('the checker of these tests knows every keyword, and says so of one that it does not', () => {
  expect(() => fits({ patternProperties: {} }, {})).toThrow('patternProperties')
})
