import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { resolveExtends } from '../data/extend.ts'
import { checkRulebook } from '../data/rulebook-schema.ts'
import { CROWD, MARKET, moveTo, SCENARIO, TEXTBOOK } from './cast.test-kit.ts'
import { expectAllShown, expectHonest } from './explain.test-kit.ts'
import { EXPLAINABLE } from './explain.ts'
import { createEngine } from './lab.ts'
import { named, prepared } from './look.test-kit.ts'
import type { Rulebook } from './rulebook.ts'
import type { Impact, MarketSpec, Scenario, Step } from './scenario.ts'
import { FIRST_TRADER } from './world.ts'

async function rulebooks(): Promise<readonly Rulebook[]> {
  const folder = new URL('../../public/rulebooks/', import.meta.url)
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'index.json')
  return Promise.all(
    files.map(async (name) => {
      const file = await resolveExtends(read(name), async (base) => read(`${base}.json`))
      const checked = file.ok ? checkRulebook(file.value) : file
      if (!checked.ok) throw new Error(`${name}: ${JSON.stringify(checked.problems)}`)
      return checked.value as Rulebook // a rulebook that has passed its check
    }),
  )
}

const BOOK: Impact = {
  law: 'book',
  levels: [
    [0.01, 1],
    [0.05, 2],
    [0.2, 3],
  ],
}
const LAWS: readonly Impact[] = [
  { law: 'none' },
  { law: 'linear' },
  { law: 'squareRoot' },
  { law: 'constantProduct' },
  BOOK,
]
const STORIES: readonly (readonly [string, readonly Step[]])[] = [
  ['nothing yet', []],
  ['a little down', [moveTo(98.5)]],
  ['down and a jump', [moveTo(96, 0.2), moveTo(85, 0.7)]],
  ['up', [moveTo(112, 0.5)]],
  ['there and back', [moveTo(90, 0.3), moveTo(104, 0.2)]],
  [
    'with payments',
    [moveTo(97), { kind: 'funding', market: 0, rate: 0.004 }, moveTo(92, 0.4), { kind: 'settle' }],
  ],
  ['the other market', [moveTo(94, 0.3, 1)]],
]

/** Two markets of the rulebook's kind, a crowd with hedges, and the reader. */
function scenarioUnder(
  rulebook: Rulebook,
  impact: Impact,
  steps: readonly Step[],
  isLong: boolean,
): Scenario {
  const isInverse = rulebook.id.includes('inverse')
  const market: MarketSpec = {
    ...MARKET,
    payoff: isInverse ? 'inverse' : 'linear',
    lot: isInverse ? 1 : 0.01,
    depth: 4e5,
    impact,
  }
  return {
    ...SCENARIO,
    rulebook,
    markets: [market, { ...market, symbol: 'ETH' }],
    crowd: { ...CROWD, count: 120, hedgedShare: 0.3 },
    you: {
      market: 'BTC',
      size: (isLong ? 1 : -1) * (isInverse ? 2000 : 20),
      entry: 100,
      leverage: 10,
      added: isInverse ? 0 : 5,
      mode: 'isolated',
    },
    reserves: isInverse ? { fund: 5, vault: 50, venue: 1 } : { fund: 500, vault: 5000, venue: 100 },
    steps,
  }
}

const books = await rulebooks()

describe.each(books.map((book) => [book.id, book] as const))('under the rulebook %s', (_, book) => {
  it.each(STORIES)('[E1] every number explains itself by itself: %s', (story, steps) => {
    LAWS.forEach((impact, i) => {
      const engine = createEngine()
      const scenario = scenarioUnder(book, impact, steps, i % 2 === 0)
      const values = named(prepared(engine, scenario))
      expectAllShown(engine, values, `${book.id}, ${story}, ${impact.law}`)
    })
  })

  it('[E1] so does every number of any other account', () => {
    const engine = createEngine()
    prepared(engine, scenarioUnder(book, { law: 'linear' }, [moveTo(95, 0.4)], true))
    for (let a = FIRST_TRADER; a < engine.world.accounts.count; a += 3)
      for (const what of EXPLAINABLE) expectHonest(engine.explain(what, a), `${book.id}, account ${a}`)
  })

  it('[E1] sources and remarks are those of the rulebook', () => {
    const engine = createEngine()
    prepared(engine, scenarioUnder(book, { law: 'linear' }, [], true))
    const keys = book.sources.map(({ key }) => key)
    for (const what of EXPLAINABLE)
      for (const source of engine.explain(what, null).sources) expect(keys).toContain(source)
  })
})

/** What no rulebook of ours has, or not together. */
const tiers = {
  default: [
    { floor: 0, rate: 0.01, maxLeverage: 50 },
    { floor: 1500, rate: 0.02, maxLeverage: 25 },
    { floor: 2500, rate: 0.04, maxLeverage: 10 },
  ],
} as const
const basis = { basis: 'mark', closingFee: 0.0005 } as const
const OTHERS: readonly (readonly [string, Partial<Rulebook>])[] = [
  ['step on the mark', { margin: { model: 'step', tiers, ...basis } }],
  ['deduction on the entry', { margin: { model: 'deduction', tiers, basis: 'entry', closingFee: 0 } }],
  [
    'a slope',
    { margin: { model: 'slope', base: 0.01, slope: 1e-4, threshold: 5, maxLeverage: 50, ...basis } },
  ],
  ['a root', { margin: { model: 'sqrt', base: 0.01, slope: 1e-3, maxLeverage: 50, ...basis } }],
  ['socialised loss', { waterfall: [{ layer: 'fund' }, { layer: 'socialised' }] }],
  ['clawback', { waterfall: [{ layer: 'fund' }, { layer: 'venue' }, { layer: 'clawback' }] }],
  ['nobody pays', { waterfall: [] }],
  ['a split surplus', { surplus: { to: 'split', fee: 0.001 } }],
  ['throttled', { procedure: { kind: 'throttled', fraction: 0.3, notional: 0 }, surplus: { to: 'trader' } }],
  ['the worst leg first', { legs: 'worstFirst' }],
  ...(['BX-ADL', 'BN-ADL-NEW', 'BN-ADL-OLD', 'OK-ADL-2024', 'HL-ADL-DOC', 'HL-ADL-OBS'] as const).map(
    (score) => [score, { adl: { ...TEXTBOOK.adl, score } }] as const,
  ),
  ['in proportion, at the mark', { adl: { ...TEXTBOOK.adl, allocation: 'contractProRata', price: 'mark' } }],
]

describe('under other rules', () => {
  it.each(OTHERS)('[E1] every number explains itself by itself: %s', (name, change) => {
    const rulebook = { ...TEXTBOOK, ...change }
    for (const [story, steps] of [STORIES[2], STORIES[3], STORIES[5]])
      for (const isLong of [true, false]) {
        const engine = createEngine()
        const scenario = scenarioUnder(rulebook, { law: 'linear' }, steps, isLong)
        expectAllShown(engine, named(prepared(engine, scenario)), `${name}, ${story}`)
      }
  })

  it('[E1] of the market in view', () => {
    const engine = createEngine()
    const scenario = scenarioUnder(TEXTBOOK, { law: 'linear' }, [moveTo(94, 0.3, 1)], true)
    expectAllShown(engine, named(prepared(engine, scenario, { market: 1 })), 'ETH in view')
    expect(engine.explain('markPrice', null).value).toBe(engine.world.prices.mark[1])
  })
})
