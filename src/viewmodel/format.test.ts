import { describe, expect, test } from 'vitest'
import { coinOf, makeFormat } from './format.ts'

const en = makeFormat('en', 0.01, null)
const THIN = '\u2009'
/** German separates the percent sign by a no-break space. */
const NBSP = '\u00a0'

describe('a price', () => {
  test.each([
    [1, 106_480, '106,480'],
    [0.5, 106_480.5, '106,480.5'],
    [0.25, 100.25, '100.25'],
    [2.5, 102.5, '102.5'],
    [0.01, 90.4523, '90.45'],
    [0.001, 0.05, '0.050'],
    [1e-7, 0.000_012_3, '0.0000123'],
    [1e-12, 0.000_012_3, '0.00001230'],
  ])('has the decimals of the tick: %d', (tick, price, text) => {
    expect(makeFormat('en', tick, null).price(price)).toBe(text)
  })
})

describe('money in dollars', () => {
  test.each([
    [0, '$0.00'],
    [0.004, '$0.00'],
    [0.005, '$0.01'],
    [9.5, '$9.50'],
    [999.99, '$999.99'],
    [999.996, '$1,000'],
    [1234.5, '$1,235'],
    [99_999, '$99,999'],
    [99_999.6, '$100K'],
    [123_456, '$123K'],
    [1e6, '$1.00M'],
    [4_321_000_000, '$4.32B'],
    [1.5e15, '$1500T'],
    [-1, '−$1.00'],
    [-0.001, '$0.00'],
    [-0, '$0.00'],
    [-2_500_000, '−$2.50M'],
  ])('%d is %s', (value, text) => {
    expect(en.money(value)).toBe(text)
    expect(en.notional(value)).toBe(text)
  })
})

test('money of an inverse contract is in its coin, notional still in dollars', () => {
  const coins = makeFormat('en', 0.5, 'BTC')
  expect(coins.money(0.123_456)).toBe(`0.1235${THIN}BTC`)
  expect(coins.money(-12.5)).toBe(`−12.5${THIN}BTC`)
  expect(coins.money(0)).toBe(`0${THIN}BTC`)
  expect(coins.money(0.000_000_12)).toBe(`0.00000012${THIN}BTC`)
  expect(coins.notional(1500)).toBe('$1,500')
})

test('percent, times, counts and plain numbers', () => {
  expect(en.percent(0.021)).toBe('2.1%')
  expect(en.percent(-0.11)).toBe('−11.0%')
  expect(en.percent(-0.000_01)).toBe('0.0%')
  expect(en.percent(0.5, 0)).toBe('50%')
  expect(en.times(10)).toBe('10×')
  expect(en.times(2.345)).toBe('2.35×')
  expect(en.times(-3)).toBe('−3×')
  expect(en.times(12.34)).toBe('12.3×')
  expect(en.count(1_000_000)).toBe('1,000,000')
  expect(en.size(1234.5678)).toBe('1,234.568')
  expect(en.plain(-1.005, 2)).toBe('−1.01')
  expect(en.plain(0.123_456, 4)).toBe('0.1235')
})

test('a comma where the locale has one', () => {
  const de = makeFormat('de', 0.01, null)
  expect(de.price(1234.5)).toBe('1.234,50')
  expect(de.price(-1234.5)).toBe('−1.234,50')
  expect(de.money(1234.5)).toBe('$1.235')
  expect(de.percent(-0.021)).toBe(`−2,1${NBSP}%`)
  expect(makeFormat('en-IN', 1, null).price(1_234_567)).toBe('12,34,567')
})

test.each(['price', 'money', 'notional', 'count', 'size', 'percent', 'times', 'plain'] as const)(
  'where there is no %s there is a dash, and never NaN',
  (name) => {
    for (const format of [en, makeFormat('de', 1, 'BTC')])
      for (const value of [null, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
        expect(format[name](value)).toBe('–')
  },
)

test('the coin of an inverse market is what stands before its dollars', () => {
  expect(coinOf('inverse', 'BTCUSD')).toBe('BTC')
  expect(coinOf('inverse', 'XBTUSDT-PERP')).toBe('XBT')
  expect(coinOf('inverse', 'ETH')).toBe('ETH')
  expect(coinOf('inverse', 'USD')).toBe('USD')
  expect(coinOf('linear', 'BTCUSD')).toBeNull()
})
