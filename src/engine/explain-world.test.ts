import { describe, expect, test } from 'vitest'
import { CALM, PLAIN, play, rowOf } from './book.test-kit.ts'
import { account } from './cast.test-kit.ts'
import type { Explainable } from './explain.ts'
import { explainIn } from './explain-world.ts'
import { askedOf } from './look.test-kit.ts'
import type { MarginModel } from './rulebook.ts'
import { FLAT, STEEP, TIERED } from './threshold.test-kit.ts'

/** How a number of a long of 10 from 10,000 with 20,000 behind comes about. */
function explained(what: Explainable, margin: MarginModel) {
  const world = play({
    rules: { ...PLAIN, margin },
    markets: [{ ...CALM, price: 10_000 }],
    accounts: [account('long', 10, 10_000, 20_000)],
    steps: [],
  })
  return explainIn(askedOf(world, rowOf(world, 'long')), what)
}

describe('why the maintenance margin is what it is', () => {
  test('[E1] it stands under the rule of the model’s family', () => {
    const slope = { model: 'slope', base: 0.01, slope: 0, threshold: 0, maxLeverage: 50 } as const
    const rule = (margin: MarginModel): string => explained('maintenanceMargin', margin).rule
    expect(rule(FLAT)).toBe('M3')
    expect(rule(TIERED)).toBe('M4')
    expect(rule(STEEP)).toBe('M5')
    expect(rule({ ...slope, basis: 'mark', closingFee: 0 })).toBe('M6')
  })

  test('[E1] with the values that stood in the formula: 100,000 · 0.5 % − 50 = 450', () => {
    const { value, formula } = explained('maintenanceMargin', TIERED)
    expect(value).toBeCloseTo(450, 9)
    expect(formula).toEqual({
      op: '−',
      args: [
        {
          op: '·',
          args: [
            { op: 'symbol', name: 'N', value: 100_000, unit: 'money' },
            { op: 'symbol', name: 'm', value: 0.005, unit: 'percent' },
          ],
        },
        { op: 'symbol', name: 'c', value: expect.closeTo(50, 9), unit: 'money' },
      ],
    })
  })
})
