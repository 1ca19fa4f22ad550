import { describe, expect, it } from 'vitest'
import { CALM, scenarioOf, THIN } from './book.test-kit.ts'
import { account, moveTo } from './cast.test-kit.ts'
import { expectHonest } from './explain.test-kit.ts'
import type { Explainable, Explanation } from './explain.ts'
import { EXPLAINABLE } from './explain.ts'
import { createEngine } from './lab.ts'
import { named, observed, prepared } from './look.test-kit.ts'
import { CAUSES } from './observation.ts'
import type { Scenario } from './scenario.ts'
import { evaluate, written } from './term.test-kit.ts'
import { FIRST_TRADER } from './world.ts'

describe('by hand', () => {
  const explained = (scenario: Scenario, what: Explainable, row: number | null = null): Explanation => {
    const engine = createEngine()
    prepared(engine, scenario)
    return engine.explain(what, row)
  }
  const formulaOf = (scenario: Scenario, what: Explainable, row: number | null = null): string =>
    written(explained(scenario, what, row).formula)

  it('[E1] an isolated long: (100 − 19 / 1) / (1 − 10 %) = 90', () => {
    const scenario = scenarioOf({ accounts: [account('one', 1, 100, 19)], steps: [] })
    expect(formulaOf(scenario, 'liquidationPrice', FIRST_TRADER)).toBe(
      '((E=100 − (M=19 / q=1)) / (1 − m=0.1))',
    )
    expect(formulaOf(scenario, 'bankruptcyPrice', FIRST_TRADER)).toBe('(E=100 − (M=19 / q=1))')
    expect(formulaOf(scenario, 'equity', FIRST_TRADER)).toBe('(M=19 + (q=1 · (P=100 − E=100)))')
  })

  it('[E1] a cross account names what its other legs add and need', () => {
    const pair = {
      id: 'pair',
      mode: 'cross',
      cash: 40,
      positions: [
        { market: 'BTC', size: 1, entry: 100 },
        { market: 'ETH', size: -1, entry: 95 },
      ],
    } as const
    const scenario = scenarioOf({ markets: [CALM, { ...CALM, symbol: 'ETH' }], accounts: [pair], steps: [] })
    // 40 − 5 − 10 = 25 stand behind BTC: (100 − 25) / 0.9.
    const found = explained(scenario, 'liquidationPrice', FIRST_TRADER)
    expect(found.value).toBeCloseTo(75 / 0.9, 9)
    expect(written(found.formula)).toBe(
      '((E=100 − (((M=40 + other=-5) − otherRequired=10) / q=1)) / (1 − m=0.1))',
    )
    expect(explained(scenario, 'bankruptcyPrice', FIRST_TRADER).value).toBeCloseTo(65, 9)
    expect(explained(scenario, 'maintenanceMargin', FIRST_TRADER)).toMatchObject({ value: 20 })
    expect(formulaOf(scenario, 'leverage', FIRST_TRADER)).toBe('((N BTC=100 + N ETH=100) / equity=35)')
  })

  it('[E1] both sides of one market have one line', () => {
    // 3 long from 100 and 1 short from 110 with 60: 60 + 3 (P − 100) − (P − 110) = 0.4 P at P = 130 / 1.6.
    const hedge = {
      id: 'hedge',
      mode: 'cross',
      cash: 60,
      positions: [
        { market: 'BTC', size: 3, entry: 100 },
        { market: 'BTC', size: -1, entry: 110 },
      ],
    } as const
    const found = explained(scenarioOf({ accounts: [hedge], steps: [] }), 'liquidationPrice', FIRST_TRADER)
    expect(found).toMatchObject({ value: expect.closeTo(130 / 1.6, 9), rule: 'T3' })
    expect(evaluate(found.formula)).toBeCloseTo(130 / 1.6, 9)
    // Equity is zero at 65, where 60 − 105 + 45 is.
    expect(
      explained(scenarioOf({ accounts: [hedge], steps: [] }), 'bankruptcyPrice', FIRST_TRADER).value,
    ).toBeCloseTo(65, 9)
  })

  it('[E1] what funding has taken stands in the formula', () => {
    const scenario = scenarioOf({
      accounts: [account('one', 1, 100, 19)],
      steps: [{ kind: 'funding', market: 0, rate: 0.01 }],
    })
    expect(formulaOf(scenario, 'liquidationPrice', FIRST_TRADER)).toBe(
      '((E=100 − ((M=19 − owed=1) / q=1)) / (1 − m=0.1))',
    )
    expect(explained(scenario, 'equity', FIRST_TRADER).value).toBeCloseTo(18, 9)
  })

  it('[E1] [M8] what the reader states of funding paid and of other positions stands in the formula', () => {
    const markets = [CALM, { ...CALM, symbol: 'ETH' }]
    const others = [{ market: 'ETH', size: -1, entry: 95 }]
    const you = { market: 'BTC', size: 1, entry: 100, leverage: 5, added: 25, funding: 5 }
    const scenario = scenarioOf({ markets, accounts: [], steps: [] })
    const cross = { ...scenario, you: { ...you, mode: 'cross', others } as const }
    expect(formulaOf(cross, 'liquidationPrice')).toBe(
      '((E=100 − (((M=45 + other=-5) − otherRequired=10 − fundingPaid=5) / q=1)) / (1 − m=0.1))',
    )
    expect(explained(cross, 'liquidationPrice').value).toBeCloseTo(75 / 0.9, 9)
    expect(explained(cross, 'equity').value).toBeCloseTo(35, 9)
    expect(explained(cross, 'initialMargin').value).toBeCloseTo(45, 9)
    expect(explained(cross, 'bankruptcyPrice').value).toBeCloseTo(65, 9)
    for (const what of EXPLAINABLE) expectHonest(explained(cross, what), 'cross')
    const alone = { ...cross, you: { ...cross.you, mode: 'isolated' } as const }
    expect(explained(alone, 'liquidationPrice').value).toBeCloseTo(60 / 0.9, 9)
  })

  it('[T3] of a hedge the side on which the whole of it loses is shown', () => {
    // 1 long from 100 and 3 short from 100 with 60: 60 + 2 (100 − P) = 0.4 P at P = 260 / 2.4; no price below is a line.
    const others = [{ market: 'BTC', size: -3, entry: 100 }]
    const own = { market: 'BTC', size: 1, entry: 100, leverage: 5, added: 40, mode: 'cross' } as const
    const scenario = { ...scenarioOf({ accounts: [], steps: [] }), you: { ...own, others } }
    const values = named(observed(scenario))
    expect(values.youLiquidation).toBeCloseTo(260 / 2.4, 9)
    expect(values.youLiquidationOther).toBeNull()
    expect(values.youBankruptcy).toBeCloseTo(130, 9)
    expect(explained(scenario, 'liquidationPrice').value).toBeCloseTo(260 / 2.4, 9)
    for (const what of EXPLAINABLE) expectHonest(explained(scenario, what), 'hedge')
  })

  it('[Q2] the reader has a score while winning, whichever queue is shown', () => {
    // No step has been made, so the queue shown is that of the shorts: (110 − 100) / 100 · 110 / 30.
    const you = { market: 'BTC', size: 1, entry: 100, leverage: 5, added: 0, mode: 'isolated' } as const
    const at = (price: number) => ({
      ...scenarioOf({ markets: [{ ...CALM, price }], accounts: [], steps: [] }),
      you,
    })
    expect(explained(at(110), 'adlScore')).toMatchObject({ value: expect.closeTo(0.11 / 0.3, 9), rule: 'S1' })
    expect(formulaOf(at(110), 'adlScore')).toMatch(/^\(profit=0\.1 · leverage=3\.66/)
    expect(named(observed(at(110))).youScore).toBeCloseTo(0.11 / 0.3, 9)
    expect(explained(at(99), 'adlScore')).toMatchObject({ value: null, reason: 'notWinning' })
  })

  it('[E1] a position that no price can sink says so', () => {
    const scenario = scenarioOf({ accounts: [account('safe', 1, 100, 101)], steps: [] })
    expect(explained(scenario, 'liquidationPrice', FIRST_TRADER)).toMatchObject({
      value: null,
      reason: 'noPrice',
    })
    expect(explained(scenario, 'bankruptcyPrice', FIRST_TRADER)).toMatchObject({
      value: null,
      reason: 'noPrice',
    })
  })

  it('[E1] where a step model jumps, the line is the edge of the tier', () => {
    // 5 % below 1,000 and 20 % from there: 9 short at 100 with 200 behind them. At 111.11 they are worth 1,000 and need 200;
    // equity there is 100.
    const margin = {
      model: 'step',
      basis: 'mark',
      closingFee: 0,
      tiers: {
        default: [
          { floor: 0, rate: 0.05, maxLeverage: 20 },
          { floor: 1000, rate: 0.2, maxLeverage: 5 },
        ],
      },
    } as const
    const scenario = scenarioOf({ rules: { margin }, accounts: [account('nine', -9, 100, 200)], steps: [] })
    expect(formulaOf(scenario, 'liquidationPrice', FIRST_TRADER)).toBe('(f=1000 / q=9)')
    expect(explained(scenario, 'liquidationPrice', FIRST_TRADER).value).toBeCloseTo(1000 / 9, 9)
  })

  const you = { market: 'BTC', size: 10, entry: 100, leverage: 5, added: -10, mode: 'isolated' } as const

  it('[E1] of your account when it is gone: what is left now, and how it stood at the start', () => {
    const scenario = { ...scenarioOf({ accounts: [], steps: [moveTo(88)] }), you }
    expect(explained(scenario, 'equity')).toMatchObject({ value: 0, reason: 'closed' })
    expect(explained(scenario, 'maintenanceMargin')).toMatchObject({ value: 100, reason: 'atStart' })
    expect(explained(scenario, 'liquidationPrice')).toMatchObject({
      value: expect.closeTo(90, 9),
      reason: 'atStart',
    })
    expect(formulaOf(scenario, 'closedPrice')).toBe('((E=100 − (M=190 / q=10)) / (1 − m=0.1))')
    expect(formulaOf(scenario, 'initialMargin')).toBe('((N=1000 / L=5) + added=-10)')
  })

  it('[E1] in a jump you were closed past your line', () => {
    const scenario = { ...scenarioOf({ accounts: [], steps: [moveTo(85, 1)] }), you }
    const found = explained(scenario, 'closedPrice')
    expect(found).toMatchObject({ value: 85, reason: 'passed' })
    expect(found.beside).toContainEqual({
      what: 'liquidationPrice',
      value: expect.closeTo(90, 9),
      unit: 'price',
    })
  })

  it('[E1] who was closed in part is still in the market, and has no price of closing', () => {
    const scenario = scenarioOf({
      rules: { procedure: { kind: 'fixedFraction', fraction: 0.2, above: 0, cooldownSeconds: 30 } },
      accounts: [account('partly', 10, 100, 150)],
      steps: [moveTo(94)],
    })
    const engine = createEngine()
    prepared(engine, scenario)
    const { journal } = engine.world
    expect(CAUSES[journal.cause[0]]).toBe('partialLiquidation')
    expect(journal.from[0]).toBe(FIRST_TRADER)
    expect(engine.explain('closedPrice', FIRST_TRADER)).toMatchObject({ value: null, reason: 'stillOpen' })
  })

  it('[E1] the mark under a linear impact: 94.5 − 1 % · 100 · 100 / 100 = 93.5', () => {
    const scenario = scenarioOf({
      markets: [THIN],
      accounts: [account('one', 1, 100, 14.5)],
      steps: [moveTo(94.5)],
    })
    expect(explained(scenario, 'markPrice')).toMatchObject({ value: 93.5, rule: 'P4' })
    expect(formulaOf(scenario, 'markPrice')).toBe('(hand=94.5 − (0.01 · P₀=100 · (|Φ|=100 / D=100)))')
  })

  it('[E1] n is λ by what goes under within the next 1 %', () => {
    // 2 units at 94.55, a bin's width wide, lie within 1 % of 95: 200 of notional over 0.95 by 0.01 each: 2.105.
    const scenario = scenarioOf({
      markets: [THIN],
      accounts: [account('two', 2, 100, 2 * (100 - 0.9 * 94.55))],
      steps: [moveTo(95)],
    })
    expect(explained(scenario, 'branching').value).toBeCloseTo((0.01 * 200) / 0.95, 9)
  })

  it('[E1] who gave what: the largest by name, the rest as one', () => {
    const winners = Array.from({ length: 7 }, (_, i) => account(`w${i}`, -1 - i, 105, 100 * (1 + i)))
    const scenario = scenarioOf({
      accounts: [account('a', 28, 100, 28 * 19), ...winners],
      steps: [moveTo(75, 1)],
    })
    const { value, parts } = explained(scenario, 'adlPaid')
    expect(value).toBeCloseTo(168, 9)
    // 7, 6, 5 and 4 units of 6 each, then 3 + 2 + 1.
    expect(parts.map((part) => part.value)).toEqual(
      [42, 36, 30, 24, 36].map((amount) => expect.closeTo(amount, 9)),
    )
    expect(parts.map(({ row, side }) => [row, side])).toEqual([
      [9, -1],
      [8, -1],
      [7, -1],
      [6, -1],
      [null, 0],
    ])
  })

  it('[E1] with nobody of your own there is nothing to explain about you', () => {
    const scenario = scenarioOf({ accounts: [], steps: [] })
    expect(explained(scenario, 'liquidationPrice')).toMatchObject({ value: null, reason: 'noAccount' })
    expect(explained(scenario, 'gini')).toMatchObject({ value: null, reason: 'nobodyWinning' })
  })
})
