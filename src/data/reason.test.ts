import { expect, test } from 'vitest'
import { createWords } from '../words/words.ts'
import { LoadError } from './load.ts'
import { reasonOf } from './reason.ts'

const say = createWords()

test.each([
  [new LoadError('offline', 'x'), 'there is no network'],
  [new LoadError('missing', 'x'), 'there is no such file'],
  [
    new LoadError('invalid', 'x', [{ field: 'gap', value: '2', allowed: '0 to 1' }]),
    'the file says something impossible (gap is 2; allowed: 0 to 1)',
  ],
  [new TypeError('not a scenario'), 'TypeError: not a scenario'],
])('%s', (error, reason) => {
  expect(reasonOf(error, say)).toBe(reason)
})
