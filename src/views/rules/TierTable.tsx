import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { useWords } from '../../ui/words-context.tsx'
import type { MarketShown } from './MarginTables.tsx'
import styles from './Tables.module.css'
import { useFigures } from './use-figures.ts'

/** Floor, rate, deduction, highest leverage and the initial margin at it, a row a tier, as the rulebook and the engine have them. */
export function TierTable({ shown }: { readonly shown: MarketShown }) {
  const say = useWords()
  const { rulebook, symbol, market, unit, profile } = shown
  const { number, rate, times } = useFigures(null)
  const { margin } = rulebook
  if (margin.model !== 'deduction' && margin.model !== 'step') return null
  const tiers = margin.tiers[symbol] ?? margin.tiers.default
  const hasDeduction = margin.model === 'deduction'
  const title = say('rules.tierTable', { market })
  return (
    <ScrollRegion label={title} className={styles.table}>
      <table>
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('rules.from', { unit })}</th>
            <th scope="col">{say('rules.rate')}</th>
            {hasDeduction && <th scope="col">{say('rules.deduction')}</th>}
            <th scope="col">{say('rules.leverage')}</th>
            <th scope="col">{say('rules.initialRate')}</th>
          </tr>
        </thead>
        <tbody>
          {tiers.map((tier, t) => (
            <tr key={tier.floor}>
              <td>{number(tier.floor)}</td>
              <td>{rate(tier.rate)}</td>
              {hasDeduction && <td>{number(rounded(profile.tiers.deduction[t] ?? 0))}</td>}
              <td>{times(tier.maxLeverage)}</td>
              <td>{rate(profile.tiers.initialRate[t] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Sums of doubles carry a last digit that no table has. */
const rounded = (value: number): number => Number(value.toPrecision(12))
