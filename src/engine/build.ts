import { equityOf } from './account.ts'
import { rememberAll } from './checkpoint.ts'
import { generateCrowd } from './crowd.ts'
import { nearestFirst } from './crowd-order.ts'
import { Refusal } from './fault.ts'
import { Journal } from './journal.ts'
import { makeLadderCache } from './ladder.ts'
import { makeAccounts, makeBlock, makePositions, makeUndo } from './make-columns.ts'
import { marginCurve, maxLeverageOf, requirementOn } from './margin.ts'
import { makeGuard } from './margin-guard.ts'
import { coordinateOf, sigmaOf } from './payoff.ts'
import { Rounds } from './rounds.ts'
import type { AccountSpec, MarketSpec, Scenario } from './scenario.ts'
import { sortThresholds } from './sort-thresholds.ts'
import { walkStarts } from './walk.ts'
import type { Accounts, Market, Positions, Postings, Prices, World } from './world.ts'
import { FIRST_TRADER, FUND, LP, NONE, T, touch, VAULT, VENUE } from './world.ts'
import { accountOf, YOU } from './your-account.ts'

/** Accounts between two looks at whether the load is still wanted. */
const CHUNK = 100_000

/**
 * Builds the world of a scenario before its first step (rule K3): LP and vault, then named accounts by id, then the
 * crowd. Yields the share done. O(accounts); throws `Refusal` for accounts that no market can hold.
 */
export function* buildWorld(scenario: Scenario): Generator<number, World> {
  const markets = scenario.markets.map((spec, m) => makeMarket(spec, m, scenario))
  const named = namedAccounts(scenario)
  const crowd =
    scenario.crowd === null
      ? null
      : yield* scaled(
          generateCrowd(
            scenario.crowd,
            scenario.markets,
            {
              maxLeverage: (m, notional, size) => maxLeverageOf(markets[m].curve, notional, size),
              requirement: (m, notional, size) => requirementOn(markets[m].curve, notional, size),
            },
            scenario.seed,
          ),
          0,
          0.5,
        )
  const accountCount = FIRST_TRADER + named.length + (crowd?.count ?? 0)
  const namedLegs = named.reduce((sum, account) => sum + account.positions.length, 0)
  const positionCount = 2 * markets.length + namedLegs + (crowd === null ? 0 : crowd.first[crowd.count])
  const accounts = makeAccounts(accountCount)
  const positions = makePositions(positionCount)
  const block = makeBlock(markets.length)
  yield 0.5

  let p = 0
  const open = (a: number, m: number, lots: number, entry: number): void => {
    positions.account[p] = a
    positions.market[p] = m
    positions.lots[p] = lots
    positions.basis[p] = lots * markets[m].lot * coordinateOf(markets[m].sigma, entry)
    p++
  }
  for (const a of [LP, VAULT]) {
    accounts.first[a] = p
    accounts.isCross[a] = 1
    for (let m = 0; m < markets.length; m++) open(a, m, 0, markets[m].startPrice)
  }
  named.forEach((spec, i) => {
    const a = FIRST_TRADER + i
    accounts.first[a] = p
    accounts.isCross[a] = spec.mode === 'cross' ? 1 : 0
    accounts.cash[a] = spec.cash
    for (const leg of spec.positions) {
      const m = markets.findIndex((market) => market.symbol === leg.market)
      if (m < 0)
        throw new Refusal(`accounts.${spec.id}.market`, leg.market, markets.map((k) => k.symbol).join(', '))
      open(a, m, Math.round(leg.size / markets[m].lot), leg.entry)
    }
  })
  if (crowd !== null) {
    const base = FIRST_TRADER + named.length
    const order = nearestFirst(crowd, markets)
    yield 0.51
    for (let n = 0; n < crowd.count; n++) {
      if (n % CHUNK === CHUNK - 1) yield 0.51 + (0.02 * n) / crowd.count
      const a = base + n
      const i = order[n]
      accounts.first[a] = p
      accounts.isCross[a] = crowd.isCross[i]
      accounts.cash[a] = crowd.cash[i]
      for (let k = crowd.first[i]; k < crowd.first[i + 1]; k++)
        open(a, crowd.market[k], crowd.lots[k], crowd.entry[k])
    }
  }
  accounts.first[accountCount] = p
  takeOtherSide(markets, accounts, positions, block.prices)
  yield 0.53

  const { postings, manyLegged } = indexLegs(markets.length, accounts, positions)
  yield 0.54
  const clawedBack = scenario.rulebook.waterfall.some(({ layer }) => layer === 'clawback') ? accountCount : 0
  const world: World = {
    rulebook: scenario.rulebook,
    markets,
    accounts,
    positions,
    postings,
    manyLegged,
    ids: named.map((account) => account.id),
    you: scenario.you === null ? NONE : FIRST_TRADER + named.findIndex((account) => account.id === YOU),
    ...block,
    book: { down: [], up: [] },
    guard: makeGuard(accounts, positions, manyLegged),
    journal: new Journal(),
    rounds: new Rounds(markets.length),
    undo: makeUndo(accountCount, positionCount, block.block.length, clawedBack),
    ladder: makeLadderCache(),
    scratch: makeScratch(postings),
    periodEquity: new Float64Array(clawedBack),
  }
  startPrices(world)
  yield 0.55
  const withBook: World = { ...world, book: yield* scaled(sortThresholds(world), 0.55, 0.95) }
  for (let a = 0; a < withBook.periodEquity.length; a++) withBook.periodEquity[a] = equityOf(withBook, a)
  withBook.tally[T.marginPosted] = sumOfMargins(withBook)
  yield 0.97
  rememberAll(withBook)
  return withBook
}

