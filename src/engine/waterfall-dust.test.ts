import { describe, expect, test } from 'vitest'
import { CALM, play, rowsOf, stateOf, totals } from './book.test-kit.ts'
import { account, moveTo } from './cast.test-kit.ts'
import { isDust } from './waterfall.ts'

describe('dust', () => {
  test('[N3] up to a billionth of what was traded is rounding, of either sign', () => {
    expect(isDust(1e-6, 1000)).toBe(true)
    expect(isDust(-1e-6, 1000)).toBe(true)
    expect(isDust(1.1e-6, 1000)).toBe(false)
    expect(isDust(-1.1e-6, 1000)).toBe(false)
  })

  test('[N3] of less than 1 it is a billionth of 1', () => {
    expect(isDust(1e-9, 0.001)).toBe(true)
    expect(isDust(2e-9, 0.001)).toBe(false)
    expect(isDust(0, 0)).toBe(true)
  })

  test('[N3] a position that closes at its bankruptcy price to the last bit but one leaves nobody anything', () => {
    // 0.3 from 100 with 3.6 is bankrupt at 88, but 0.3 · 12 is not 3.6 in doubles.
    const markets = [{ ...CALM, lot: 0.1 }]
    const world = play({ markets, accounts: [account('three', 0.3, 100, 3.6)], steps: [moveTo(88, 1)] })
    const { cash } = stateOf(world, 'three')
    expect(cash).not.toBe(0)
    expect(Math.abs(cash)).toBeLessThan(1e-14)
    expect(totals(world, 'deficit', 'excessCollateral', 'residual')).toEqual({
      deficit: 0,
      excessCollateral: 0,
      residual: 0,
    })
    expect(rowsOf(world, 'surplus', 'fund', 'residual')).toEqual([])
    expect(rowsOf(world, 'liquidation')).toHaveLength(1)
  })
})
