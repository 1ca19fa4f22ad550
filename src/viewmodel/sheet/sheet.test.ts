import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { publicFiles } from '../../app/public.test-kit.ts'
import { modelText } from '../../data/model-text.ts'
import type { Adl, Layer, MarginModel, Procedure, Rulebook, Surplus } from '../../engine/rulebook.ts'
import { withRulesWords } from '../../words/rules-words.ts'
import { createWords } from '../../words/words.ts'
import { closingStatements } from './closing.ts'
import { deleveragingStatements } from './deleveraging.ts'
import { currencyOf, figuresOf } from './figures.ts'
import { limitsOn } from './limits.ts'
import { lineOf } from './line.ts'
import { marginStatements, marketsOf } from './margin.ts'
import { payingSteps } from './paying.ts'
import type { Statement } from './statement.ts'
import { remarksBeside } from './statement.ts'

const say = withRulesWords(createWords())
const RULES = new Set(modelText.sections.flatMap(({ rules }) => rules.map(({ id }) => id)))
const BASIS = { basis: 'mark', closingFee: 0 } as const
const TIERS = { default: [{ floor: 0, rate: 0.01, maxLeverage: 50 }] }

let textbook: Rulebook
beforeAll(async () => {
  textbook = await publicFiles.rulebook('textbook')
})

/** What is said of a rulebook like the textbook's, but for some of its parts. */
function said(change: Partial<Rulebook>): readonly Statement[] {
  const rulebook = { ...textbook, ...change }
  const figures = figuresOf('en', currencyOf(rulebook), say)
  return [
    ...marginStatements(rulebook, figures, say),
    ...closingStatements(rulebook, figures, say),
    ...payingSteps(rulebook, figures, say),
    ...deleveragingStatements(rulebook, figures, say),
  ]
}
const textAt = (change: Partial<Rulebook>, path: string) =>
  said(change).find((statement) => statement.path === path)?.text

const MARGINS: readonly (readonly [MarginModel, RegExp])[] = [
  [{ model: 'flat', rate: 0.005, maxLeverage: 125, ...BASIS }, /is 0\.5% of the value/],
  [{ model: 'deduction', tiers: TIERS, ...BASIS }, /less a deduction/],
  [{ model: 'step', tiers: TIERS, ...BASIS }, /tiers of value.*jumps/],
  [{ model: 'step', unit: 'size', tiers: TIERS, ...BASIS }, /tiers of size/],
  [
    { model: 'slope', base: 0.01, slope: 0.00005, threshold: 25, maxLeverage: 50, ...BASIS },
    /1%, and 0\.005% more for each unit of size above 25\./,
  ],
  [
    { model: 'sqrt', base: 0.05, slope: 0.0001, maxLeverage: 20, ...BASIS },
    /four fifths of 5%, and 0\.01% times/,
  ],
]
const PROCEDURES: readonly (readonly [Procedure, RegExp])[] = [
  [{ kind: 'closeAll' }, /closed at once/],
  [
    { kind: 'fixedFraction', fraction: 0.2, above: 100_000, cooldownSeconds: 30 },
    /loses 20% first when above 100,000; triggered again within 30 seconds.*everything goes/,
  ],
  [{ kind: 'tierDown', tiers: 2, repeat: true }, /2 tiers down, once a round/],
  [{ kind: 'tierDown', tiers: 1, repeat: false }, /One order brings the position down by a tier/],
  [
    { kind: 'proRataSlice', step: 0.2, target: 1 },
    /multiple of 20% after which the requirement is below 100%/,
  ],
  [{ kind: 'throttled', fraction: 0.1, notional: 1000 }, /At most 10% of the position or 1,000/],
  [{ kind: 'restore', buffer: 0.02, fee: 0.01 }, /with 2% added to every rate, when closing costs 1%/],
]
const SURPLUSES: readonly (readonly [Surplus, RegExp])[] = [
  [{ to: 'trader' }, /stays with the trader\.$/],
  [{ to: 'fund' }, /goes to the insurance fund/],
  [{ to: 'split', fee: 0.005 }, /less a fee of 0\.5%/],
]

describe('every choice that a rulebook has is said, with its own numbers', () => {
  it.each(MARGINS)('margin %j', (margin, text) => {
    expect(textAt({ margin }, 'margin')).toMatch(text)
    expect(marketsOf(margin)).toEqual(['default'])
  })

  it.each(PROCEDURES)('procedure %j', (procedure, text) => {
    expect(textAt({ procedure }, 'procedure')).toMatch(text)
  })

  it.each(SURPLUSES)('surplus %j', (surplus, text) => {
    expect(textAt({ surplus }, 'surplus')).toMatch(text)
  })

  it.each([
    [
      'drawdown',
      { kind: 'drawdown', limit: 0.3, windowSeconds: 28_800 },
      /30% below its greatest value of the last 8 hours/,
    ],
    ['netNotional', { kind: 'netNotional', share: 1 }, /at most 100% of its own size/],
    ['negativeEquity', { kind: 'negativeEquity' }, /below zero goes straight/],
    [
      'poolRatio',
      { kind: 'poolRatio', limit: 0.5, floor: 0.45 },
      /above 50% of the pool.*until it is at 45%/,
    ],
  ] as const)('trigger %s', (_name, trigger, text) => {
    expect(textAt({ adl: { ...textbook.adl, triggers: [trigger] } }, 'adl.triggers')).toMatch(text)
  })

  test('scores and prices, each in other words', () => {
    const scores: readonly Adl['score'][] = [
      'BX-ADL',
      'BN-ADL-NEW',
      'BN-ADL-OLD',
      'OK-ADL-2024',
      'HL-ADL-DOC',
      'HL-ADL-OBS',
      'random',
    ]
    const texts = scores.map((score) => textAt({ adl: { ...textbook.adl, score } }, 'adl.score'))
    expect(new Set(texts).size).toBe(scores.length)
    for (const [i, score] of scores.entries())
      if (score !== 'random') expect(texts[i]).toContain(`(${score})`)
    const prices: readonly Adl['price'][] = ['bankruptcy', 'mark', 'previousMark', 'oracle']
    expect(
      new Set(prices.map((price) => textAt({ adl: { ...textbook.adl, price } }, 'adl.price'))).size,
    ).toBe(4)
  })

  test('the closing fee, only where it counts', () => {
    const fee = (closingFee: number) =>
      textAt({ margin: { ...textbook.margin, closingFee } }, 'margin.closingFee')
    expect(fee(0)).toBe('The fee for closing is no part of it.')
    expect(fee(0.0006)).toContain('0.06% on top of every rate')
  })

  test('money in the currency that the units name', () => {
    const units = {
      default: { settles: 'USDC', kind: 'linear', contract: 1, tick: 1, prints: 'exact', quantum: 0 },
    } as const
    expect(textAt({ procedure: PROCEDURES[1][0], units }, 'procedure')).toContain('100,000\u2009USDC')
  })
})

