import { allocate, fifthsOf } from '../../engine/adl-allocation.ts'
import { branched, factorsOf, scoreOf } from '../../engine/adl-score.ts'
import { firstOrder } from '../../engine/first-fraction.ts'
import type { MarginCurve } from '../../engine/margin.ts'
import { deductionsOf, initialMargin, rateAt, requirement, tierOf } from '../../engine/margin.ts'
import type { Sigma } from '../../engine/payoff.ts'
import { coordinateOf, priceOf, profit, sigmaOf } from '../../engine/payoff.ts'
import type { Leg } from '../../engine/threshold.ts'
import { bankruptcyOf, isBelow, thresholdOfMany, thresholdOfOne } from '../../engine/threshold.ts'
import { fairPrice, fundDelta, portfolioState, riskLimitRates } from '../../engine/venue-rules.ts'
import type { Inputs } from './vector.ts'
import { BadInput, list, number, optional, text } from './vector.ts'

/** Answers one kind of case; the key is `what formula`. */
export type Rule = (inputs: Inputs) => unknown

const sigmaIn = (inputs: Inputs): Sigma => sigmaOf(inputs.contractType === 'inverse' ? 'inverse' : 'linear')

/** A curve straight from a case's tiers: their deductions are given, not computed. */
function curveIn(inputs: Inputs, sigma: Sigma, onEntry: boolean): MarginCurve {
  const tiers = list(inputs, 'tiers')
  const column = (name: string): Float64Array => Float64Array.from(tiers, (tier) => optional(tier, name, 0))
  return {
    sigma,
    isStep: false,
    onEntry,
    floors: column('floor'),
    rates: column('mmr'),
    deductions: column('maintAmount'),
    maxLeverages: column('maxLeverage'),
    bySize: null,
  }
}

interface Position {
  readonly sigma: Sigma
  readonly size: number
  readonly basis: number
  readonly cash: number
}

/** The position of a case with one; the margin that is not given is the initial one plus what is added. */
function positionIn(inputs: Inputs): Position {
  const sigma = sigmaIn(inputs)
  const size = number(inputs, 'side') * optional(inputs, 'size', 1)
  const basis = size * coordinateOf(sigma, number(inputs, 'entryPrice'))
  const given = inputs.positionMargin ?? inputs.walletBalance
  const cash =
    typeof given === 'number'
      ? given
      : initialMargin(Math.abs(basis), number(inputs, 'leverage')) + optional(inputs, 'extraMargin', 0)
  return { sigma, size, basis, cash }
}

/** No price is printed as 0. */
const shown = (sigma: Sigma, x: number): number => {
  const price = priceOf(sigma, x)
  return Number.isNaN(price) ? 0 : price
}

function liquidationPrice(onEntry: boolean): Rule {
  return (inputs) => {
    if (inputs.positions !== undefined) return crossLiquidationPrice(inputs, onEntry)
    const { sigma, size, basis, cash } = positionIn(inputs)
    const curve = curveIn(inputs, sigma, onEntry)
    // From where the position is surely safe, so that what is found is the first price on the way.
    const safe = coordinateOf(sigma, number(inputs, 'entryPrice') * (size > 0 ? 1e6 : 1e-6))
    return shown(
      sigma,
      thresholdOfOne(curve, size, basis, cash, onEntry ? safe : basis / size, size > 0 ? -1 : 1, false),
    )
  }
}

function crossLiquidationPrice(inputs: Inputs, onEntry: boolean): number {
  const sigma = sigmaIn(inputs)
  const wanted = text(inputs, 'symbol')
  let surplus = number(inputs, 'walletBalance')
  const legs: Leg[] = []
  let x = 0
  let net = 0
  for (const position of list(inputs, 'positions')) {
    const size = number(position, 'side') * number(position, 'size')
    const basis = size * coordinateOf(sigma, number(position, 'entryPrice'))
    const curve = curveIn(position, sigma, onEntry)
    const at = coordinateOf(sigma, number(position, 'markPrice'))
    if (text(position, 'symbol') === wanted) {
      legs.push({ curve, size, basis })
      x = at
      net += size
    } else surplus += size * at - basis - requirement(curve, size, basis, at)
  }
  if (legs.length === 0) throw new BadInput(`no position in ${wanted}`)
  return shown(sigma, thresholdOfMany(legs, surplus, x, net > 0 ? -1 : 1, false))
}

