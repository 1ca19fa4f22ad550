import { describe, expect, it } from 'vitest'
import { CALM, gapOf, moneyOf, play, rowsOf, stateOf, THIN, totals } from './book.test-kit.ts'
import { account, moveTo } from './cast.test-kit.ts'
import type { Rulebook } from './rulebook.ts'
import { LIQUIDATED, PARTLY_CLOSED } from './world.ts'

/** What was closed, as [round, lots]. */
const closings = (world: ReturnType<typeof play>) =>
  rowsOf(world, 'partialLiquidation', 'liquidation').map(({ round, lots }) => [round, lots])

describe('a fixed fraction', () => {
  // 10 units at 100 with margin 190: under at 90. A fifth is closed first; the cooldown lasts 3 rounds of 1 s.
  const rules: Partial<Rulebook> = {
    procedure: { kind: 'fixedFraction', fraction: 0.2, above: 500, cooldownSeconds: 3 },
    surplus: { to: 'trader' },
  }
  const ten = account('ten', 10, 100, 190)

  it('[L3] closes the fraction, and the threshold of the rest moves away', () => {
    // At 90 two units lose 20. 8 units with 170 left: under at (100 − 170 / 8) / 0.9 = 87.5.
    const world = play({ rules, accounts: [ten], steps: [moveTo(88)] })
    expect(closings(world)).toEqual([[1, 2]])
    expect(stateOf(world, 'ten')).toEqual({ cash: expect.closeTo(170, 9), lots: [8], status: PARTLY_CLOSED })
    expect(world.accounts.line[2]).toBeCloseTo(87.5, 9)
    expect(totals(world, 'partlyClosed', 'longsClosed')).toEqual({ partlyClosed: 1, longsClosed: 0 })
  })

  it('[L3] a second trigger within the cooldown closes everything: in a slide on its way', () => {
    // Past 87.5 all 8 go there, in the same round, and lose 100.
    const world = play({ rules, accounts: [ten], steps: [moveTo(86)] })
    expect(closings(world)).toEqual([
      [1, 2],
      [1, 8],
    ])
    expect(stateOf(world, 'ten')).toEqual({ cash: expect.closeTo(70, 9), lots: [0], status: LIQUIDATED })
    expect(totals(world, 'partlyClosed', 'longsClosed')).toEqual({ partlyClosed: 0, longsClosed: 1 })
  })

  it('[L3] after a jump the second trigger comes in the next round, at the far side', () => {
    // At 86 two lose 28, then eight lose 112.
    const world = play({ rules, accounts: [ten], steps: [moveTo(86, 1)] })
    expect(closings(world)).toEqual([
      [1, 2],
      [2, 8],
    ])
    expect(stateOf(world, 'ten')).toEqual({ cash: expect.closeTo(50, 9), lots: [0], status: LIQUIDATED })
  })

  it('[L3] after the cooldown the fraction counts again', () => {
    // Rounds 2, 3 and 4 are made by three others. In round 5 a fifth of 8 is 1 whole lot.
    const others = [87.9, 87.8, 87.7].map((price, i) => account(`x${i}`, 1, 100, 100 - 0.9 * price))
    const steps = [88, 87.85, 87.75, 87.65, 87.4].map((price) => moveTo(price))
    const world = play({ rules, accounts: [ten, ...others], steps })
    expect(closings(world)).toEqual([
      [1, 2],
      [2, 1],
      [3, 1],
      [4, 1],
      [5, 1],
    ])
    // Without them it is round 2, and all 8 go.
    expect(closings(play({ rules, accounts: [ten], steps }))).toEqual([
      [1, 2],
      [2, 8],
    ])
  })

  it('[L3] a position up to the limit goes whole at once', () => {
    const world = play({ rules, accounts: [account('five', 5, 100, 95)], steps: [moveTo(90)] })
    expect(closings(world)).toEqual([[1, 5]])
  })
})

