import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { firstScreen } from '../data/first-screen.ts'
import golden from '../data/golden-links.json'
import { withPart } from '../data/keys.ts'
import type { LinkBody } from '../data/link.ts'
import { encodeLink } from '../data/link.ts'
import { LoadError } from '../data/load.ts'
import { checked } from '../data/rulebook-text.ts'
import { publicRulebook } from '../data/rulebooks.test-kit.ts'
import { checkScenario } from '../data/scenario-schema.ts'
import type { Rulebook } from '../engine/rulebook.ts'
import type { Scenario } from '../engine/scenario.ts'
import { MODEL_VERSION } from '../engine/scenario.ts'
import {
  payFunding,
  setAdlPrice,
  setAllocation,
  setCrowd,
  setDepth,
  setFund,
  setGap,
  setImpact,
  setLeverageShare,
  setMark,
  setRulebook,
  setVault,
  setYou,
} from '../store/edits.ts'
import { openLab } from '../store/lab.test-kit.ts'
import type { Edit } from '../store/lab.ts'
import { createWords } from '../words/words.ts'
import type { Files } from './address.ts'
import { addressOf, openAddress } from './address.ts'
import { headlinesOf } from './expectation.ts'
import { publicFiles } from './public.test-kit.ts'

const SEED = 20_260_413
const say = createWords()
const open = (hash: string, files: Files = publicFiles) => openAddress(hash, say, files)
const noFiles = (reason: 'offline' | 'missing'): Files => ({
  scenario: () => Promise.reject(new LoadError(reason, 'x')),
  rulebook: () => Promise.reject(new LoadError(reason, 'x')),
})
const IDS = ['one-long', 'crowd', 'fund-runs-dry', 'thin-book', 'inverse', 'million', 'two-markets'] as const

/** A link with a body that nobody would make. */
const linked = (body: Partial<LinkBody>): string =>
  `#${encodeLink({ scenario: 'crowd', model: MODEL_VERSION, expect: [], ...body })}`

describe('an address without changes', () => {
  it.each(['', '#', '#/'])('%j is the first screen, without any file', async (hash) => {
    expect(await open(hash, noFiles('offline'))).toEqual({
      scenario: firstScreen(),
      notice: null,
      made: null,
    })
  })

  it('/file/… is what fits in no address: said, and nothing is asked for', async () => {
    const { scenario, notice } = await open('#/file/abc-0', noFiles('offline'))
    expect(scenario).toEqual(firstScreen())
    expect(notice?.text).toMatch(/open the file again with Import/)
  })

  it.each(IDS)('/lab/%s and back', async (id) => {
    const opened = await open(`#/lab/${id}`)
    expect(opened).toEqual({ scenario: await publicFiles.scenario(id), notice: null, made: null })
    expect(await addressOf(opened.scenario, [], publicFiles)).toBe(`/lab/${id}`)
  })

  it.each([
    ['missing', 'gone could not be loaded: there is no such file.'],
    ['offline', 'gone could not be loaded: there is no network.'],
  ] as const)('a file that is %s: the first screen, and why', async (reason, text) => {
    const { scenario, notice } = await open('#/lab/gone', noFiles(reason))
    expect(scenario).toEqual(firstScreen())
    expect(notice).toEqual({ text, original: '/lab/gone' })
  })
})

