import { describe, expect, it } from 'vitest'
import { thresholdPrice } from './account.ts'
import { CALM, PLAIN, scenarioOf, THIN } from './book.test-kit.ts'
import { account, CROWD, moveTo, SCENARIO } from './cast.test-kit.ts'
import { createEngine } from './lab.ts'
import { look, named, observed, prepared } from './look.test-kit.ts'
import type { LadderColumn, Observation } from './observation.ts'
import { LADDER_BINS, LADDER_COLUMNS } from './observation.ts'
import type { Scenario } from './scenario.ts'

const longAt = (price: number, size = 1, id = `long${price}`) =>
  account(id, size, 100, size * (100 - 0.9 * price))

const total = (out: Observation, name: LadderColumn): number =>
  out.ladder[name].reduce((sum, n) => sum + n, 0)

/** Bins that hold something, as [price of the bin's middle, notional]. */
function filled(out: Observation, name: LadderColumn, [low, high]: readonly [number, number]) {
  const width = (high - low) / LADDER_BINS
  return Array.from(out.ladder[name], (n, bin) => [low + (bin + 0.5) * width, n]).filter(
    ([, n]) => Math.abs(n) > 1e-6,
  )
}

// 512 bins of a quarter each, so that thresholds lie inside them.
const RANGE = [36, 164] as const
const MARKET = { ...CALM, range: RANGE }

describe('the bins', () => {
  it('[O2] an open position stands at its threshold, on its side', () => {
    const accounts = [longAt(95.1), longAt(90.1, 3), account('short', -2, 100, 2 * (1.1 * 110.1 - 100))]
    const out = observed(scenarioOf({ markets: [MARKET], accounts, steps: [] }))
    expect(filled(out, 'longOpen', RANGE)).toEqual([
      [90.125, 300],
      [95.125, 100],
    ])
    expect(filled(out, 'shortOpen', RANGE)).toEqual([[110.125, 200]])
    expect(total(out, 'longClosed') + total(out, 'shortClosed')).toBe(0)
  })

  it('[O2] what was closed stays where it stood, not where it was sold', () => {
    const out = observed(
      scenarioOf({ markets: [MARKET], accounts: [longAt(95.1), longAt(90.1, 3)], steps: [moveTo(92, 1)] }),
    )
    expect(filled(out, 'longClosed', RANGE)).toEqual([[95.125, 100]])
    expect(filled(out, 'longOpen', RANGE)).toEqual([[90.125, 300]])
  })

  it('[O2] a position sold in part shows the part where it stood and the rest where it now goes under', () => {
    // 2 of 10 at 90.1 go; the rest has 8 · 23.6375 behind it and is under at 87.625.
    const rules = {
      procedure: { kind: 'fixedFraction', fraction: 0.2, above: 500, cooldownSeconds: 3 },
      surplus: { to: 'trader' },
    } as const
    const out = observed(
      scenarioOf({ rules, markets: [MARKET], accounts: [longAt(90.1, 10)], steps: [moveTo(90)] }),
    )
    expect(filled(out, 'longClosed', RANGE)).toEqual([[90.125, 200]])
    const [[price, open]] = filled(out, 'longOpen', RANGE)
    // 189.1 − 2 · 9.9 = 169.3: (800 − 169.3) / 7.2 = 87.597.
    expect(price).toBeCloseTo(87.625, 9)
    expect(open).toBe(800)
  })

  it('[O2] positions without a threshold, or beyond the range, are in no bin', () => {
    const accounts = [account('safe', 1, 100, 101), longAt(30)]
    expect(total(observed(scenarioOf({ markets: [MARKET], accounts, steps: [] })), 'longOpen')).toBe(0)
  })

  it('[O2] each leg of a hedge stands in the ladder of its market, at its price with the other held', () => {
    const ETH = { ...MARKET, symbol: 'ETH' }
    const pair = {
      id: 'pair',
      mode: 'cross',
      cash: 40,
      positions: [
        { market: 'BTC', size: 1, entry: 100 },
        { market: 'ETH', size: -1, entry: 100 },
      ],
    } as const
    const of = (steps: Scenario['steps']) => scenarioOf({ markets: [MARKET, ETH], accounts: [pair], steps })
    // BTC at 77.78; ETH, short, where 40 − (P − 100) = 0.1 P + 10, at 130 / 1.1 = 118.18.
    expect(filled(observed(of([])), 'longOpen', RANGE)).toEqual([[77.875, 100]])
    expect(filled(observed(of([]), { market: 1 }), 'shortOpen', RANGE)).toEqual([[118.125, 100]])
    // Once BTC has cost it 9 the line in ETH has come down to (31 − 9.1 + 100) / 1.1 = 110.82.
    expect(filled(observed(of([moveTo(91)]), { market: 1 }), 'shortOpen', RANGE)).toEqual([[110.875, 100]])
    // Closed in both, each at the line it was built with.
    const gone = of([moveTo(70, 1)])
    expect(filled(observed(gone), 'longClosed', RANGE)).toEqual([[77.875, 100]])
    expect(filled(observed(gone, { market: 1 }), 'shortClosed', RANGE)).toEqual([[118.125, 100]])
  })
})

