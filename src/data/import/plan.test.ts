import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { planOf } from './import.test-kit.ts'
import type { Refusal } from './refusal.ts'

const fixture = (name: string): string => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')
const shown = ({ line, field, value, reason }: Refusal): string => `${line} ${field} ${value} ${reason}`

describe('the three shapes that suffice', () => {
  it('size, entry and cash', () => {
    const plan = planOf('account,market,side,size,entry,cash\nA,BTC,long,2,100,30\nB,BTC,short,1,90,25', {
      prices: { BTC: 100 },
    })
    expect(plan.accounts).toEqual([
      { id: 'A', mode: 'isolated', cash: 30, positions: [{ market: 'BTC', size: 2, entry: 100 }] },
      { id: 'B', mode: 'isolated', cash: 25, positions: [{ market: 'BTC', size: -1, entry: 90 }] },
    ])
    expect(plan.markets).toMatchObject([{ longs: 1, shorts: 1, long: 2, short: 1 }])
    expect(plan.refused).toEqual([])
  })

  it('size, entry and equity at a stated mark: cash is equity less profit', () => {
    // Short 10 from 25, marked at 20: profit 50 of the equity of 400.
    const plan = planOf(fixture('winners.csv'))
    expect(plan.accounts[0]).toEqual({
      id: 'aa000001',
      mode: 'cross',
      cash: 350,
      positions: [{ market: 'AVAX', size: -10, entry: 25 }],
    })
    expect(plan.accounts.find(({ id }) => id === 'aa000007')).toMatchObject({ cash: 300 })
    expect(plan.markets).toMatchObject([
      {
        longs: 2,
        shorts: 8,
        long: 8,
        short: 233.75,
        spec: { symbol: 'AVAX', price: 20, lot: 0.01, tick: 0.001 },
      },
    ])
    // At 24 the same short has earned 10 only.
    expect(planOf(fixture('winners.csv'), { prices: { AVAX: 24 } }).accounts[0]?.cash).toBe(390)
  })

  it('notional, profit and equity without size or entry, at a stated price and side', () => {
    const plan = planOf(fixture('by-user.csv'), { side: 'short', symbol: 'XYZ', prices: { XYZ: 50 } })
    // 500,000 / 50 = 10,000 sold; a profit of 50,000 is 5 each, so sold at 55.
    expect(plan.accounts[0]).toEqual({
      id: '1',
      mode: 'cross',
      cash: 70_000,
      positions: [{ market: 'XYZ', size: -10_000, entry: 55 }],
    })
    expect(plan.accounts.find(({ id }) => id === '3')?.positions).toEqual([
      { market: 'XYZ', size: -1600, entry: 47.5 },
    ])
    expect(plan.refused.map(shown)).toEqual([
      '6 equity -300 bankrupt',
      '8 notional 0.00 zero',
      // Sold 20 at a price of 50: a loss of 1,000 is 50 each, so that the entry would be zero.
      '10 profit -1000 entry',
    ])
    expect(plan.accounts).toHaveLength(7)
    expect(plan.refusedAccounts).toBe(3)
  })

  it('the same as longs: other entries, and other rows are impossible', () => {
    const plan = planOf(fixture('by-user.csv'), { side: 'long', symbol: 'XYZ', prices: { XYZ: 50 } })
    expect(plan.accounts[0]?.positions).toEqual([{ market: 'XYZ', size: 10_000, entry: 45 }])
    expect(plan.refused.map(shown)).toEqual([
      '5 profit 44000 entry',
      '6 equity -300 bankrupt',
      '8 notional 0.00 zero',
    ])
  })

  it('a profit in per cent of the value at entry', () => {
    const text = 'account,side,notional,percent,equity\nA,long,1000,25,400'
    const plan = planOf(text, { prices: { BTC: 50 } })
    expect(plan.accounts[0]).toMatchObject({ cash: 200, positions: [{ size: 20, entry: 40 }] })
  })

  it('inverse contracts: size in quote, cash in coin', () => {
    const text = 'account,side,size,entry,equity\nA,long,1000,50,12'
    const plan = planOf(text, { payoff: 'inverse', prices: { BTC: 100 } })
    // 1000 / 50 − 1000 / 100 = 10 coins of profit.
    expect(plan.accounts[0]?.cash).toBe(2)
    expect(plan.markets[0]?.spec).toMatchObject({ payoff: 'inverse', lot: 1 })
  })
})

