import { mixOf } from './profiles.ts'
import type { Rulebook } from './rulebook.ts'
import type { AccountSpec, CrowdSpec, MarketSpec, Scenario } from './scenario.ts'

/** A plain venue: flat 0.5 %, everything closed at once, fund then deleveraging at bankruptcy price. */
export const TEXTBOOK: Rulebook = {
  version: 1,
  id: 'test',
  name: 'Test venue',
  dated: '2026-11-01',
  sources: [],
  remarks: [],
  margin: { model: 'flat', rate: 0.005, maxLeverage: 100, basis: 'mark', closingFee: 0 },
  trigger: { strict: false },
  procedure: { kind: 'closeAll' },
  legs: 'all',
  surplus: { to: 'fund' },
  waterfall: [{ layer: 'fund' }, { layer: 'venue' }, { layer: 'adl' }],
  adl: {
    triggers: [{ kind: 'fundEmpty' }],
    score: 'BX-ADL',
    allocation: 'rankQueue',
    price: 'bankruptcy',
    protectPrincipal: false,
  },
  roundSeconds: 1,
}

export const MARKET: MarketSpec = {
  symbol: 'BTC',
  payoff: 'linear',
  price: 100,
  tick: 0.01,
  lot: 0.001,
  depth: 1e6,
  impact: { law: 'none' },
  range: [75, 125],
  path: [],
}

export const CROWD: CrowdSpec = {
  count: 1000,
  leverageMix: mixOf('balanced'),
  longShare: 0.5,
  medianNotional: 1000,
  tail: 1.5,
  crossShare: 0.3,
  hedgedShare: 0,
  market: 0,
}

export const SCENARIO: Scenario = {
  version: 1,
  id: 'test',
  title: 'Test',
  rulebook: TEXTBOOK,
  seed: 7,
  markets: [MARKET],
  crowd: null,
  accounts: [],
  you: null,
  reserves: { fund: 0, vault: 0, venue: 0 },
  gap: 0,
  steps: [],
}

/** An isolated account with one position, named by what it is: 'long10x' is 1 unit at 100 with a tenth of it as margin. */
export function account(id: string, size: number, entry: number, cash: number, market = 'BTC'): AccountSpec {
  return { id, mode: 'isolated', cash, positions: [{ market, size, entry }] }
}

/** A slide (or, with `gap` 1, a jump) of the first market's price. */
export function moveTo(to: number, gap = 0, market = 0) {
  return { kind: 'price', market, to, gap } as const
}