test('a loss goes from the trader down the layers to nobody', () => {
  const waterfall: readonly Layer[] = [
    { layer: 'vault', below: 2 / 3 },
    { layer: 'fund' },
    { layer: 'clawback' },
  ]
  const steps = payingSteps({ ...textbook, waterfall }, figuresOf('en', null, say), say)
  expect(steps.map(({ name }) => name)).toEqual([
    'The trader’s own margin',
    'Backstop vault',
    'Insurance fund',
    'Clawback',
    'Nobody',
  ])
  expect(steps[1].text).toContain('66.67% of its requirement')
})

test('a venue that does not deleverage says nothing of it, and its line says so', () => {
  const change = { waterfall: [{ layer: 'fund' }], adl: { ...textbook.adl, triggers: [] } } as const
  expect(said(change).filter(({ path }) => path.startsWith('adl'))).toEqual([])
  expect(lineOf({ ...textbook, ...change }, figuresOf('en', null, say), say)).toMatch(/; no deleveraging$/)
})

describe('the rulebooks of the project', () => {
  const index = readFileSync(new URL('../../../public/rulebooks/index.json', import.meta.url), 'utf8')
  const IDS = (JSON.parse(index) as { readonly id: string }[]).map(({ id }) => id)

  it.each(IDS)('%s is said in whole sentences, and cites rules that there are', async (id) => {
    const rulebook = await publicFiles.rulebook(id)
    const statements = said(rulebook)
    for (const { text, rules } of statements) {
      expect(text).not.toMatch(/[{}]|undefined|NaN|rules\./)
      expect(text).toMatch(/\.$/)
      expect(rules.length).toBeGreaterThan(0)
      for (const rule of rules) expect(RULES).toContain(rule)
    }
    expect(lineOf(rulebook, figuresOf('en', null, say), say)).not.toMatch(/[{}]|undefined|rules\./)
  })

  it.each(IDS)('each remark of %s stands beside the statement about its part', async (id) => {
    const rulebook = await publicFiles.rulebook(id)
    const leads = ['margin.tiers', 'waterfall', 'units'].map((path) => ({ path }))
    const beside = remarksBeside([...said(rulebook), ...leads], rulebook.remarks)
    const left = (beside.get(null) ?? []).map(({ path }) => path)
    const ours = /^(?:margin|trigger|procedure|legs|surplus|waterfall|units|roundSeconds)\b/
    expect(left.filter((path) => ours.test(path))).toEqual([])
  })

  it.each(IDS)('the limits that bear on %s are in MODEL.md', async (id) => {
    const heads = modelText.sections
      .find((section) => section.id === 'limits')
      ?.blocks.map((block) => JSON.stringify(block))
    const names = limitsOn(await publicFiles.rulebook(id))
    expect(names).toContain('Margin')
    for (const name of names)
      expect(
        heads?.filter((head) => head.includes(`"${name}."`)),
        name,
      ).toHaveLength(1)
  })
})

test('a remark goes to the least part around it', () => {
  const remark = (path: string) => ({ path, evidence: 'chosen', says: path, sources: [] }) as const
  const beside = remarksBeside(
    ['margin', 'margin.tiers', 'waterfall', 'waterfall[0]'].map((path) => ({ path })),
    ['margin.tiers.BTC', 'margin.basis', 'waterfall[0].below', 'waterfall[1]', 'legs', 'marginal'].map(
      remark,
    ),
  )
  expect(
    Object.fromEntries([...beside].map(([path, list]) => [`${path}`, list.map(({ says }) => says)])),
  ).toEqual({
    'margin.tiers': ['margin.tiers.BTC'],
    margin: ['margin.basis'],
    'waterfall[0]': ['waterfall[0].below'],
    waterfall: ['waterfall[1]'],
    null: ['legs', 'marginal'],
  })
})

test('a rate keeps its digits, however small it is', () => {
  const { rate } = figuresOf('en', null, say)
  expect([0, 7.5e-8, 0.0065, 0.015625, 0.25].map(rate)).toEqual([
    '0%',
    '0.0000075%',
    '0.65%',
    '1.5625%',
    '25%',
  ])
})