describe('what is missing is asked for, and nothing is taken before', () => {
  it.each([
    ['account,entry,cash,side\nA,1,1,long', ['size']],
    ['account,size,cash,side\nA,1,1,long', ['entry', { priceOf: 'BTC' }]],
    ['account,size,entry,side\nA,1,1,long', ['money']],
    ['account,size,entry,cash\nA,1,1,1', ['side']],
  ])('%j', (text, missing) => {
    const plan = planOf(text)
    expect(plan.missing).toEqual(missing)
    expect(plan.accounts).toEqual([])
  })

  it('a price for every market that has none', () => {
    const text = 'account,coin,side,notional,pnl,equity\nA,X,long,10,1,5\nB,Y,long,10,1,5'
    expect(planOf(text, { prices: { X: 2 } }).missing).toEqual([{ priceOf: 'Y' }])
    expect(planOf(text, { prices: { X: 2, Y: 3 } }).accounts).toHaveLength(2)
    expect(planOf(text, { prices: { X: 2 }, leftOut: ['Y'] }).accounts.map(({ id }) => id)).toEqual(['A'])
  })

  it('no more markets than a scenario holds', () => {
    const rows = Array.from({ length: 21 }, (_, i) => `A${i},M${i},long,1,100,10`)
    const text = `account,market,side,size,entry,cash\n${rows.join('\n')}`
    expect(planOf(text).missing).toEqual(['tooManyMarkets'])
    expect(planOf(text, { leftOut: ['M20'] }).markets).toHaveLength(20)
  })
})

describe('rows that are not taken', () => {
  it('are each listed with line, field, value and reason; no account is taken in part', () => {
    const plan = planOf(fixture('bad-rows.csv'))
    expect(plan.refused.map(shown)).toEqual([
      '3 size ten number',
      '4 side sideways side',
      '6 entry 0 positive',
      '7 row 5 cells',
      '8 size 0 zero',
      '9 cash  blank',
      '11 account ida repeated',
      '12 cash -20 bankrupt',
      '13 account  blank',
    ])
    // Dirk's size carries a sign that agrees with his side.
    expect(plan.accounts.map(({ id }) => id)).toEqual(['anna', 'dirk', 'kira'])
    expect(plan.accounts[1]?.positions[0]?.size).toBe(-4)
  })

  it('a long with a negative size, a size below half a lot, numbers and names without end', () => {
    const head = 'account,market,side,size,entry,cash\n'
    const reason = (row: string) => planOf(`${head}${row}`).refused.map(shown)
    expect(reason('A,BTC,long,-1,100,10')).toEqual(['2 size -1 sign'])
    expect(reason('A,BTC,long,2e15,100,10')).toEqual(['2 size 2e15 huge'])
    expect(reason(`${'x'.repeat(81)},BTC,long,1,100,10`)).toEqual([`2 account ${'x'.repeat(81)} long`])
    const small = planOf(
      'account,side,notional,pnl,equity\nA,long,1e9,0,1e9\nB,long,1e9,0,1e9\nC,long,0.000001,0,1',
      {
        prices: { BTC: 100 },
      },
    )
    expect(small.refused.map(shown)).toEqual(['4 notional 0.000001 lot'])
  })

  it('an account of which one row is refused is left out whole, also its good rows', () => {
    const text = 'account,market,side,size,entry,cash\nA,X,long,1,10,5\nA,Y,long,oops,10,5\nB,X,long,1,10,5'
    const plan = planOf(text, { prices: { X: 10, Y: 10 } })
    expect(plan.refused.map(shown)).toEqual(['3 size oops number'])
    expect(plan.accounts.map(({ id }) => id)).toEqual(['B'])
    expect(plan.refusedAccounts).toBe(1)
  })
})

