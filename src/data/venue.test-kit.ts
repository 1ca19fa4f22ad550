import { readFileSync } from 'node:fs'
import { equityOf, requirementOf, thresholdPrice } from '../engine/account.ts'
import { scoreOf } from '../engine/adl-score.ts'
import { rowOf, stateOf } from '../engine/book.test-kit.ts'
import { MARKET, SCENARIO } from '../engine/cast.test-kit.ts'
import type { Explainable, MarketSpec, Rulebook, Scenario } from '../engine/index.ts'
import { createEngine, runScenario } from '../engine/index.ts'
import { prepared } from '../engine/look.test-kit.ts'
import { marginCurve } from '../engine/margin.ts'
import { priceOf } from '../engine/payoff.ts'
import { standingOf } from '../engine/standing.ts'
import { bankruptcyOf } from '../engine/threshold.ts'
import { sizeOf } from '../engine/world.ts'
import { resolveExtends } from './extend.ts'
import { checkRulebook } from './rulebook-schema.ts'

/* A position under a rulebook of the project, as the engine computes it: what tests compare with published figures. */

const read = (id: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../public/rulebooks/${id}.json`, import.meta.url), 'utf8'))

/** A rulebook of the project, through the loader and the checks of the page. */
export async function rulebookOf(id: string): Promise<Rulebook> {
  const file = await resolveExtends(read(id), async (base) => read(base), [id])
  const checked = file.ok ? checkRulebook(file.value) : file
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return checked.value
}

/** A position and the price of its market, which is the entry where nothing else is said. */
export interface Held {
  readonly symbol?: string
  readonly payoff?: MarketSpec['payoff']
  readonly size: number
  readonly entry: number
  readonly price?: number
}

/** What happens to the account `one`, whose cash is stated. */
export interface Case {
  readonly cash: number
  readonly held: readonly Held[]
  /** Of linear markets; a ten-thousandth where nothing is said. */
  readonly lot?: number
  readonly others?: Scenario['accounts']
  readonly reserves?: Partial<Scenario['reserves']>
  readonly steps?: Scenario['steps']
}

/** A price step that moves nothing: whoever is under already is looked at. */
export const STAY = (price: number) => ({ kind: 'price', market: 0, to: price, gap: 0 }) as const

function scenarioOf(
  rulebook: Rulebook,
  { cash, held, lot = 1e-4, others = [], reserves, steps = [] }: Case,
): Scenario {
  const markets = held.map(({ symbol, payoff = 'linear', entry, price = entry }, i) => ({
    ...MARKET,
    symbol: symbol ?? `M${i}`,
    payoff,
    price,
    lot: payoff === 'linear' ? lot : 1,
    range: [price / 2, price * 2] as const,
  }))
  const positions = held.map(({ size, entry }, i) => ({ market: markets[i]?.symbol ?? '', size, entry }))
  const one = { id: 'one', mode: 'cross', cash, positions } as const
  return {
    ...SCENARIO,
    rulebook,
    markets,
    accounts: [one, ...others],
    reserves: { ...SCENARIO.reserves, ...reserves },
    steps,
  }
}

/** The account `one` after the steps of a case: money in the settlement currency, prices quote per base. */
export function outcome(rulebook: Rulebook, of: Case) {
  const world = runScenario(scenarioOf(rulebook, of))
  const a = rowOf(world, 'one')
  const p = world.accounts.first[a] ?? 0
  const { sigma } = world.markets[0] ?? { sigma: 1 }
  const size = sizeOf(world, p)
  const standing = standingOf(world, a, world.prices.x)
  const mark = world.prices.mark[0] ?? 0
  const basis = world.positions.basis[p] ?? 0
  const family = rulebook.adl.score
  const x = world.prices.x[0] ?? 0
  return {
    world,
    equity: equityOf(world, a),
    requirement: requirementOf(world, a),
    liquidation: thresholdPrice(world, a, 0, mark, size > 0 ? -1 : 1),
    bankruptcy: priceOf(sigma, bankruptcyOf(size, basis, standing.equity - (size * x - basis))),
    score:
      family === 'random'
        ? Number.NaN
        : scoreOf(family, sigma, size, basis, x, standing.equity, standing.wallet, standing.requirement),
    size,
    ...stateOf(world, 'one'),
  }
}

/** What the venue prints of a number of the account. */
export function printed(rulebook: Rulebook, of: Case, what: Explainable): number | null {
  const scenario = scenarioOf(rulebook, of)
  const engine = createEngine()
  prepared(engine, scenario)
  return engine.explain(what, rowOf(engine.world, 'one')).printed
}

type Got = number | readonly number[]

/** A figure that a venue has published: what it is and who says so, how it is computed, and to how many digits. */
export type Figure = readonly [
  what: string,
  of: (book: Rulebook) => Got | null,
  published: Got,
  digits?: number,
]

/** Figures by the id of the rulebook. */
export type Figures = Readonly<Record<string, readonly Figure[]>>

/** What the tiers of a market deduct. */
export const deductions =
  (symbol: string) =>
  (book: Rulebook): readonly number[] => [...marginCurve(book.margin, symbol, 1).deductions]

/** An inverse position, sized in quote units of face value. */
export const coin = (size: number, entry: number, cash: number, price = entry): Case => ({
  cash,
  held: [{ symbol: 'BTCUSD', payoff: 'inverse', size, entry, price }],
})

/** A linear position. */
export const linear = (size: number, entry: number, cash: number, price = entry, symbol = 'M0'): Case => ({
  cash,
  held: [{ symbol, size, entry, price }],
})
