import { readFileSync } from 'node:fs'
import type * as v from 'valibot'
import { describe, expect, expectTypeOf, it, test } from 'vitest'
import type { Rulebook } from '../engine/rulebook.ts'
import { valueAt } from './keys.ts'
import type { rulebookSchema } from './rulebook-schema.ts'
import { checkRulebook } from './rulebook-schema.ts'

const file = (id: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../public/rulebooks/${id}.json`, import.meta.url), 'utf8'))

/** A copy of a rulebook file with one place changed; `undefined` takes the field away. */
function changed(id: string, path: string, value: unknown): unknown {
  const copy = structuredClone(file(id))
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '')
  const last = keys.pop() ?? ''
  // Tests know the shape of the files that they change.
  let at = copy as Record<string, unknown>
  for (const key of keys) at = at[key] as Record<string, unknown>
  if (value === undefined) delete at[last]
  else at[last] = value
  return copy
}

/** Every problem of a file, one line each. */
function problems(data: unknown): readonly string[] {
  const checked = checkRulebook(data)
  return checked.ok
    ? []
    : checked.problems.map(({ field, value, allowed }) => `${field} | ${value} | ${allowed}`)
}

const remark = (path: string, sources: readonly string[] = []) => [
  { path, evidence: 'chosen', says: 'so', sources },
]
const flat = { model: 'flat', rate: 0.005, maxLeverage: 100, basis: 'mark', closingFee: 0 }
const tiers = (...rows: readonly (readonly [number, number, number])[]) =>
  rows.map(([floor, rate, maxLeverage]) => ({ floor, rate, maxLeverage }))
const rates = { base: 0.01, slope: 0.0001, threshold: 0, maxLeverage: 20 }
const line = { model: 'slope', ...rates, basis: 'mark', closingFee: 0 }
const units = { settles: 'USDT', kind: 'linear', contract: 1, tick: 0.1, prints: 'exact', quantum: 0 }

/** What is changed in the textbook rulebook, and what is said about it. */
const BAD: readonly (readonly [path: string, value: unknown, said: string])[] = [
  ['version', 2, 'version | 2 | 1'],
  ['version', undefined, 'version | nothing | it must be given'],
  ['id', 'My Venue', 'id | "My Venue" | small letters, digits and hyphens'],
  ['id', '', 'id | "" | small letters, digits and hyphens'],
  ['name', '', 'name | "" | a text of 1 to 80 characters'],
  ['name', 7, 'name | 7 | a text'],
  ['dated', '2024-13-01', 'dated | "2024-13-01" | a day, YYYY-MM-DD'],
  ['dated', '2023-02-30', 'dated | "2023-02-30" | a day that exists, YYYY-MM-DD'],
  ['sources[0].read', 'today', 'sources[0].read | "today" | a day, YYYY-MM-DD'],
  ['sources[0].url', 'binance', 'sources[0].url | "binance" | an address, https://…'],
  ['sources[0].text', undefined, 'sources[0].text | nothing | it must be given'],
  ['sources[1].key', 'BN1', 'sources[1].key | "BN1" | each of them once'],
  [
    'remarks[0].evidence',
    'sure',
    'remarks[0].evidence | "sure" | "source", "documented", "third-party", "observed", "unverified", "chosen"',
  ],
  [
    'remarks',
    remark('margin.rates'),
    'remarks[0].path | "margin.rates" | the path of a part of this rulebook',
  ],
  [
    'remarks',
    remark('waterfall[9]'),
    'remarks[0].path | "waterfall[9]" | the path of a part of this rulebook',
  ],
  ['remarks', remark('toString'), 'remarks[0].path | "toString" | the path of a part of this rulebook'],
  ['remarks', remark('margin', ['XX']), 'remarks[0].sources[0] | "XX" | BN1, BX4'],
  ['margin', 0.005, 'margin | 0.005 | an object'],
  ['margin.model', 'smooth', 'margin.model | "smooth" | "flat", "deduction", "step", "slope", "sqrt"'],
  ['margin.rate', 1.5, 'margin.rate | 1.5 | 0 to 1'],
  ['margin.rate', -0.1, 'margin.rate | -0.1 | 0 to 1'],
  ['margin.rate', '0.5 %', 'margin.rate | "0.5 %" | a number'],
  ['margin.rate', undefined, 'margin.rate | nothing | it must be given'],
  ['margin.rate', 0.02, 'margin.maxLeverage | 125 | at most 1 / 0.02, the rate'],
  ['margin.maxLeverage', 0.5, 'margin.maxLeverage | 0.5 | 1 to 1000'],
  ['margin.basis', 'index', 'margin.basis | "index" | "mark", "entry"'],
  ['margin.closingFee', 0.2, 'margin.closingFee | 0.2 | 0 to 0.1'],
  ['margin.tiers', [], 'margin.tiers | [] | no field of this name'],
  ['margin', { ...flat, model: 'deduction' }, 'margin.tiers | nothing | it must be given'],
  [
    'margin',
    { model: 'step', basis: 'mark', closingFee: 0, tiers: { BTC: tiers([0, 0.01, 50]) } },
    'margin.tiers.default | nothing | it must be given',
  ],
  [
    'margin',
    { model: 'step', basis: 'mark', closingFee: 0, tiers: { default: [] } },
    'margin.tiers.default | [] | at least one item',
  ],
  [
    'margin',
    { model: 'step', basis: 'mark', closingFee: 0, tiers: { default: tiers([5, 0.01, 50]) } },
    'margin.tiers.default[0].floor | 5 | 0, in the first tier',
  ],
  [
    'margin',
    {
      model: 'step',
      basis: 'mark',
      closingFee: 0,
      tiers: { default: tiers([0, 0.01, 50]), X: tiers([0, 0.01, 9], [0, 0.02, 9]) },
    },
    'margin.tiers.X[1].floor | 0 | above 0, the floor before',
  ],
  [
    'margin',
    { model: 'step', basis: 'mark', closingFee: 0, tiers: { default: tiers([0, 0.02, 50], [9, 0.01, 50]) } },
    'margin.tiers.default[1].rate | 0.01 | at least 0.02, the rate before',
  ],
  [
    'margin',
    { model: 'step', basis: 'mark', closingFee: 0, tiers: { default: tiers([0, 0.01, 50], [9, 0.5, 3]) } },
    'margin.tiers.default[1].maxLeverage | 3 | at most 1 / 0.5, the rate',
  ],
  [
    'margin',
    { model: 'slope', base: 0.5, slope: 0, threshold: 0, maxLeverage: 20, basis: 'mark', closingFee: 0 },
    'margin.maxLeverage | 20 | at most 1 / 0.5, the rate',
  ],
  [
    'margin',
    {
      model: 'step',
      unit: 'contracts',
      basis: 'mark',
      closingFee: 0,
      tiers: { default: tiers([0, 0.01, 50]) },
    },
    'margin.unit | "contracts" | "value", "size"',
  ],
  [
    'margin',
    {
      model: 'deduction',
      unit: 'size',
      basis: 'mark',
      closingFee: 0,
      tiers: { default: tiers([0, 0.01, 50]) },
    },
    'margin.unit | "size" | no field of this name',
  ],
  [
    'margin',
    { ...line, markets: { X: { base: 0.01 } } },
    'margin.markets.X.slope | nothing | it must be given',
  ],
  ['margin', { ...line, markets: { X: { ...rates, slope: 2 } } }, 'margin.markets.X.slope | 2 | 0 to 1'],
  [
    'margin',
    { ...line, markets: { X: { ...rates, base: 0.5 } } },
    'margin.markets.X.maxLeverage | 20 | at most 1 / 0.5, the rate',
  ],
  [
    'margin',
    { model: 'sqrt', base: 0.5, slope: 0, maxLeverage: 20, basis: 'mark', closingFee: 0 },
    'margin.maxLeverage | 20 | at most 1 / 0.5, the rate',
  ],
  ['trigger.strict', 'yes', 'trigger.strict | "yes" | true or false'],
  [
    'procedure.kind',
    'auction',
    'procedure.kind | "auction" | "closeAll", "fixedFraction", "tierDown", "proRataSlice", "throttled", "restore"',
  ],
  [
    'procedure',
    { kind: 'fixedFraction', fraction: 0, above: 0, cooldownSeconds: 0 },
    'procedure.fraction | 0 | above 0, at most 1',
  ],
  [
    'procedure',
    { kind: 'tierDown', tiers: 1.5, repeat: true },
    'procedure.tiers | 1.5 | a whole number, 1 to 100',
  ],
  ['procedure', { kind: 'proRataSlice', step: 0, target: 1 }, 'procedure.step | 0 | 0.01 to 1'],
  ['procedure', { kind: 'closeAll', fraction: 1 }, 'procedure.fraction | 1 | no field of this name'],
  ['procedure', { kind: 'restore', buffer: 0.02 }, 'procedure.fee | nothing | it must be given'],
  ['procedure', { kind: 'restore', buffer: 2, fee: 0 }, 'procedure.buffer | 2 | 0 to 1'],
  ['procedure', { kind: 'restore', buffer: 0, fee: 0.6 }, 'procedure.fee | 0.6 | 0 to 0.5'],
  ['procedure', { kind: 'throttled', fraction: 0, notional: 1 }, 'procedure.fraction | 0 | 0.001 to 1'],
  ['units', {}, 'units.default | nothing | it must be given'],
  [
    'units',
    { default: { ...units, kind: 'option' } },
    'units.default.kind | "option" | "linear", "inverse", "quanto"',
  ],
  [
    'units',
    { default: { ...units, prints: 'up' } },
    'units.default.prints | "up" | "exact", "againstTrader"',
  ],
  ['units', { default: { ...units, tick: 0 } }, 'units.default.tick | 0 | above 0, at most 1000000'],
  ['units', { default: { ...units, contract: -1 } }, 'units.default.contract | -1 | above 0, at most 1e9'],
  ['units', { default: { ...units, quantum: '1e-6' } }, 'units.default.quantum | "1e-6" | a number'],
  [
    'units',
    { default: { ...units, settles: '' } },
    'units.default.settles | "" | a text of 1 to 20 characters',
  ],
  ['units', { default: units, X: { tick: 1 } }, 'units.X.settles | nothing | it must be given'],
  ['legs', 'one', 'legs | "one" | "all", "worstFirst"'],
  ['surplus', { to: 'split' }, 'surplus.fee | nothing | it must be given'],
  ['surplus', { to: 'split', fee: 0.5 }, 'surplus.fee | 0.5 | 0 to 0.2'],
  ['waterfall', 'fund', 'waterfall | "fund" | a list'],
  ['waterfall[1]', { layer: 'vault' }, 'waterfall[1].below | nothing | it must be given'],
  [
    'waterfall[1]',
    { layer: 'insurer' },
    'waterfall[1].layer | "insurer" | "fund", "vault", "venue", "adl", "socialised", "clawback"',
  ],
  ['waterfall[1]', { layer: 'fund' }, 'waterfall[1].layer | "fund" | each of them once'],
  [
    'waterfall',
    [{ layer: 'fund' }],
    'adl.triggers[0] | "fundEmpty" | no trigger, since the waterfall has no adl',
  ],
  [
    'adl.score',
    'PNL',
    'adl.score | "PNL" | "BX-ADL", "BN-ADL-NEW", "BN-ADL-OLD", "OK-ADL-2024", "HL-ADL-DOC", "HL-ADL-OBS", "random"',
  ],
  [
    'adl.triggers[0]',
    { kind: 'drawdown', limit: 0.3 },
    'adl.triggers[0].windowSeconds | nothing | it must be given',
  ],
  [
    'adl.triggers[0]',
    { kind: 'drawdown', limit: 30, windowSeconds: 28_800 },
    'adl.triggers[0].limit | 30 | above 0, at most 1',
  ],
  [
    'adl.triggers[0]',
    { kind: 'poolRatio', limit: 0.5, floor: 0.6 },
    'adl.triggers[0].floor | 0.6 | at most the limit, 0.5',
  ],
  ['adl.protectPrincipal', null, 'adl.protectPrincipal | null | true or false'],
  ['roundSeconds', 0, 'roundSeconds | 0 | above 0, at most 86400'],
  ['fees', {}, 'fees | {} | no field of this name'],
]

describe('a bad rulebook file is refused with field, value and what is allowed', () => {
  test.each(BAD)('%s: %j', (path, value, said) => {
    expect(problems(changed('textbook', path, value))).toContain(said)
  })

  it('a trigger of the fund needs a fund', () => {
    const noFund = changed('binance-usdm', 'waterfall', [{ layer: 'adl' }])
    expect(problems(noFund)).toEqual([
      'adl.triggers[1] | "netNotional" | another kind, since the waterfall has no fund',
    ])
  })

  it.each([[null], [undefined], [3], ['textbook'], [[]], [{}]])('%j is no rulebook', (data) => {
    expect(problems(data).length).toBeGreaterThan(0)
  })

  it('names everything that is wrong, and gives nothing', () => {
    const checked = checkRulebook({ ...(file('textbook') as object), legs: 1, roundSeconds: -1 })
    expect(checked.ok).toBe(false)
    expect(problems({ ...(file('textbook') as object), legs: 1, roundSeconds: -1 })).toHaveLength(2)
  })
})

describe('a good one', () => {
  it('comes out as it is written, without the name of its schema', () => {
    const { $schema, ...rest } = file('hyperliquid') as Record<string, unknown>
    expect($schema).toBe('../schema/rulebook.schema.json')
    expect(checkRulebook(file('hyperliquid'))).toEqual({ ok: true, value: rest })
  })

  it('may have every kind of every part', () => {
    for (const margin of [
      {
        model: 'slope',
        base: 0.01,
        slope: 5e-5,
        threshold: 5,
        maxLeverage: 50,
        basis: 'mark',
        closingFee: 0,
      },
      { model: 'sqrt', base: 0.05, slope: 0.001, maxLeverage: 20, basis: 'entry', closingFee: 0.0006 },
    ])
      expect(problems(changed('textbook', 'margin', margin))).toEqual([])
    const waterfall = ['fund', 'venue', 'adl', 'socialised', 'clawback'].map((layer) => ({ layer }))
    expect(
      problems(changed('textbook', 'waterfall', [...waterfall, { layer: 'vault', below: 0.5 }])),
    ).toEqual([])
    const triggers = [
      { kind: 'drawdown', limit: 0.3, windowSeconds: 28_800 },
      { kind: 'netNotional', share: 1 },
      { kind: 'negativeEquity' },
      { kind: 'poolRatio', limit: 0.85, floor: 0.77 },
    ]
    expect(problems(changed('textbook', 'adl.triggers', triggers))).toEqual([])
  })

  it('has exactly the type that the engine reads', () => {
    type Written = Omit<v.InferOutput<typeof rulebookSchema>, '$schema'>
    // The engine only reads, so its lists are readonly: that way round they are compared.
    type Readonlied<T> = T extends object ? { readonly [Key in keyof T]: Readonlied<T[Key]> } : T
    expectTypeOf<Written>().toExtend<Rulebook>()
    expectTypeOf<Rulebook>().toExtend<Readonlied<Written>>()
  })
})

describe('paths', () => {
  const whole = { a: { 'b-c': [1, { d: null }] } }
  it.each([
    ['a', whole.a],
    ['a.b-c', whole.a['b-c']],
    ['a.b-c[0]', 1],
    ['a.b-c[1].d', null],
    ['a.b-c[2]', undefined],
    ['a.x.y', undefined],
    ['a.constructor', undefined],
    ['', undefined],
    ['a.', undefined],
    ['.a', undefined],
    ['a..b', undefined],
  ])('%j', (path, value) => {
    expect(valueAt(whole, path)).toEqual(value)
  })
})