/** Several legs, both sides, two markets, partial closings; the range holds every threshold there is. */
const WIDE = [0, 1000] as const
const BUSY: Scenario = {
  ...SCENARIO,
  rulebook: {
    ...PLAIN,
    margin: { ...PLAIN.margin, model: 'flat', rate: 0.02, maxLeverage: 50 },
    procedure: { kind: 'fixedFraction', fraction: 0.2, above: 2000, cooldownSeconds: 3 },
    surplus: { to: 'trader' },
    waterfall: [{ layer: 'vault', below: 0.4 }, { layer: 'fund' }, { layer: 'adl' }],
  },
  markets: [
    { ...THIN, depth: 2e5, lot: 0.01, range: WIDE },
    { ...THIN, symbol: 'ETH', depth: 2e5, lot: 0.01, range: WIDE },
  ],
  crowd: {
    ...CROWD,
    count: 600,
    hedgedShare: 0.3,
    leverageMix: [
      { leverage: 3, weight: 1 },
      { leverage: 30, weight: 1 },
    ],
  },
  reserves: { fund: 300, vault: 3000, venue: 0 },
}

function expectSame(one: Observation, other: Observation, what: string): void {
  for (const name of LADDER_COLUMNS)
    for (let bin = 0; bin < LADDER_BINS; bin++)
      expect(
        Math.abs(one.ladder[name][bin] - other.ladder[name][bin]),
        `${what}: ${name} ${bin}`,
      ).toBeLessThan(1e-6)
}

describe('the sums', () => {
  const steps = [moveTo(95, 0.4), moveTo(104, 0.3, 1), moveTo(86, 0.5)]

  for (const market of [0, 1])
    for (let n = 0; n <= steps.length; n++)
      it(`[O2] what is open adds up to the open interest of the crowd, what is closed to the total (market ${market}, ${n} steps)`, () => {
        const engine = createEngine()
        const scenario = { ...BUSY, steps: steps.slice(0, n) }
        const out = prepared(engine, scenario, { market })
        const { world } = engine
        const { positions, markets, prices } = world
        // A leg that no price of its market alone can sink is in no bin.
        const open = (p: number, direction: 1 | -1): number => {
          const line = thresholdPrice(world, positions.account[p], market, prices.mark[market], direction)
          return Number.isNaN(line) ? 0 : positions.lots[p]
        }
        const closed = (p: number): number => (Number.isNaN(positions.builtLine[p]) ? 0 : positions.closed[p])
        const sum = (list: Uint32Array, of: (p: number) => number): number =>
          list.reduce((all, p) => all + Math.abs(of(p)), 0) * markets[market].lotNotional
        const { longs, shorts } = world.postings[market]
        expect(total(out, 'longOpen')).toBeCloseTo(
          sum(longs, (p) => open(p, -1)),
          6,
        )
        expect(total(out, 'shortOpen')).toBeCloseTo(
          sum(shorts, (p) => open(p, 1)),
          6,
        )
        expect(total(out, 'longOpen') + total(out, 'shortOpen')).toBeGreaterThan(1e4)
        expect(total(out, 'longClosed')).toBeCloseTo(sum(longs, closed), 6)
        expect(total(out, 'shortClosed')).toBeCloseTo(sum(shorts, closed), 6)
        if (n === 3) expect(total(out, 'longClosed') + total(out, 'shortClosed')).toBeGreaterThan(0)
      })

  it('[O2] after any previews the ladder is that of an engine that made only the last', () => {
    const used = createEngine()
    prepared(used, { ...BUSY, steps: steps.slice(0, 1) })
    for (const to of [93, 80, 99, 120, 90]) {
      const scenario = { ...BUSY, steps: [...steps.slice(0, 1), moveTo(to, 0.3)] }
      expectSame(prepared(used, scenario), observed(scenario), `preview at ${to}`)
    }
  })

  it('[O2] after a commit, another market and another range it is that of a new engine', () => {
    const used = createEngine()
    for (let n = 0; n <= steps.length; n++) {
      const scenario = { ...BUSY, steps: steps.slice(0, n) }
      expectSame(prepared(used, scenario), observed(scenario), `${n} steps`)
      expectSame(look(used, scenario, { market: 1 }), observed(scenario, { market: 1 }), `${n} steps, ETH`)
      const near = { range: [80, 120] } as const
      expectSame(look(used, scenario, near), observed(scenario, near), `${n} steps, near`)
    }
  })

  it('[O2] after a payment every line is where it is now', () => {
    // 1 unit with 19 behind it pays 1: under at 82 / 0.9 = 91.11 instead of 90.
    const scenario = scenarioOf({
      markets: [MARKET],
      accounts: [account('one', 1, 100, 19)],
      steps: [{ kind: 'funding', market: 0, rate: 0.01 }],
    })
    const out = observed(scenario)
    expect(filled(out, 'longOpen', RANGE)).toEqual([[91.125, 100]])
    expect(named(out).nextLiquidationDown).toBeCloseTo(82 / 0.9, 9)
  })
})