function makeMarket(spec: MarketSpec, m: number, scenario: Scenario): Market {
  const sigma = sigmaOf(spec.payoff)
  return {
    symbol: spec.symbol,
    sigma,
    lot: spec.lot,
    tick: spec.tick,
    startPrice: spec.price,
    lotNotional: sigma === 1 ? spec.lot * spec.price : spec.lot,
    depth: spec.depth,
    impact: spec.impact,
    curve: marginCurve(scenario.rulebook.margin, spec.symbol, sigma),
    walkStarts: walkStarts(scenario.seed, m),
  }
}

/** Named accounts and the reader's own, by id, so that the order in which they arrive changes nothing (rule N2). */
function namedAccounts(scenario: Scenario): readonly AccountSpec[] {
  const { you, markets } = scenario
  const own: AccountSpec[] = []
  if (you !== null) {
    const market = markets.find((m) => m.symbol === you.market)
    if (market === undefined)
      throw new Refusal('you.market', you.market, markets.map((m) => m.symbol).join(', '))
    own.push(accountOf(you, sigmaOf(market.payoff)))
  }
  return [...scenario.accounts.filter((account) => account.id !== YOU), ...own].sort((one, other) =>
    one.id < other.id ? -1 : one.id > other.id ? 1 : 0,
  )
}

/** The LP holds what makes the lots of each market add up to zero, at the traders' own entries (rule M9). */
function takeOtherSide(
  markets: readonly Market[],
  accounts: Accounts,
  positions: Positions,
  prices: Prices,
): void {
  for (let p = accounts.first[FIRST_TRADER]; p < positions.count; p++) {
    const m = positions.market[p]
    positions.lots[m] -= positions.lots[p]
    positions.basis[m] -= positions.basis[p]
    if (positions.lots[p] > 0) prices.longLots[m] += positions.lots[p]
    else prices.shortLots[m] -= positions.lots[p]
  }
  for (let m = 0; m < markets.length; m++) {
    if (positions.lots[m] > 0) prices.longLots[m] += positions.lots[m]
    else prices.shortLots[m] -= positions.lots[m]
    // Sums of lots must be exact.
    if (!(prices.longLots[m] <= Number.MAX_SAFE_INTEGER))
      throw new Refusal(
        `markets.${markets[m].symbol}.lot`,
        `${markets[m].lot}`,
        `so large that all positions together are at most ${Number.MAX_SAFE_INTEGER} lots`,
      )
  }
}

function indexLegs(marketCount: number, accounts: Accounts, positions: Positions) {
  const postings: Postings[] = []
  const manyLegged: Uint32Array[] = []
  for (let m = 0; m < marketCount; m++) {
    const sides = { longs: legsOf(accounts, positions, m, 1), shorts: legsOf(accounts, positions, m, -1) }
    postings.push(sides)
    const many = new Set<number>()
    for (const list of [sides.longs, sides.shorts])
      for (const p of list) {
        const a = positions.account[p]
        if (accounts.first[a + 1] - accounts.first[a] > 1) many.add(a)
      }
    manyLegged.push(Uint32Array.from(many).sort())
  }
  return { postings, manyLegged }
}

function legsOf(accounts: Accounts, positions: Positions, m: number, side: number): Uint32Array {
  const list = new Uint32Array(positions.count)
  let count = 0
  for (let p = accounts.first[FIRST_TRADER]; p < positions.count; p++)
    if (positions.market[p] === m && positions.lots[p] * side > 0) list[count++] = p
  return list.slice(0, count)
}

function startPrices(world: World): void {
  const { markets, prices } = world
  markets.forEach((market, m) => {
    for (const column of [prices.hand, prices.mark, prices.previous, prices.stepStart])
      column[m] = market.startPrice
    prices.x[m] = coordinateOf(market.sigma, market.startPrice)
    prices.isStale[m] = 1
  })
}

function makeScratch(postings: readonly Postings[]): World['scratch'] {
  const longest = postings.reduce((most, { longs, shorts }) => Math.max(most, longs.length, shorts.length), 0)
  return {
    rows: new Uint32Array(longest),
    scores: new Float64Array(longest),
    lots: new Float64Array(longest),
    closed: new Float64Array(longest),
  }
}

function sumOfMargins({ accounts }: World): number {
  let sum = 0
  for (let a = FIRST_TRADER; a < accounts.count; a++) sum += accounts.cash[a]
  return sum
}

/** Puts reserves in place, before a commit; they are not part of what is built, so that a change of them builds nothing anew. */
export function setReserves(world: World, scenario: Scenario): void {
  const { ledgers, tally, accounts } = world
  ledgers[FUND] = scenario.reserves.fund
  ledgers[VENUE] = scenario.reserves.venue
  touch(world, VAULT)
  accounts.cash[VAULT] = scenario.reserves.vault
  tally[T.fundStart] = scenario.reserves.fund
  tally[T.fundPeak] = scenario.reserves.fund
  tally[T.venueStart] = scenario.reserves.venue
  tally[T.vaultStart] = scenario.reserves.vault
}

function* scaled<R>(inner: Generator<number, R>, from: number, to: number): Generator<number, R> {
  for (;;) {
    const next = inner.next()
    if (next.done === true) return next.value
    yield from + (to - from) * next.value
  }
}
