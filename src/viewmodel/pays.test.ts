import { describe, expect, test } from 'vitest'
import { account, moveTo, SCENARIO, TEXTBOOK } from '../engine/cast.test-kit.ts'
import type { LayerName } from '../engine/rulebook.ts'
import { format, frameOf, frameWith, say } from './frame.test-kit.ts'
import { chambersOf } from './pays.ts'

const CAPACITY = 4000
const book = (...layers: readonly LayerName[]) => ({
  ...TEXTBOOK,
  waterfall: layers.map((layer) =>
    layer === 'vault' ? ({ layer, below: 0.5 } as const) : ({ layer } as const),
  ),
})
const ALL = ['vault', 'fund', 'venue', 'adl', 'socialised', 'clawback'] as const
const flight = (values: Parameters<typeof frameWith>[0], ...layers: readonly LayerName[]) =>
  chambersOf(frameWith(values), book(...layers), CAPACITY, format, say)
const chamber = (values: Parameters<typeof frameWith>[0], layer: LayerName) => flight(values, layer)[2]

test('own margin and excess collateral come first, then the layers in the order of the rulebook', () => {
  const names = (...layers: readonly LayerName[]) => flight({}, ...layers).map(({ id }) => id)
  expect(names('fund', 'venue', 'adl')).toEqual([
    'marginLost',
    'excessCollateral',
    'fundPaid',
    'venuePaid',
    'adlPaid',
  ])
  expect(names('adl', 'vault', 'clawback', 'socialised')).toEqual([
    'marginLost',
    'excessCollateral',
    'adlPaid',
    'vaultPaid',
    'clawbackPaid',
    'socialisedPaid',
  ])
})

test('before the first frame all chambers are there, and dry', () => {
  const chambers = chambersOf(null, book(...ALL), CAPACITY, format, say)
  expect(chambers).toHaveLength(8)
  for (const { level, overflow, note } of chambers) {
    expect([level, overflow]).toEqual([0, 0])
    expect(note).not.toMatch(/NaN|undefined|null/)
  }
})

describe('streams', () => {
  test('are what is left of the loss after each chamber, as a share of the loss', () => {
    // 1,000 lost: 600 own margin, 250 fund, 100 venue, 50 deleveraging.
    const values = { lossIn: 1000, marginLost: 600, fundPaid: 250, venuePaid: 100, adlPaid: 50 }
    expect(flight(values, 'fund', 'venue', 'adl').map(({ overflow }) => overflow)).toEqual([
      0.4,
      0.4,
      expect.closeTo(0.15, 12),
      expect.closeTo(0.05, 12),
      0,
    ])
  })

  test('are never less than nothing, nor more than all', () => {
    const values = { lossIn: 100, marginLost: 0, fundPaid: 130 }
    expect(flight(values, 'fund').map(({ overflow }) => overflow)).toEqual([1, 1, 0])
  })
})

describe('own margin', () => {
  test('stands at what has not been lost', () => {
    const [first] = flight({ marginPosted: 1000, marginLost: 250 }, 'fund')
    expect(first).toMatchObject({ level: 0.75, note: '$250.00 lost of $1,000', ink: 'long' })
  })

  test('excess collateral is dry until somebody leaves some', () => {
    expect(flight({}, 'fund')[1]).toMatchObject({ level: 0, note: 'dry' })
    expect(flight({ excessCollateral: 50, lossIn: 150 }, 'fund')[1]).toMatchObject({
      level: 0.25,
      note: '+$50.00: closed better than bankruptcy',
    })
  })
})

