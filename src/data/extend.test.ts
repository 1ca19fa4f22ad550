import { describe, expect, it, test } from 'vitest'
import { merge, resolveExtends } from './extend.ts'
import { LoadError } from './load.ts'

const FILES: Readonly<Record<string, unknown>> = {
  base: {
    version: 1,
    id: 'base',
    margin: { rate: 0.01, fee: 0 },
    waterfall: ['fund', 'adl'],
    deep: { a: { b: { c: 1, d: 2 } } },
  },
  middle: { extends: 'base', id: 'middle', margin: { fee: 0.001 }, waterfall: ['adl'] },
  top: { extends: 'middle', id: 'top', deep: { a: { b: { d: 3 } } } },
  self: { extends: 'self' },
  one: { extends: 'two' },
  two: { extends: 'three' },
  three: { extends: 'two' },
  orphan: { extends: 'gone' },
}

const load = async (id: string): Promise<unknown> => {
  if (!Object.hasOwn(FILES, id)) throw new LoadError('missing', id)
  return FILES[id]
}

describe('what extends a rulebook', () => {
  it('says what is different, objects field by field and lists whole', async () => {
    expect(await resolveExtends(FILES.middle, load)).toEqual({
      ok: true,
      value: {
        version: 1,
        id: 'middle',
        margin: { rate: 0.01, fee: 0.001 },
        waterfall: ['adl'],
        deep: { a: { b: { c: 1, d: 2 } } },
      },
    })
  })

  it('may extend one that extends another, and change what lies deep', async () => {
    expect(await resolveExtends(FILES.top, load)).toEqual({
      ok: true,
      value: {
        version: 1,
        id: 'top',
        margin: { rate: 0.01, fee: 0.001 },
        waterfall: ['adl'],
        deep: { a: { b: { c: 1, d: 3 } } },
      },
    })
  })

  it('lays its remarks over those of the base by path, and its sources by key', async () => {
    const remark = (path: string, says: string) => ({ path, says })
    const base = {
      sources: [{ key: 'A', text: 'a' }],
      remarks: [remark('margin', 'old'), remark('adl', 'kept'), remark('waterfall[1]', 'of what is gone')],
      margin: {},
      adl: {},
      waterfall: [{}, {}],
    }
    const file = {
      extends: 'base',
      waterfall: [{}],
      sources: [{ key: 'B', text: 'b' }],
      remarks: [remark('margin', 'new'), remark('legs', 'added')],
    }
    expect(await resolveExtends(file, async () => base)).toEqual({
      ok: true,
      value: {
        sources: [
          { key: 'A', text: 'a' },
          { key: 'B', text: 'b' },
        ],
        remarks: [remark('adl', 'kept'), remark('margin', 'new'), remark('legs', 'added')],
        margin: {},
        adl: {},
        waterfall: [{}],
      },
    })
  })

  it('may have anything in the place of those lists: the check says what is wrong', async () => {
    for (const remarks of [null, 3, [null], { path: 'x' }]) {
      const resolved = await resolveExtends({ extends: 'base', remarks }, async () => ({ remarks: [1] }))
      expect(resolved.ok).toBe(true)
    }
  })

  it('changes no file that it is made from', async () => {
    const before = structuredClone(FILES)
    await resolveExtends(FILES.top, load)
    expect(FILES).toEqual(before)
  })

  test('a file that extends nothing is itself, whatever it is', async () => {
    for (const file of [FILES.base, null, 3, 'x', [1]])
      expect(await resolveExtends(file, load)).toEqual({ ok: true, value: file })
  })

  it.each([
    ['itself', 'self', ['self'], '"self"', 'a rulebook that does not lead back to itself (self → self)'],
    [
      'a circle further up',
      'one',
      ['one'],
      '"two"',
      'a rulebook that does not lead back to itself (one → two → three → two)',
    ],
    ['one that is not there', 'orphan', ['orphan'], '"gone"', 'the id of a rulebook that exists'],
  ])('refuses %s by name', async (_what, id, seen, value, allowed) => {
    expect(await resolveExtends(FILES[id], load, seen)).toEqual({
      ok: false,
      problems: [{ field: 'extends', value, allowed }],
    })
  })

  it.each([[null], [3], [['base']], [{ id: 'base' }]])('refuses %j in place of an id', async (base) => {
    expect(await resolveExtends({ extends: base }, load)).toEqual({
      ok: false,
      problems: [{ field: 'extends', value: JSON.stringify(base), allowed: 'the id of a rulebook' }],
    })
  })

  test('no network is not a missing rulebook', async () => {
    const offline = () => Promise.reject(new LoadError('offline', 'x'))
    await expect(resolveExtends(FILES.middle, offline)).rejects.toMatchObject({ reason: 'offline' })
  })
})

describe('merge', () => {
  it('takes null, lists and other values as they are', () => {
    expect(merge({ a: { b: 1 }, c: [1, 2], d: 4 }, { a: null, c: [3], d: { e: 1 } })).toEqual({
      a: null,
      c: [3],
      d: { e: 1 },
    })
  })

  it('has a field named __proto__ like any other, and no object inherits from it', () => {
    const merged = merge({ a: 1 }, JSON.parse('{"__proto__":{"polluted":true},"toString":2}'))
    expect(Object.keys(merged as object)).toEqual(['a', '__proto__', 'toString'])
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('keeps the order of the base', () => {
    expect(Object.keys(merge({ a: 1, b: 2, c: 3 }, { d: 4, b: 5 }) as object)).toEqual(['a', 'b', 'c', 'd'])
  })
})
