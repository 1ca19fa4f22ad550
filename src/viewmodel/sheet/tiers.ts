import type { TiersModel } from '../../charts/tiers/model.ts'
import type { TierProfile } from '../../engine/tier-profile.ts'
import type { Say } from '../../words/words.ts'
import type { Figures } from './figures.ts'

/** What of a profile is to be drawn, and what its market and amounts are called. */
export interface TiersShown {
  readonly profile: TierProfile
  /** The amount that the reader has asked for, or null. */
  readonly asked: number | null
  readonly isLogRate: boolean
  readonly market: string
  /** What amounts are, such as "value in USDT". */
  readonly unit: string
}

/** The tier chart as it is drawn; null where the rate is the same at every amount. */
export function tiersModel(shown: TiersShown, figures: Figures, say: Say): TiersModel | null {
  const { profile, asked, isLogRate, market, unit } = shown
  const { isStep, by } = profile
  const amounts = [...profile.amount]
  const [first, last] = [amounts[0], amounts[amounts.length - 1]]
  if (first === undefined || last === undefined || isSame(profile)) return null
  // Of a step and of a rate by size the effective rate is the rate itself: it is drawn once.
  const isOne = isStep || by === 'size'
  const { rate, effective } = profile
  const at = asked === null ? -1 : amounts.indexOf(asked)
  return {
    amounts,
    rates: isOne ? null : [...rate],
    effective: [...effective],
    isStep,
    isLogRate,
    asked: at < 0 ? null : at,
    rateWords: say('rules.lineRate'),
    effectiveWords: say(isOne ? 'rules.lineOne' : 'rules.lineEffective'),
    axis: say('rules.axis', { what: unit }),
    rateAxis: say('rules.rateAxis', { isLog: isLogRate ? 1 : 0 }),
    summary: say('rules.chart', { market, low: figures.number(first), high: figures.number(last) }),
    showAmount: figures.compact,
    showRate: figures.rate,
    point: (i) =>
      say(isOne ? 'rules.pointOne' : 'rules.point', {
        amount: figures.number(amounts[i] ?? 0),
        rate: figures.rate(rate[i] ?? 0),
        effective: figures.rate(effective[i] ?? 0),
      }),
  }
}

/** One tier, and no rate by size. */
function isSame({ tiers, by }: TierProfile): boolean {
  return tiers.floor.length < 2 && by === 'value'
}
