import type { Market, Oracle } from './oracle-account.test-kit.ts'
import { equityNow, sizeOf, tradersOf, worth } from './oracle-account.test-kit.ts'

/* Money that many accounts pay at once (rules F1, F2, W7, W8). */

/** Takes from every open position of a market, at once, an amount for each unit of its size; < 0 gives. */
export function chargeAll(oracle: Oracle, market: Market, perLongUnit: number, perShortUnit: number): void {
  for (const account of oracle.accounts)
    for (const position of account.positions)
      if (position.market === market) {
        const charge = Math.abs(sizeOf(position)) * (position.lots > 0 ? perLongUnit : perShortUnit)
        account.cash -= charge
        position.charged += charge
      }
  market.isCharged = true
}

/** Longs pay a share of their value at the mark to shorts (rule F1). */
export function payFunding(oracle: Oracle, m: number, rate: number): void {
  const market = oracle.markets[m]
  const perUnit = rate * Math.abs(worth(market, 1, market.mark))
  chargeAll(oracle, market, perUnit, -perUnit)
}

/** What clawback has still to collect comes from the profits of the period, by their size (rule W8). */
export function settlePeriod(oracle: Oracle): void {
  if (!oracle.rulebook.waterfall.some(({ layer }) => layer === 'clawback')) return
  const profits = tradersOf(oracle).map((account) => {
    const equity = equityNow(account)
    return { account, equity, profit: Math.max(0, Math.min(equity, equity - account.equityAtPeriodStart)) }
  })
  const sum = profits.reduce((all, { profit }) => all + profit, 0)
  const rate = sum > 0 ? Math.min(1, -oracle.due / sum) : 0
  for (const { account, equity, profit } of profits) {
    const paid = rate * profit
    account.cash -= paid
    oracle.due += paid
    account.equityAtPeriodStart = equity - paid
    if (paid !== 0) account.safeAt.fill(Number.NaN)
  }
}