describe('down the tiers', () => {
  // Below 500 5 %, from 500 10 %, from 1,000 20 %; with the deductions 0, 25 and 125.
  const margin = {
    model: 'deduction',
    basis: 'mark',
    closingFee: 0,
    tiers: {
      default: [
        { floor: 0, rate: 0.05, maxLeverage: 20 },
        { floor: 500, rate: 0.1, maxLeverage: 10 },
        { floor: 1000, rate: 0.2, maxLeverage: 5 },
      ],
    },
  } as const
  // 20 units at 100 with margin 380: at 90 worth 1,800, equity 180; required 1,800 · 0.2 − 125 = 235. They meet where
  // 380 + 20 (P − 100) = 4 P − 125, at P = 1,495 / 16 = 93.4375: worth 1,868.75.
  const twenty = account('twenty', 20, 100, 380)
  const at = 1495 / 16

  it('[L4] one order to just below the next floor', () => {
    // Below 1,000 at 93.4375 are 10 units (934.38): 10 go at a loss of 65.625. Equity stays 248.75, required 68.44.
    const rules = { margin, procedure: { kind: 'tierDown', tiers: 1, repeat: true } } as const
    const world = play({ rules, accounts: [twenty], steps: [moveTo(at - 0.01)] })
    expect(closings(world)).toEqual([[1, 10]])
    expect(stateOf(world, 'twenty')).toEqual({
      cash: expect.closeTo(380 - 10 * (100 - at), 9),
      lots: [10],
      status: PARTLY_CLOSED,
    })
  })

  it('[L4] two tiers at once', () => {
    // Below 500 are 5 units (467.19): 15 go.
    const rules = { margin, procedure: { kind: 'tierDown', tiers: 2, repeat: true } } as const
    const world = play({ rules, accounts: [twenty], steps: [moveTo(at - 0.01)] })
    expect(closings(world)).toEqual([[1, 15]])
  })

  it('[L4] repeated while it does not suffice, then whole from the lowest tier', () => {
    // A jump to 82: equity 20. 12 units are worth 984: 8 go, and 20 is still below 73.4; 6 are worth 492: 6 go, 20 is
    // below 24.6; the last 6 go whole. No price moves, so equity stays at 20.
    const rules = { margin, procedure: { kind: 'tierDown', tiers: 1, repeat: true } } as const
    const world = play({ rules, accounts: [twenty], steps: [moveTo(82, 1)] })
    expect(closings(world)).toEqual([
      [1, 8],
      [2, 6],
      [3, 6],
    ])
    expect(totals(world, 'excessToFund')).toEqual({ excessToFund: expect.closeTo(20, 9) })
  })

  it('[L4] in a step model, too, an account is cut once in a round', () => {
    // Step: required is the rate on the whole value. With 450 behind it a jump to 82 leaves 90 against 328, then 98.4,
    // then 24.6, which it meets: the 6 units that are left stay.
    const rules = {
      margin: { ...margin, model: 'step' },
      procedure: { kind: 'tierDown', tiers: 1, repeat: true },
    } as const
    const world = play({ rules, accounts: [account('twenty', 20, 100, 450)], steps: [moveTo(82, 1)] })
    expect(closings(world)).toEqual([
      [1, 8],
      [2, 6],
    ])
    expect(stateOf(world, 'twenty')).toEqual({
      cash: expect.closeTo(450 - 14 * 18, 9),
      lots: [6],
      status: PARTLY_CLOSED,
    })
  })

  it('[L4] in a step model, an account that is flat is not counted a second time', () => {
    // With 405 a jump to 80 leaves 5 against 320, 96 and 24.
    const rules = {
      margin: { ...margin, model: 'step' },
      procedure: { kind: 'tierDown', tiers: 1, repeat: true },
      surplus: { to: 'trader' },
    } as const
    const world = play({ rules, accounts: [account('twenty', 20, 100, 405)], steps: [moveTo(80, 1)] })
    expect(closings(world).map(([, lots]) => lots)).toEqual([8, 6, 6])
    expect(totals(world, 'longsClosed', 'shortsClosed', 'excessCollateral', 'partlyClosed')).toEqual({
      longsClosed: 1,
      shortsClosed: 0,
      excessCollateral: expect.closeTo(5, 9),
      partlyClosed: 0,
    })
  })

  it('[L4] not repeated: the first lower tier that suffices is aimed at, else all goes', () => {
    const rules = { margin, procedure: { kind: 'tierDown', tiers: 1, repeat: false } } as const
    // A jump to 84: equity 60. 11 units worth 924 need 67.4: too much. 5 units worth 420 need 21: 15 go.
    expect(closings(play({ rules, accounts: [twenty], steps: [moveTo(84, 1)] }))).toEqual([[1, 15]])
    // A jump to 82: equity 20; even 6 units need 24.6: all go.
    expect(closings(play({ rules, accounts: [twenty], steps: [moveTo(82, 1)] }))).toEqual([[1, 20]])
  })

  it('[L4] not repeated: a second trigger closes all', () => {
    // After 10 of 20 at 93.4375 the rest is under where 314.375 + 10 (P − 100) = P − 25, at 73.4027…
    const rules = { margin, procedure: { kind: 'tierDown', tiers: 1, repeat: false } } as const
    const world = play({ rules, accounts: [twenty], steps: [moveTo(73)] })
    expect(closings(world)).toEqual([
      [1, 10],
      [1, 10],
    ])
  })
})

