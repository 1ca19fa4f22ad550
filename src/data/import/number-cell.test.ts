import { describe, expect, it } from 'vitest'
import { gridOf } from './import.test-kit.ts'
import { guessDecimal, readNumber } from './number-cell.ts'

describe('a number in a cell', () => {
  it.each([
    ['12', 12],
    ['-0.5', -0.5],
    ['1e3', 1000],
    [' 1,234.5 ', 1234.5],
    ['$1,234', 1234],
    ['-$3', -3],
    ['\u22124.5', -4.5],
    ['12.5 %', 12.5],
    ["1'000'000", 1_000_000],
    ['.5', 0.5],
    ['+7', 7],
  ])('with a dot: %s', (cell, value) => expect(readNumber(cell, '.')).toBe(value))

  it.each([
    ['12', 12],
    ['-0,5', -0.5],
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['€1.000', 1000],
  ])('with a comma: %s', (cell, value) => expect(readNumber(cell, ',')).toBe(value))

  it.each(['', '   '])('is absent in a blank cell', (cell) => expect(readNumber(cell, '.')).toBeNull())

  it.each(['abc', 'NaN', '1.2.3', '1,5', '12,34.5', '--1', '1e', '0x10', '5 BTC', 'Infinity', '-', '.'])(
    'is not misread: %s',
    (cell) => expect(readNumber(cell, '.')).toBeNaN(),
  )

  it('is not misread with a comma: a dot that cannot be a group mark', () => {
    expect(readNumber('1.5', ',')).toBeNaN()
    expect(readNumber('1,234.5', ',')).toBeNaN()
  })
})

describe('the decimal mark', () => {
  it('is a comma where cells need one', () => {
    expect(guessDecimal(gridOf('a;b\nx;1,5\ny;1.234,25'))).toBe(',')
  })
  it('is a dot where cells need one, and where nothing tells', () => {
    expect(guessDecimal(gridOf('a,b\nx,1.5'))).toBe('.')
    expect(guessDecimal(gridOf('a,b\nx,"1,234"'))).toBe('.')
    expect(guessDecimal(gridOf('a,b\nx,7'))).toBe('.')
  })
})
