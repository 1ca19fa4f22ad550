import { describe, expect, it } from 'vitest'
import { contentOf, gridOf } from './import.test-kit.ts'
import { placeOfJsonError } from './json-place.ts'

describe('a list in JSON', () => {
  it('is read bare, as accounts and as rows; columns stand in the order in which they appear', () => {
    const rows = [
      { account: 'A', size: 1.5 },
      { account: 'B', side: 'short', size: null },
    ]
    for (const data of [rows, { accounts: rows }, { rows }])
      expect(gridOf(JSON.stringify(data))).toEqual({
        headers: ['account', 'size', 'side'],
        rows: [
          ['A', '1.5', ''],
          ['B', '', 'short'],
        ],
        lines: [1, 2],
        counted: 'entry',
      })
  })

  it('makes a row of each position of an account', () => {
    const text = JSON.stringify({
      accounts: [
        {
          id: 'A',
          cash: 5,
          positions: [
            { market: 'BTC', size: 1 },
            { market: 'ETH', size: -2 },
          ],
        },
        { id: 'B', cash: 7, positions: [{ market: 'BTC', size: 3 }] },
      ],
    })
    expect(gridOf(text)).toMatchObject({
      headers: ['id', 'cash', 'market', 'size'],
      rows: [
        ['A', '5', 'BTC', '1'],
        ['A', '5', 'ETH', '-2'],
        ['B', '7', 'BTC', '3'],
      ],
      lines: [1, 1, 2],
    })
  })

  it('is a scenario when it has markets and a rulebook', () => {
    expect(contentOf('{"version":1,"markets":[],"rulebook":"textbook"}')).toMatchObject({ kind: 'scenario' })
  })

  it.each([
    ['[1,\n2,\n]', 3],
    ['{"a":1,\n"b" 2}', 2],
    ['[1]\n2', 2],
    ['{\n"a":{"b":[1,2}]}', 2],
    ['[\n\n01]', 3],
    ["{\n'a':1}", 2],
    ['["a\nb"]', 1],
    ['{"a":[{"b":null}]', 1],
    ['[true,\nfalse,\nmaybe]', 3],
  ])('names the line of what cannot stand there: %j', (text, line) => {
    expect(() => JSON.parse(text)).toThrow()
    expect(placeOfJsonError(text).line).toBe(line)
  })

  it.each([
    ['{"a": 1, b: 2}', { line: 1, column: 10, found: 'b: 2}' }],
    ['{\n  "a": 01\n}', { line: 2, column: 9, found: '1' }],
    ['{"a": 1', { line: 1, column: 8, found: '' }],
  ])('names line, column and what stands there: %j', (text, place) => {
    expect(placeOfJsonError(text)).toEqual(place)
  })

  it('names the place of what it cannot read', () => {
    expect(contentOf('[{"a":1},\n 7]')).toMatchObject({ reason: 'jsonEntry', line: 2, value: '7' })
    expect(contentOf('{"a":1,"b":2}')).toMatchObject({ reason: 'jsonShape', value: 'a, b' })
    expect(contentOf('[{"a":1},\n{"a":}]')).toMatchObject({ kind: 'unreadable', reason: 'json', line: 2 })
    expect(contentOf('[{"a":1},\n{"a":\n"cut off')).toMatchObject({ reason: 'json', line: 3 })
    expect(contentOf('[]')).toMatchObject({ reason: 'empty' })
  })
})