describe('a slice of every position', () => {
  const ETH = { ...CALM, symbol: 'ETH' }
  const pair = {
    id: 'pair',
    mode: 'cross',
    cash: 400,
    positions: [
      { market: 'BTC', size: 10, entry: 100 },
      { market: 'ETH', size: -20, entry: 100 },
    ],
  } as const
  const rules = { procedure: { kind: 'proRataSlice', step: 0.2, target: 0.9 } } as const

  it('[L5] closes the same share of each, the least multiple of the step that brings the ratio below the target', () => {
    // BTC jumps to 88: equity 400 − 120 = 280, required 88 + 200 = 288. 0.8 · 288 = 230.4 is below 0.9 · 280 = 252.
    const world = play({ rules, markets: [CALM, ETH], accounts: [pair], steps: [moveTo(88, 1)] })
    expect(closings(world)).toEqual([
      [1, 2],
      [1, -4],
    ])
    expect(stateOf(world, 'pair')).toEqual({
      cash: expect.closeTo(400 - 24, 9),
      lots: [8, -16],
      status: PARTLY_CLOSED,
    })
  })

  it('[L5] takes more steps when one does not suffice', () => {
    // BTC jumps to 80: equity 200, required 280. 0.6 · 280 = 168 is below 180, 0.8 · 280 = 224 is not: 40 %.
    const world = play({ rules, markets: [CALM, ETH], accounts: [pair], steps: [moveTo(80, 1)] })
    expect(closings(world)).toEqual([
      [1, 4],
      [1, -8],
    ])
  })

  it('[L5] three steps of a fifth are 60 % and not a lot more, though 0.2 + 0.2 + 0.2 is above 0.6', () => {
    // BTC jumps to 76: equity 160, required 276. 0.4 · 276 = 110.4 is below 144, 0.6 · 276 = 165.6 is not.
    const world = play({ rules, markets: [CALM, ETH], accounts: [pair], steps: [moveTo(76, 1)] })
    expect(closings(world)).toEqual([
      [1, 6],
      [1, -12],
    ])
  })

  it('[L5] counts the fee of a split: BTC jumps to 88 with 1 % of 2,880 two fifths go', () => {
    // A fifth leaves 230.4: below 0.835 · 280 = 233.8, not below 0.835 · (280 − 5.76) = 229. Two fifths leave 172.8.
    const tight = {
      procedure: { kind: 'proRataSlice', step: 0.2, target: 0.835 },
      surplus: { to: 'split', fee: 0.01 },
    } as const
    const world = play({ rules: tight, markets: [CALM, ETH], accounts: [pair], steps: [moveTo(88, 1)] })
    expect(closings(world)).toEqual([
      [1, 4],
      [1, -8],
    ])
    const free = { ...tight, surplus: { to: 'trader' } } as const
    const whole = play({ rules: free, markets: [CALM, ETH], accounts: [pair], steps: [moveTo(88, 1)] })
    expect(closings(whole)).toEqual([
      [1, 2],
      [1, -4],
    ])
  })

  it('[L5] an account without equity is closed whole', () => {
    // BTC jumps to 59: equity −10.
    const world = play({
      rules,
      markets: [CALM, ETH],
      accounts: [pair],
      reserves: { fund: 50 },
      steps: [moveTo(59, 1)],
    })
    expect(stateOf(world, 'pair')).toEqual({ cash: 0, lots: [0, 0], status: LIQUIDATED })
    expect(totals(world, 'fundPaid', 'residual')).toEqual({ fundPaid: expect.closeTo(10, 9), residual: 0 })
  })
})