describe('a link leads back to the very scenario', () => {
  const EDITS: readonly Edit[] = [
    setMark(0, 94.3),
    setGap(0.35),
    setMark(0, 97),
    setDepth(0, 4_321_000),
    setImpact(0, { law: 'squareRoot' }),
    setImpact(0, {
      law: 'book',
      levels: [
        [0.01, 5],
        [0.05, 40],
      ],
    }),
    setFund(12_345.67),
    setVault(9),
    setCrowd({ count: 12_345, longShare: 0.7 }),
    setLeverageShare(3, 0.25),
    setLeverageShare(9, 0.1),
    setYou({ leverage: 7.25, added: 3 }),
    setYou({ size: -4 }),
    setAllocation('contractProRata'),
    setAdlPrice('mark'),
    payFunding(0, 0.0003),
    (scenario) => ({ ...scenario, you: null }),
    (scenario) => ({ ...scenario, crowd: null }),
    (scenario) => ({
      ...scenario,
      accounts: [
        {
          id: 'x',
          mode: 'cross',
          cash: 50,
          positions: [{ market: scenario.markets[0].symbol, size: 1, entry: scenario.markets[0].price }],
        },
      ],
    }),
  ]
  const RULEBOOKS = ['textbook', 'hyperliquid', 'hyperliquid-observed-score', 'binance-usdm'] as const

  test.each(IDS)('%s with every edit at once, within 1,200 characters', async (id) => {
    let scenario = await publicFiles.scenario(id)
    const rulebook = await publicFiles.rulebook('binance-usdm')
    for (const edit of [setRulebook(rulebook), ...EDITS.slice(0, 16)]) scenario = edit(scenario)
    const hash = (await addressOf(scenario, [97.123456789, 123_456.789, 0], publicFiles)) ?? ''
    expect(hash.length).toBeGreaterThan(100)
    expect(hash.length).toBeLessThanOrEqual(1200)
    expect((await open(`#${hash}`)).scenario).toEqual(scenario)
  })

  test(`any edits in any order, under any rulebook (seed ${SEED})`, async () => {
    const some = fc.array(fc.constantFrom(...EDITS), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...IDS),
        fc.constantFrom(...RULEBOOKS),
        some,
        async (id, rules, edits) => {
          const other = setRulebook(await publicFiles.rulebook(rules))
          const scenario = [other, ...edits].reduce((at, edit) => edit(at), await publicFiles.scenario(id))
          fc.pre(checkScenario(scenario).ok)
          const hash = await addressOf(scenario, [], publicFiles)
          const opened = await open(`#${hash}`)
          expect(opened).toEqual({ scenario, notice: null, made: null })
        },
      ),
      { seed: SEED, numRuns: 100 },
    )
  })

  test.each([
    ['a number', (rulebook: Rulebook) => withPart(rulebook, ['procedure', 'fraction'], 0.5), 250],
    [
      'a strategy',
      (rulebook: Rulebook) => withPart(rulebook, ['procedure'], { kind: 'tierDown', tiers: 1, repeat: true }),
      250,
    ],
    [
      'a waterfall',
      (rulebook: Rulebook) =>
        withPart(withPart(rulebook, ['remarks'], []), ['waterfall'], [{ layer: 'fund' }, { layer: 'adl' }]),
      250,
    ],
    [
      'the tiers of a market',
      (rulebook: Rulebook) =>
        withPart(rulebook, ['margin', 'tiers', 'BTC'], [{ floor: 0, rate: 0.02, maxLeverage: 20 }]),
      300,
    ],
  ])('%s of a rulebook that was edited is kept as a difference to its file', async (_what, edit, most) => {
    const original = await publicRulebook('hyperliquid')
    const read = checked(edit(original))
    const rulebook = read.kind === 'rulebook' ? read.rulebook : null
    expect(rulebook).not.toBeNull()
    const scenario = { ...(await publicFiles.scenario('fund-runs-dry')), rulebook: rulebook ?? original }
    const hash = (await addressOf(scenario, [], publicFiles)) ?? ''
    expect(hash.length).toBeGreaterThan(20)
    expect(hash.length).toBeLessThan(most)
    expect((await open(`#${hash}`)).scenario).toEqual(scenario)
  })

  test('a rulebook of one’s own, of which there is no file, is in the link whole, or in none', async () => {
    const own = async (id: string) => ({
      ...firstScreen(),
      rulebook: { ...(await publicRulebook(id)), id: 'mine', name: 'Mine' },
    })
    const small = await own('textbook')
    expect((await open(`#${await addressOf(small, [], publicFiles)}`)).scenario).toEqual(small)
    expect(await addressOf(await own('hyperliquid'), [], publicFiles)).toBeNull()
  })

  test('a scenario that is no file of ours starts from the first screen', async () => {
    const scenario: Scenario = { ...firstScreen(), id: 'imported', title: 'Mine', seed: 7 }
    const hash = await addressOf(scenario, [], publicFiles)
    expect((await open(`#${hash}`)).scenario).toEqual(scenario)
  })

  test('one with more accounts than fit has no link', async () => {
    const account = (i: number) => ({
      id: `0x${((i * 2_654_435_761) % 2 ** 32).toString(16)}`,
      mode: 'isolated' as const,
      cash: 1000 * ((i * 0.618033988749) % 1),
      positions: [{ market: 'BTC', size: 1 + 9 * ((i * 0.754877666) % 1), entry: 100 }],
    })
    const many = { ...firstScreen(), accounts: Array.from({ length: 99 }, (_, i) => account(i)) }
    expect(await addressOf(many, [], publicFiles)).toBeNull()
    const few = { ...firstScreen(), accounts: [account(1), account(2)] }
    expect((await open(`#${await addressOf(few, [], publicFiles)}`)).scenario).toEqual(few)
  })

  test('of ten thousand accounts none is even tried: no file is asked for', async () => {
    const accounts = Array.from({ length: 10_000 }, () => ({
      id: 'x',
      mode: 'cross' as const,
      cash: 1,
      positions: [],
    }))
    expect(await addressOf({ ...firstScreen(), accounts }, [], noFiles('offline'))).toBeNull()
  })
})

describe('links of earlier releases', () => {
  test.each(golden)('$what: opens on the files of today', async ({ link, body }) => {
    const { scenario, notice } = await open(`#${link}`)
    expect(notice).toBeNull()
    expect(scenario.id).toBe(body.scenario)
    if ('rulebook' in body) expect(scenario.rulebook.id).toBe(body.rulebook)
  })

  // The same rules give the same numbers, to the last of the ten digits that a link holds.
  test.each(golden.filter(({ body }) => body.expect.length > 0 && body.model === MODEL_VERSION))(
    '$what: replays to its numbers',
    async ({ link, body }) => {
      const { scenario } = await open(`#${link}`)
      const { frame } = openLab(scenario).state()
      expect(frame === null ? null : headlinesOf(frame)).toEqual(body.expect)
    },
  )
})