const bankruptcyPrice: Rule = (inputs) => {
  const { sigma, size, basis, cash } = positionIn(inputs)
  return shown(sigma, bankruptcyOf(size, basis, cash))
}

/** Both prices of a position whose margin is its initial rate and whose requirement hangs on its entry. */
const bothPrices: Rule = (inputs) => {
  const sigma = sigmaIn(inputs)
  const size = number(inputs, 'side') * optional(inputs, 'size', 1)
  const basis = size * coordinateOf(sigma, number(inputs, 'entryPrice'))
  const cash = Math.abs(basis) * number(inputs, 'imr')
  const curve = curveIn({ tiers: [{ floor: 0, mmr: number(inputs, 'mmr') }] }, sigma, true)
  const threshold = thresholdOfOne(curve, size, basis, cash, basis / size, size > 0 ? -1 : 1, false)
  return {
    bankruptcyPrice: shown(sigma, bankruptcyOf(size, basis, cash)),
    liquidationPrice: shown(sigma, threshold),
  }
}

/** By symbol for several positions, one number for one. */
function each(inputs: Inputs, one: (position: Inputs) => number): unknown {
  if (inputs.positions === undefined) return one(inputs)
  return Object.fromEntries(
    list(inputs, 'positions').map((position) => [
      text(position, 'symbol'),
      one({ ...position, contractType: inputs.contractType }),
    ]),
  )
}

const unrealizedPnl: Rule = (inputs) =>
  each(inputs, (position) => {
    const sigma = sigmaIn(position)
    const size =
      position.contracts === undefined
        ? number(position, 'size')
        : number(position, 'contracts') * optional(position, 'contractMultiplier', 1)
    const exit =
      position.markPrice === undefined ? number(position, 'exitPrice') : number(position, 'markPrice')
    return profit(
      number(position, 'side') * size,
      coordinateOf(sigma, number(position, 'entryPrice')),
      coordinateOf(sigma, exit),
    )
  })

const maintenanceMargin: Rule = (inputs) =>
  each(inputs, (position) => {
    const curve = curveIn(position, 1, false)
    const size = position.notional === undefined ? number(position, 'size') : 1
    return requirement(
      curve,
      size,
      0,
      position.notional === undefined ? number(position, 'markPrice') : number(position, 'notional'),
    )
  })

const initial: Rule = (inputs) => {
  const value =
    inputs.notional === undefined
      ? number(inputs, 'contracts') * optional(inputs, 'contractMultiplier', 1) * number(inputs, 'entryPrice')
      : number(inputs, 'notional')
  return initialMargin(
    value,
    Math.min(number(inputs, 'leverage'), optional(inputs, 'maxLeverage', Number.POSITIVE_INFINITY)),
  )
}

const tierLookup: Rule = (inputs) => {
  const curve = curveIn(inputs, 1, false)
  const tier = tierOf(curve, number(inputs, 'notional'))
  return { mmr: rateAt(curve, tier, 1), maintAmount: curve.deductions[tier] }
}

const tierDeductions: Rule = (inputs) => {
  const tiers = list(inputs, 'tiers').map((tier) => ({
    floor: number(tier, 'floor'),
    rate: number(tier, 'mmr'),
  }))
  const before = inputs.previousTier
  if (before === undefined) return [...deductionsOf(tiers)]
  // The tier before is given with its own deduction: what comes on top is the difference from it.
  const previous = before as Inputs // its fields are checked when read
  const [, rise] = deductionsOf([{ floor: 0, rate: number(previous, 'mmr') }, ...tiers])
  return number(previous, 'maintAmount') + (rise ?? 0)
}

