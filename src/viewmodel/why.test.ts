import { describe, expect, test } from 'vitest'
import type { Term, Unit } from '../engine/explain.ts'
import { format } from './frame.test-kit.ts'
import type { MathNode } from './why.ts'
import { inUnit, mathOf } from './why.ts'

const x = (name: string, value = 1, unit: Unit = 'ratio'): Term => ({ op: 'symbol', name, value, unit })
const term = (op: '+' | '−' | '·' | '/', ...args: readonly Term[]): Term => ({ op, args })
const [a, b, c] = [x('a', 2), x('b', 3), x('c', 4)]

/** A formula in one line: fractions as {above/below}, roots as √{…}. */
function flat(node: MathNode): string {
  if (!('children' in node)) return node.text
  const parts = node.children.map(flat)
  if (node.tag === 'mfrac') return `{${parts.join('/')}}`
  return node.tag === 'msqrt' ? `√{${parts.join('')}}` : parts.join('')
}
const written = (formula: Term, withValues = false) =>
  flat(mathOf(formula, withValues, format, (word) => `<${word}>`))

describe('brackets stand where they are needed and nowhere else', () => {
  test.each<readonly [Term, string]>([
    [term('+', a, b, c), 'a+b+c'],
    [term('+', a, term('−', b, c)), 'a+b−c'],
    [term('−', a, term('−', b, c)), 'a−(b−c)'],
    [term('−', a, term('+', b, c)), 'a−(b+c)'],
    [term('−', term('+', a, b), c), 'a+b−c'],
    [term('·', a, term('+', b, c)), 'a·(b+c)'],
    [term('·', term('−', a, b), c), '(a−b)·c'],
    [term('+', term('·', a, b), c), 'a·b+c'],
    [term('/', term('+', a, b), term('−', b, c)), '{a+b/b−c}'],
    [term('·', a, term('/', b, c)), 'a·{b/c}'],
    [term('·', term('·', a, b), c), 'a·b·c'],
    [{ op: 'max', args: [a, term('−', b, c)] }, 'max(a,b−c)'],
    [{ op: 'abs', args: [a] }, 'abs(a)'],
    [{ op: 'sqrt', args: [term('+', a, b)] }, '√{a+b}'],
    [{ op: 'sum', of: a, over: 'rows' }, 'Σa'],
    [{ op: 'number', value: -1 }, '−1'],
  ])('%#', (formula, text) => {
    expect(written(formula)).toBe(text)
  })

  test('a negative value in a product or a difference is bracketed', () => {
    const loss = x('loss', -5, 'money')
    expect(written(term('−', a, loss), true)).toBe('2.0000−(−$5.00)')
    expect(written(term('·', a, loss), true)).toBe('2.0000·(−$5.00)')
    expect(written(term('+', loss, a), true)).toBe('−$5.00+2.0000')
    expect(written(term('/', loss, a), true)).toBe('{−$5.00/2.0000}')
  })

  test('a sum of a sum is bracketed behind its sign', () => {
    expect(written({ op: 'sum', of: term('+', a, b), over: 'rows' })).toBe('Σ(a+b)')
    expect(written({ op: 'sum', of: term('·', a, b), over: 'rows' })).toBe('Σa·b')
  })
})

test('with values each symbol is a number in its unit, without them a name', () => {
  const formula = term('/', x('entry', 100, 'price'), x('leverage', 10, 'ratio'))
  expect(mathOf(formula, false, format, (word) => word)).toEqual({
    tag: 'mfrac',
    children: [
      { tag: 'mi', text: 'entry' },
      { tag: 'mi', text: 'leverage' },
    ],
  })
  expect(mathOf(formula, true, format, (word) => word)).toEqual({
    tag: 'mfrac',
    children: [
      { tag: 'mn', text: '100.00' },
      { tag: 'mn', text: '10.0000' },
    ],
  })
})

test.each<readonly [Unit, number, string]>([
  ['price', 90.4523, '90.45'],
  ['money', 12_345, '$12,345'],
  ['quote', 5e6, '$5.00M'],
  ['count', 1234, '1,234'],
  ['percent', 0.005, '0.50%'],
  ['size', 1.5, '1.5'],
  ['ratio', 0.123_456, '0.1235'],
])('a number in %s', (unit, value, text) => {
  expect(inUnit(value, unit, format)).toBe(text)
  expect(inUnit(null, unit, format)).toBe('–')
})
