import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { between, check, day, id, positive, some, whole, words } from './check.ts'
import { shownValue } from './checked.ts'

/** The first problem of a value under a schema, as one line. */
function problem(schema: v.GenericSchema, data: unknown): string {
  const checked = check(schema, data)
  if (checked.ok) return 'ok'
  return checked.problems.map(({ field, value, allowed }) => `${field}: ${value} | ${allowed}`).join(' ; ')
}

describe('check', () => {
  it('gives what a schema makes of the data', () => {
    expect(check(between(0, 1), 0.5)).toEqual({ ok: true, value: 0.5 })
  })

  it.each([
    [between(0, 1), 0, 'ok'],
    [between(0, 1), 1, 'ok'],
    [between(0, 1), -0.001, 'file: -0.001 | 0 to 1'],
    [between(0, 1), 1.001, 'file: 1.001 | 0 to 1'],
    [between(-1e15, 1e15), 2e15, 'file: 2000000000000000 | -1e15 to 1e15'],
    [between(0, 1), Number.NaN, 'file: null | a number'],
    [between(0, 1), Number.POSITIVE_INFINITY, 'file: null | 0 to 1'],
    [between(0, 1), '0.5', 'file: "0.5" | a number'],
    [positive(1), 1e-300, 'ok'],
    [positive(1), 0, 'file: 0 | above 0, at most 1'],
    [positive(), -3, 'file: -3 | above 0, at most 1e15'],
    [whole(10, 1_000_000), 10, 'ok'],
    [whole(10, 1_000_000), 10.5, 'file: 10.5 | a whole number, 10 to 1000000'],
    [whole(10, 1_000_000), 9, 'file: 9 | a whole number, 10 to 1000000'],
    [words(3), '', 'file: "" | a text of 1 to 3 characters'],
    [words(3), 'long', 'file: "long" | a text of 1 to 3 characters'],
    [id, 'Not an id', 'file: "Not an id" | small letters, digits and hyphens'],
    [day, '2024-02-29', 'ok'],
    [day, '2023-02-29', 'file: "2023-02-29" | a day that exists, YYYY-MM-DD'],
    [day, '29.2.2024', 'file: "29.2.2024" | a day, YYYY-MM-DD'],
    [some(v.number()), [], 'file: [] | at least one item'],
    [v.array(v.number()), {}, 'file: {} | a list'],
    [v.boolean(), 1, 'file: 1 | true or false'],
    [v.picklist(['mark', 'entry']), 'market', 'file: "market" | "mark", "entry"'],
  ] as const)('%# names the value and what is allowed', (schema, data, said) => {
    expect(problem(schema, data)).toBe(said)
  })

  const tree = v.strictObject({
    list: v.array(v.strictObject({ rate: between(0, 1) })),
    pair: v.exactOptional(v.strictTuple([between(0, 1), between(0, 1)])),
    maybe: v.exactOptional(v.nullable(v.strictObject({ name: words(5) }))),
  })

  it('names the place of a field, however deep', () => {
    expect(problem(tree, { list: [{ rate: 0 }, { rate: 3 }] })).toBe('list[1].rate: 3 | 0 to 1')
    expect(problem(tree, { list: [], pair: [0, 7] })).toBe('pair[1]: 7 | 0 to 1')
    expect(problem(tree, { list: [], maybe: { name: 3 } })).toBe('maybe.name: 3 | a text')
  })

  it('tells a field that is missing from one that has no business there', () => {
    expect(problem(tree, {})).toBe('list: nothing | it must be given')
    expect(problem(tree, { list: [{}] })).toBe('list[0].rate: nothing | it must be given')
    expect(problem(tree, { list: [], lists: [1] })).toBe('lists: [1] | no field of this name')
    expect(problem(tree, { list: [], pair: [0, 0, 0] })).toBe('pair[2]: 0 | no field of this name')
  })

  it('gives every problem, not the first only', () => {
    expect(problem(tree, { list: [{ rate: -1 }, { rate: 'x' }] })).toBe(
      'list[0].rate: -1 | 0 to 1 ; list[1].rate: "x" | a number',
    )
  })

  const either = v.variant('kind', [
    v.strictObject({ kind: v.literal('part'), fraction: between(0, 1) }),
    v.strictObject({ kind: v.literal('all') }),
  ])

  it('reports the branch that the tag names, or the tags there are', () => {
    expect(problem(either, { kind: 'part', fraction: 2 })).toBe('fraction: 2 | 0 to 1')
    expect(problem(either, { kind: 'part' })).toBe('fraction: nothing | it must be given')
    expect(problem(either, { kind: 'all', fraction: 1 })).toBe('fraction: 1 | no field of this name')
    expect(problem(either, { kind: 'none' })).toBe('kind: "none" | "part", "all"')
    expect(problem(either, {})).toBe('kind: nothing | "part", "all"')
    expect(problem(either, null)).toBe('file: null | an object')
  })

  it('cuts long values short', () => {
    expect(shownValue('x'.repeat(200))).toHaveLength(80)
    expect(shownValue('x'.repeat(200))).toMatch(/^"x{76}\.\.\.$/)
    expect(shownValue(undefined)).toBe('nothing')
  })
})