/** Scores by id and the order they make; ties in the order given. */
function ordered(inputs: Inputs, score: (account: Inputs) => number): unknown {
  const accounts = list(inputs, 'accounts').map((account, i) => ({
    id: account.id,
    score: score(account),
    i,
  }))
  const order = [...accounts]
    .sort((one, other) => other.score - one.score || one.i - other.i)
    .map(({ id }) => id)
  return { scores: Object.fromEntries(accounts.map(({ id, score: s }) => [`${id}`, s])), order }
}

const givenOrder: Rule = (inputs) => {
  const accounts = [...list(inputs, 'accounts')].sort(
    (one, other) => number(other, 'score') - number(one, 'score'),
  )
  const fifths = fifthsOf(accounts.map((account) => number(account, 'size')))
  return {
    order: accounts.map(({ id }) => id),
    percentile: Object.fromEntries(accounts.map(({ id }, i) => [`${id}`, (fifths[i] ?? 0) * 20])),
  }
}

const bitmexRank: Rule = (inputs) => {
  const sigma = sigmaIn(inputs)
  const size = number(inputs, 'side') * number(inputs, 'size')
  const x = coordinateOf(sigma, number(inputs, 'markPrice'))
  // Mark value less bankrupt value is the equity behind the position.
  const equity = size * (x - coordinateOf(sigma, number(inputs, 'bankruptcyPrice')))
  return scoreOf(
    'BX-ADL',
    sigma,
    size,
    size * coordinateOf(sigma, number(inputs, 'entryPrice')),
    x,
    equity,
    0,
    0,
  )
}

const binanceOldRank: Rule = (inputs) => {
  const profit = number(inputs, 'unrealizedPnl')
  const wallet = number(inputs, 'walletBalance')
  const equity = wallet + profit
  // The ratio is given, or it is what requirement and equity make it.
  const required =
    inputs.mmOverMarginBalance === undefined
      ? number(inputs, 'maintenanceMargin')
      : number(inputs, 'mmOverMarginBalance') * equity
  const [pnlPercent, ratio] = factorsOf('BN-ADL-OLD', 1, 1, -profit, 0, equity, wallet, required)
  return { pnlPercent, mmOverMarginBalance: ratio, leveragePnl: pnlPercent * ratio }
}

/** Profit over entry, and margin balance over requirement, whichever way they are given. */
const okxScore = (account: Inputs): number => {
  const rate =
    account.pnlPercent === undefined
      ? (number(account, 'side') * (number(account, 'markPrice') - number(account, 'entryPrice'))) /
        number(account, 'entryPrice')
      : number(account, 'pnlPercent')
  return branched(rate, 1 / number(account, 'marginBalanceOverMm'))
}

const bitmexAllocation: Rule = (inputs) => {
  const queue = list(inputs, 'queue')
  const taken = new Float64Array(queue.length)
  allocate(
    'rankQueue',
    number(inputs, 'sizeToClose'),
    Float64Array.from(queue, (account) => number(account, 'size')),
    taken,
  )
  const closed = queue.flatMap(({ id }, i) => ((taken[i] ?? 0) > 0 ? [[`${id}`, taken[i]] as const] : []))
  return { closed: Object.fromEntries(closed), price: number(inputs, 'bankruptcyPrice') }
}

const riskLimit: Rule = (inputs) => {
  const value = number(inputs, 'notional')
  const rates = riskLimitRates(
    value,
    number(inputs, 'baseRiskLimit'),
    number(inputs, 'riskStep'),
    number(inputs, 'baseMmr'),
    number(inputs, 'baseImr'),
  )
  return {
    mmr: rates.maintenance,
    imr: rates.initial,
    maintenanceMargin: value * rates.maintenance,
    initialMargin: value * rates.initial,
  }
}

const uniMmr: Rule = (inputs) => {
  const bands = inputs.bands as Inputs // its fields are checked when read
  const { ratio, state } = portfolioState(
    number(inputs, 'adjustedEquity'),
    number(inputs, 'unifiedMaintenanceMargin'),
    {
      warn: number(bands, 'warn'),
      reduceOnly: number(bands, 'reduceOnly'),
      liquidate: number(bands, 'liquidate'),
    },
  )
  return { uniMMR: ratio, state }
}

