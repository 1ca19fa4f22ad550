import { readFileSync } from 'node:fs'
import type * as v from 'valibot'
import { describe, expect, expectTypeOf, it, test } from 'vitest'
import type { ScenarioFile, scenarioSchema } from './scenario-schema.ts'
import { checkScenario, checkScenarioFile } from './scenario-schema.ts'

const read = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../public/${path}.json`, import.meta.url), 'utf8'))

/** A copy of a scenario file with one place changed; `undefined` takes the field away. */
function changed(id: string, path: string, value: unknown): unknown {
  const copy = read(`scenarios/${id}`)
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '')
  const last = keys.pop() ?? ''
  let at = copy
  for (const key of keys) at = at[key] as Record<string, unknown> // tests know the shape of the files that they change
  if (value === undefined) delete at[last]
  else at[last] = value
  return copy
}

/** Every problem of a file, one line each. */
function problems(data: unknown): readonly string[] {
  const checked = checkScenarioFile(data)
  return checked.ok
    ? []
    : checked.problems.map(({ field, value, allowed }) => `${field} | ${value} | ${allowed}`)
}

const position = (market: string, size: number) => ({ market, size, entry: 100 })
const account = (id: string, ...positions: readonly unknown[]) => [{ id, mode: 'cross', cash: 1, positions }]

/** What is changed in one scenario or another, and what is said about it. */
const BAD: readonly (readonly [id: string, path: string, value: unknown, said: string])[] = [
  ['crowd', 'version', 2, 'version | 2 | 1'],
  ['crowd', 'seed', -1, 'seed | -1 | a whole number, 0 to 4.294967295e9'],
  ['crowd', 'seed', 0.5, 'seed | 0.5 | a whole number, 0 to 4.294967295e9'],
  ['crowd', 'rulebook', undefined, 'rulebook | nothing | it must be given'],
  ['crowd', 'markets', [], 'markets | [] | at least one item'],
  ['crowd', 'markets[0].price', 0, 'markets[0].price | 0 | above 0, at most 1e15'],
  ['crowd', 'markets[0].price', 200, 'markets[0].range | [75,125] | a range around the price, 200'],
  ['crowd', 'markets[0].range', [100, 125], 'markets[0].range | [100,125] | a range around the price, 100'],
  ['crowd', 'markets[0].path', [99, 99], 'markets[0].path | an end at 99 | an end at the price, 100'],
  ['crowd', 'markets[0].path', [0, 100], 'markets[0].path[0] | 0 | above 0, at most 1e15'],
  ['crowd', 'markets[0].payoff', 'quanto', 'markets[0].payoff | "quanto" | "linear", "inverse"'],
  [
    'crowd',
    'markets[0].impact.law',
    'cubic',
    'markets[0].impact.law | "cubic" | "none", "linear", "squareRoot", "constantProduct", "book"',
  ],
  [
    'crowd',
    'markets[0].impact',
    { law: 'book', levels: [] },
    'markets[0].impact.levels | [] | at least one item',
  ],
  [
    'crowd',
    'markets[0].impact',
    {
      law: 'book',
      levels: [
        [0.1, 5],
        [0.1, 5],
      ],
    },
    'markets[0].impact.levels | [[0.1,5],[0.1,5]] | a list whose distances rise',
  ],
  [
    'two-markets',
    'markets[1].payoff',
    'inverse',
    'markets[1].payoff | "inverse" | linear, as the first market',
  ],
  ['two-markets', 'markets[1].symbol', 'BTC', 'markets[1].symbol | "BTC" | each symbol once'],
  ['crowd', 'crowd.count', 9, 'crowd.count | 9 | a whole number, 10 to 1000000'],
  ['crowd', 'crowd.count', 2e6, 'crowd.count | 2000000 | a whole number, 10 to 1000000'],
  ['crowd', 'crowd.tail', 1, 'crowd.tail | 1 | 1.01 to 10'],
  ['crowd', 'crowd.longShare', 1.1, 'crowd.longShare | 1.1 | 0 to 1'],
  ['crowd', 'crowd.market', 1, 'crowd.market | 1 | 0 to 0'],
  ['crowd', 'crowd.hedgedShare', 0.1, 'crowd.hedgedShare | 0.1 | 0, since there is one market'],
  [
    'crowd',
    'crowd.leverageMix',
    [{ leverage: 2, weight: 0 }],
    'crowd.leverageMix | [{"leverage":2,"weight":0}] | a list with at least one weight above 0',
  ],
  [
    'crowd',
    'crowd.leverageMix',
    [
      { leverage: 2, weight: 1 },
      { leverage: 2, weight: 1 },
    ],
    'crowd.leverageMix | [{"leverage":2,"weight":1},{"leverage":2,"weight":1}] | a list whose leverages rise',
  ],
  ['crowd', 'crowd.leverageMix[0].leverage', 0.5, 'crowd.leverageMix[0].leverage | 0.5 | 1 to 1000'],
  ['crowd', 'accounts', [{ id: 'a' }], 'accounts[0].mode | nothing | it must be given'],
  ['crowd', 'accounts', account('a', position('ETH', 1)), 'accounts[0].positions[0].market | "ETH" | BTC'],
  ['crowd', 'accounts', account('a', position('BTC', 0)), 'accounts[0].positions[0].size | 0 | not 0'],
  [
    'crowd',
    'accounts',
    account('a', position('BTC', 0.0001)),
    'accounts[0].positions[0].size | 0.0001 | at least one lot, 0.001',
  ],
  ['crowd', 'accounts', account('a'), 'accounts[0].positions | [] | at least one item'],
  [
    'crowd',
    'accounts',
    [...account('a', position('BTC', 1)), ...account('a', position('BTC', 2))],
    'accounts[1].id | "a" | each id once',
  ],
  [
    'crowd',
    'accounts',
    [{ id: 'a', mode: 'isolated', cash: 1, positions: [position('BTC', 1), position('BTC', -1)] }],
    'accounts[0].positions | 2 positions | one position, since the account is isolated',
  ],
  ['crowd', 'you.market', 'ETH', 'you.market | "ETH" | BTC'],
  ['crowd', 'you.size', 0, 'you.size | 0 | not 0'],
  ['crowd', 'you.funding', 'some', 'you.funding | "some" | a number'],
  ['crowd', 'you.others', [{ market: 'ETH', size: 1, entry: 4000 }], 'you.others[0].market | "ETH" | BTC'],
  ['crowd', 'you.others', [{ market: 'BTC', size: 0, entry: 100 }], 'you.others[0].size | 0 | not 0'],
  ['crowd', 'you.leverage', 0, 'you.leverage | 0 | 1 to 1000'],
  // 10 at 100 with 10x: an initial margin of 100.
  ['crowd', 'you.added', -100, 'you.added | -100 | above −100, the initial margin'],
  // 100,000 of face value at 60,000 with 10x: 0.1667 coins.
  ['inverse', 'you.added', -0.17, 'you.added | -0.17 | above −0.16666666666666669, the initial margin'],
  ['crowd', 'reserves.fund', -1, 'reserves.fund | -1 | 0 to 1e15'],
  ['crowd', 'gap', 2, 'gap | 2 | 0 to 1'],
  ['crowd', 'steps', [{ kind: 'price', market: 1, to: 90, gap: 0 }], 'steps[0].market | 1 | 0 to 0'],
  [
    'crowd',
    'steps',
    [{ kind: 'price', market: 0.5, to: 90, gap: 0 }],
    'steps[0].market | 0.5 | a whole number, 0 to 19',
  ],
  [
    'crowd',
    'steps',
    [{ kind: 'settle' }, { kind: 'price', market: 0, to: -1, gap: 0 }],
    'steps[1].to | -1 | above 0, at most 1e15',
  ],
  ['crowd', 'steps', [{ kind: 'funding', market: 0, rate: 1 }], 'steps[0].rate | 1 | -0.1 to 0.1'],
  ['crowd', 'speed', 3, 'speed | 3 | no field of this name'],
]

describe('a bad scenario file is refused with field, value and what is allowed', () => {
  test.each(BAD)('%s, %s: %j', (id, path, value, said) => {
    expect(problems(changed(id, path, value))).toContain(said)
  })

  it('a good one comes out as it is written, less what is for the reader of the file', () => {
    const { $schema, idea, origin, ...rest } = read('scenarios/crowd')
    expect([$schema, idea, origin].every((text) => typeof text === 'string')).toBe(true)
    expect(checkScenarioFile(read('scenarios/crowd'))).toEqual({ ok: true, value: rest })
  })

  it('both sides of one market in a cross account are allowed: hedge mode', () => {
    const hedged = account('a', position('BTC', 1), position('BTC', -2))
    expect(problems(changed('crowd', 'accounts', hedged))).toEqual([])
  })

  it('an added margin just above nothing is allowed', () => {
    expect(problems(changed('crowd', 'you.added', -99.9))).toEqual([])
  })
})

describe('a scenario with its rulebook within', () => {
  const whole = { ...read('scenarios/crowd'), rulebook: read('rulebooks/textbook') }

  it('is checked as a whole', () => {
    const checked = checkScenario(whole)
    expect(checked.ok && checked.value.rulebook.id).toBe('textbook')
    expect(checked.ok && checked.value.crowd?.count).toBe(100_000)
  })

  it('names the place in the rulebook', () => {
    const checked = checkScenario({ ...whole, rulebook: { ...whole.rulebook, legs: 'one' } })
    expect(checked).toEqual({
      ok: false,
      problems: [{ field: 'rulebook.legs', value: '"one"', allowed: '"all", "worstFirst"' }],
    })
  })

  it.each([[null], [3], ['x'], [{}], [[]], [{ rulebook: null }]])('%j is no scenario', (data) => {
    const checked = checkScenario(data)
    expect(checked.ok ? [] : checked.problems[0]?.field).toBe('rulebook')
  })
})

it('has exactly the type that the engine reads', () => {
  type Written = Omit<v.InferOutput<typeof scenarioSchema>, '$schema' | 'idea' | 'origin'>
  type Readonlied<T> = T extends object ? { readonly [Key in keyof T]: Readonlied<T[Key]> } : T
  expectTypeOf<Written>().toExtend<ScenarioFile>()
  expectTypeOf<ScenarioFile>().toExtend<Readonlied<Written>>()
})
