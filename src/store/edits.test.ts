import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CROWD, MARKET, moveTo, SCENARIO, TEXTBOOK } from '../engine/cast.test-kit.ts'
import type { Scenario } from '../engine/scenario.ts'
import {
  addCrowd,
  asOneStep,
  payFunding,
  reset,
  setAdlPrice,
  setAllocation,
  setCrowd,
  setDepth,
  setFund,
  setGap,
  setImpact,
  setLeverageMix,
  setLeverageShare,
  setMark,
  setRange,
  setRulebook,
  setVault,
  setYou,
} from './edits.ts'
import type { Edit } from './lab.ts'

const SEED = 20_261_101
const FULL: Scenario = {
  ...SCENARIO,
  crowd: {
    ...CROWD,
    leverageMix: [
      { leverage: 2, weight: 2 },
      { leverage: 10, weight: 5 },
      { leverage: 50, weight: 3 },
    ],
  },
  you: { market: 'BTC', size: 1, entry: 100, leverage: 10, added: 0, mode: 'isolated' },
  reserves: { fund: 5, vault: 6, venue: 7 },
}

/** Freezes a scenario all the way down, so that an edit that writes into it throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen)
  return Object.freeze(value)
}

const CHANGES: readonly (readonly [string, Edit, Edit])[] = [
  // name, an edit that changes something, one that says what is so already
  ['setMark', setMark(0, 99), setMark(0, 100)],
  ['setGap', setGap(0.5), setGap(0)],
  ['setDepth', setDepth(0, 5), setDepth(0, 1e6)],
  ['setImpact', setImpact(0, { law: 'linear' }), setImpact(0, { law: 'none' })],
  ['setRange', setRange(0, 100, 0.5), setRange(0, 100, 1)],
  ['setFund', setFund(1), setFund(5)],
  ['setVault', setVault(1), setVault(6)],
  ['setCrowd', setCrowd({ count: 20 }), setCrowd({ count: 1000, longShare: 0.5 })],
  [
    'addCrowd',
    addCrowd(CROWD),
    (scenario) => (scenario.crowd === null ? scenario : addCrowd(scenario.crowd)(scenario)),
  ],
  [
    'setLeverageMix',
    setLeverageMix([{ leverage: 2, weight: 1 }]),
    setLeverageMix([
      { leverage: 2, weight: 2 },
      { leverage: 10, weight: 5 },
      { leverage: 50, weight: 3 },
    ]),
  ],
  ['setLeverageShare', setLeverageShare(1, 0.7), setLeverageShare(1, 0.5)],
  ['setYou', setYou({ leverage: 5 }), setYou({ leverage: 10, entry: 100 })],
  ['setRulebook', setRulebook({ ...TEXTBOOK, id: 'other' }), setRulebook(TEXTBOOK)],
  ['setAllocation', setAllocation('contractProRata'), setAllocation('rankQueue')],
  ['setAdlPrice', setAdlPrice('mark'), setAdlPrice('bankruptcy')],
  ['payFunding', payFunding(0, 0.01), (scenario) => scenario],
  ['reset', (scenario) => reset(setMark(0, 9)(scenario)), reset],
]

test.each(CHANGES)(
  '%s changes a copy, and returns the scenario itself when nothing changes',
  (_, edit, idle) => {
    const before = frozen(structuredClone(FULL))
    const same = setRulebook(TEXTBOOK)(before)
    expect(edit(before)).not.toBe(before)
    expect(idle(same)).toBe(same)
  },
)

test('every edit leaves alone what it does not name', () => {
  const patched: readonly (readonly [Edit, Partial<Scenario>])[] = [
    [setMark(0, 99), { steps: [moveTo(99)] }],
    [setGap(0.5), { gap: 0.5 }],
    [setDepth(0, 5), { markets: [{ ...MARKET, depth: 5 }] }],
    [setImpact(0, { law: 'squareRoot' }), { markets: [{ ...MARKET, impact: { law: 'squareRoot' } }] }],
    [setFund(1), { reserves: { fund: 1, vault: 6, venue: 7 } }],
    [setVault(1), { reserves: { fund: 5, vault: 1, venue: 7 } }],
    [setAdlPrice('mark'), { rulebook: { ...TEXTBOOK, adl: { ...TEXTBOOK.adl, price: 'mark' } } }],
    [payFunding(0, 0.01), { steps: [{ kind: 'funding', market: 0, rate: 0.01 }] }],
  ]
  for (const [edit, patch] of patched) expect(edit(FULL)).toEqual({ ...FULL, ...patch })
})

test('what is not there is not edited', () => {
  for (const edit of [
    setCrowd({ count: 20 }),
    setLeverageMix([{ leverage: 2, weight: 1 }]),
    setLeverageShare(0, 0.5),
    setYou({ leverage: 3 }),
    setDepth(4, 1),
  ])
    expect(edit(SCENARIO)).toBe(SCENARIO)
})

describe('setMark', () => {
  test('is one step more, with the share of it that jumps', () => {
    const once = setMark(0, 95)(setGap(0.25)(SCENARIO))
    expect(setMark(0, 90)(once).steps).toEqual([moveTo(95, 0.25), moveTo(90, 0.25)])
  })

  test('to where the hand is already changes nothing, market by market', () => {
    const two = { ...SCENARIO, markets: [MARKET, { ...MARKET, symbol: 'ETH', price: 50 }] }
    const moved = setMark(1, 45)(setMark(0, 95)(two))
    expect(setMark(0, 95)(moved)).toBe(moved)
    expect(setMark(1, 45)(moved)).toBe(moved)
    expect(setMark(1, 50)(moved).steps).toHaveLength(3)
  })
})

describe('asOneStep', () => {
  const committed = { ...SCENARIO, steps: [moveTo(98)] }

  test('of the steps that a burst adds the last is left', () => {
    const burst = { ...committed, steps: [moveTo(98), moveTo(97), moveTo(96)] }
    expect(asOneStep(burst, committed).steps).toEqual([moveTo(98), moveTo(96)])
  })

  test('a burst that ends where it began adds none', () => {
    const burst = { ...committed, steps: [moveTo(98), moveTo(97), moveTo(98)] }
    expect(asOneStep(burst, committed).steps).toBe(committed.steps)
  })

  test('what adds none is left as it is, also when it drops some', () => {
    const dropped = reset(committed)
    expect(asOneStep(dropped, committed)).toBe(dropped)
    expect(asOneStep(committed, committed)).toBe(committed)
  })
})

describe('setGap', () => {
  test('is that of the next move and of the last one made', () => {
    const moved = setMark(0, 90)(setMark(0, 95)(SCENARIO))
    const edited = setGap(1)(moved)
    expect(edited.gap).toBe(1)
    expect(edited.steps).toEqual([moveTo(95), moveTo(90, 1)])
  })

  test('does not touch a step that is no move', () => {
    const paid = payFunding(0, 0.01)(setMark(0, 95)(SCENARIO))
    expect(setGap(1)(paid).steps).toBe(paid.steps)
  })
})

describe('setLeverageShare', () => {
  const weights = (scenario: Scenario): number[] =>
    scenario.crowd?.leverageMix.map(({ weight }) => weight) ?? []

  test('the others keep their proportions, and all add up to 1', () => {
    // 2 : 5 : 3, the middle one to 0.75; the rest is shared 2 : 3.
    const [low, middle, high] = weights(setLeverageShare(1, 0.75)(FULL))
    expect(low).toBeCloseTo(0.1, 12)
    expect(middle).toBe(0.75)
    expect(high).toBeCloseTo(0.15, 12)
  })

  test('others that are nothing share evenly', () => {
    const lone = setCrowd({
      leverageMix: [
        { leverage: 2, weight: 0 },
        { leverage: 10, weight: 4 },
        { leverage: 50, weight: 0 },
      ],
    })(FULL)
    expect(weights(setLeverageShare(1, 0.4)(lone))).toEqual([0.3, 0.4, 0.3])
  })

  test('of the only bar changes nothing', () => {
    const one = setCrowd({ leverageMix: [{ leverage: 10, weight: 3 }] })(FULL)
    expect(setLeverageShare(0, 0)(one)).toBe(one)
    expect(setLeverageShare(1, 0.5)(one)).toBe(one)
  })

  test('whatever is asked, the shares are between 0 and 1, add up to 1, and no bar is lost', () => {
    const mixes = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 9 })
    fc.assert(
      fc.property(
        mixes.filter((mix) => mix.some((weight) => weight > 0)),
        fc.nat({ max: 8 }),
        fc.double({ min: -1, max: 2, noNaN: true }),
        (mix, bar, share) => {
          const drawn = setCrowd({ leverageMix: mix.map((weight, i) => ({ leverage: i + 1, weight })) })(FULL)
          const after = weights(setLeverageShare(bar % mix.length, share)(drawn))
          const total = after.reduce((sum, weight) => sum + weight, 0)
          expect(after).toHaveLength(mix.length)
          for (const weight of after) {
            expect(weight / total).toBeGreaterThanOrEqual(0)
            expect(weight / total).toBeLessThanOrEqual(1)
          }
          expect(after[bar % mix.length]).toBeCloseTo(total * Math.min(0.99, Math.max(0, share)), 6)
        },
      ),
      { seed: SEED, numRuns: 300 },
    )
  })
})

describe('the prices in view', () => {
  const rangeAfter = (about: number, by: number): readonly [number, number] =>
    setRange(0, about, by)(SCENARIO).markets[0].range

  test('narrow and widen about the mark, which stays where it is on the screen', () => {
    expect(SCENARIO.markets[0].range).toEqual([75, 125])
    expect(rangeAfter(100, 0.5)).toEqual([87.5, 112.5])
    expect(rangeAfter(100, 2)).toEqual([50, 150])
    expect(rangeAfter(85, 0.5)).toEqual([80, 105])
  })

  test('always hold the price before the first step and the mark', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 60, max: 140, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (about, by) => {
          const [low, high] = rangeAfter(about, by)
          expect(low).toBeGreaterThan(0)
          expect(low).toBeLessThan(100)
          expect(high).toBeGreaterThan(100)
          expect(low).toBeLessThanOrEqual(about * 1.0001)
          expect(high).toBeGreaterThanOrEqual(about * 0.9999)
        },
      ),
      { seed: SEED },
    )
  })
})