const partial: Rule = (inputs) => {
  const notional = number(inputs, 'notional')
  const above = number(inputs, 'partialThreshold')
  const fraction = number(inputs, 'firstFraction')
  const first = firstOrder(notional, above, fraction, false)
  const isCooling = number(inputs, 'secondsToNextOrder') <= number(inputs, 'cooldownSeconds')
  return {
    firstOrderNotional: first,
    nextOrderNotional: firstOrder(notional - first, above, fraction, isCooling),
  }
}

const backstop: Rule = (inputs) => {
  const equity = number(inputs, 'accountValue')
  const required = number(inputs, 'maintenanceMargin')
  return {
    liquidatable: isBelow(equity, required, true),
    backstop: isBelow(equity, (2 / 3) * required, true),
  }
}

/** Everything that can be answered. */
export const RULES: Readonly<Record<string, Rule>> = {
  'liquidationPrice BN-LP': liquidationPrice(false),
  'liquidationPrice HL-LP': liquidationPrice(false),
  'liquidationPrice LIN-LP': liquidationPrice(false),
  'liquidationPrice INV-LP-CUR': liquidationPrice(false),
  'liquidationPrice LIN-LP-ENTRY': liquidationPrice(true),
  'liquidationPrice INV-LP': liquidationPrice(true),
  'bankruptcyPrice LIN-BK': bankruptcyPrice,
  'bankruptcyPrice INV-BK': bankruptcyPrice,
  'bankruptcyPrice BX-BK': bothPrices,
  'unrealizedPnl PNL-LIN': unrealizedPnl,
  'unrealizedPnl PNL-INV': unrealizedPnl,
  'maintenanceMargin BN-MM': maintenanceMargin,
  'maintenanceMargin HL-MM': maintenanceMargin,
  'initialMargin BN-IM': initial,
  'initialMargin BX-IM': initial,
  'tierLookup BN-TIER': tierLookup,
  'tierDeductions BN-CUM': tierDeductions,
  'adlRank BX-ADL': bitmexRank,
  'adlRank BN-ADL-OLD': binanceOldRank,
  'adlOrder BX-ADL': givenOrder,
  'adlOrder BN-ADL-NEW': (inputs) =>
    ordered(inputs, (a) =>
      branched(
        number(a, 'unrealizedPnl') / number(a, 'notional'),
        number(a, 'notional') / number(a, 'equity'),
      ),
    ),
  'adlRank OK-ADL-2024': okxScore,
  'adlOrder OK-ADL-2024': (inputs) => ordered(inputs, okxScore),
  'adlOrder HL-ADL-DOC': (inputs) =>
    ordered(inputs, (a) => hyperliquidScore('HL-ADL-DOC', number(inputs, 'side'), a)),
  'adlOrder HL-ADL-OBS': (inputs) =>
    ordered(inputs, (a) => hyperliquidScore('HL-ADL-OBS', number(inputs, 'side'), a)),
  'adlAllocation BX-ADL': bitmexAllocation,
  'insuranceFundDelta BX-IF': (inputs) => {
    const sigma = sigmaIn(inputs)
    return fundDelta(
      number(inputs, 'side') * number(inputs, 'size'),
      coordinateOf(sigma, number(inputs, 'bankruptcyPrice')),
      coordinateOf(sigma, number(inputs, 'fillPrice')),
    )
  },
  'markPrice BX-MARK': (inputs) =>
    fairPrice(
      number(inputs, 'indexPrice'),
      number(inputs, 'fundingRate'),
      number(inputs, 'hoursToFunding'),
      number(inputs, 'fundingIntervalHours'),
    ),
  'riskLimit BX-RISK': riskLimit,
  'portfolioMarginState BN-UNIMMR': uniMmr,
  'partialLiquidation HL-PARTIAL': partial,
  'liquidationState HL-BACKSTOP': backstop,
}

function hyperliquidScore(family: 'HL-ADL-DOC' | 'HL-ADL-OBS', side: number, account: Inputs): number {
  const mark = number(account, 'markPrice')
  const size = (side * number(account, 'notional')) / mark
  return scoreOf(
    family,
    1,
    size,
    size * number(account, 'entryPrice'),
    mark,
    number(account, 'accountValue'),
    0,
    0,
  )
}