describe('an account with several rows', () => {
  const text = 'account,market,side,size,entry,cash\nA,X,long,1,10,6\nA,X,long,3,14,6\nA,Y,short,2,20,6'
  const prices = { X: 13, Y: 20 }

  it('is refused where a market is repeated and nothing was said', () => {
    const plan = planOf(text, { prices })
    expect(plan.refused.map(shown)).toEqual(['3 account A repeated'])
    expect(plan.severalRows).toBe(1)
  })

  it('is added up: sizes, and the entry that leaves the profit what it was', () => {
    const plan = planOf(text, { prices, repeated: 'sum' })
    expect(plan.accounts).toEqual([
      {
        id: 'A',
        mode: 'cross',
        cash: 6,
        positions: [
          { market: 'X', size: 4, entry: 13 },
          { market: 'Y', size: -2, entry: 20 },
        ],
      },
    ])
    // Cash in parts: 6 on each of three rows.
    expect(planOf(text, { prices, repeated: 'sum', money: 'row' }).accounts[0]?.cash).toBe(18)
  })

  it('or the last row of a market counts, also where it is on the other side', () => {
    const plan = planOf(`${text}\nA,Y,long,5,21,9`, { prices, repeated: 'last' })
    expect(plan.accounts[0]).toMatchObject({
      cash: 9,
      positions: [
        { market: 'X', size: 3, entry: 14 },
        { market: 'Y', size: 5, entry: 21 },
      ],
    })
  })

  it('a long and a short in one market stand beside each other', () => {
    const both = 'account,market,side,size,entry,cash\nA,X,long,1,10,6\nA,X,short,3,14,6'
    expect(planOf(both, { prices }).accounts[0]?.positions).toEqual([
      { market: 'X', size: 1, entry: 10 },
      { market: 'X', size: -3, entry: 14 },
    ])
  })

  it('is refused where its rows state different cash', () => {
    const differing = 'account,market,side,size,entry,cash\nA,X,long,1,10,6\nA,Y,long,3,14,7'
    expect(planOf(differing, { prices }).refused.map(shown)).toEqual(['3 cash 7 money'])
    expect(planOf(differing, { prices, money: 'row' }).accounts[0]?.cash).toBe(13)
  })
})

describe('other forms of a file', () => {
  it('semicolons, decimal commas, a byte order mark, CRLF and quotes', () => {
    const plan = planOf(fixture('semicolons.csv'))
    expect(plan.accounts).toMatchObject([
      { id: 'A', cash: 6250.5, positions: [{ size: 0.5, entry: 100_000 }] },
      { id: 'B', cash: 20_000, positions: [{ size: -1.25, entry: 98_500.25 }] },
      { id: 'C; der Dritte', cash: 1500.75, positions: [{ size: 0.125, entry: 101_000 }] },
    ])
  })

  it('accounts in JSON with their positions, signed', () => {
    const plan = planOf(fixture('accounts.json'), { prices: { BTC: 100, ETH: 10 } })
    expect(plan.accounts.find(({ id }) => id === 'hedger')).toEqual({
      id: 'hedger',
      mode: 'cross',
      cash: 900,
      positions: [
        { market: 'BTC', size: 0.5, entry: 100 },
        { market: 'ETH', size: -4, entry: 10 },
      ],
    })
    expect(plan.markets.map(({ spec }) => spec.symbol)).toEqual(['BTC', 'ETH'])
    expect(plan.refused).toEqual([])
  })

  it('the first rows of the file are shown as they will be taken', () => {
    const { sample } = planOf(fixture('bad-rows.csv'))
    expect(sample).toHaveLength(6)
    expect(sample[0]).toMatchObject({
      line: 2,
      cash: 2500,
      leg: { account: 'anna', size: 10 },
      refusal: null,
    })
    expect(sample[1]).toMatchObject({ line: 3, cash: null, leg: null, refusal: { field: 'size' } })
  })

  it('a first row tells the equity of its whole account at the stated prices', () => {
    const { sample } = planOf(fixture('accounts.json'), { prices: { BTC: 120, ETH: 12 } })
    // Hedger: 900 + 0.5 · 20 − 4 · 2. Long: 12 + 10. Short: 40 − 20 · 2.5 is nothing left, so that it is refused.
    expect(sample.map(({ cash, equity }) => [cash, equity])).toEqual([
      [900, 902],
      [900, 902],
      [12, 22],
      [null, null],
    ])
  })

  it('a row of which several things are refused is counted once', () => {
    const plan = planOf('account,market,side,size,entry,cash\nA,BTC,long,much,no,30\nB,BTC,short,1,90,no')
    expect(plan.refused.map(shown)).toEqual(['2 size much number', '2 entry no number', '3 cash no number'])
    expect(plan.refusedRows).toBe(2)
  })
})
