import type { AccountSpec } from '../../engine/scenario.ts'
import type { Leg, Terms } from './leg.ts'
import { addLegs, profitOf } from './leg.ts'
import type { Options } from './options.ts'
import type { Refusal } from './refusal.ts'

/** How far two statements of one sum may differ, as a share: what rounding to cents leaves. */
const SAME = 1e-9

/**
 * One account from its rows: repeated ones resolved as the reader says, equity turned into cash at the stated prices.
 * Rows in different markets, and a long and a short in one market, are legs of the account. All or nothing.
 */
export function accountOf(
  id: string,
  legs: readonly Leg[],
  options: Options,
  terms: ReadonlyMap<string, Terms>,
): AccountSpec | Refusal {
  const { payoff, columns } = options
  const merged = mergeLegs(legs, options)
  if ('reason' in merged) return merged
  const stated = moneyOf(legs, merged, options)
  if (typeof stated !== 'number') return stated
  const profit = profitOf(merged, payoff, terms)
  const isCash = columns.cash !== null
  const [first] = legs
  if ((isCash ? stated + profit : stated) <= 0)
    return {
      line: first?.line ?? 0,
      field: isCash ? 'cash' : 'equity',
      value: `${stated}`,
      reason: 'bankrupt',
    }
  return {
    id,
    mode: merged.length > 1 ? 'cross' : (first?.mode ?? (isCash ? 'isolated' : 'cross')),
    cash: isCash ? stated : stated - profit,
    positions: merged.map(({ market, size, entry }) => ({ market, size, entry })),
  }
}

function mergeLegs(legs: readonly Leg[], { repeated, payoff }: Options): readonly Leg[] | Refusal {
  if (legs.length === 1) return legs
  const byKey = new Map<string, Leg>()
  for (const leg of legs) {
    // The last row of a market replaces an earlier one on the other side as well: the position was turned round.
    const key = repeated === 'last' ? leg.market : `${leg.market} ${Math.sign(leg.size)}`
    const before = byKey.get(key)
    if (before !== undefined && repeated === 'refuse')
      return { line: leg.line, field: 'account', value: leg.account, reason: 'repeated' }
    byKey.set(key, before === undefined || repeated === 'last' ? leg : addLegs(payoff, before, leg))
  }
  return [...byKey.values()]
}

/** Cash or equity of the account: stated on each of its rows, the same each time, or in parts. */
function moneyOf(legs: readonly Leg[], merged: readonly Leg[], options: Options): number | Refusal {
  if (options.money === 'row') return merged.reduce((sum, leg) => sum + leg.money, 0)
  const last = legs[legs.length - 1]
  const first = legs[0]
  if (first === undefined || last === undefined) return 0
  if (options.repeated === 'last') return last.money
  for (const leg of legs)
    if (Math.abs(leg.money - first.money) > SAME * Math.max(1, Math.abs(first.money)))
      return {
        line: leg.line,
        field: options.columns.cash !== null ? 'cash' : 'equity',
        value: `${leg.money}`,
        reason: 'money',
      }
  return first.money
}
