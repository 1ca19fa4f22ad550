import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseNumber } from './parse-number.ts'

const SEED = 20_261_101

test.each(['', ' ', '\t', '\u00a0', '\u202f'])('a blank is null: %j', (text) => {
  expect(parseNumber(text, 'en')).toBeNull()
})

describe.each([
  // typed, read under a point for decimals, read under a comma for decimals
  ['0', 0, 0],
  ['90', 90, 90],
  ['+90', 90, 90],
  ['-90', -90, -90],
  ['−90', -90, -90],
  ['1.5', 1.5, 1.5],
  ['1,5', 1.5, 1.5],
  ['90.4523', 90.4523, 90.4523],
  ['90,4523', 90.4523, 90.4523],
  ['.5', 0.5, 0.5],
  [',5', 0.5, 0.5],
  ['5.', 5, 5],
  ['1,234', 1234, 1.234],
  ['1.234', 1.234, 1234],
  ['12,345', 12_345, 12.345],
  ['1234,567', 1234.567, 1234.567],
  ['1,234,567', 1_234_567, 1_234_567],
  ['1.234.567', 1_234_567, 1_234_567],
  ['1,234.5', 1234.5, 1234.5],
  ['1.234,5', 1234.5, 1234.5],
  ['1.234.567,8', 1_234_567.8, 1_234_567.8],
  ['12,34,567.8', 1_234_567.8, 1_234_567.8],
  ['1 234,5', 1234.5, 1234.5],
  ['1\u202f234\u202f567', 1_234_567, 1_234_567],
  ["1'234.5", 1234.5, 1234.5],
  ['1_000', 1000, 1000],
  ['$1,000.00', 1000, 1000],
  ['-$5', -5, -5],
  ['5 €', 5, 5],
  ['10×', 10, 10],
  ['60%', 0.6, 0.6],
  ['12.5 %', 0.125, 0.125],
  ['1.5k', 1500, 1500],
  ['2M', 2_000_000, 2_000_000],
  ['1,5b', 1.5e9, 1.5e9],
  ['1e6', 1_000_000, 1_000_000],
  ['2.5E-3', 0.0025, 0.0025],
])('%j', (text, point, comma) => {
  test(`is ${point} in English and ${comma} in German`, () => {
    expect(parseNumber(text, 'en')).toBeCloseTo(point, 12)
    expect(parseNumber(text, 'de')).toBeCloseTo(comma, 12)
  })
})

test.each([
  'abc',
  '-',
  '.',
  ',',
  '1.2.3',
  '90.4.5',
  '1,2,3',
  '1.5.5,5',
  '1,23.4',
  '1x5',
  '0x10',
  'Infinity',
  'NaN',
  '1e',
  '5k5',
  '--5',
  '5%%',
])('%j is no number', (text) => {
  expect(parseNumber(text, 'en')).toBeNaN()
  expect(parseNumber(text, 'de')).toBeNaN()
})

test('what a locale writes, it reads', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('en', 'de', 'fr', 'en-IN', 'de-CH'),
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constantFrom(0, 1, 2, 3),
      (locale, whole, decimals) => {
        const number = whole / 10 ** decimals
        const text = new Intl.NumberFormat(locale, {
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        }).format(number)
        expect(parseNumber(text, locale)).toBe(Number(number.toFixed(decimals)))
      },
    ),
    { seed: SEED, numRuns: 500 },
  )
})
