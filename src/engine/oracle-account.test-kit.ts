import type { Rulebook, Tier } from './rulebook.ts'
import type { MarketSpec, Scenario } from './scenario.ts'

/*
 * The slow twin of the engine, written to be read. It holds markets, accounts and positions as objects, looks at every
 * account in every round, pays funding and socialised losses at once, and finds the price at which an account goes under
 * by halving an interval on the definition: equity against requirement. It shares no code with the engine, only the
 * types of rulebooks and scenarios; its rules are those of MODEL.md, cited by their ids.
 */

export interface Market {
  readonly m: number
  readonly spec: MarketSpec
  readonly isLinear: boolean
  /** Quote notional of one lot at the price before the first step. */
  readonly lotNotional: number
  /** Where the hand has put the price, and what forced orders have sold (< 0) or bought since it took hold. */
  hand: number
  forced: number
  mark: number
  /** Mark at the start of the round. */
  markBefore: number
  /** Mark before the move that the round answers: its own, or that which the sales of the last round have made. */
  previous: number
  /** Mark before the sales of the last round. */
  wasAt: number
  /** Price at this moment of the round. */
  now: number
  /** Whether a charge has come since accounts were last looked at. */
  isCharged: boolean
  /** Whether the mark has changed since accounts were last looked at. */
  hasMoved: boolean
}

export interface Position {
  readonly account: Account
  readonly market: Market
  /** Signed, whole. */
  lots: number
  /** What it was worth when it was opened, settlement currency, signed. */
  cost: number
  /** What it has been charged since it was last looked at or changed; < 0 when it has received. */
  charged: number
}

export type Status = 'open' | 'partlyClosed' | 'liquidated' | 'takenOver' | 'deleveraged'

export interface Account {
  readonly row: number
  cash: number
  readonly positions: Position[]
  status: Status
  /** Last round in which a second trigger closes everything. */
  coolingUntil: number
  /** Market → price up to which a step account has been seen to be safe; NaN when it has to be looked at from the mark. */
  readonly safeAt: number[]
  equityAtPeriodStart: number
}

/** Lots of a bankrupt position that wait for deleveraging, and what one unit is worth at the price they are closed at. */
export interface Pending {
  readonly position: Position
  readonly lots: number
  /** Null for the mark at the end of the round. */
  readonly unitWorth: number | null
}

export interface Oracle {
  readonly rulebook: Rulebook
  readonly seed: number
  readonly markets: Market[]
  /** LP, vault, then traders by id. */
  readonly accounts: Account[]
  fund: number
  venue: number
  fees: number
  /** What clawback has still to collect, ≤ 0. */
  due: number
  round: number
  readonly pending: Pending[]
  /** Accounts that have been changed in this round. */
  readonly changed: Set<Account>
  readonly totals: Record<string, number>
}

export const LP = 0
export const VAULT = 1

/** The twin of `buildWorld` and `setReserves`, for scenarios without a crowd. */
export function buildOracle(scenario: Scenario): Oracle {
  const markets = scenario.markets.map((spec, m) => marketOf(spec, m))
  const named = [...scenario.accounts].sort((one, other) => (one.id < other.id ? -1 : 1))
  const oracle: Oracle = {
    rulebook: scenario.rulebook,
    seed: scenario.seed,
    markets,
    accounts: [emptyAccount(0, markets), emptyAccount(1, markets)],
    fund: scenario.reserves.fund,
    venue: scenario.reserves.venue,
    fees: 0,
    due: 0,
    round: 0,
    pending: [],
    changed: new Set(),
    totals: {},
  }
  const lp = oracle.accounts[LP]
  for (const spec of named) {
    const account: Account = { ...emptyAccount(oracle.accounts.length, []), cash: spec.cash }
    account.safeAt.push(...markets.map((market) => market.mark))
    for (const leg of spec.positions) {
      const market = markets.find(({ spec: { symbol } }) => symbol === leg.market)
      if (market === undefined) throw new Error(`no market ${leg.market}`)
      const lots = Math.round(leg.size / market.spec.lot)
      const cost = worth(market, lots * market.spec.lot, leg.entry)
      account.positions.push({ account, market, lots, cost, charged: 0 })
      lp.positions[market.m].lots -= lots
      lp.positions[market.m].cost -= cost
    }
    oracle.accounts.push(account)
  }
  oracle.accounts[VAULT].cash = scenario.reserves.vault
  for (const account of tradersOf(oracle)) {
    account.equityAtPeriodStart = equityNow(account)
    add(oracle, 'marginPosted', account.cash)
  }
  add(oracle, 'fundStart', oracle.fund)
  add(oracle, 'fundPeak', oracle.fund)
  add(oracle, 'venueStart', oracle.venue)
  add(oracle, 'vaultStart', scenario.reserves.vault)
  return oracle
}

function marketOf(spec: MarketSpec, m: number): Market {
  const isLinear = spec.payoff === 'linear'
  const price = spec.price
  return {
    m,
    spec,
    isLinear,
    lotNotional: isLinear ? spec.lot * price : spec.lot,
    hand: price,
    forced: 0,
    mark: price,
    markBefore: price,
    previous: price,
    wasAt: price,
    now: price,
    isCharged: false,
    hasMoved: true,
  }
}

