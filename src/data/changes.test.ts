import { describe, expect, it, test } from 'vitest'
import { changesOf } from './changes.ts'
import { pathOf, withPart } from './keys.ts'
import { publicRulebook, publicRulebooks } from './rulebooks.test-kit.ts'

const written = (before: unknown, after: unknown): readonly string[] =>
  changesOf(before, after).map(
    ({ keys, before: was, after: is }) => `${pathOf(keys)} ${JSON.stringify(was)} → ${JSON.stringify(is)}`,
  )

describe('what has changed', () => {
  it.each([
    ['a number deep down', { a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 3 }] } }, ['a.b[1].c 2 → 3']],
    ['the order of fields: nothing', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ['a field more', { a: {} }, { a: { X: 1 } }, ['a.X undefined → 1']],
    ['a field less', { a: { X: 1 } }, { a: {} }, ['a.X 1 → undefined']],
    ['another length: the list', { a: [1] }, { a: [1, 2] }, ['a [1] → [1,2]']],
    [
      'another strategy: the whole of it, for its numbers are of another kind',
      { p: { kind: 'x', n: 1 } },
      { p: { kind: 'y', n: 1, m: 2 } },
      ['p {"kind":"x","n":1} → {"kind":"y","n":1,"m":2}'],
    ],
    ['a field of an object named like one of all objects', {}, { toString: 1 }, ['toString undefined → 1']],
  ])('%s', (_what, before, after, said) => {
    expect(written(before, after)).toEqual(said)
  })

  it('says of Hyperliquid with half a first tranche just that', async () => {
    const original = await publicRulebook('hyperliquid')
    const edited = withPart(original, ['procedure', 'fraction'], 0.5)
    expect(written(original, edited)).toEqual(['procedure.fraction 0.2 → 0.5'])
  })
})

test('whatever two rulebooks differ in, putting back every change gives the first again', async () => {
  const all = await publicRulebooks()
  for (const one of all)
    for (const other of all) {
      const changes = changesOf(one, other)
      const back = changes.reduce<unknown>((at, { keys, before }) => withPart(at, keys, before), other)
      expect(back).toEqual(one)
      expect(changes.length === 0).toBe(one === other)
    }
})
