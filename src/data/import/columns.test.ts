import { describe, expect, it } from 'vitest'
import type { Field } from './columns.ts'
import { guessColumns } from './columns.ts'

/** Field → header, of those that were found. */
function named(headers: readonly string[]): Partial<Record<Field, string>> {
  const found = Object.entries(guessColumns(headers)).filter(([, at]) => at !== null)
  return Object.fromEntries(found.map(([field, at]) => [field, headers[at ?? -1]]))
}

describe('columns are guessed from their names', () => {
  it('of the project’s own export: cash before equity', () => {
    expect(named(['account', 'market', 'side', 'size', 'entry', 'cash', 'equity', 'mode'])).toEqual({
      account: 'account',
      market: 'market',
      side: 'side',
      size: 'size',
      entry: 'entry',
      cash: 'cash',
      mode: 'mode',
    })
  })

  it('of a file of winners: the position, not what was closed of it', () => {
    const headers =
      'wave,user,coin,time_ms,adl_price,adl_size,closed_pnl,position_size,entry_price,total_unrealized_pnl,total_equity,side'
    expect(named(headers.split(','))).toEqual({
      account: 'user',
      market: 'coin',
      side: 'side',
      size: 'position_size',
      entry: 'entry_price',
      equity: 'total_equity',
      mark: 'adl_price',
    })
  })

  it('of a file without sizes: notional, profit, equity', () => {
    const headers = 'rank,adl_notional,closed_pnl,account_value,mean_pnl_percent,adl_events,negative_equity'
    expect(named(headers.split(','))).toEqual({
      account: 'rank',
      notional: 'adl_notional',
      profit: 'closed_pnl',
      equity: 'account_value',
    })
  })

  it('of an exchange’s page: capitals, spaces and dots do not matter, one column serves one field', () => {
    expect(
      named(['Symbol', 'Size', 'Entry Price', 'Mark Price', 'Liq. Price', 'Margin', 'Unrealized PNL']),
    ).toEqual({
      market: 'Symbol',
      size: 'Size',
      entry: 'Entry Price',
      mark: 'Mark Price',
      cash: 'Margin',
    })
    expect(named(['Trader', 'ROE percent', 'Notional USD', 'Equity'])).toEqual({
      account: 'Trader',
      percent: 'ROE percent',
      notional: 'Notional USD',
      equity: 'Equity',
    })
  })

  it('finds nothing in names that say nothing', () => expect(named(['x', 'y', 'foo'])).toEqual({}))
})