describe('what lies ahead', () => {
  const accounts = [
    longAt(95.1),
    longAt(90.1, 3),
    longAt(99.4, 2),
    account('short', -4, 100, 4 * (1.1 * 102.1 - 100)),
  ]

  it('[O2] the next wall is the highest bin on the side that the price moves to', () => {
    const down = named(observed(scenarioOf({ markets: [MARKET], accounts, steps: [moveTo(99.9)] })))
    expect([down.nextWallPrice, down.nextWallNotional]).toEqual([90.125, 300])
    const up = named(observed(scenarioOf({ markets: [MARKET], accounts, steps: [moveTo(100.1)] })))
    expect([up.nextWallPrice, up.nextWallNotional]).toEqual([102.125, 400])
  })

  it('[O2] with nobody ahead there is none', () => {
    const out = named(observed(scenarioOf({ markets: [MARKET], accounts: [], steps: [] })))
    expect([out.nextWallPrice, out.nextWallNotional, out.windowNotional]).toEqual([null, null, 0])
  })

  it('[P9] the window is what goes under within the next 1 % of the mark', () => {
    const out = named(observed(scenarioOf({ markets: [MARKET], accounts, steps: [moveTo(99.9)] })))
    // From 99.9 down to 98.901: the 2 at 99.4.
    expect(out.windowNotional).toBeCloseTo(200, 9)
  })

  it('[O1] the next liquidation of either direction is the nearest line that still holds', () => {
    const of = (steps: Scenario['steps']) => {
      const { nextLiquidationDown, nextLiquidationUp } = named(
        observed(scenarioOf({ markets: [MARKET], accounts, steps })),
      )
      return [nextLiquidationDown, nextLiquidationUp]
    }
    expect(of([])).toEqual([expect.closeTo(99.4, 9), expect.closeTo(102.1, 9)])
    expect(of([moveTo(99)])).toEqual([expect.closeTo(95.1, 9), expect.closeTo(102.1, 9)])
    expect(of([moveTo(103)])).toEqual([expect.closeTo(99.4, 9), null])
  })

  it('[O1] a line that hangs on another market is that of the marks of now', () => {
    const ETH = { ...MARKET, symbol: 'ETH' }
    const pair = {
      id: 'pair',
      mode: 'cross',
      cash: 40,
      positions: [
        { market: 'BTC', size: 1, entry: 100 },
        { market: 'ETH', size: -1, entry: 100 },
      ],
    } as const
    const scenario = scenarioOf({ markets: [MARKET, ETH], accounts: [pair], steps: [moveTo(90)] })
    expect(named(observed(scenario, { market: 1 })).nextLiquidationUp).toBeCloseTo(110, 9)
  })
})
