import { TierChart } from '../../charts/tiers/TierChart.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { tiersModel } from '../../viewmodel/sheet/tiers.ts'
import { useSize } from '../use-size.ts'
import type { MarketShown } from './MarginTables.tsx'
import type { SheetPlace } from './place.ts'
import styles from './Tables.module.css'
import { useFigures } from './use-figures.ts'

interface Props {
  readonly shown: MarketShown
  readonly place: SheetPlace
  readonly onPlace: (place: SheetPlace) => void
}

const HEIGHT = 300
/** Amounts that may be asked about, settlement currency or units of size. */
const [LEAST, MOST] = [1e-6, 1e15]

/** What a market requires from small to large, as a figure, at an amount that is typed, and as a table. */
export function TierFigure({ shown, place, onPlace }: Props) {
  const say = useWords()
  const { market, unit, currency, profile } = shown
  const figures = useFigures(currency)
  const [ref, size] = useSize<HTMLDivElement>()
  const model = tiersModel(
    { profile, asked: place.at, isLogRate: place.isLogRate, market, unit },
    figures,
    say,
  )
  return (
    <figure className={styles.figure}>
      <figcaption>
        {model === null
          ? say('rules.figureOne', { market, rate: figures.rate(profile.tiers.rate[0] ?? 0) })
          : say('rules.figure', { market, isOne: model.rates === null ? 1 : 0 })}
      </figcaption>
      {model !== null && (
        <div ref={ref} className={styles.chart}>
          {size !== null && <TierChart model={model} width={size.width} height={HEIGHT} />}
        </div>
      )}
      <div className={styles.asks}>
        <NumberField
          label={say('rules.at', { what: unit })}
          text={place.at === null ? '' : figures.number(place.at)}
          min={LEAST}
          max={MOST}
          show={figures.number}
          onCommit={(at) => onPlace({ ...place, at })}
        />
        {model !== null && (
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={place.isLogRate}
              onChange={({ target }) => onPlace({ ...place, isLogRate: target.checked })}
            />
            {say('rules.logRate')}
          </label>
        )}
      </div>
      <Reading shown={shown} at={place.at} />
      {model !== null && (
        <Disclosure summary={say('rules.samples')} className={styles.samples}>
          <Samples shown={shown} />
        </Disclosure>
      )}
    </figure>
  )
}

/** What is required at the amount that was asked for. */
function Reading({ shown, at }: { readonly shown: MarketShown; readonly at: number | null }) {
  const say = useWords()
  const { number, rate, money } = useFigures(shown.currency)
  const { amount, rate: rates, effective, required } = shown.profile
  const i = at === null ? -1 : amount.indexOf(at)
  return (
    <p role="status" className={styles.reading}>
      {i >= 0 &&
        say('rules.reading', {
          isMoney: required === null ? 0 : 1,
          amount: number(amount[i] ?? 0),
          rate: rate(rates[i] ?? 0),
          required: money(required?.[i] ?? 0),
          effective: rate(effective[i] ?? 0),
        })}
    </p>
  )
}

/** The samples of the figure, row by row. */
function Samples({ shown: { unit, profile } }: { readonly shown: MarketShown }) {
  const say = useWords()
  const { number, rate } = useFigures(null)
  const { amount, rate: rates, effective, required } = profile
  return (
    <ScrollRegion label={say('rules.samplesOf')} className={styles.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{unit}</th>
            <th scope="col">{say('rules.rate')}</th>
            {required !== null && <th scope="col">{say('rules.required')}</th>}
            <th scope="col">{say('rules.effective')}</th>
          </tr>
        </thead>
        <tbody>
          {[...amount].map((one, i) => (
            <tr key={one}>
              <td>{number(one)}</td>
              <td>{rate(rates[i] ?? 0)}</td>
              {required !== null && <td>{number(required[i] ?? 0)}</td>}
              <td>{rate(effective[i] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
