import type { Options } from '../../data/import/options.ts'
import type { Plan } from '../../data/import/plan.ts'
import type { SampleRow } from '../../data/import/sample.ts'
import { useLocale } from '../../ui/locale-context.tsx'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { coinOf, makeFormat } from '../../viewmodel/format.ts'
import styles from './Import.module.css'
import { plainNumber } from './plain-number.ts'
import type { About } from './refusal-words.ts'
import { sayRefusal } from './refusal-words.ts'

interface Props {
  readonly about: About
  readonly options: Options
  readonly plan: Plan
}

/** The first rows of the file as positions, or with the reason why they are none. */
export function Preview({ about, options, plan }: Props) {
  const say = useWords()
  const { accounts, markets, refusedRows } = plan
  const sum = (side: 'longs' | 'shorts') => markets.reduce((total, market) => total + market[side], 0)
  return (
    <section className={styles.part} aria-labelledby="import-preview">
      <h3 id="import-preview">{say('import.preview')}</h3>
      <ScrollRegion className={styles.scroll} label={say('import.preview')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('import.line', { counted: about.grid.counted })}</th>
              <th scope="col">{say('import.account')}</th>
              <th scope="col">{say('import.market')}</th>
              <th scope="col">{say('import.side')}</th>
              {(['size', 'entry', 'cash', 'equityAtMark'] as const).map((name) => (
                <th key={name} scope="col" className={styles.number}>
                  {say(`import.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.sample.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: several positions of one entry share its number
              <Row key={`${row.line} ${i}`} row={row} about={about} options={options} plan={plan} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p role="status" data-testid="import-counts">
        {say('import.counts', {
          accounts: accounts.length,
          longs: sum('longs'),
          shorts: sum('shorts'),
          refused: refusedRows,
        })}
      </p>
    </section>
  )
}

function Row({ row, about, options, plan }: Props & { readonly row: SampleRow }) {
  const say = useWords()
  const locale = useLocale()
  const { leg, refusal, cash, equity } = row
  if (leg === null || refusal !== null)
    return (
      <tr>
        <td>{row.line}</td>
        <td colSpan={7} className={styles.wrong}>
          {refusal === null ? '–' : `⚠ ${sayRefusal(refusal, about, say)}`}
        </td>
      </tr>
    )
  const spec = plan.markets.find((market) => market.spec.symbol === leg.market)?.spec
  const { money } = makeFormat(locale, spec?.tick ?? 0.01, coinOf(options.payoff, leg.market))
  return (
    <tr>
      <td>{row.line}</td>
      <td className={styles.name}>{leg.account}</td>
      <td>{leg.market}</td>
      <td data-side={leg.size > 0 ? 'long' : 'short'}>
        {say(leg.size > 0 ? 'import.long' : 'import.short')}
      </td>
      <td className={styles.number}>{plainNumber(Math.abs(leg.size), locale)}</td>
      <td className={styles.number}>{plainNumber(leg.entry, locale)}</td>
      <td className={styles.number}>{money(cash)}</td>
      <td className={styles.number}>{money(equity)}</td>
    </tr>
  )
}
