import type { AccountSpec, Scenario, YouSpec } from '../../engine/scenario.ts'
import { IMPORTED } from './imported.ts'
import type { Plan } from './plan.ts'

/** The id that the engine gives to the reader's own position. */
const YOU = 'you'

/** What becomes of the rest of the scenario on screen. */
export interface Choices {
  readonly title: string
  readonly keepsCrowd: boolean
  /** The reader's own position: none, the one on screen where its market stays, or an account of the file by its id. */
  readonly you: 'none' | 'keep' | { readonly account: string }
}

/** Why an account of the file cannot be the reader's own. */
export type YouProblem = 'unknown' | 'severalLegs' | 'noCash'

/**
 * The scenario on screen with the planned accounts and markets in place of its own, before its first step. Rulebook,
 * reserves, seed and the share of a jump stay. O(accounts).
 */
export function withImport(scenario: Scenario, plan: Plan, { title, keepsCrowd, you }: Choices): Scenario {
  const { crowd } = scenario
  const own = typeof you === 'object' ? youOf(plan, you.account) : 'none'
  const isOwn = typeof own === 'object'
  const kept = you === 'keep' && canKeepYou(scenario, plan) ? scenario.you : null
  return {
    ...scenario,
    id: IMPORTED,
    title,
    markets: plan.markets.map(({ spec }) => spec),
    crowd: keepsCrowd && crowd !== null ? { ...crowd, market: 0, hedgedShare: 0 } : null,
    accounts: named(plan.accounts, isOwn && typeof you === 'object' ? you.account : null),
    you: isOwn ? own : kept,
    steps: [],
  }
}

/** Whether the reader's position on screen has a market after the import. */
export function canKeepYou({ you }: Scenario, { markets }: Plan): boolean {
  return you !== null && markets.some(({ spec }) => spec.symbol === you.market)
}

/** An account of the file as the reader's own position, or why it cannot be that: one position, paid for in cash. */
export function youOf({ accounts, markets }: Plan, id: string): YouSpec | YouProblem {
  const account = accounts.find((one) => one.id === id)
  if (account === undefined) return 'unknown'
  const [leg, ...others] = account.positions
  if (leg === undefined || others.length > 0) return 'severalLegs'
  if (account.cash <= 0) return 'noCash'
  const isLinear = markets[0]?.spec.payoff === 'linear'
  const value = Math.abs(isLinear ? leg.size * leg.entry : leg.size / leg.entry)
  const leverage = Math.min(1000, Math.max(1, Number((value / account.cash).toFixed(2))))
  return { ...leg, leverage, added: account.cash - value / leverage, mode: account.mode }
}

/** The accounts without the reader's own; one that merely has its name gets another, because the engine keeps that. */
function named(accounts: readonly AccountSpec[], own: string | null): readonly AccountSpec[] {
  if (own === null && !accounts.some(({ id }) => id === YOU)) return accounts
  return accounts
    .filter(({ id }) => id !== own)
    .map((account) => (account.id === YOU ? { ...account, id: `${YOU} (imported)` } : account))
}