describe('throttled', () => {
  it('[L6] at most the larger of a fraction and a fixed notional in a round', () => {
    // 10 units jump to 88: equity 70 against 88. A quarter of 10 is 2 whole lots; 300 are 3: 3 go, 70 covers 61.6.
    const ten = account('ten', 10, 100, 190)
    const rules = { procedure: { kind: 'throttled', fraction: 0.25, notional: 300 } } as const
    const world = play({ rules, accounts: [ten], steps: [moveTo(88, 1)] })
    expect(closings(world)).toEqual([[1, 3]])
    // A jump to 82: equity 10 covers one unit (8.2): 3, 3, 3, and the last stays.
    const deep = play({ rules, accounts: [ten], steps: [moveTo(82, 1)] })
    expect(closings(deep)).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
    expect(stateOf(deep, 'ten').lots).toEqual([1])
  })

  it('[L6] 29 % of 100 lots are 29, though 100 · 0.29 is below it', () => {
    // 100 units jump to 88: equity 700 against 880; 71 need 624.8.
    const rules = { procedure: { kind: 'throttled', fraction: 0.29, notional: 0 } } as const
    const world = play({ rules, accounts: [account('hundred', 100, 100, 1900)], steps: [moveTo(88, 1)] })
    expect(closings(world)).toEqual([[1, 29]])
  })

  it('[L6] an account of two markets is cut once in a round, although both thresholds have passed', () => {
    const ETH = { ...CALM, symbol: 'ETH' }
    const pair = {
      id: 'pair',
      mode: 'cross',
      cash: 300,
      positions: [
        { market: 'BTC', size: 10, entry: 100 },
        { market: 'ETH', size: 10, entry: 100 },
      ],
    } as const
    const rules = { procedure: { kind: 'throttled', fraction: 0.1, notional: 0 } } as const
    // BTC jumps to 80: equity 100 against 180. One lot of each in a round takes 18 off: 90 after the fifth.
    const world = play({ rules, markets: [CALM, ETH], accounts: [pair], steps: [moveTo(80, 1)] })
    expect(closings(world)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5].map((round) => [round, 1]))
  })

  it('[L6] one lot at least, so that it comes to an end, and money is conserved on the way', () => {
    const rules = { procedure: { kind: 'throttled', fraction: 0.01, notional: 0 } } as const
    const accounts = [account('ten', 10, 100, 190)]
    const world = play({ rules, markets: [THIN], accounts, reserves: { fund: 100 }, steps: [moveTo(84, 1)] })
    expect(stateOf(world, 'ten').lots).toEqual([0])
    expect(world.rounds.length).toBe(10)
    expect(moneyOf(world)).toBeCloseTo(290, 9)
    expect(gapOf(world)).toBeCloseTo(0, 9)
  })
})

describe('restore', () => {
  const ten = account('ten', 10, 100, 190)
  const closed = (buffer: number, fee: number) => {
    const rules = { procedure: { kind: 'restore', buffer, fee } } as const
    return closings(play({ rules, accounts: [ten], steps: [moveTo(89.9)] }))
  }

  it('[L9] closes what brings equity back to the requirement and its buffer', () => {
    // At 90 equity is 90 and 108 are wanted: 18 / (90 · 0.12) = 1.67.
    expect(closed(0.02, 0)).toEqual([[1, 2]])
    // 90 + 0.05 · 900 = 135: 45 / (90 · 0.15) = 3.33; with a fee of 5 % 45 / (90 · 0.1) = 5.
    expect(closed(0.05, 0)).toEqual([[1, 4]])
    expect(closed(0.05, 0.05)).toEqual([[1, 5]])
  })

  it('[L9] closes all where closing costs more than it frees, and one lot at least', () => {
    expect(closed(0.02, 0.2)).toEqual([[1, 10]])
    // Without a buffer nothing is missing at the line: one lot at a time, each of which moves the line away.
    expect(closed(0, 0)[0]).toEqual([1, 1])
  })
})

describe('a slide without impact', () => {
  const PROCEDURES: readonly Rulebook['procedure'][] = [
    { kind: 'closeAll' },
    { kind: 'fixedFraction', fraction: 0.2, above: 10, cooldownSeconds: 30 },
    { kind: 'fixedFraction', fraction: 0.3, above: 10, cooldownSeconds: 0 },
    { kind: 'proRataSlice', step: 0.1, target: 0.9 },
    { kind: 'tierDown', tiers: 1, repeat: true },
  ]

  it.each(PROCEDURES)('[L1] makes no deficit, however far it goes: %o', (procedure) => {
    const longs = [3, 7, 12, 25].map((leverage, i) =>
      account(`x${i}`, 10 + i, 100, (10 + i) * (100 / leverage)),
    )
    const world = play({ rules: { procedure }, accounts: longs, steps: [moveTo(55)] })
    expect(totals(world, 'deficit', 'residual')).toEqual({ deficit: 0, residual: 0 })
    const { longsClosed, partlyClosed } = totals(world, 'longsClosed', 'partlyClosed')
    expect(longsClosed + partlyClosed).toBe(4)
  })
})