describe('a layer', () => {
  test.each<readonly [LayerName, Parameters<typeof frameWith>[0], number, string]>([
    ['fund', {}, 0, 'dry'],
    ['fund', { fundStart: 1000, fundLeft: 1000 }, 0.25, '$1,000 untouched'],
    ['fund', { fundStart: 1000, fundPaid: 400, fundLeft: 600 }, 0.15, '−$400.00 · $600.00 left'],
    ['fund', { fundStart: 1000, fundPaid: 1000, fundLeft: 0 }, 0, '−$1,000 · empty'],
    ['fund', { fundStart: 1000, fundPaid: 1000, fundLeft: 1e-9 }, 0, '−$1,000 · empty'],
    ['fund', { fundStart: 9000, fundLeft: 9000 }, 1, '$9,000 untouched'],
    ['venue', {}, 0, 'dry'],
    ['venue', { venueStart: 100, venueLeft: 100 }, 1, '$100.00 untouched'],
    ['venue', { venueStart: 100, venuePaid: 25, venueLeft: 75 }, 0.75, '−$25.00 · $75.00 left'],
    ['venue', { venueStart: 100, venuePaid: 100, venueLeft: 0 }, 0, '−$100.00 · empty'],
    ['vault', {}, 0, 'dry'],
    ['vault', { vaultStart: 100, vaultLeft: 100 }, 1, '$100.00 untouched'],
    [
      'vault',
      { vaultStart: 100, vaultReceived: 100, vaultLeft: 50, vaultPaid: 150, vaultTaken: 5000 },
      0.25,
      '−$150.00 on $5,000 taken over',
    ],
    ['adl', {}, 0, 'dry'],
    ['adl', { adlPaid: 30, adlProfit: 90, adlAccounts: 1200 }, 0.25, '−$30.00 forgone by 1,200'],
    ['socialised', {}, 0, 'dry'],
    ['socialised', { socialisedPaid: 5 }, 1, '−$5.00'],
    ['clawback', {}, 0, 'dry'],
    ['clawback', { clawbackPaid: 8, clawbackDue: 2 }, 0.25, '−$8.00, due at settlement'],
  ])('%s %j', (layer, values, level, note) => {
    const made = chamber(values, layer)
    expect(made?.level).toBeCloseTo(level, 9)
    expect(made?.note).toBe(note)
  })
})

describe('the residual', () => {
  test('is a chamber of its own, and only when there is one', () => {
    expect(flight({ residual: 0 }, 'fund')).toHaveLength(3)
    expect(flight({ residual: 12 }, 'fund')[3]).toMatchObject({
      id: 'residual',
      name: 'Residual: nobody pays',
      note: '$12.00',
      level: 1,
    })
  })

  test('is what remains of a run in which nobody is there to pay', () => {
    // Bankrupt at 90, sold at 80: 10 short, and no layer has anything.
    const scenario = {
      ...SCENARIO,
      rulebook: book('fund'),
      accounts: [account('long10x', 1, 100, 10)],
      steps: [moveTo(80, 1)],
    }
    const chambers = chambersOf(frameOf(scenario), scenario.rulebook, CAPACITY, format, say)
    expect(chambers.map(({ id, note }) => [id, note])).toEqual([
      ['marginLost', '$10.00 lost of $10.00'],
      ['excessCollateral', 'dry'],
      ['fundPaid', 'dry'],
      ['residual', '$10.00'],
    ])
    expect(chambers.map(({ overflow }) => overflow)).toEqual([0.5, 0.5, 0.5, 0])
  })
})

describe('beside other runs', () => {
  const ONE = { marginPosted: 1000, marginLost: 100, lossIn: 200, adlPaid: 40 }
  const TWICE = { marginPosted: 1000, marginLost: 100, lossIn: 400, adlPaid: 80 }
  const beside = (values: Parameters<typeof frameWith>[0]) =>
    chambersOf(
      frameWith(values),
      book('adl'),
      CAPACITY,
      format,
      say,
      [ONE, TWICE].map((other) => frameWith(other).values),
    )

  test('the same money stands as high and runs as wide in all of them', () => {
    const [one, twice] = [beside(ONE)[2], beside(TWICE)[2]]
    expect([one?.level, twice?.level]).toEqual([0.5, 1])
    // 100 of 400 are left after the margin of the one, 300 of the other.
    expect([beside(ONE)[0]?.overflow, beside(TWICE)[0]?.overflow]).toEqual([0.25, 0.75])
  })

  test('what is said of a run is still its own', () => {
    expect(beside(ONE)[0]?.note).toBe('$100.00 lost of $1,000')
  })
})
