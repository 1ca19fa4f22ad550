import { allocate, fifthsOf } from '../../engine/adl-allocation.ts'
import { branched, factorsOf, scoreOf } from '../../engine/adl-score.ts'
import { coordinateOf } from '../../engine/payoff.ts'
import { topRanked } from '../../engine/rank.ts'
import type { ComputedScore } from '../../engine/rulebook.ts'
import { positionIn, priceIn, sigmaIn, sizeIn } from './position.ts'
import type { Inputs } from './vector.ts'
import { firstOf, has, list, number, optional, text } from './vector.ts'

/* Scores of the deleveraging queue, its order, and who gives how much (rules S1 to S7, A7). */

/**
 * Score of a position: given; or from its profit percentage and leverage (or what stands for it); or from its parts.
 */
function scoreIn(inputs: Inputs, family: ComputedScore): number {
  if (has(inputs, 'score')) return number(inputs, 'score')
  if (has(inputs, 'pnlPercent')) return branched(number(inputs, 'pnlPercent'), leverageIn(inputs, family))
  const sigma = sigmaIn(inputs)
  const hasPrice = has(inputs, 'markPrice') || has(inputs, 'entryPrice')
  // Without a price the notional is the size, at a price of one.
  const size = hasPrice ? sizeIn(inputs) : optional(inputs, 'side', 1) * number(inputs, 'notional')
  const x = hasPrice ? coordinateOf(sigma, priceIn(inputs)) : 1
  const basis = basisIn(inputs, size, x)
  const equity = equityIn(inputs, family, size, basis, x)
  const required = family === 'OK-ADL-2024' ? leverageIn(inputs, family) * equity : 0
  return scoreOf(family, sigma, size, basis, x, equity, 0, required)
}

/** What profit is multiplied with: leverage, or at OKX requirement over margin balance, whichever way up it is given. */
function leverageIn(inputs: Inputs, family: ComputedScore): number {
  if (family !== 'OK-ADL-2024') return firstOf(inputs, ['effectiveLeverage', 'leverage'])
  if (has(inputs, 'mmOverMarginBalance')) return number(inputs, 'mmOverMarginBalance')
  return 1 / number(inputs, 'marginBalanceOverMm')
}

function basisIn(inputs: Inputs, size: number, x: number): number {
  if (has(inputs, 'entryPrice')) return size * coordinateOf(sigmaIn(inputs), number(inputs, 'entryPrice'))
  return size * x - number(inputs, 'unrealizedPnl')
}

/** Mark value less bankrupt value is the equity behind a position; other families state it, and OKX needs only a ratio. */
function equityIn(inputs: Inputs, family: ComputedScore, size: number, basis: number, x: number): number {
  if (has(inputs, 'bankruptcyPrice'))
    return size * (x - coordinateOf(sigmaIn(inputs), number(inputs, 'bankruptcyPrice')))
  if (family === 'OK-ADL-2024') return 1
  if (has(inputs, 'equity') || has(inputs, 'accountValue') || has(inputs, 'marginBalance'))
    return firstOf(inputs, ['equity', 'accountValue', 'marginBalance'])
  const cash = has(inputs, 'walletBalance') ? number(inputs, 'walletBalance') : positionIn(inputs).cash
  return cash + size * x - basis
}

/** Score of one position. */
export function adlRank(family: ComputedScore): (inputs: Inputs) => number {
  return (inputs) => scoreIn(inputs, family)
}

/** Accounts in the order in which they are closed: score descending, ties as they stand. */
function ranked(inputs: Inputs, family: ComputedScore) {
  const accounts = list(inputs, has(inputs, 'accounts') ? 'accounts' : 'queue').map((account) => ({
    ...inputs,
    ...account,
  }))
  const scores = Float64Array.from(accounts, (account) => scoreIn(account, family))
  const order = [...topRanked(scores, scores.length, scores.length)]
  return { accounts, scores, order: order.map((i) => accounts[i]) }
}

/** Scores by id, the order they make, and the fifth of the queue in percent where sizes are given. */
export function adlOrder(family: ComputedScore): (inputs: Inputs) => unknown {
  return (inputs) => {
    const { accounts, scores, order } = ranked(inputs, family)
    const fifths = order.every((account) => has(account, 'size'))
      ? fifthsOf(order.map((account) => number(account, 'size')))
      : []
    return {
      scores: Object.fromEntries(accounts.map((account, i) => [text(account, 'id'), scores[i]])),
      order: order.map(({ id }) => id),
      percentile: Object.fromEntries(fifths.map((fifth, i) => [text(order[i], 'id'), fifth * 20])),
    }
  }
}

/** Who gives how much down the queue, in the order of the queue or of the scores, and at which price. */
export function adlAllocation(inputs: Inputs): unknown {
  const order = has(inputs, 'queue') ? list(inputs, 'queue') : ranked(inputs, 'BX-ADL').order
  const taken = new Float64Array(order.length)
  const capacities = Float64Array.from(order, (account) => number(account, 'size'))
  allocate('rankQueue', number(inputs, 'sizeToClose'), capacities, taken)
  const closed = order.flatMap((account, i) => (taken[i] > 0 ? [[text(account, 'id'), taken[i]]] : []))
  return { closed: Object.fromEntries(closed), price: inputs.bankruptcyPrice }
}

/** Binance's score of 2019 and its two factors. The ratio is given, or is requirement over equity. */
export function oldBinanceRank(inputs: Inputs): unknown {
  const profit = number(inputs, 'unrealizedPnl')
  const wallet = number(inputs, 'walletBalance')
  const equity = wallet + profit
  const required = has(inputs, 'mmOverMarginBalance')
    ? number(inputs, 'mmOverMarginBalance') * equity
    : number(inputs, 'maintenanceMargin')
  const score = [1, 1, -profit, 0, equity, wallet, required] as const
  const [pnlPercent, mmOverMarginBalance] = factorsOf('BN-ADL-OLD', ...score)
  return { pnlPercent, mmOverMarginBalance, leveragePnl: pnlPercent * mmOverMarginBalance }
}
