import { describe, expect, test } from 'vitest'
import { CALM, PLAIN, scenarioOf } from './book.test-kit.ts'
import { named, observed } from './look.test-kit.ts'
import type { Pull } from './observation.ts'
import { Random } from './random.ts'
import type { MarginModel } from './rulebook.ts'
import type { MarketSpec, Scenario, YouSpec } from './scenario.ts'
import { FLAT, ON_ENTRY, STEEP, TIERED } from './threshold.test-kit.ts'

/* Pulls on the numbers of the reader's account. Every answer is stated again and looked at. */

const ONE: YouSpec = { market: 'BTC', size: 1, entry: 100, leverage: 10, added: 0, mode: 'isolated' }
/** Fine enough that a size is what it is solved to be. */
const FINE: MarketSpec = { ...CALM, lot: 2 ** -44 }

interface Venue {
  readonly margin?: MarginModel
  readonly markets?: readonly MarketSpec[]
  readonly steps?: Scenario['steps']
}

function scenarioWith(you: YouSpec, { margin = FLAT, markets = [FINE], steps = [] }: Venue): Scenario {
  return { ...scenarioOf({ accounts: [], markets, steps, rules: { ...PLAIN, margin } }), you }
}

const shown = (you: YouSpec, venue: Venue) => named(observed(scenarioWith(you, venue)))

/** The position with what the pull was answered with; null for no answer. */
function answered(you: YouSpec, pull: Pull, venue: Venue = {}): YouSpec | null {
  const values = named(observed(scenarioWith(you, venue), { solve: pull }))
  const { solvedLeverage, solvedAdded, solvedSize, solvedEntry } = values
  if (solvedLeverage === null || solvedAdded === null || solvedSize === null || solvedEntry === null)
    return null
  return { ...you, leverage: solvedLeverage, added: solvedAdded, size: solvedSize, entry: solvedEntry }
}

/** An answer must be there, or the test fails. */
function mustAnswer(you: YouSpec, pull: Pull, venue: Venue = {}): YouSpec {
  const answer = answered(you, pull, venue)
  if (answer === null) throw new Error(`nothing puts ${pull.of} at ${pull.to} by ${pull.by}`)
  return answer
}

describe('what gives way to a pull on the liquidation price', () => {
  test('[T5] size, at the same margin: 10 / (5 + 0.475) = 1.826, and leverage follows', () => {
    const answer = mustAnswer(ONE, { of: 'liquidation', to: 95, by: 'size' })
    expect(answer).toMatchObject({ entry: 100, added: 0 })
    expect(answer.size).toBeCloseTo(10 / 5.475, 12)
    expect(answer.leverage).toBeCloseTo(100 / 5.475, 12)
    const values = shown(answer, {})
    expect(values.youLiquidation).toBeCloseTo(95, 9)
    expect(values.youInitialCash).toBeCloseTo(10, 9)
  })

  test('[T5] entry, at the same leverage: 94.525 / 0.9 = 105.03, and margin follows', () => {
    const answer = mustAnswer(ONE, { of: 'liquidation', to: 95, by: 'entry' })
    expect(answer).toMatchObject({ size: 1, leverage: 10, added: 0 })
    expect(answer.entry).toBeCloseTo(94.525 / 0.9, 12)
    expect(shown(answer, {}).youLiquidation).toBeCloseTo(95, 9)
  })

  test('[T5] on entry: 100x from 100 goes under at 99.5, so from 95 / 0.995 at 95', () => {
    const you = { ...ONE, leverage: 100 }
    const answer = mustAnswer(you, { of: 'liquidation', to: 95, by: 'entry' }, { margin: ON_ENTRY })
    expect(answer.entry).toBeCloseTo(95 / 0.995, 12)
  })

  test('[T5] no size needs more leverage than its tier allows', () => {
    // At 99.9 a unit loses 0.1 and needs 0.4995: 16.68 units, a leverage of 166.8 where 100 is the most.
    expect(answered(ONE, { of: 'liquidation', to: 99.9, by: 'size' })).toBeNull()
  })

  test('[T5] between two tiers of a step model there is no size for a long', () => {
    // Below 1,000 of value 1 %, above 20 %: at 95 a unit loses 5 and needs 0.95 or 19; 60 of margin carry 10.08 or 2.5.
    const you = { ...ONE, size: 6 }
    expect(answered(you, { of: 'liquidation', to: 95, by: 'size' }, { margin: STEEP })).toBeNull()
    const short = { ...you, size: -6 }
    // A short that is worth 1,000 at 105 meets 200 of requirement there, with 60 − 47.6 behind it.
    const edge = mustAnswer(short, { of: 'liquidation', to: 105, by: 'size' }, { margin: STEEP })
    expect(edge.size).toBeCloseTo(-1000 / 105, 9)
    expect(shown(edge, { margin: STEEP }).youLiquidation).toBeCloseTo(105, 9)
  })

  test('[T5] the rest of the account is counted, and what funding took', () => {
    const markets = [FINE, { ...FINE, symbol: 'ETH', price: 90 }]
    const you: YouSpec = {
      ...ONE,
      mode: 'cross',
      added: 30,
      funding: 2,
      others: [{ market: 'ETH', size: 1, entry: 100 }],
    }
    // 40 − 2 − 10 − 0.45 = 27.55 stand behind: (100 − 27.55) / 0.995.
    expect(shown(you, { markets }).youLiquidation).toBeCloseTo(72.45 / 0.995, 9)
    for (const by of ['leverage', 'margin', 'size', 'entry'] as const) {
      const answer = mustAnswer(you, { of: 'liquidation', to: 80, by }, { markets })
      expect(shown(answer, { markets }).youLiquidation).toBeCloseTo(80, 7)
    }
    const alone = shown({ ...you, mode: 'isolated' }, { markets })
    expect(alone.youLiquidation).toBeCloseTo(62 / 0.995, 9)
  })

  test('[T5] funding owed is counted, by size too', () => {
    const steps = [{ kind: 'funding', market: 0, rate: 0.01 }] as const
    for (const by of ['leverage', 'margin', 'size', 'entry'] as const) {
      const answer = mustAnswer(ONE, { of: 'liquidation', to: 95, by }, { steps })
      expect(shown(answer, { steps }).youLiquidation).toBeCloseTo(95, 9)
    }
  })
})

