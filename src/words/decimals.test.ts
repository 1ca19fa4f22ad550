import { expect, test } from 'vitest'
import { decimalsOf } from './decimals.ts'

test.each([
  [1, 0],
  [5, 0],
  [1e21, 0],
  [0, 0],
  [0.5, 1],
  [2.5, 1],
  [0.25, 2],
  [0.01, 2],
  [0.001, 3],
  [1e-7, 7],
  [2.5e-7, 8],
  [1e-30, 12],
])('a multiple of %d is written with %d decimals', (step, decimals) => {
  expect(decimalsOf(step)).toBe(decimals)
})
