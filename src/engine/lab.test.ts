import { describe, expect, it } from 'vitest'
import { PLAIN, scenarioOf, THIN } from './book.test-kit.ts'
import { account, CROWD, moveTo, SCENARIO } from './cast.test-kit.ts'
import { digest } from './checkpoint.ts'
import type { Engine } from './lab.ts'
import { createEngine, runScenario } from './lab.ts'
import { prepared, valuesOf } from './look.test-kit.ts'
import type { Scenario } from './scenario.ts'

const BUSY: Scenario = {
  ...SCENARIO,
  rulebook: {
    ...PLAIN,
    margin: { model: 'flat', rate: 0.02, maxLeverage: 50, basis: 'mark', closingFee: 0 },
    surplus: { to: 'trader' },
    waterfall: [{ layer: 'vault', below: 0.5 }, { layer: 'fund' }, { layer: 'adl' }],
  },
  markets: [{ ...THIN, depth: 2e4, lot: 0.01 }],
  crowd: { ...CROWD, count: 150 },
  you: { market: 'BTC', size: -3, entry: 100, leverage: 10, added: 0, mode: 'isolated' },
  reserves: { fund: 300, vault: 5000, venue: 0 },
  steps: [moveTo(95, 0.3), moveTo(97), moveTo(84, 0.6)],
}

/** Digest after running a scenario to the end on an engine. */
function ran(engine: Engine, scenario: Scenario): number {
  prepared(engine, scenario)
  return engine.digest()
}

const alone = (scenario: Scenario): number => ran(createEngine(), scenario)
const busyAlone = alone(BUSY)

describe('one engine, used again', () => {
  it('[K3] gives what a run from nothing gives', () => {
    const engine = createEngine()
    expect(ran(engine, BUSY)).toBe(digest(runScenario(BUSY)))
    expect(ran(engine, BUSY)).toBe(digest(runScenario(BUSY)))
  })

  const changes: readonly (readonly [string, Partial<Scenario>])[] = [
    ['the last step', { steps: [...BUSY.steps.slice(0, -1), moveTo(80, 0.5)] }],
    ['an earlier step', { steps: [moveTo(93), ...BUSY.steps.slice(1)] }],
    ['one step less', { steps: BUSY.steps.slice(0, -1) }],
    ['no step', { steps: [] }],
    ['the reserves', { reserves: { fund: 0, vault: 100, venue: 50 } }],
    ['the depth', { markets: [{ ...BUSY.markets[0], depth: 1e4 }] }],
    ['the law of impact', { markets: [{ ...BUSY.markets[0], impact: { law: 'squareRoot' } }] }],
    ['the price', { markets: [{ ...BUSY.markets[0], price: 101 }] }],
    ['the seed', { seed: 8 }],
    ['your side', { you: { market: 'BTC', size: 3, entry: 100, leverage: 10, added: 0, mode: 'isolated' } }],
    ['nobody of your own', { you: null }],
    ['the crowd', { crowd: { ...CROWD, count: 200 } }],
    ['named accounts', { accounts: [account('a', 1, 100, 12)] }],
    [
      'the waterfall',
      { rulebook: { ...BUSY.rulebook, waterfall: [{ layer: 'fund' }, { layer: 'clawback' }] } },
    ],
    [
      'the procedure',
      { rulebook: { ...BUSY.rulebook, procedure: { kind: 'throttled', fraction: 0.2, notional: 0 } } },
    ],
    ['the trigger', { rulebook: { ...BUSY.rulebook, trigger: { strict: true } } }],
    ['the margin', { rulebook: { ...BUSY.rulebook, margin: PLAIN.margin } }],
    [
      'deleveraging',
      { rulebook: { ...BUSY.rulebook, adl: { ...PLAIN.adl, price: 'mark', allocation: 'contractProRata' } } },
    ],
  ]
  for (const [what, change] of changes)
    it(`[K3] after a change of ${what} it gives what a new one gives, and after the way back, too`, () => {
      const engine = createEngine()
      ran(engine, BUSY)
      const changed = { ...BUSY, ...change }
      const wanted = alone(changed)
      expect(ran(engine, changed)).toBe(wanted)
      expect(ran(engine, changed)).toBe(wanted)
      expect(ran(engine, BUSY)).toBe(busyAlone)
    })
})

describe('a look at an earlier round', () => {
  it('[K3] shows that many rounds, and the way back shows all of them', () => {
    const engine = createEngine()
    const end = ran(engine, BUSY)
    const rounds = engine.world.rounds.length
    expect(rounds).toBeGreaterThan(3)
    for (let until = 0; until < rounds; until++) {
      const values = valuesOf(engine, BUSY, { until })
      expect(values.rounds).toBe(until)
      expect(values.shownRound).toBe(until)
    }
    valuesOf(engine, BUSY, {})
    expect(engine.digest()).toBe(end)
  })

  it('[K3] is the state at the end of that round: hand and mark are those of its row', () => {
    const engine = createEngine()
    ran(engine, BUSY)
    const { hand, mark, length } = engine.world.rounds
    const rows = Array.from({ length }, (_, r) => [hand[0][r], mark[0][r]])
    rows.forEach(([hand, mark], r) => {
      const values = valuesOf(engine, BUSY, { until: r + 1 })
      expect([values.handPrice, values.markPrice], `round ${r + 1}`).toEqual([hand, mark])
    })
  })

  it('[K3] before the first round nothing has happened', () => {
    const engine = createEngine()
    prepared(engine, BUSY)
    const values = valuesOf(engine, BUSY, { until: 0 })
    expect([values.handPrice, values.markPrice, values.journalRows]).toEqual([100, 100, 0])
  })
})

describe('what cannot be built', () => {
  const refusal = (scenario: Scenario): unknown => {
    try {
      prepared(createEngine(), scenario)
    } catch (error) {
      return error
    }
    return null
  }

  it('[K3] an account in a market that does not exist is refused by field, value and what there is', () => {
    const scenario = scenarioOf({ accounts: [account('a', 1, 100, 10, 'DOGE')], steps: [] })
    expect(refusal(scenario)).toMatchObject({ field: 'accounts.a.market', value: 'DOGE', allowed: 'BTC' })
  })

  it('[K3] after a refusal the world that stood before still stands', () => {
    const engine = createEngine()
    const before = ran(engine, BUSY)
    const bad = { ...BUSY, you: { ...BUSY.you, market: 'DOGE' } } as Scenario // the market is what is refused
    expect(() => prepared(engine, bad)).toThrow('you.market')
    expect(engine.digest()).toBe(before)
    expect(ran(engine, BUSY)).toBe(before)
  })

  it('[K3] an engine without a scenario says so', () => {
    expect(() => createEngine().digest()).toThrow('scenario')
  })
})
