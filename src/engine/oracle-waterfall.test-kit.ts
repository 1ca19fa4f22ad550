import type { Account, Market, Oracle } from './oracle-account.test-kit.ts'
import { add, total } from './oracle-account.test-kit.ts'
import { chargeAll } from './oracle-charges.test-kit.ts'
import type { AdlTrigger } from './rulebook.ts'

/* The layers after a trader's own margin (rules W3 to W9). */

/** A billionth of what is at stake is rounding (rule N3). */
export function isDust(amount: number, scale: number): boolean {
  return Math.abs(amount) <= 1e-9 * Math.max(1, Math.abs(scale))
}

export function triggerOf<K extends AdlTrigger['kind']>(oracle: Oracle, kind: K) {
  return oracle.rulebook.adl.triggers.find(
    (trigger): trigger is Extract<AdlTrigger, { kind: K }> => trigger.kind === kind,
  )
}

/** What the fund may pay: all it has, or what its drawdown limit leaves (rules W3, A2). */
function fundCapacity(oracle: Oracle): number {
  const drawdown = triggerOf(oracle, 'drawdown')
  const least = drawdown === undefined ? 0 : (1 - drawdown.limit) * total(oracle, 'fundPeak')
  return Math.max(0, oracle.fund - Math.max(0, least))
}

/** What the layers above deleveraging can pay together (rule A1). */
export function capacityBeforeAdl(oracle: Oracle): number {
  const layers = oracle.rulebook.waterfall.map(({ layer }) => layer)
  const before = layers.slice(0, layers.indexOf('adl') < 0 ? layers.length : layers.indexOf('adl'))
  const capacities = { fund: fundCapacity(oracle), venue: Math.max(0, oracle.venue) }
  return before.reduce(
    (sum, layer) => sum + (layer === 'fund' || layer === 'venue' ? capacities[layer] : 0),
    0,
  )
}

/** Makes up what an account misses, layer by layer, and returns what nobody has paid. */
export function payDeficit(
  oracle: Oracle,
  account: Account,
  market: Market,
  missing: number,
  onlyBeforeAdl: boolean,
): number {
  let left = missing
  for (const { layer } of oracle.rulebook.waterfall) {
    if (layer === 'adl' && onlyBeforeAdl) break
    if (left <= 0) break
    let paid = 0
    if (layer === 'fund') {
      paid = Math.min(left, fundCapacity(oracle))
      oracle.fund -= paid
      add(oracle, 'fundPaid', paid)
    }
    if (layer === 'venue') {
      paid = Math.min(left, Math.max(0, oracle.venue))
      oracle.venue -= paid
      add(oracle, 'venuePaid', paid)
    }
    if (layer === 'socialised') {
      paid = socialise(oracle, market, left)
      add(oracle, 'socialisedPaid', paid)
    }
    if (layer === 'clawback') {
      paid = left
      oracle.due -= paid
      add(oracle, 'clawbackPaid', paid)
    }
    account.cash += paid
    left -= paid
  }
  return left
}

/** Every open position of the market pays by its size (rule W7). */
function socialise(oracle: Oracle, market: Market, loss: number): number {
  let units = 0
  for (const { positions } of oracle.accounts)
    for (const { lots, market: where } of positions)
      if (where === market) units += Math.abs(lots) * market.spec.lot
  if (units === 0) return 0
  chargeAll(oracle, market, loss / units, loss / units)
  return loss
}
