import { coordinateOf, profit } from '../../engine/payoff.ts'
import type { Order } from '../../engine/venue-paradex.ts'
import { afterShare, ordersToCancel, shareToTake, withdrawalCut } from '../../engine/venue-paradex.ts'
import { priceIn, sizeIn } from './position.ts'
import type { Inputs } from './vector.ts'
import { list, number, optional, text } from './vector.ts'

/* Paradex (rules L5, V15 to V17). */

/** What one share of every position leaves. */
export function slice(inputs: Inputs): unknown {
  const { penalty, requirement, value, ratio } = afterShare(
    number(inputs, 'accountValue'),
    number(inputs, 'maintenanceMargin'),
    number(inputs, 'share'),
    number(inputs, 'penaltyRate'),
  )
  return { maintenanceAfter: requirement, penalty, accountValueAfter: value, marginRatio: ratio }
}

/** The least share that suffices. */
export function shareOf(inputs: Inputs): number {
  return shareToTake(
    number(inputs, 'accountValue'),
    number(inputs, 'maintenanceMargin'),
    number(inputs, 'penaltyRate'),
    number(inputs, 'step'),
    number(inputs, 'targetMarginRatio'),
  )
}

/** A share of every position of an account, at the marks. */
export function sliceOfAccount(inputs: Inputs): unknown {
  const share = number(inputs, 'share')
  const collateral = number(inputs, 'collateral')
  let unrealised = 0
  let requirement = 0
  const sizes: [string, number][] = []
  for (const position of list(inputs, 'positions')) {
    const size = sizeIn(position)
    const mark = coordinateOf(1, priceIn(position))
    unrealised += profit(size, coordinateOf(1, number(position, 'entryPrice')), mark)
    requirement += Math.abs(size * mark) * number(position, 'mmr')
    sizes.push([text(position, 'symbol'), Math.abs(size) * (1 - share)])
  }
  const before = collateral + unrealised
  const { penalty } = afterShare(before, requirement, share, number(inputs, 'penaltyRate'))
  return {
    accountValueBefore: before,
    maintenanceBefore: requirement,
    realizedLoss: -share * unrealised,
    penalty,
    collateralAfter: collateral + share * unrealised - penalty,
    sizes: Object.fromEntries(sizes),
  }
}

/** Which orders go while an account is below its initial margin, and which stay. */
export function cancelled(inputs: Inputs): unknown {
  const orders = list(inputs, 'orders').map(
    (order): Order => ({
      id: text(order, 'id'),
      side: number(order, 'side'),
      size: number(order, 'size'),
      price: number(order, 'price'),
    }),
  )
  const isBelow = inputs.belowInitialMargin !== false
  const gone = isBelow ? ordersToCancel(number(inputs, 'side'), number(inputs, 'size'), orders) : []
  return { cancelled: gone, remaining: orders.map(({ id }) => id).filter((id) => !gone.includes(id)) }
}

/** An account below zero beyond the fund, and what that cuts off a withdrawal. */
export function withdrawalAfterLoss(inputs: Inputs): unknown {
  const fund = number(inputs, 'insuranceFund')
  const deposits = inputs.traderDeposits
  const all = Array.isArray(deposits) ? deposits.filter((deposit) => typeof deposit === 'number') : []
  const [own = 0] = all
  const size = number(inputs, 'aliceSide') * number(inputs, 'aliceSize')
  const bankruptAccountValue = own + profit(size, number(inputs, 'entryPrice'), number(inputs, 'markPrice'))
  const shortfall = Math.max(0, -bankruptAccountValue - fund)
  const total = fund + all.reduce((sum: number, deposit: number) => sum + deposit, 0)
  const socializedLossFactor = withdrawalCut(shortfall, total)
  return {
    bankruptAccountValue,
    shortfall,
    socializedLossFactor,
    received: optional(inputs, 'withdrawal', 0) * (1 - socializedLossFactor),
  }
}
