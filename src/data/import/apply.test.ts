import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CrowdSpec } from '../../engine/scenario.ts'
import { firstScreen } from '../first-screen.ts'
import { checkScenario } from '../scenario-schema.ts'
import { canKeepYou, withImport, youOf } from './apply.ts'
import { planOf } from './import.test-kit.ts'

const winners = readFileSync(new URL('./fixtures/winners.csv', import.meta.url), 'utf8')
const scenario = {
  ...firstScreen(),
  reserves: { fund: 500, vault: 0, venue: 7 },
  steps: [{ kind: 'price', market: 0, to: 90, gap: 0 }] as const,
}
const screen = { markets: scenario.markets, prices: { BTC: 100 } }
const alone = { title: 'ten accounts', keepsCrowd: false, you: 'none' } as const

describe('the scenario on screen with accounts of a file', () => {
  const plan = planOf(winners, {}, screen)
  const next = withImport(scenario, plan, alone)

  it('has their market at the stated price, with depth and impact as they were, before the first step', () => {
    expect(next.markets).toEqual([
      {
        symbol: 'AVAX',
        payoff: 'linear',
        price: 20,
        tick: 0.001,
        lot: 0.01,
        depth: scenario.markets[0]?.depth,
        impact: scenario.markets[0]?.impact,
        // Accounts are out of money from 14 to 56 (one at 60 is three prices off): 2 % more either way, to a tenth.
        range: [13.7, 57.2],
        path: [],
      },
    ])
    expect(next.steps).toEqual([])
    expect(next).toMatchObject({ id: 'imported', title: 'ten accounts', crowd: null, you: null })
  })

  it('keeps rulebook, reserves and seed', () => {
    expect(next.rulebook).toBe(scenario.rulebook)
    expect(next.reserves).toEqual({ fund: 500, vault: 0, venue: 7 })
    expect(next.seed).toBe(scenario.seed)
  })

  it('is a scenario that the schema accepts', () => {
    const checked = checkScenario(JSON.parse(JSON.stringify(next)))
    expect(checked).toEqual({ ok: true, value: next })
  })

  it('leaves the scenario that it starts from as it is', () => {
    expect(scenario.markets[0]?.symbol).toBe('BTC')
    expect(scenario.accounts).toEqual([])
  })

  it('keeps the crowd in the first market if the reader says so', () => {
    const crowd: CrowdSpec = {
      count: 100,
      leverageMix: [{ leverage: 10, weight: 1 }],
      longShare: 0.5,
      medianNotional: 1000,
      tail: 2,
      crossShare: 0,
      hedgedShare: 0.4,
      market: 1,
    }
    const kept = withImport({ ...scenario, crowd }, plan, { ...alone, keepsCrowd: true })
    expect(kept.crowd).toEqual({ ...crowd, market: 0, hedgedShare: 0 })
    expect(withImport({ ...scenario, crowd }, plan, alone).crowd).toBeNull()
  })
})

describe('the reader’s own position', () => {
  const btc = planOf('account,side,size,entry,cash\nme,long,4,100,50\nyou,short,1,100,20', {}, screen)

  it('is kept where its market stays', () => {
    expect(canKeepYou(scenario, btc)).toBe(true)
    expect(withImport(scenario, btc, { ...alone, you: 'keep' }).you).toBe(scenario.you)
    const avax = planOf(winners, {}, screen)
    expect(canKeepYou(scenario, avax)).toBe(false)
    expect(withImport(scenario, avax, { ...alone, you: 'keep' }).you).toBeNull()
  })

  it('can be an account of the file, which then is no other’s', () => {
    const next = withImport(scenario, btc, { ...alone, you: { account: 'me' } })
    // 4 from 100 on 50 of cash is 8×.
    expect(next.you).toEqual({ market: 'BTC', size: 4, entry: 100, leverage: 8, added: 0, mode: 'isolated' })
    expect(next.accounts.map(({ id }) => id)).toEqual(['you (imported)'])
  })

  it('has margin below 1× and above 1000× as an addition', () => {
    const text = 'account,side,size,entry,cash\nrich,long,1,100,250\npoor,long,1,100,0.05'
    const plan = planOf(text, {}, screen)
    expect(youOf(plan, 'rich')).toMatchObject({ leverage: 1, added: 150 })
    expect(youOf(plan, 'poor')).toMatchObject({ leverage: 1000 })
    const { added } = youOf(plan, 'poor') as { added: number } // the line above has seen that it is a position
    expect(added).toBeCloseTo(-0.05, 12)
  })

  it('cannot be an account that is not there, has several positions, or no cash', () => {
    const text = 'account,market,side,size,entry,equity\nA,X,long,1,10,5\nA,Y,long,1,10,5\nB,X,long,1,10,5'
    const plan = planOf(text, { prices: { X: 20, Y: 10 } })
    expect(youOf(plan, 'C')).toBe('unknown')
    expect(youOf(plan, 'A')).toBe('severalLegs')
    // Ten of profit and five of equity: the cash is five short.
    expect(youOf(plan, 'B')).toBe('noCash')
  })
})