describe('what gives way to a pull on the bankruptcy price, or on the margin', () => {
  test('[T5] the bankruptcy price at 95: 5 of margin, 20x, 2 units, or from 105.56', () => {
    const at = (by: Pull['by']) => mustAnswer(ONE, { of: 'bankruptcy', to: 95, by })
    expect(at('margin').added).toBeCloseTo(-5, 12)
    expect(at('leverage').leverage).toBeCloseTo(20, 12)
    expect(at('size').size).toBeCloseTo(2, 12)
    expect(at('entry').entry).toBeCloseTo(95 / 0.9, 12)
    for (const by of ['margin', 'leverage', 'size', 'entry'] as const)
      expect(shown(at(by), {}).youBankruptcy).toBeCloseTo(95, 9)
  })

  test('[T5] a margin of 25: 15 added, 4x, 2.5 units, or from 250', () => {
    const at = (by: Pull['by']) => mustAnswer(ONE, { of: 'margin', to: 25, by })
    expect(at('margin').added).toBeCloseTo(15, 12)
    expect(at('leverage').leverage).toBeCloseTo(4, 12)
    expect(at('size').size).toBeCloseTo(2.5, 12)
    expect(at('entry').entry).toBeCloseTo(250, 12)
    for (const by of ['margin', 'leverage', 'size', 'entry'] as const)
      expect(shown(at(by), {}).youInitialCash).toBeCloseTo(25, 9)
  })
})

describe('every answer put back', () => {
  const slope = { model: 'slope', base: 0.01, slope: 1e-3, threshold: 1, maxLeverage: 100 } as const
  const sqrt = { model: 'sqrt', base: 0.01, slope: 2e-3, maxLeverage: 100 } as const
  const bySizes = {
    model: 'step',
    unit: 'size',
    basis: 'mark',
    closingFee: 0,
    tiers: {
      default: [
        { floor: 0, rate: 0.004, maxLeverage: 100 },
        { floor: 5, rate: 0.01, maxLeverage: 100 },
      ],
    },
  } as const
  const models: readonly (readonly [string, MarginModel])[] = [
    ['flat', FLAT],
    ['flat, on entry', ON_ENTRY],
    ['tiers', TIERED],
    ['tiers on entry', { ...TIERED, basis: 'entry' }],
    ['steps', STEEP],
    ['steps by size', bySizes],
    ['slope', { ...slope, basis: 'mark', closingFee: 0.0005 }],
    ['root', { ...sqrt, basis: 'mark', closingFee: 0 }],
  ]
  const cases = models.flatMap(([name, margin]) =>
    (['linear', 'inverse'] as const).map((payoff) => [name, payoff, margin] as const),
  )

  test.each(cases)('[T5] %s, %s: within 1e-9 of the wished price', (_, payoff, margin) => {
    const random = new Random(5, 1)
    const found = { size: 0, entry: 0 }
    for (let n = 0; n < 120; n++) {
      const price = payoff === 'linear' ? 100 : 1000
      const markets = [{ ...FINE, payoff, price, lot: payoff === 'linear' ? 2 ** -38 : 2 ** -26 }]
      const isLong = random.unit() < 0.5
      const size = (isLong ? 1 : -1) * 10 ** (random.unit() * 3) * (payoff === 'linear' ? 1 : price)
      const leverage = 2 + random.unit() * 40
      const you: YouSpec = { ...ONE, size, entry: price, leverage, added: 0 }
      const to = price * (1 - (isLong ? 1 : -1) * random.unit() * 0.4)
      for (const by of ['size', 'entry'] as const) {
        const answer = answered(you, { of: 'liquidation', to, by }, { margin, markets })
        if (answer === null) continue
        found[by]++
        const back = shown(answer, { margin, markets }).youLiquidation ?? Number.NaN
        expect(Math.abs(back / to - 1), `${n}: ${by} ${size} to ${to}`).toBeLessThan(1e-9)
      }
    }
    // Most wishes can be had, so that the loop above is not empty.
    expect(found.size).toBeGreaterThan(20)
    expect(found.entry).toBeGreaterThan(20)
  })
})
