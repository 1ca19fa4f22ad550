import { cancel, commit } from '../../../engine/checkpoint.ts'
import { takeInHand } from '../../../engine/lab.ts'
import { makeFloors } from '../../../engine/margin-guard.ts'
import { Random } from '../../../engine/random.ts'
import type { AccountSpec, Scenario } from '../../../engine/scenario.ts'
import type { World } from '../../../engine/world.ts'
import { FIRST_TRADER, LIQUIDATED } from '../../../engine/world.ts'
import type { Race } from '../race.ts'
import { race } from '../race.ts'
import type { Outcome, Row, Scale } from '../row.ts'
import { expectSame, shownNs } from '../row.ts'
import { worldOf } from '../world.ts'

const SEED = 31
const MARKETS = 20
const PRICE = 100
/** Ticks of 0.05 % around the price, as a market makes them. */
const TICK = 0.0005
const TICKS = 200

const symbolOf = (m: number): string => `M${m}`

/** Accounts of three to seven positions, more of them in the first markets, at 2x to 12x. */
function accountsOf(count: number): readonly AccountSpec[] {
  const random = new Random(SEED, 1)
  const digits = `${count}`.length
  return Array.from({ length: count }, (_, i) => {
    const held = new Set<number>()
    const wanted = 3 + Math.floor(5 * random.unit())
    // The square puts more of them into the first markets.
    while (held.size < wanted) held.add(Math.floor(MARKETS * random.unit() ** 2))
    const positions = [...held].map((m) => ({
      market: symbolOf(m),
      size: (random.unit() < 0.5 ? -1 : 1) * Math.ceil(20 / (0.05 + random.unit())),
      entry: PRICE,
    }))
    const gross = positions.reduce((sum, { size }) => sum + PRICE * Math.abs(size), 0)
    const leverage = 2 + 10 * random.unit()
    return { id: `${i}`.padStart(digits, '0'), mode: 'cross', cash: gross / leverage, positions }
  })
}

function crossScenario(scenario: Scenario, accounts: readonly AccountSpec[]): Scenario {
  const [market] = scenario.markets
  const markets = Array.from({ length: MARKETS }, (_, m) => ({
    ...market,
    symbol: symbolOf(m),
    price: PRICE,
    path: [],
    impact: { law: 'none' as const },
  }))
  return { ...scenario, markets, crowd: null, you: null, accounts }
}

/** What one would write first: objects, a map of markets, filter and reduce. */
function underWater(
  accounts: readonly AccountSpec[],
  markets: ReadonlyMap<string, { price: number; rate: number }>,
): readonly AccountSpec[] {
  return accounts.filter((account) => {
    const equity = account.positions.reduce(
      (sum, { market, size, entry }) => sum + size * ((markets.get(market)?.price ?? 0) - entry),
      account.cash,
    )
    const required = account.positions.reduce((sum, { market, size }) => {
      const { price = 0, rate = 0 } = markets.get(market) ?? {}
      return sum + Math.abs(size) * price * rate
    }, 0)
    return equity <= required
  })
}

/** Rows of those whom a move of one market brings down, by the engine and by objects. */
function checkSame(world: World, accounts: readonly AccountSpec[], rate: number): void {
  const hand = takeInHand(world)
  for (const [m, share] of [
    [0, 0.99],
    [0, 0.9],
    [7, 1.1],
    [19, 0.6],
  ] as const) {
    hand.preview({ kind: 'price', market: m, to: PRICE * share, gap: 0 })
    const ours = accounts.flatMap((_, i) =>
      world.accounts.status[FIRST_TRADER + i] === LIQUIDATED ? [i] : [],
    )
    const prices = marketsAt(rate, m, PRICE * share)
    const naive = underWater(accounts, prices).map(({ id }) => Number(id))
    expectSame(`M${m} to ${PRICE * share}`, ours, naive)
  }
  cancel(world)
}

function marketsAt(rate: number, moved = 0, price = PRICE) {
  return new Map(
    Array.from({ length: MARKETS }, (_, m) => [symbolOf(m), { price: m === moved ? price : PRICE, rate }]),
  )
}

/** Ticks up and down in one market, each a whole step that is kept. */
function ticksIn(world: World, m: number): () => void {
  const hand = takeInHand(world)
  return () => {
    for (let i = 0; i < TICKS; i++) {
      hand.preview({ kind: 'price', market: m, to: PRICE * (1 + TICK * (i % 2 === 0 ? 1 : -1)), gap: 0 })
      hand.commit()
    }
  }
}

function measure(scale: Scale, scenario: Scenario): readonly Outcome[] {
  const accounts = accountsOf(scale.hundredThousand)
  const world = worldOf(crossScenario(scenario, accounts))
  const rate = world.markets[0].curve.rates[0]
  checkSame(world, accounts, rate)
  commit(world)
  const markets = marketsAt(rate)
  const naive = { work: () => void underWater(accounts, markets), units: 1 }
  const tickIn = (m: number): Race =>
    race({ work: ticksIn(world, m), units: TICKS }, naive, scale.rounds, Math.min(3, scale.samples))
  const middle = tickIn(MARKETS / 2)
  const hottest = tickIn(0)
  const full = race({ work: () => makeFloors(world), units: 1 }, naive, scale.rounds, scale.samples)
  const size = accounts.length.toLocaleString('en')
  const legsIn = (m: number): string => `${world.manyLegged[m].length.toLocaleString('en')} accounts in it`
  const against = ({ oursNs, otherNs }: Race): string => `${shownNs(oursNs)} against ${shownNs(otherNs)}`
  return [
    {
      name: `one market's tick, ${size} cross accounts in ${MARKETS} markets, against objects`,
      value: middle.ratio,
      unit: '×',
      goal: 200,
      detail: `${against(middle)}, a whole step that is kept; ${legsIn(MARKETS / 2)}`,
    },
    {
      name: 'the same in the hottest market',
      value: hottest.ratio,
      unit: '×',
      goal: null,
      detail: `${against(hottest)}; ${legsIn(0)}`,
    },
    {
      name: `full recompute of ${size} cross accounts against objects`,
      value: full.ratio,
      unit: '×',
      goal: 15,
      detail: `${against(full)}; ${shownNs(full.oursNs / accounts.length)} an account`,
    },
  ]
}

export const cross: Row = { name: 'cross', measure }
