import { describe, expect, test } from 'vitest'
import { addressOf, openAddress } from '../../app/address.ts'
import { publicFiles } from '../../app/public.test-kit.ts'
import { runScenario } from '../../engine/index.ts'
import type { Scenario } from '../../engine/scenario.ts'
import { setMark } from '../../store/edits.ts'
import { createWords } from '../../words/words.ts'
import { checkScenario } from '../scenario-schema.ts'
import type { Taking } from './apply.ts'
import { thinnerSide, withLive } from './apply.ts'
import { hyperliquid } from './hyperliquid.ts'
import type { LiveMarket } from './live-market.ts'
import { ticked } from './rebase.ts'

/** Nobody's numbers. */
const LIVE: LiveMarket = {
  symbol: 'BTC',
  payoff: 'linear',
  mark: 2000.004,
  funding: { rate: -0.0003, hours: 1 },
  openInterest: 1,
  lot: 0.00001,
  tiers: [
    { floor: 0, rate: 0.01, maxLeverage: 50 },
    { floor: 1000, rate: 0.02, maxLeverage: 25 },
  ],
  depth: { bids: 3_000_000, asks: 1_000_000, isWhole: true },
  told: { at: Date.UTC(2026, 0, 2, 3, 4), from: 'shape' },
  book: { at: Date.UTC(2026, 0, 2, 3, 4), from: 'shape' },
  offered: null,
}
const PLAIN: Taking = { hasFunding: false, hasTiers: false, remark: 'a remark', source: 'a source' }

function taken(scenario: Scenario, live: Partial<LiveMarket> = {}, taking: Partial<Taking> = {}): Scenario {
  const next = withLive(scenario, 0, { ...LIVE, ...live }, hyperliquid, { ...PLAIN, ...taking })
  if (!next.ok) throw new Error(JSON.stringify(next.problems))
  return next.value
}

function refusal(scenario: Scenario, live: Partial<LiveMarket> = {}, taking: Partial<Taking> = {}) {
  const next = withLive(scenario, 0, { ...LIVE, ...live }, hyperliquid, { ...PLAIN, ...taking })
  return next.ok ? [] : next.problems
}

const first = await publicFiles.scenario('one-long')
const crowd = await publicFiles.scenario('crowd')

describe('price and depth', () => {
  test('the price is on the tick, the depth that of the thinner side, everything else keeps its place', () => {
    const before = setMark(0, 89)(first)
    expect(taken(before)).toEqual({
      ...before,
      markets: [{ ...first.markets[0], price: 2000, range: [1500, 2500], lot: 0.00001, depth: 1_000_000 }],
      you: { ...first.you, entry: 2000, size: 0.5 },
      steps: [{ kind: 'price', market: 0, to: 1780, gap: 0 }],
    })
    expect(thinnerSide(LIVE)).toBe(1_000_000)
  })

  test('the path keeps its shape and ends at the price', () => {
    const { markets } = taken(crowd)
    const [spec] = markets
    expect(spec?.path).toHaveLength(crowd.markets[0]?.path.length ?? 0)
    expect(spec?.path[0]).toBe(1920)
    expect(spec?.path.at(-1)).toBe(2000)
  })

  test('of a short the side stays, of an inverse size the value', () => {
    const short = { ...first, you: { ...first.you, size: -10 } } as Scenario
    expect(taken(short).you?.size).toBe(-0.5)
    const inverse: Scenario = {
      ...first,
      markets: first.markets.map((spec) => ({ ...spec, payoff: 'inverse', lot: 1 })),
    }
    const next = taken(inverse, { payoff: 'inverse', lot: null })
    expect([next.you?.size, next.you?.entry, next.markets[0]?.lot]).toEqual([10, 2000, 1])
  })

  test('the same liquidation, at the new level: 90 / 0.995 of the price', () => {
    const before = runScenario(setMark(0, 89)(first))
    const after = runScenario(taken(setMark(0, 89)(first)))
    const closed = (run: typeof before) => run.rounds.length
    expect(closed(after)).toBe(closed(before))
    expect(closed(before)).toBeGreaterThan(0)
  })
})

