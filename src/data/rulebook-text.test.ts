import { describe, expect, it, test } from 'vitest'
import { LoadError } from './load.ts'
import { readRulebook, readRulebookFile, rulebookText, withoutStrayRemarks } from './rulebook-text.ts'
import { publicRulebook, publicRulebooks } from './rulebooks.test-kit.ts'

test('what is saved is read again as the very same, whatever rulebook it is', async () => {
  for (const rulebook of await publicRulebooks())
    expect(await readRulebookFile(`\ufeff${rulebookText(rulebook)}`, publicRulebook)).toEqual({
      kind: 'rulebook',
      rulebook,
    })
})

describe('a file', () => {
  const variant = { extends: 'hyperliquid', id: 'mine', name: 'Mine', procedure: { fraction: 0.5 } }

  it('may extend a rulebook of the catalogue', async () => {
    const read = await readRulebookFile(JSON.stringify(variant), publicRulebook)
    const base = await publicRulebook('hyperliquid')
    expect(read).toEqual({
      kind: 'rulebook',
      rulebook: { ...base, id: 'mine', name: 'Mine', procedure: { ...base.procedure, fraction: 0.5 } },
    })
  })

  it.each([
    [{ ...variant, extends: 'gone' }, 'extends "gone" the id of a rulebook that exists'],
    [{ ...variant, procedure: { fraction: 2 } }, 'procedure.fraction 2 above 0, at most 1'],
    ['mine', 'file "mine" an object'],
  ])('is refused with path, value and what is allowed: %j', async (data, said) => {
    const read = await readRulebookFile(JSON.stringify(data), publicRulebook)
    const [first] = read.kind === 'wrong' ? read.problems : []
    expect(`${first?.field} ${first?.value} ${first?.allowed}`).toBe(said)
  })

  it('that is no JSON is refused by line and column', async () => {
    expect(await readRulebookFile('{\n "id": mine }', publicRulebook)).toEqual({
      kind: 'noJson',
      place: { line: 2, column: 8, found: 'mine }' },
    })
  })

  it('whose base needs the network says so, and is not taken for one without a base', async () => {
    const offline = () => Promise.reject(new LoadError('offline', 'x'))
    await expect(readRulebookFile(JSON.stringify(variant), offline)).rejects.toThrow(LoadError)
  })
})

test('a text in which a field says two things is read as JSON reads it', () => {
  expect(readRulebook('{"id":"a","id":"b"}')).toMatchObject({ kind: 'wrong', data: { id: 'b' } })
})

test('only remarks on parts that are gone are dropped', async () => {
  const { remarks, ...rest } = await publicRulebook('hyperliquid')
  const flat = { ...rest, margin: (await publicRulebook('textbook')).margin, remarks }
  const kept = (withoutStrayRemarks(flat) as typeof flat).remarks.map(({ path }) => path)
  expect(remarks.map(({ path }) => path).filter((path) => !kept.includes(path))).toEqual([
    'margin.tiers',
    'margin.tiers.default',
  ])
  const whole = { ...rest, remarks }
  expect(withoutStrayRemarks(whole)).toBe(whole)
})
