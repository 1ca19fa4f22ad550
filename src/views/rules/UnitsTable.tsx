import type { Rulebook } from '../../store/lab.ts'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Tables.module.css'
import { useFigures } from './use-figures.ts'

/** How the venue counts and rounds, a row a market. */
export function UnitsTable({ units }: { readonly units: NonNullable<Rulebook['units']> }) {
  const say = useWords()
  const { number } = useFigures(null)
  const symbols = Object.keys(units)
  const title = say('rules.unitsTable')
  return (
    <ScrollRegion label={title} className={styles.table}>
      <table>
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('rules.market')}</th>
            <th scope="col">{say('rules.settles')}</th>
            <th scope="col">{say('rules.kind')}</th>
            <th scope="col">{say('rules.contract')}</th>
            <th scope="col">{say('rules.tick')}</th>
            <th scope="col">{say('rules.prints')}</th>
            <th scope="col">{say('rules.quantum')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(units).map(([symbol, of]) => (
            <tr key={symbol}>
              <th scope="row">
                {symbol !== 'default'
                  ? symbol
                  : say(symbols.length > 1 ? 'rules.otherMarkets' : 'rules.allMarkets')}
              </th>
              <td>{of.settles}</td>
              <td>{say('rules.kindOf', { kind: of.kind })}</td>
              <td>{number(of.contract)}</td>
              <td>{number(of.tick)}</td>
              <td>{say('rules.printsOf', { prints: of.prints })}</td>
              <td>{of.quantum > 0 ? number(of.quantum) : say('rules.noQuantum')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