describe('a link that cannot be followed keeps the page', () => {
  it('cut off: how much is missing, and what there was', async () => {
    const hash = linked({ difference: { seed: 3 } })
    const { scenario, notice } = await open(hash.slice(0, -7))
    expect(scenario).toEqual(firstScreen())
    expect(notice?.text).toBe(
      'This link was cut off (7 characters missing). The first scenario is shown instead.',
    )
    expect(notice?.original).toBe(hash.slice(1, -7))
  })

  it('a field that cannot be: field, value, what is allowed and what was used instead', async () => {
    const difference = { seed: 9, gap: 1.5 }
    const { scenario, notice } = await open(linked({ difference }))
    expect(notice?.text).toBe(
      'In this link gap is 1.5; allowed: 0 to 1. Used instead: gap of “A crowd of 100,000”.',
    )
    // The rest of the link holds, and the original text can be read.
    const crowd = await publicFiles.scenario('crowd')
    expect(scenario).toEqual({ ...crowd, seed: 9 })
    expect(JSON.parse(notice?.original ?? '')).toMatchObject({ scenario: 'crowd', difference })
  })

  it('a field within a list', async () => {
    const { scenario, notice } = await open(
      linked({ difference: { markets: { 0: { depth: -1 } }, seed: 9 } }),
    )
    expect(notice?.text).toContain('In this link markets[0].depth is -1; allowed: above 0, at most 1e15.')
    expect(scenario.markets).toEqual((await publicFiles.scenario('crowd')).markets)
    expect(scenario.seed).toBe(9)
  })

  it('a field of the rulebook', async () => {
    const { scenario, notice } = await open(linked({ difference: { rulebook: { legs: 'none' } } }))
    expect(notice?.text).toContain(
      'rulebook.legs is "none"; allowed: "all", "worstFirst". Used instead: rulebook of',
    )
    expect(scenario).toEqual(await publicFiles.scenario('crowd'))
  })

  it('a field that does not exist is left out', async () => {
    const { scenario, notice } = await open(linked({ difference: { speed: 3, seed: 9 } }))
    expect(notice?.text).toContain('In this link speed is 3; allowed: no field of this name.')
    expect(scenario).toEqual({ ...(await publicFiles.scenario('crowd')), seed: 9 })
  })

  it('changes that make no scenario together: without them', async () => {
    // The market is renamed, and the reader's position stays behind in one that is gone: two parts, of which each is right.
    const difference = { markets: { 0: { symbol: 'X' } } }
    const { scenario, notice } = await open(linked({ difference }))
    expect(notice?.text).toContain('you.market is "BTC"; allowed: X.')
    expect(scenario).toEqual(await publicFiles.scenario('crowd'))
  })

  it('a difference that is no object', async () => {
    for (const difference of [5, null, [], 'x', { '=': 5 }]) {
      const { scenario, notice } = await open(linked({ difference }))
      expect(scenario).toEqual(await publicFiles.scenario('crowd'))
      expect(notice).not.toBeNull()
    }
  })

  it('a scenario or a rulebook that is not there', async () => {
    const { notice } = await open(linked({ scenario: 'gone' }))
    expect(notice?.text).toBe('gone could not be loaded: there is no such file.')
    expect((await open(linked({ rulebook: 'gone' }))).scenario).toEqual(firstScreen())
  })

  test(`whatever the difference says, a scenario that can be run comes out (seed ${SEED})`, async () => {
    const key = fc.constantFrom(
      'markets',
      'crowd',
      'you',
      'steps',
      'rulebook',
      'reserves',
      '0',
      'gap',
      '=',
      'adl',
      'market',
      'size',
    )
    const value = fc.oneof(fc.constantFrom(0, -1, 1e300, null, 'x', true), fc.jsonValue({ maxDepth: 2 }))
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        value,
        fc.dictionary(key, tie('node'), { maxKeys: 4 }),
        fc.array(tie('node'), { maxLength: 2 }),
      ),
    })).node
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...IDS), tree, async (scenario, difference) => {
        const sent = JSON.parse(JSON.stringify(difference)) as unknown
        const opened = await open(linked({ scenario, difference: sent }))
        expect(checkScenario(opened.scenario).ok).toBe(true)
      }),
      { seed: SEED, numRuns: 250 },
    )
  })

  test(`whatever the address says, a scenario comes out (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        expect((await open(`#${text}`)).scenario.id).toBeTypeOf('string')
      }),
      { seed: SEED, numRuns: 200 },
    )
  })
})

describe('a link of another version of the rules', () => {
  it('says with which version and numbers it was made', async () => {
    const opened = await open(linked({ model: '0.9', expect: [92.1, null, 3] }))
    expect(opened.made).toEqual({ model: '0.9', expect: [92.1, null, 3] })
    expect(opened.notice).toBeNull()
  })

  it('one of this version says nothing', async () => {
    expect((await open(linked({ expect: [92.1] }))).made).toBeNull()
  })
})