function emptyAccount(row: number, markets: readonly Market[]): Account {
  const account: Account = {
    row,
    cash: 0,
    positions: [],
    status: 'open',
    coolingUntil: 0,
    safeAt: [],
    equityAtPeriodStart: 0,
  }
  for (const market of markets) account.positions.push({ account, market, lots: 0, cost: 0, charged: 0 })
  return account
}

export function tradersOf(oracle: Oracle): readonly Account[] {
  return oracle.accounts.slice(2)
}

export function add(oracle: Oracle, name: string, amount: number): void {
  oracle.totals[name] = total(oracle, name) + amount
}

export function total(oracle: Oracle, name: string): number {
  return oracle.totals[name] ?? 0
}

/** Worth of a signed size at a price, settlement currency (rule M1): size · P, or −size / P for an inverse contract. */
export function worth(market: Market, size: number, price: number): number {
  return market.isLinear ? size * price : -size / price
}

/** Signed, base units or quote face value. */
export function sizeOf({ lots, market }: Position): number {
  return lots * market.spec.lot
}

export function isOpen({ lots }: Position): boolean {
  return lots !== 0
}

export function isFlat(account: Account): boolean {
  return !account.positions.some(isOpen)
}

/** Profit at a price, settlement currency (rule M1). */
export function profitAt(position: Position, price: number): number {
  return worth(position.market, sizeOf(position), price) - position.cost
}

/** A price for each market. */
export type Prices = (market: Market) => number
export const atMark: Prices = (market) => market.mark
export const atNow: Prices = (market) => market.now
export const atMarkBefore: Prices = (market) => market.markBefore

/** Equity of an account (rule M2). */
export function equityAt(account: Account, prices: Prices): number {
  return account.positions
    .filter(isOpen)
    .reduce((sum, position) => sum + profitAt(position, prices(position.market)), account.cash)
}

export function equityNow(account: Account): number {
  return equityAt(account, atMark)
}

/** Requirement of an account (rules M3 to M7). */
export function requirementAt(rulebook: Rulebook, account: Account, prices: Prices): number {
  return account.positions
    .filter(isOpen)
    .reduce((sum, position) => sum + requirementOf(rulebook, position, prices(position.market)), 0)
}

/** The tiers of a market; one for the models without tiers. */
export function tiersOf({ margin }: Rulebook, market: Market): readonly Tier[] {
  if (margin.model === 'deduction' || margin.model === 'step')
    return margin.tiers[market.spec.symbol] ?? margin.tiers.default
  return [{ floor: 0, rate: margin.model === 'flat' ? margin.rate : margin.base, maxLeverage: 1 }]
}

/** The value that a requirement hangs on: at the price, or at the entry. */
export function notionalAt({ margin }: Rulebook, position: Position, price: number): number {
  return Math.abs(margin.basis === 'entry' ? position.cost : worth(position.market, sizeOf(position), price))
}

/** The tier of a notional: one that equals a floor, but for rounding, belongs to that tier (rule M4). */
export function tierAt(tiers: readonly Tier[], notional: number): number {
  return tiers.filter((_, t) => belongsTo(tiers, t, notional)).length - 1
}

/** Whether a notional belongs to a tier or to one above it. */
export function belongsTo(tiers: readonly Tier[], tier: number, notional: number): boolean {
  return tier === 0 || notional >= tiers[tier].floor * (1 - 1e-12)
}

/** Requirement of a position at a price; of a step model in a given tier, else in the one that the value belongs to. */
export function requirementOf(rulebook: Rulebook, position: Position, price: number, tier?: number): number {
  const { margin } = rulebook
  const notional = notionalAt(rulebook, position, price)
  const tiers = tiersOf(rulebook, position.market)
  const units = Math.abs(sizeOf(position))
  const fee = margin.closingFee * notional
  const atMostAll = (rate: number): number => Math.min(1, rate) * notional
  switch (margin.model) {
    case 'flat':
      return margin.rate * notional + fee
    case 'slope':
      return atMostAll(margin.base + margin.slope * Math.max(0, units - margin.threshold) + margin.closingFee)
    case 'sqrt':
      return atMostAll(
        Math.max(margin.base, 0.8 * margin.base + margin.slope * Math.sqrt(units)) + margin.closingFee,
      )
    case 'step':
      return tiers[tier ?? tierAt(tiers, margin.unit === 'size' ? units : notional)].rate * notional + fee
    case 'deduction':
      // The same as rate less deduction: each band of the value at its own rate.
      return tiers.reduce((sum, { floor, rate }, t) => {
        const top = tiers[t + 1]?.floor ?? Number.POSITIVE_INFINITY
        return sum + rate * Math.max(0, Math.min(notional, top) - floor)
      }, fee)
  }
}

/** Another world that is the same now: what one does the other does not feel. Not in the middle of a round. */
export function copyOf(oracle: Oracle): Oracle {
  const markets = oracle.markets.map((market) => ({ ...market }))
  const accounts = oracle.accounts.map((account) => {
    const copy: Account = { ...account, positions: [], safeAt: [...account.safeAt] }
    for (const position of account.positions)
      copy.positions.push({ ...position, account: copy, market: markets[position.market.m] })
    return copy
  })
  return { ...oracle, markets, accounts, pending: [], changed: new Set(), totals: { ...oracle.totals } }
}
