import { describe, expect, test } from 'vitest'
import { branched, factorsOf, scoreOf } from './adl-score.ts'
import type { ComputedScore } from './rulebook.ts'

/** Ten long from 100, or the same short, with the account's equity and, where it matters, its cash and requirement. */
function linear(family: ComputedScore, size: number, mark: number, equity: number, cash = 0, required = 0) {
  return scoreOf(family, 1, size, size * 100, mark, equity, cash, required)
}

describe('score families', () => {
  test('[S1] BX-ADL: profit over entry value times mark value over equity: 20 % · 4 = 0.8', () => {
    expect(linear('BX-ADL', 10, 120, 300)).toBeCloseTo(0.8, 14)
    // A short from 100 at 80: 20 % of its entry value, 800 over 400.
    expect(linear('BX-ADL', -10, 80, 400)).toBeCloseTo(0.4, 14)
  })

  test('[S1] BX-ADL: a loss is divided by the leverage, so the more levered loser comes first', () => {
    // −10 % over 18 and over 2.
    expect(linear('BX-ADL', 10, 90, 50)).toBeCloseTo(-0.1 / 18, 14)
    expect(linear('BX-ADL', 10, 90, 450)).toBeCloseTo(-0.05, 14)
    expect(linear('BX-ADL', 10, 90, 50)).toBeGreaterThan(linear('BX-ADL', 10, 90, 450))
  })

  test('[S1] BX-ADL on an inverse position uses signed values in coin', () => {
    // 1,000 long from 100 at 125: −8 − (−10) = 2 of 10 earned, 8 over an equity of 4.
    expect(scoreOf('BX-ADL', -1, 1000, -10, -1 / 125, 4, 0, 0)).toBeCloseTo(0.4, 14)
    // 1,000 short from 100 at 80: 12.5 − 10 = 2.5 of 10 earned, 12.5 over 5.
    expect(scoreOf('BX-ADL', -1, -1000, 10, -1 / 80, 5, 0, 0)).toBeCloseTo(0.25 * 2.5, 14)
  })

  test('[S1] a profit is multiplied, a loss divided, and nothing stays nothing', () => {
    expect(branched(0.2, 4)).toBeCloseTo(0.8, 15)
    expect(branched(-0.2, 4)).toBe(-0.05)
    expect(branched(0, 4)).toBe(0)
  })

  test('[S2] BN-ADL-NEW: profit over mark value times mark value over equity: 200/1,200 · 4', () => {
    expect(linear('BN-ADL-NEW', 10, 120, 300)).toBeCloseTo(2 / 3, 14)
    // −100/900 over 18.
    expect(linear('BN-ADL-NEW', 10, 90, 50)).toBeCloseTo(-1 / 162, 14)
  })

  test('[S3] BN-ADL-OLD: 40.2 over a wallet of 4.27 is 9.41, times a ratio of 13.42 % is 1.26', () => {
    const equity = 4.27 + 40.2
    const required = 0.1342 * equity
    const [profit, ratio] = factorsOf('BN-ADL-OLD', 1, 1, 59.8, 100, equity, 4.27, required)
    expect(profit).toBeCloseTo(9.41, 2)
    expect(ratio).toBeCloseTo(0.1342, 12)
    expect(scoreOf('BN-ADL-OLD', 1, 1, 59.8, 100, equity, 4.27, required)).toBeCloseTo(1.26, 2)
  })

  test('[S3] BN-ADL-OLD: losers score zero, and a wallet below 1 counts as 1', () => {
    expect(linear('BN-ADL-OLD', 10, 90, 50, 150, 5)).toBe(0)
    // A profit of 200 over 1, not over 0.5, times 6/200.5.
    expect(linear('BN-ADL-OLD', 10, 120, 200.5, 0.5, 6)).toBeCloseTo(200 * (6 / 200.5), 12)
  })

  test('[S4] OK-ADL-2024: profit over entry value, over margin balance / requirement', () => {
    // 20 % with a balance five times the requirement: 0.2 / 5.
    expect(linear('OK-ADL-2024', 10, 120, 300, 0, 60)).toBeCloseTo(0.04, 14)
    // −10 % with the same: −0.1 · 5.
    expect(linear('OK-ADL-2024', 10, 90, 50, 0, 10)).toBeCloseTo(-0.5, 14)
  })

  test('[S5] HL-ADL-DOC: mark over entry times leverage, as printed: 1.2 · 4', () => {
    expect(linear('HL-ADL-DOC', 10, 120, 300)).toBeCloseTo(4.8, 14)
  })

  test('[S5] HL-ADL-DOC is not turned round for shorts: one that earned 20 % has 0.8 · 2', () => {
    expect(linear('HL-ADL-DOC', -10, 80, 400)).toBeCloseTo(1.6, 14)
  })

  test('[S5] HL-ADL-DOC on an inverse position is mark over entry too', () => {
    // 1,000 from 100 at 125, worth 8 over an equity of 4: 1.25 · 2.
    expect(scoreOf('HL-ADL-DOC', -1, 1000, -10, -1 / 125, 4, 0, 0)).toBeCloseTo(2.5, 14)
  })

  test('[S6] HL-ADL-OBS: leverage times return on the entry value: 4 · 0.2', () => {
    expect(linear('HL-ADL-OBS', 10, 120, 300)).toBeCloseTo(0.8, 14)
    expect(linear('HL-ADL-OBS', -10, 80, 400)).toBeCloseTo(0.4, 14)
  })

  test('[S6] HL-ADL-OBS: each factor is at least 1e-8', () => {
    expect(linear('HL-ADL-OBS', 10, 90, 450)).toBeCloseTo(2e-8, 20)
    // 1,200 over 1.2e12 is 1e-9: the floor stands in for it.
    expect(linear('HL-ADL-OBS', 10, 120, 1.2e12)).toBeCloseTo(1e-8 * 0.2, 20)
  })

  test('[S6] the documented and the observed score do not sort alike', () => {
    // One from 100 with leverage 1, the other from 118 with leverage 1.5, both at 120.
    const early = (family: ComputedScore): number => scoreOf(family, 1, 1, 100, 120, 120, 0, 0)
    const late = (family: ComputedScore): number => scoreOf(family, 1, 1, 118, 120, 80, 0, 0)
    expect(late('HL-ADL-DOC')).toBeGreaterThan(early('HL-ADL-DOC'))
    expect(early('HL-ADL-OBS')).toBeGreaterThan(late('HL-ADL-OBS'))
  })

  const ALL: readonly ComputedScore[] = [
    'BX-ADL',
    'BN-ADL-NEW',
    'BN-ADL-OLD',
    'OK-ADL-2024',
    'HL-ADL-DOC',
    'HL-ADL-OBS',
  ]

  test.each(ALL)('[S1] %s: an account without equity never ranks', (family) => {
    expect(linear(family, 10, 120, 0, 10, 5)).toBe(Number.NEGATIVE_INFINITY)
    expect(linear(family, 10, 120, -1, 10, 5)).toBe(Number.NEGATIVE_INFINITY)
  })

  test.each(ALL)('[S1] %s: a winner’s score is the product of the two factors that are shown', (family) => {
    const [first, second] = factorsOf(family, 1, 10, 1000, 120, 300, 100, 6)
    expect(linear(family, 10, 120, 300, 100, 6)).toBeCloseTo(first * second, 14)
  })
})
