import { equityOf } from './account.ts'
import { MARKET, SCENARIO, TEXTBOOK } from './cast.test-kit.ts'
import { JOURNAL_RULES } from './journal.ts'
import { runScenario } from './lab.ts'
import type { Cause } from './observation.ts'
import { CAUSES } from './observation.ts'
import type { Rulebook } from './rulebook.ts'
import type { AccountSpec, MarketSpec, Scenario, Step } from './scenario.ts'
import type { TallyName, World } from './world.ts'
import { DUE, FEES, FIRST_TRADER, FUND, T, VENUE } from './world.ts'

/*
 * A venue whose numbers can be worked out in the head: 10 % maintenance on the mark, lots of one unit, and, where there
 * is impact, a linear one that moves the price by 1 for every unit sold. One long unit at 100 with margin M then goes
 * under at (100 − M) / 0.9 and is bankrupt at 100 − M; one short unit at (100 + M) / 1.1 and 100 + M.
 */

/** Flat 10 %, everything closed at once, surplus to the fund; fund, then deleveraging at bankruptcy price. */
export const PLAIN: Rulebook = {
  ...TEXTBOOK,
  margin: { model: 'flat', rate: 0.1, maxLeverage: 10, basis: 'mark', closingFee: 0 },
  waterfall: [{ layer: 'fund' }, { layer: 'adl' }],
}

/** Whole units and no impact. */
export const CALM: MarketSpec = { ...MARKET, lot: 1, depth: 100 }

/** Whole units; one unit sold moves the price down by 1. */
export const THIN: MarketSpec = { ...CALM, impact: { law: 'linear' } }

/** What a test says about a scenario; all else is PLAIN and CALM. */
export interface Case {
  readonly rules?: Partial<Rulebook>
  readonly markets?: readonly MarketSpec[]
  readonly accounts: readonly AccountSpec[]
  readonly reserves?: Partial<Scenario['reserves']>
  readonly steps: readonly Step[]
}

/** The scenario of a case. */
export function scenarioOf({ rules, markets, accounts, reserves, steps }: Case): Scenario {
  return {
    ...SCENARIO,
    rulebook: { ...PLAIN, ...rules },
    markets: markets ?? [CALM],
    accounts,
    reserves: { ...SCENARIO.reserves, ...reserves },
    steps,
  }
}

/** The world of a case with its steps done. */
export function play(of: Case): World {
  return runScenario(scenarioOf(of))
}

/** Row of the account with that id. */
export function rowOf(world: World, id: string): number {
  const i = world.ids.indexOf(id)
  if (i < 0) throw new Error(`no account is called ${id}`)
  return FIRST_TRADER + i
}

/** Cash, lots of each leg and status of an account. */
export function stateOf(world: World, id: string) {
  const a = rowOf(world, id)
  const { accounts, positions } = world
  return {
    cash: accounts.cash[a],
    lots: [...positions.lots.subarray(accounts.first[a], accounts.first[a + 1])],
    status: accounts.status[a],
  }
}

/** A row of the journal by names: parties are ids, 'LP', 'Vault' or the names of ledgers. */
export interface Row {
  readonly round: number
  readonly cause: Cause
  readonly rule: string
  readonly from: string
  readonly to: string
  readonly amount: number
  readonly lots: number
  readonly price: number
}

/** The journal, or its rows of some causes, in order. */
export function rowsOf(world: World, ...causes: readonly Cause[]): readonly Row[] {
  const { journal } = world
  const rows = Array.from({ length: journal.length }, (_, i) => ({
    round: journal.round[i],
    cause: CAUSES[journal.cause[i]],
    rule: JOURNAL_RULES[journal.rule[i]],
    from: partyOf(world, journal.from[i]),
    to: partyOf(world, journal.to[i]),
    amount: journal.amount[i],
    lots: journal.lots[i],
    price: journal.price[i],
  }))
  return causes.length === 0 ? rows : rows.filter(({ cause }) => causes.includes(cause))
}

const LEDGERS = ['fund', 'venue', 'fees', 'due', 'open positions']

function partyOf(world: World, party: number): string {
  if (party < 0) return LEDGERS[-1 - party]
  return party < FIRST_TRADER ? ['LP', 'Vault'][party] : (world.ids[party - FIRST_TRADER] ?? `${party}`)
}

/** Totals of the run by name. */
export function totals<K extends TallyName>(world: World, ...names: readonly K[]): Record<K, number> {
  return Object.fromEntries(names.map((name) => [name, world.tally[T[name]]])) as Record<K, number> // one per name
}

/** All the money there is: equity of every account and every ledger. It only changes by deposits, of which there are none. */
export function moneyOf(world: World): number {
  const { accounts, ledgers } = world
  let sum = ledgers[FUND] + ledgers[VENUE] + ledgers[FEES] + ledgers[DUE]
  for (let a = 0; a < accounts.count; a++) sum += equityOf(world, a)
  return sum
}

/** Loss in less everything that paid it and the residual: 0 (rule W1). */
export function gapOf(world: World): number {
  const t = world.tally
  const paid =
    t[T.marginLost] + t[T.fundPaid] + t[T.venuePaid] + t[T.adlPaid] + t[T.socialisedPaid] + t[T.clawbackPaid]
  return t[T.lossIn] - paid - t[T.residual]
}
