import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addressOf } from '../../app/address.ts'
import { named, observed } from '../../engine/look.test-kit.ts'
import type { Rulebook } from '../../engine/rulebook.ts'
import { firstScreen } from '../first-screen.ts'
import { acrossScenario } from '../scenario-across.ts'
import { checkScenario, checkScenarioFile, withRulebook } from '../scenario-schema.ts'
import { amongCrowd } from './crowd.ts'
import type { CalcInputs } from './inputs.ts'
import { FIRST_INPUTS } from './inputs.ts'
import { calcScenario, inputsOf } from './scenario.ts'
import { atVenue, kindNamed, marketsNamed, settlesIn } from './venue.ts'

const TEXTBOOK = firstScreen().rulebook
const parsed = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const HEDGED: CalcInputs = {
  ...FIRST_INPUTS,
  venue: 'textbook',
  mode: 'cross',
  added: 500,
  funding: 20,
  mark: 101_000,
  others: [
    { market: 'ETH', size: -3.7, entry: 4000, mark: 3900 },
    { market: 'BTC', size: -0.01, entry: 99_000, mark: 101_000 },
  ],
}

describe('the scenario of the calculator', () => {
  test('stands for its inputs, and they for it', () => {
    const scenario = calcScenario(HEDGED, TEXTBOOK)
    expect(inputsOf(scenario, 'leverage')).toEqual(HEDGED)
    expect(acrossScenario(scenario)).toEqual([])
  })

  test.each([1e-7, 0.1, 1 / 3, 109.488, 4e9])('a size of %s is held to 12 digits', (size) => {
    const values = named(observed(calcScenario({ ...HEDGED, others: [], size }, TEXTBOOK)))
    expect(Math.abs((values.youSize ?? 0) / size - 1)).toBeLessThan(1e-12)
  })

  test('all is at its mark: 5,500 − 20 behind, 1,000 earned, 370 elsewhere, −20 on the other leg', () => {
    const values = named(observed(calcScenario(HEDGED, TEXTBOOK)))
    expect(values.markPrice).toBe(101_000)
    expect(values.youPnl).toBeCloseTo(1000, 6)
    expect(values.youEquity).toBeCloseTo(5500 - 20 + 1000 + 370 - 20, 6)
  })
})

describe('a position among the crowd', () => {
  const file = checkScenarioFile(parsed('../../../public/scenarios/crowd.json'))
  if (!file.ok) throw new Error('the crowd is a scenario')
  const crowd = withRulebook(file.value, TEXTBOOK)
  const files = { scenario: async () => crowd, rulebook: async () => TEXTBOOK }

  test.each([
    ['alone', { ...HEDGED, others: [] }],
    ['with other positions', HEDGED],
    ['as large as the market', { ...HEDGED, size: 5e6 }],
    ['of a thousandth of a cent', { ...HEDGED, entry: 2e-5, mark: 2.1e-5, size: 1e9, others: [] }],
    ['in an inverse contract', { ...HEDGED, kind: 'inverse', size: 1e5, others: [] }],
  ] as const)('%s: a scenario that is right, in a link that is short enough', async (_, inputs) => {
    const calc = calcScenario(inputs, TEXTBOOK)
    const scenario = amongCrowd(crowd, calc, [inputs.entry * 0.9, inputs.mark], 'Yours')
    expect(checkScenario(scenario)).toMatchObject({ ok: true })
    expect(scenario.you).toEqual(calc.you)
    expect(scenario.markets[0]?.path.at(-1)).toBe(inputs.mark)
    expect(await addressOf(scenario, [], files)).toMatch(/^1\./)
  })

  test('the book is as deep as the position is large', () => {
    const calc = calcScenario({ ...HEDGED, size: 1000, mark: 100_000, others: [] }, TEXTBOOK)
    const scenario = amongCrowd(crowd, calc, [], 'Yours')
    expect(scenario.markets[0]?.depth).toBeCloseTo(1e8, 0)
    expect(scenario.reserves.fund / 1e8).toBeCloseTo(crowd.reserves.fund / 9e6, 9)
  })
})

describe('a venue', () => {
  const named3 = { ...TEXTBOOK, id: 'three' } as Rulebook
  const tiers = [{ floor: 0, rate: 0.01, maxLeverage: 50 }]
  const units = {
    settles: 'XBT',
    kind: 'inverse',
    contract: 1,
    tick: 0.5,
    prints: 'exact',
    quantum: 0,
  } as const
  const inverse: Rulebook = {
    ...named3,
    margin: { model: 'step', basis: 'mark', closingFee: 0, tiers: { default: tiers, XBTUSD: tiers } },
    units: { default: units },
  }

  test('names its markets, their kind and their money', () => {
    expect(marketsNamed(TEXTBOOK)).toEqual([])
    expect(marketsNamed(inverse)).toEqual(['XBTUSD'])
    expect([kindNamed(TEXTBOOK, 'BTC'), kindNamed(inverse, 'XBTUSD')]).toEqual([null, 'inverse'])
    expect([settlesIn(TEXTBOOK, 'BTC'), settlesIn(inverse, 'XBTUSD')]).toEqual([null, 'XBT'])
  })

  test('has the same position in its own market', () => {
    expect(atVenue(HEDGED, inverse)).toMatchObject({ venue: 'three', market: 'XBTUSD', kind: 'inverse' })
    expect(atVenue({ ...HEDGED, market: 'SOL' }, inverse)).toMatchObject({ market: 'SOL' })
    expect(atVenue(HEDGED, TEXTBOOK)).toEqual(HEDGED)
  })
})
