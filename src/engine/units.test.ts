import { describe, expect, test } from 'vitest'
import { scenarioOf } from './book.test-kit.ts'
import { account, TEXTBOOK } from './cast.test-kit.ts'
import { createEngine } from './lab.ts'
import { prepared } from './look.test-kit.ts'
import type { Units } from './rulebook.ts'
import { contractsOf, printedMoney, printedPrice, unitsOf } from './units.ts'
import { FIRST_TRADER } from './world.ts'

const COIN: Units = {
  settles: 'XBT',
  kind: 'inverse',
  contract: 1,
  tick: 0.5,
  prints: 'againstTrader',
  quantum: 1e-8,
}

describe('how a venue counts', () => {
  test('[N4] a line is printed where the price meets it first: up for a long, down for a short', () => {
    expect(printedPrice(COIN, 5739.08, true)).toBe(5739.5)
    expect(printedPrice(COIN, 5739.08, false)).toBe(5739)
    expect(printedPrice(COIN, 5739.5, true)).toBe(5739.5)
    expect(printedPrice({ ...COIN, tick: 0.1 }, 5739.44, true)).toBe(5739.5)
    expect(printedPrice({ ...COIN, prints: 'exact' }, 5739.08, true)).toBe(5739.08)
  })

  test('[N4] money is rounded up to the quantum, and left alone where there is none', () => {
    expect(printedMoney({ ...COIN, quantum: 1e-6 }, 0.123_456_1)).toBeCloseTo(0.123_457, 12)
    expect(printedMoney({ ...COIN, quantum: 1e-6 }, 0.123_456)).toBeCloseTo(0.123_456, 12)
    expect(printedMoney({ ...COIN, quantum: 0 }, 0.1234)).toBe(0.1234)
  })

  test('[N4] a size is so many contracts: 0.5 BTC in contracts of 0.001 are 500', () => {
    expect(contractsOf({ ...COIN, kind: 'quanto', contract: 0.001 }, 0.5)).toBeCloseTo(500, 9)
  })

  test('[N4] a market that is not named counts like the default', () => {
    const units = { default: COIN, ETH: { ...COIN, tick: 0.05 } }
    expect(unitsOf({ ...TEXTBOOK, units }, 'ETH')?.tick).toBe(0.05)
    expect(unitsOf({ ...TEXTBOOK, units }, 'SOL')?.tick).toBe(0.5)
    expect(unitsOf(TEXTBOOK, 'SOL')).toBeNull()
  })

  test('[N4] an explained line says what the venue prints', () => {
    const units = { default: { ...COIN, kind: 'linear', settles: 'USDT', tick: 0.5 } } as const
    const scenario = scenarioOf({ rules: { units }, accounts: [account('one', 1, 100, 19.3)], steps: [] })
    const engine = createEngine()
    prepared(engine, scenario)
    const found = engine.explain('liquidationPrice', FIRST_TRADER)
    // (100 − 19.3) / 0.9 = 89.67, on the next half above it.
    expect(found.value).toBeCloseTo(89.667, 3)
    expect(found.printed).toBe(90)
    expect(found.units).toEqual(units.default)
    expect(engine.explain('markPrice', FIRST_TRADER)).toMatchObject({ printed: null })
  })
})
