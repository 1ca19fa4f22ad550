import { describe, expect, it } from 'vitest'
import { contentOf, gridOf } from './import.test-kit.ts'

describe('a table with separators', () => {
  it('keeps quoted separators, doubled quotes and line ends, and counts lines through them', () => {
    const grid = gridOf('a,b\r\n"x, y","say ""hi"""\r\n"two\r\nlines",2\r\n\r\nlast,3\r\n')
    expect(grid.headers).toEqual(['a', 'b'])
    expect(grid.rows).toEqual([
      ['x, y', 'say "hi"'],
      ['two\r\nlines', '2'],
      ['last', '3'],
    ])
    // 1 header, 2, 3–4 (two lines in one cell), 5 blank, 6.
    expect(grid.lines).toEqual([2, 3, 6])
    expect(grid.counted).toBe('line')
  })

  it('drops a byte order mark and finds commas, semicolons, tabs and bars', () => {
    for (const mark of [',', ';', '\t', '|'])
      expect(gridOf(`\ufeffaccount${mark}size\nA${mark}1`)).toMatchObject({
        headers: ['account', 'size'],
        rows: [['A', '1']],
      })
  })

  it('takes the separator that stands most often, and none within quotes', () => {
    expect(gridOf('"a,b,c,d";size;entry\nx;1;2').headers).toEqual(['a,b,c,d', 'size', 'entry'])
  })

  it('reads line ends of every kind', () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(gridOf(['a,b', '1,2', '3,4'].join(end))).toMatchObject({
        rows: [
          ['1', '2'],
          ['3', '4'],
        ],
        lines: [2, 3],
      })
  })

  it('counts lines beyond the first chunk', () => {
    const long = Array.from({ length: 30_000 }, (_, i) => `account-${i},"${i}",1`)
    long[20_000] = 'odd,"one\ntwo",1'
    const grid = gridOf(`account,size,entry\n${long.join('\n')}\n`)
    expect(grid.rows).toHaveLength(30_000)
    expect(grid.rows[29_999]).toEqual(['account-29999', '29999', '1'])
    expect(grid.lines[20_000]).toBe(20_002)
    // One row on two lines puts everything after it one further down.
    expect(grid.lines[29_999]).toBe(30_002)
  })

  it('names the line whose quote is never closed', () => {
    expect(contentOf('a,b\n"one\ntwo",2\n3,"four\n5,6\n')).toEqual({
      kind: 'unreadable',
      reason: 'openQuote',
      line: 4,
      value: '3,"four',
    })
  })

  it('says that there is nothing, or nothing below the header', () => {
    expect(contentOf('  \n ')).toMatchObject({ kind: 'unreadable', reason: 'empty' })
    expect(contentOf('account,size\n\n')).toMatchObject({ kind: 'unreadable', reason: 'noRows', line: 1 })
  })
})
