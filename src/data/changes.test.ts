import { expect, it, test } from 'vitest'
import { changesOf } from './changes.ts'

it.each([
  ['nothing', { a: 1 }, { a: 1 }, []],
  ['a field deep down', { a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, [['a.c', 2, 3]]],
  ['an item of a list', { l: [{ a: 1 }, { a: 2 }] }, { l: [{ a: 1 }, { a: 5 }] }, [['l[1].a', 2, 5]]],
  ['a longer list, whole', { l: [1] }, { l: [1, 2] }, [['l', [1], [1, 2]]]],
  ['a field more', { a: {} }, { a: { b: 1 } }, [['a.b', undefined, 1]]],
  ['an object more, whole', {}, { u: { b: 1 } }, [['u', undefined, { b: 1 }]]],
  [
    'another kind, whole',
    { p: { kind: 'x', n: 1 } },
    { p: { kind: 'y' } },
    [['p', { kind: 'x', n: 1 }, { kind: 'y' }]],
  ],
  [
    'two at once',
    { a: 1, b: { c: 2 } },
    { a: 9, b: { c: 8 } },
    [
      ['a', 1, 9],
      ['b.c', 2, 8],
    ],
  ],
] as const)('%s', (_what, base, changed, expected) => {
  expect(changesOf(base, changed).map(({ path, was, now }) => [path, was, now])).toEqual(expected)
})

test('what is one value is named by no path', () => {
  expect(changesOf(1, 2)).toEqual([{ path: '', was: 1, now: 2 }])
})
