import { describe, expect, test } from 'vitest'
import { TEXTBOOK } from '../engine/cast.test-kit.ts'
import type { Rulebook } from '../engine/rulebook.ts'
import { withCompareWords } from '../words/compare-words.ts'
import { differencesOf, headlinesOf } from './compare.ts'
import type { Compared, RunValues } from './compare-model.ts'
import { switchesApart, withSwitch } from './compare-switch.ts'
import { format, frameWith, say as page } from './frame.test-kit.ts'

const say = withCompareWords(page)
const OTHER: Rulebook = { ...TEXTBOOK, id: 'other', name: 'Other' }
const TIER_DOWN: Rulebook = { ...OTHER, procedure: { kind: 'tierDown', tiers: 1, repeat: false } }

const valuesOf = (values: Parameters<typeof frameWith>[0]): RunValues => frameWith(values).values

function run(
  rulebook: Rulebook,
  values: Parameters<typeof frameWith>[0],
  more: Partial<Compared> = {},
): Compared {
  return { rulebook, values: valuesOf(values), counts: null, exchanged: null, ...more }
}

const told = (first: Compared, other: Compared): readonly string[] =>
  differencesOf({ first, other, symbol: 'BTC', format, say }).map(({ text }) => text)

const FIRST = run(TEXTBOOK, { longsClosed: 1000, marginPosted: 500 })

describe('what is said', () => {
  test('an account fewer or more, in words and with its plural', () => {
    expect(told(FIRST, run(OTHER, { longsClosed: 788, marginPosted: 500 }))).toEqual([
      'Other closes 212 accounts fewer.',
    ])
    expect(told(FIRST, run(OTHER, { longsClosed: 1001, marginPosted: 500 }))).toEqual([
      'Other closes 1 account more.',
    ])
  })

  test('nothing where the runs agree, and nothing of dust or of what no print could show', () => {
    expect(told(FIRST, run(OTHER, { longsClosed: 1000, marginPosted: 500 }))).toEqual([])
    expect(told(FIRST, run(OTHER, { longsClosed: 1000, marginPosted: 500.001 }))).toEqual([])
  })

  test('each number in its unit, in the order in which it follows', () => {
    const first = run(TEXTBOOK, {
      forcedNotional: -3e6,
      markPrice: 84,
      fundPaid: 900,
      adlNotional: 10,
      adlPaid: 2,
    })
    const other = run(OTHER, {
      forcedNotional: -1e6,
      markPrice: 86.5,
      fundPaid: 0,
      adlNotional: 5e6,
      adlPaid: 0,
    })
    expect(told(first, other)).toEqual([
      'Other forces $2.00M less into the book, and the mark ends at 86.50, not at 84.00.',
      'Other takes $900.00 less from its fund.',
      'Other deleverages $5.00M more of winners’ notional.',
      'Other lets winners give up $2.00 less.',
    ])
  })

  test('orders in part, from the journals, once both are there', () => {
    const first = { ...FIRST, counts: { partialLiquidation: 0 } }
    const other = { ...FIRST, rulebook: TIER_DOWN, counts: { partialLiquidation: 21 } }
    expect(told(first, other)).toEqual(['Other closes only a part of a position 21 times, Test venue never.'])
    expect(told(FIRST, other)).toEqual([])
  })
})

describe('a reason', () => {
  const fewer = { longsClosed: 788, marginPosted: 500 }
  const without = (longsClosed: number): Partial<Compared> => ({
    exchanged: { procedure: valuesOf({ longsClosed, marginPosted: 500 }) },
  })

  test('is the rule without which the difference goes, with the share of it', () => {
    expect(told(FIRST, run(TIER_DOWN, fewer, without(1000)))).toEqual([
      'Other closes 212 accounts fewer: it cuts down a tier once before taking over, Test venue closes the whole position at once (100%).',
    ])
  })

  test('is not a rule that differs and makes no difference, or one against it', () => {
    expect(told(FIRST, run(TIER_DOWN, fewer, without(788)))).toEqual(['Other closes 212 accounts fewer.'])
    expect(told(FIRST, run(TIER_DOWN, fewer, without(700)))).toEqual(['Other closes 212 accounts fewer.'])
    // 5 % of the difference is less than what is named.
    expect(told(FIRST, run(TIER_DOWN, fewer, without(799)))).toEqual(['Other closes 212 accounts fewer.'])
  })

  test('is never a rule that is the same in both, whatever is said of it', () => {
    expect(told(FIRST, run(OTHER, fewer, without(1000)))).toEqual(['Other closes 212 accounts fewer.'])
  })

  test('the strongest comes first, two at most, and what has been told is only named again', () => {
    const rulebook: Rulebook = {
      ...TIER_DOWN,
      margin: { model: 'flat', rate: 0.004, maxLeverage: 125, basis: 'mark', closingFee: 0.0006 },
      surplus: { to: 'trader' },
    }
    const exchanged = {
      margin: valuesOf({ longsClosed: 900, marginPosted: 500, fundPaid: 10 }),
      procedure: valuesOf({ longsClosed: 850, marginPosted: 500 }),
      surplus: valuesOf({ longsClosed: 820, marginPosted: 500 }),
    }
    expect(
      told(
        { ...FIRST, values: valuesOf({ longsClosed: 1000, marginPosted: 500, fundPaid: 10 }) },
        run(rulebook, fewer, { exchanged }),
      ),
    ).toEqual([
      'Other closes 212 accounts fewer: it asks 0.46% of maintenance margin in the lowest tier, Test venue 0.50% (53%); it cuts down a tier once before taking over, Test venue closes the whole position at once (29%).',
      'Other takes $10.00 less from its fund: again its margin tables (100%).',
    ])
  })

  test('is the waterfall by itself where only one of the two has the layer', () => {
    const rulebook: Rulebook = { ...OTHER, waterfall: [{ layer: 'vault', below: 0.5 }, { layer: 'adl' }] }
    expect(told(run(TEXTBOOK, { fundPaid: 10 }), run(rulebook, {}))).toEqual([
      'Other takes $10.00 less from its fund: losses go to the vault, then winners, at Test venue to the fund, then the venue’s capital, then winners.',
    ])
  })
})

test('a switch is told apart by what it says, and exchanged alone', () => {
  expect(switchesApart(TEXTBOOK, OTHER)).toEqual([])
  const other: Rulebook = { ...TIER_DOWN, adl: { ...OTHER.adl, score: 'HL-ADL-OBS' }, roundSeconds: 3 }
  expect(switchesApart(TEXTBOOK, other)).toEqual(['procedure', 'score', 'roundSeconds'])
  const mended = withSwitch('score', other, TEXTBOOK)
  expect(switchesApart(TEXTBOOK, mended)).toEqual(['procedure', 'roundSeconds'])
  expect([mended.id, other.adl.score]).toEqual(['other', 'HL-ADL-OBS'])
})

test('the headline numbers have their units, and absence is a dash', () => {
  const values = valuesOf({
    longsClosed: 2,
    shortsClosed: 1,
    longNotionalClosed: 2e6,
    addedShare: -0.0123,
    residual: 0,
  })
  expect(headlinesOf(values, format).map(({ what, value }) => [what, value])).toEqual([
    ['closedCount', '3'],
    ['closedNotional', '$2.00M'],
    ['forcedNotional', '–'],
    ['addedShare', '−1.23%'],
    ['branchingObserved', '–'],
    ['fundPaid', '–'],
    ['adlNotional', '–'],
    ['adlPaid', '–'],
    ['residual', '$0.00'],
  ])
})
