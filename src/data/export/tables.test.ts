import { describe, expect, it } from 'vitest'
import type { JournalColumns, WorldColumns } from '../../protocol/messages.ts'
import { journalTable, toCsv, toJson, worldTable } from './tables.ts'

describe('CSV (RFC 4180)', () => {
  it('quotes what has a comma, a quote or a line break in it, and doubles quotes', () => {
    const names = ['plain', 'a,b', 'say "x"', 'two\nlines', 'cr\rhere', ' blank ', '']
    expect(toCsv({ id: names, n: [1, 2, 3, 4, 5, 6, 7] })).toBe(
      'id,n\r\nplain,1\r\n"a,b",2\r\n"say ""x""",3\r\n"two\nlines",4\r\n"cr\rhere",5\r\n blank ,6\r\n,7\r\n',
    )
  })

  it('writes numbers so that they read back to the same', () => {
    const numbers = Float64Array.of(0.1, 1 / 3, 1e21, 5e-324, -0.5, 123_456_789.123_456_7)
    const lines = toCsv({ n: numbers }).trim().split('\r\n').slice(1)
    expect(lines.map(Number)).toEqual([...numbers])
  })

  it('marks a text that a spreadsheet would run as a formula, and no number', () => {
    const ids = ['=1+1', '+cmd', '-a', '@sum', '\ta', "'=1", "'a", 'a=1', '-20', '=a,"b"']
    const lines = toCsv({ id: ids, n: Float64Array.from(ids, () => -1) }).split('\r\n')
    expect(lines.slice(1, -1)).toEqual([
      "'=1+1,-1",
      "'+cmd,-1",
      "'-a,-1",
      "'@sum,-1",
      "'\ta,-1",
      "''=1,-1",
      "'a,-1",
      'a=1,-1',
      '-20,-1',
      `"'=a,""b""",-1`,
    ])
  })

  it('leaves what is not a number blank', () => {
    expect(toCsv({ a: [Number.NaN, Number.POSITIVE_INFINITY, 0], b: ['x', 'y', 'z'] })).toBe(
      'a,b\r\n,x\r\n,y\r\n0,z\r\n',
    )
  })

  it('of an empty table has its names, of no table nothing', () => {
    expect(toCsv({ a: [], b: [] })).toBe('a,b\r\n')
    expect(toCsv({})).toBe('\r\n')
  })
})

describe('JSON', () => {
  it('is a list of records, with null for what is not a number', () => {
    expect(JSON.parse(toJson({ a: [1, Number.NaN], b: ['x"', ''] }))).toEqual([
      { a: 1, b: 'x"' },
      { a: null, b: '' },
    ])
    expect(JSON.parse(toJson({ a: [Number.NEGATIVE_INFINITY] }))).toEqual([{ a: null }])
    expect(JSON.parse(toJson({ a: [] }))).toEqual([])
  })
})

describe('the world as a table', () => {
  // LP and vault, then two named accounts and one of the crowd; the second named one has closed its first leg.
  const world: WorldColumns = {
    accounts: 5,
    // An id is a gap where an account has none.
    ids: [undefined, undefined, 'you', 'ann, "the whale"'] as unknown as WorldColumns['ids'],
    symbols: ['BTC', 'ETH'],
    first: Uint32Array.of(0, 1, 2, 3, 5, 6),
    market: Uint8Array.of(0, 0, 0, 0, 1, 1),
    size: Float64Array.of(-5, 0, 2, 0, 3, -4),
    entry: Float64Array.of(1, 1, 100, 90, 10, 11),
    cash: Float64Array.of(0, 0, 20, 30, 40),
    equity: Float64Array.of(0, 0, 21, 31, 41),
    isCross: Uint8Array.of(1, 1, 0, 1, 0),
  } as unknown as WorldColumns // only what the table reads

  it('has a row for each open position of a trader', () => {
    const table = worldTable(world)
    expect(table.account?.[0]).toBe('you')
    expect(table.account?.[1]).toBe('ann, "the whale"')
    expect(table.market).toEqual(['BTC', 'ETH', 'ETH'])
    expect(table.side).toEqual(['long', 'long', 'short'])
    expect(table.size).toEqual([2, 3, 4])
    expect(table.cash).toEqual([20, 30, 40])
    expect(table.mode).toEqual(['isolated', 'cross', 'isolated'])
  })
})

describe('the journal as a table', () => {
  it('names causes, rules and ledgers; a trader is a row number', () => {
    const journal = {
      causes: ['liquidation', 'fund'],
      rules: ['L2', 'W3'],
      ledgers: ['fund', 'venue'],
      round: Int32Array.of(1, 1),
      cause: Uint8Array.of(0, 1),
      rule: Uint8Array.of(0, 1),
      from: Int32Array.of(7, -1),
      to: Int32Array.of(0, -2),
      amount: Float64Array.of(1.5, 2.5),
      market: Uint8Array.of(0, 1),
      lots: Float64Array.of(10, 0),
      price: Float64Array.of(99, Number.NaN),
    } as unknown as JournalColumns // only what the table reads
    expect(journalTable(journal)).toMatchObject({
      cause: ['liquidation', 'fund'],
      rule: ['L2', 'W3'],
      from: ['7', 'fund'],
      to: ['0', 'venue'],
    })
  })
})
