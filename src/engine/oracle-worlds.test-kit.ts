import { MARKET, SCENARIO, TEXTBOOK } from './cast.test-kit.ts'
import { Random } from './random.ts'
import type { AdlTrigger, Layer, MarginModel, Procedure, Rulebook, Surplus, Tier } from './rulebook.ts'
import type { AccountSpec, Impact, MarketSpec, PositionSpec, Scenario, Step } from './scenario.ts'

/* Random worlds and what happens to them, from a seed: small, and with every switch of a rulebook in every position. */

/** Draws from a seed, in words. */
export class Dice {
  private readonly random: Random
  constructor(seed: number) {
    this.random = new Random(seed, 9)
  }
  between(least: number, most: number): number {
    return least + (most - least) * this.random.unit()
  }
  whole(least: number, most: number): number {
    return least + Math.floor(this.random.unit() * (most - least + 1))
  }
  one<T>(of: readonly T[]): T {
    return of[this.whole(0, of.length - 1)]
  }
  /** True in a share of the throws. */
  hits(share: number): boolean {
    return this.random.unit() < share
  }
  side(): 1 | -1 {
    return this.hits(0.5) ? 1 : -1
  }
}

const SYMBOLS = ['BTC', 'ETH', 'SOL'] as const
const PRICES = [100, 40, 7] as const

/** A world without a crowd: 3 to 24 accounts in one to three markets, linear or inverse. */
export function randomScenario(dice: Dice): Scenario {
  const payoff = dice.one(['linear', 'inverse'] as const)
  const count = dice.one([1, 1, 2, 3])
  const markets = SYMBOLS.slice(0, count).map((symbol, m) => randomMarket(dice, symbol, PRICES[m], payoff))
  const rulebook = randomRulebook(dice)
  const size = dice.one([3, 5, 8, 12, 24])
  const accounts = Array.from({ length: size }, (_, i) => randomAccount(dice, `a${100 + i}`, markets))
  const gross = accounts.reduce((sum, { cash }) => sum + Math.abs(cash), 0)
  const reserve = (): number => (dice.hits(0.4) ? 0 : gross * dice.between(0, 0.3))
  return {
    ...SCENARIO,
    rulebook,
    markets,
    accounts,
    reserves: { fund: reserve(), vault: reserve() * 5, venue: reserve() },
  }
}

function randomMarket(dice: Dice, symbol: string, price: number, payoff: 'linear' | 'inverse'): MarketSpec {
  return {
    ...MARKET,
    symbol,
    payoff,
    price,
    range: [price * 0.5, price * 1.5],
    tick: 0.001,
    lot: payoff === 'linear' ? dice.one([0.1, 1, 0.25]) : dice.one([1, 10, 100]),
    depth: dice.between(200, 20_000),
    impact: randomImpact(dice),
  }
}

function randomImpact(dice: Dice): Impact {
  const law = dice.one(['none', 'linear', 'squareRoot', 'constantProduct', 'book'] as const)
  if (law !== 'book') return { law }
  const levels = [0.005, 0.02, 0.06].map((distance) => [distance, dice.between(0.2, 3)] as const)
  return { law, levels }
}

function randomAccount(dice: Dice, id: string, markets: readonly MarketSpec[]): AccountSpec {
  const kind = dice.one(['isolated', 'isolated', 'isolated', 'cross', 'hedged', 'bothSides', 'twice'])
  const first = dice.one(markets)
  const side = dice.side()
  const legs: PositionSpec[] = [randomLeg(dice, first, side)]
  if (kind === 'bothSides') legs.push(randomLeg(dice, first, -side))
  if (kind === 'twice') legs.push(randomLeg(dice, first, side))
  if (kind === 'hedged' || kind === 'cross')
    for (const market of markets)
      if (market !== first && dice.hits(0.7))
        legs.push(randomLeg(dice, market, kind === 'hedged' ? -side : dice.side()))
  const leverage = dice.one([1.5, 3, 5, 10, 20, 50])
  const initial = legs.reduce((sum, leg) => sum + valueAtEntry(leg, markets), 0) / leverage
  // Some start below their requirement.
  const cash = initial * (dice.hits(0.05) ? 0.2 : dice.between(0.9, 2))
  return { id, mode: kind === 'isolated' ? 'isolated' : 'cross', cash, positions: legs }
}

function randomLeg(dice: Dice, market: MarketSpec, side: number): PositionSpec {
  const lots = Math.ceil(dice.between(0, 1) ** 3 * 200)
  return {
    market: market.symbol,
    size: side * lots * market.lot,
    entry: market.price * dice.between(0.97, 1.03),
  }
}

function valueAtEntry({ market, size, entry }: PositionSpec, markets: readonly MarketSpec[]): number {
  const isLinear = markets.some(({ symbol, payoff }) => symbol === market && payoff === 'linear')
  return Math.abs(isLinear ? size * entry : size / entry)
}

