import type { Options } from '../../data/import/options.ts'
import type { Missing, Plan } from '../../data/import/plan.ts'
import type { MarketFound } from '../../data/import/survey.ts'
import { useLocale } from '../../ui/locale-context.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { makeFormat } from '../../viewmodel/format.ts'
import type { Say, WordId } from '../../words/words.ts'
import styles from './Import.module.css'
import { plainNumber } from './plain-number.ts'

interface Props {
  readonly options: Options
  readonly plan: Plan
  readonly onChange: (patch: Partial<Options>) => void
}

const FROM: Readonly<Record<'mark' | 'screen' | 'entry', WordId>> = {
  mark: 'import.fromMark',
  screen: 'import.fromScreen',
  entry: 'import.fromEntry',
}

/** The markets of the file: which are taken, at which mark price, and what the other side of the book takes. */
export function Markets({ options, plan, onChange }: Props) {
  const say = useWords()
  const { found, missing } = plan
  const wrong = missing.map((what) => sayMissing(what, say)).filter((text) => text !== null)
  return (
    <section className={styles.part} aria-labelledby="import-markets">
      <h3 id="import-markets">{say('import.markets')}</h3>
      <ScrollRegion className={styles.scroll} label={say('import.markets')}>
        <table>
          <thead>
            <tr>
              {found.length > 1 && <th scope="col">{say('import.take')}</th>}
              <th scope="col">{say('import.market')}</th>
              <th scope="col" className={styles.number}>
                {say('import.rows')}
              </th>
              <th scope="col" className={styles.number}>
                {say('import.price')}
              </th>
              <th scope="col">{say('import.from')}</th>
              <th scope="col" className={styles.number}>
                {say('import.longs')}
              </th>
              <th scope="col" className={styles.number}>
                {say('import.shorts')}
              </th>
              <th scope="col" className={styles.number}>
                {say('import.lp')}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.map((market) => (
              <Row key={market.symbol} market={market} options={options} plan={plan} onChange={onChange} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {wrong.map((text) => (
        <p key={text} className={styles.wrong}>
          ⚠ {text}
        </p>
      ))}
    </section>
  )
}

function sayMissing(missing: Missing, say: Say): string | null {
  if (typeof missing === 'object') return say('import.needPrice', { market: missing.priceOf })
  if (missing === 'tooManyMarkets') return say('import.manyMarkets')
  if (missing === 'noMarket') return say('import.needMarket')
  return missing === 'tooManyAccounts' ? say('import.manyAccounts') : null
}

function Row({ market, options, plan, onChange }: Props & { readonly market: MarketFound }) {
  const say = useWords()
  const locale = useLocale()
  const { symbol, rows, suggested, from } = market
  const isTaken = !options.leftOut.includes(symbol)
  const stated = options.prices[symbol]
  const price = stated ?? suggested
  const planned = plan.markets.find(({ spec }) => spec.symbol === symbol)
  const format = makeFormat(locale, planned?.spec.tick ?? 0.01, null)
  const word = stated !== undefined ? 'import.fromStated' : from === null ? 'import.fromNone' : FROM[from]
  return (
    <tr data-left-out={!isTaken || undefined}>
      {plan.found.length > 1 && (
        <td>
          <input
            type="checkbox"
            aria-label={say('import.takeMarket', { market: symbol })}
            checked={isTaken}
            onChange={() =>
              onChange({
                leftOut: isTaken
                  ? [...options.leftOut, symbol]
                  : options.leftOut.filter((other) => other !== symbol),
              })
            }
          />
        </td>
      )}
      <th scope="row">{symbol}</th>
      <td className={styles.number}>{format.count(rows)}</td>
      <td className={styles.number}>
        <NumberField
          label={say('import.priceOf', { market: symbol })}
          isLabelHidden
          text={price === null ? '' : plainNumber(price, locale)}
          min={1e-9}
          max={1e12}
          show={(value) => plainNumber(value, locale)}
          onCommit={(value) => onChange({ prices: { ...options.prices, [symbol]: value } })}
        />
      </td>
      <td className={styles.muted}>{say(word)}</td>
      <td className={styles.number}>
        {planned === undefined ? '–' : sideOf(planned.longs, planned.long, locale, say)}
      </td>
      <td className={styles.number}>
        {planned === undefined ? '–' : sideOf(planned.shorts, planned.short, locale, say)}
      </td>
      <td className={styles.number}>
        {planned === undefined ? '–' : otherSide(planned.short - planned.long, locale, say)}
      </td>
    </tr>
  )
}

function sideOf(count: number, size: number, locale: string, say: Say): string {
  return count === 0 ? '0' : say('import.inPositions', { size: plainNumber(size, locale), count })
}

function otherSide(size: number, locale: string, say: Say): string {
  const side = size > 0 ? 'long' : size < 0 ? 'short' : 'none'
  return say('import.lpTakes', { side, size: size === 0 ? '' : plainNumber(Math.abs(size), locale) })
}
