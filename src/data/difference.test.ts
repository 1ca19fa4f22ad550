import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { applyDifference, difference } from './difference.ts'

const SEED = 20_260_411

describe('difference', () => {
  it.each([
    ['nothing', { a: 1, b: { c: 2 } }, { a: 1, b: { c: 2 } }, undefined],
    ['a field deep down', { a: 1, b: { c: 2, d: 3 } }, { a: 1, b: { c: 5, d: 3 } }, { b: { c: 5 } }],
    ['a field more', { a: 1 }, { a: 1, b: { c: 2 } }, { b: { '=': { c: 2 } } }],
    // A rulebook with another margin model: what the first one had must not stay.
    ['a field less', { m: { flat: 1, rate: 2 } }, { m: { tiers: 3 } }, { m: { '=': { tiers: 3 } } }],
    ['null for an object', { crowd: { count: 10 } }, { crowd: null }, { crowd: null }],
    ['an object for null', { crowd: null }, { crowd: { count: 10 } }, { crowd: { '=': { count: 10 } } }],
    [
      'an item of a list',
      { l: [{ a: 1, b: 2 }, { a: 3 }] },
      { l: [{ a: 1, b: 9 }, { a: 3 }] },
      { l: { 0: { b: 9 } } },
    ],
    [
      'a list that has more at its end',
      { l: [1] },
      { l: [1, { a: 2 }, 3] },
      { l: { 1: { '=': { a: 2 } }, 2: 3 } },
    ],
    ['a list that has more and is another', { l: [1] }, { l: [2, 1] }, { l: [2, 1] }],
    ['an empty list that is filled', { l: [] }, { l: [1, 2] }, { l: [1, 2] }],
    ['an emptied list', { l: [1] }, { l: [] }, { l: [] }],
    ['a name that is the mark', { a: 1 }, { '=': 2, a: 1 }, { '=': { '=': 2, a: 1 } }],
    ['something else altogether', 3, 'x', 'x'],
  ])('says %s and gives it back', (_what, base, changed, part) => {
    expect(difference(base, changed)).toEqual(part)
    expect(applyDifference(base, difference(base, changed))).toEqual(changed)
  })

  it('does not say again what is the same in a long list', () => {
    const path = Array.from({ length: 500 }, (_, i) => 100 + i)
    const base = { markets: [{ path, depth: 1 }] }
    expect(difference(base, { markets: [{ path: [...path], depth: 2 }] })).toEqual({
      markets: { 0: { depth: 2 } },
    })
  })

  // JSON has no −0, and a key of any name.
  const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown)

  test(`laid over the base it gives what was changed, for any two values (seed ${SEED})`, () => {
    fc.assert(
      fc.property(json, json, (base, changed) => {
        // As it travels: through text.
        const part = difference(base, changed)
        const travelled = part === undefined ? undefined : (JSON.parse(JSON.stringify(part)) as unknown)
        expect(applyDifference(base, travelled)).toEqual(changed)
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })

  test(`and for two that have much in common (seed ${SEED})`, () => {
    const key = fc.constantFrom('a', 'b', '=', '0', '__proto__', 'toString')
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(0, 1, null, 'x'),
        fc.array(tie('node'), { maxLength: 3 }),
        fc
          .uniqueArray(fc.tuple(key, tie('node')), { selector: ([name]) => name, maxLength: 4 })
          .map(Object.fromEntries),
      ),
    })).node
    fc.assert(
      fc.property(tree, tree, (base, changed) => {
        const part = difference(base, changed)
        expect(JSON.stringify(sorted(applyDifference(base, part)))).toBe(JSON.stringify(sorted(changed)))
        if (JSON.stringify(base) === JSON.stringify(changed)) expect(part).toBeUndefined()
      }),
      { seed: SEED, numRuns: 5000 },
    )
  })

  test(`any part can be laid over anything (seed ${SEED})`, () => {
    fc.assert(
      fc.property(json, json, (base, part) => {
        applyDifference(base, part)
      }),
      { seed: SEED, numRuns: 1000 },
    )
  })
})

/** Fields in one order, so that texts can be compared; `toEqual` passes over a field named __proto__. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, sorted(item)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}