function randomRulebook(dice: Dice): Rulebook {
  const margin = randomMargin(dice)
  return {
    ...TEXTBOOK,
    margin,
    trigger: { strict: dice.hits(0.5) },
    procedure: randomProcedure(dice),
    legs: dice.one(['all', 'worstFirst']),
    surplus: dice.one<Surplus>([{ to: 'trader' }, { to: 'fund' }, { to: 'split', fee: 0.01 }]),
    waterfall: randomWaterfall(dice),
    adl: {
      triggers: randomTriggers(dice),
      score: dice.one(['BX-ADL', 'BN-ADL-NEW', 'BN-ADL-OLD', 'OK-ADL-2024', 'HL-ADL-DOC', 'HL-ADL-OBS']),
      allocation: dice.one(['rankQueue', 'contractProRata']),
      price: dice.one(['bankruptcy', 'mark', 'previousMark', 'oracle']),
      protectPrincipal: dice.hits(0.5),
    },
    roundSeconds: dice.one([1, 10]),
  }
}

function randomMargin(dice: Dice): MarginModel {
  const basis = dice.one(['mark', 'mark', 'entry'] as const)
  const closingFee = dice.one([0, 0.0006])
  const base = dice.between(0.004, 0.02)
  // Low enough for every rate; accounts that are named are not held to it.
  const maxLeverage = 5
  switch (dice.one(['flat', 'deduction', 'step', 'slope', 'sqrt'] as const)) {
    case 'flat':
      return { model: 'flat', rate: base, maxLeverage, basis, closingFee }
    case 'deduction':
      return { model: 'deduction', tiers: { default: randomTiers(dice, base) }, basis, closingFee }
    case 'step':
      return { model: 'step', tiers: { default: randomTiers(dice, base) }, basis, closingFee }
    case 'slope':
      return { model: 'slope', base, slope: 1e-4, threshold: 20, maxLeverage, basis, closingFee }
    case 'sqrt':
      return { model: 'sqrt', base, slope: 2e-3, maxLeverage, basis, closingFee }
  }
}

/** The same world under a rulebook with one or more of the rarer switches thrown: a draw of its own, after all others. */
export function widened(dice: Dice, scenario: Scenario): Scenario {
  const { rulebook } = scenario
  const { margin, adl } = rulebook
  return {
    ...scenario,
    rulebook: {
      ...rulebook,
      margin: margin.model === 'step' ? { ...margin, unit: 'size' } : margin,
      procedure: dice.hits(0.4)
        ? { kind: 'restore', buffer: dice.between(0, 0.05), fee: dice.between(0, 0.02) }
        : rulebook.procedure,
      adl: { ...adl, score: dice.hits(0.5) ? 'random' : adl.score },
    },
  }
}

/** Floors where the positions of these worlds are, whichever their settlement currency. */
function randomTiers(dice: Dice, base: number): readonly Tier[] {
  const first = dice.one([1, 20, 500])
  return [0, 1, 2, 3].map((t) => ({
    floor: t === 0 ? 0 : first * 4 ** (t - 1) * dice.between(1, 2),
    rate: base * (1 + 1.5 * t),
    maxLeverage: 5,
  }))
}

function randomProcedure(dice: Dice): Procedure {
  return dice.one<Procedure>([
    { kind: 'closeAll' },
    { kind: 'fixedFraction', fraction: 0.2, above: dice.between(0, 2000), cooldownSeconds: 30 },
    { kind: 'tierDown', tiers: dice.whole(1, 2), repeat: dice.hits(0.5) },
    { kind: 'proRataSlice', step: dice.one([0.1, 0.2, 0.25]), target: dice.between(0.5, 1) },
    { kind: 'throttled', fraction: 0.1, notional: dice.between(0, 1000) },
  ])
}

/** Some layers in the usual order, now and then one out of it. */
function randomWaterfall(dice: Dice): readonly Layer[] {
  const all: readonly Layer[] = [
    { layer: 'vault', below: 2 / 3 },
    { layer: 'fund' },
    { layer: 'venue' },
    { layer: 'adl' },
    { layer: 'socialised' },
    { layer: 'clawback' },
  ]
  const some = all.filter(({ layer }) => dice.hits(layer === 'adl' || layer === 'fund' ? 0.8 : 0.35))
  if (some.length > 1 && dice.hits(0.1)) return [...some.slice(1), some[0]]
  return some
}

function randomTriggers(dice: Dice): readonly AdlTrigger[] {
  const all: readonly AdlTrigger[] = [
    { kind: 'fundEmpty' },
    { kind: 'drawdown', limit: 0.3, windowSeconds: dice.one([3, 100]) },
    { kind: 'netNotional', share: dice.between(0.5, 5) },
    { kind: 'negativeEquity' },
    { kind: 'poolRatio', limit: dice.between(0.2, 2), floor: dice.between(0.1, 1) },
  ]
  return all.filter(({ kind }) => dice.hits(kind === 'poolRatio' ? 0.08 : 0.3))
}

/** What happens next: mostly a price that moves, more down than up. `marks` are where the markets are now. */
export function randomStep(dice: Dice, marks: ArrayLike<number>): Step {
  const market = dice.whole(0, marks.length - 1)
  if (dice.hits(0.1)) return { kind: 'funding', market, rate: dice.between(-0.01, 0.01) }
  if (dice.hits(0.04)) return { kind: 'settle' }
  const move = dice.between(0, 1) ** 2 * dice.one([0.02, 0.02, 0.08, 0.08, 0.2, 0.6]) * dice.side()
  const gap = dice.one([0, 0, 1, 0.3])
  return { kind: 'price', market, to: marks[market] * (1 + move), gap }
}
