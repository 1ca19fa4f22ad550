import type { Rulebook } from '../../store/lab.ts'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Tables.module.css'
import { useFigures } from './use-figures.ts'

interface Props {
  readonly margin: Extract<Rulebook['margin'], { model: 'slope' }>
  readonly nameOf: (symbol: string) => string
}

/** The line of each market whose rate grows with the size. */
export function SlopeTable({ margin, nameOf }: Props) {
  const say = useWords()
  const { number, rate, times } = useFigures(null)
  const title = say('rules.slopeTable')
  return (
    <ScrollRegion label={title} className={styles.table}>
      <table>
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('rules.market')}</th>
            <th scope="col">{say('rules.base')}</th>
            <th scope="col">{say('rules.slope')}</th>
            <th scope="col">{say('rules.threshold')}</th>
            <th scope="col">{say('rules.leverage')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries({ ...margin.markets, default: margin }).map(([symbol, line]) => (
            <tr key={symbol}>
              <th scope="row">{nameOf(symbol)}</th>
              <td>{rate(line.base)}</td>
              <td>{rate(line.slope)}</td>
              <td>{number(line.threshold)}</td>
              <td>{times(line.maxLeverage)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