describe('funding and tiers, if wanted', () => {
  test('funding is one payment at the venue’s rate, after all steps', () => {
    expect(taken(setMark(0, 89)(first), {}, { hasFunding: true }).steps).toEqual([
      { kind: 'price', market: 0, to: 1780, gap: 0 },
      { kind: 'funding', market: 0, rate: -0.0003 },
    ])
  })

  test('the tier table stands in the rulebook with a dated source, and again in place of itself', async () => {
    const rulebook = await publicFiles.rulebook('hyperliquid')
    const scenario = { ...first, rulebook }
    const once = taken(scenario, {}, { hasTiers: true })
    const twice = taken(once, {}, { hasTiers: true, remark: 'later' })
    const { margin, remarks, sources } = twice.rulebook
    expect(margin.model === 'deduction' && margin.tiers.BTC).toEqual(LIVE.tiers)
    expect(margin.model === 'deduction' && margin.tiers.ETH).toEqual(
      rulebook.margin.model === 'deduction' && rulebook.margin.tiers.ETH,
    )
    expect(remarks.filter(({ path }) => path === 'margin.tiers.BTC')).toEqual([
      {
        path: 'margin.tiers.BTC',
        evidence: 'source',
        says: 'later',
        sources: ['live-hyperliquid'],
      },
    ])
    expect(sources.filter(({ key }) => key === 'live-hyperliquid')).toEqual([
      {
        key: 'live-hyperliquid',
        text: 'a source',
        url: 'https://api.hyperliquid.xyz',
        read: '2026-01-02',
      },
    ])
    expect(remarks).toHaveLength(rulebook.remarks.length + 1)
    expect(checkScenario(twice).ok).toBe(true)
  })
})

test('with the tier table, its remark and its source it fits in a link, and comes back out of it', async () => {
  const scenario = { ...first, rulebook: await publicFiles.rulebook('hyperliquid') }
  const next = taken(scenario, {}, { hasTiers: true, hasFunding: true, remark: 'a remark'.repeat(9) })
  const address = await addressOf(next, [], publicFiles)
  expect(address?.length).toBeLessThan(1000)
  expect((await openAddress(`#${address}`, createWords(), publicFiles)).scenario).toEqual(next)
})

describe('what a scenario cannot take', () => {
  test('another payoff', () => {
    expect(refusal(first, { payoff: 'inverse' })).toEqual([
      { field: 'markets[0].payoff', value: 'linear', allowed: 'inverse, as BTC of Hyperliquid' },
    ])
  })

  test('positions with entries of their own', () => {
    const named: Scenario = {
      ...first,
      accounts: [
        { id: 'a', mode: 'isolated', cash: 10, positions: [{ market: 'BTC', size: 1, entry: 100 }] },
      ],
    }
    expect(refusal(named)).toMatchObject([{ field: 'accounts', value: '1 with entries of their own in BTC' }])
  })

  test('a price that its tick cannot show', () => {
    expect(refusal(first, { mark: 1.2345 })).toMatchObject([{ field: 'markets[0].price', value: '1.2345' }])
    expect(refusal(first, { mark: 1e-7 })).toHaveLength(1)
    expect(refusal(first, { mark: 1.23 })).toEqual([])
  })

  test('a book with an empty side', () => {
    expect(refusal(first, { depth: { bids: 0, asks: 1, isWhole: true } })).toMatchObject([
      { field: 'markets[0].depth', value: '0' },
    ])
  })

  test('tiers where the rulebook has none, or the venue', async () => {
    expect(refusal(first, {}, { hasTiers: true })).toMatchObject([
      { field: 'rulebook.margin.model', value: '"flat"' },
    ])
    const scenario = { ...first, rulebook: await publicFiles.rulebook('hyperliquid') }
    expect(refusal(scenario, { tiers: null }, { hasTiers: true })).toMatchObject([{ field: 'tiers' }])
  })

  test('a table that is no table, a rate of funding that is none', async () => {
    const scenario = { ...first, rulebook: await publicFiles.rulebook('hyperliquid') }
    const tiers = [{ floor: 0, rate: 0.5, maxLeverage: 50 }]
    expect(refusal(scenario, { tiers }, { hasTiers: true })).toMatchObject([
      { field: 'rulebook.margin.tiers.BTC[0].maxLeverage' },
    ])
    expect(refusal(first, { funding: { rate: 0.5, hours: 1 } }, { hasFunding: true })).toMatchObject([
      { field: 'steps[0].rate' },
    ])
  })

  test('a position that the lot cannot hold', () => {
    expect(refusal(first, { mark: 1e8, lot: 1 })).toMatchObject([{ field: 'you.size' }])
  })
})

test('a price on the tick is its nearest, and at least one tick', () => {
  expect([ticked(2000.004, 0.01), ticked(2000.006, 0.01), ticked(0.001, 0.01)]).toEqual([2000, 2000.01, 0.01])
})
