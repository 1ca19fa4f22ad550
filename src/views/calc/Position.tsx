import { useId, useState } from 'react'
import type { CalcInputs } from '../../data/calc/inputs.ts'
import { LIMITS } from '../../data/calc/inputs.ts'
import { calcScenario, inputsOf } from '../../data/calc/scenario.ts'
import { atVenue, kindNamed, marketsNamed } from '../../data/calc/venue.ts'
import { reasonOf } from '../../data/reason.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { useLocale } from '../../ui/locale-context.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { numberText } from '../../ui/number-text.ts'
import { Slider } from '../../ui/Slider.tsx'
import { useWords } from '../../ui/words-context.tsx'
import type { PageProps } from '../page/pages.ts'
import { useFormat } from '../use-format.ts'
import { useSlide } from '../use-slide.ts'
import styles from './Calc.module.css'
import fields from './Fields.module.css'
import { Pick } from './Pick.tsx'
import { TextField } from './TextField.tsx'
import type { Calc } from './use-calc.ts'

interface Props {
  readonly calc: Calc
  readonly rulebooks: readonly { readonly id: string; readonly name: string }[]
  readonly rulebookFile: PageProps['rulebookFile']
}

/** Leverage that the slider begins with where the venue allows little. */
const LEAST_RANGE = 2
/** The initial margin is never taken away whole. */
const NEARLY_ALL = 0.999

/** What the position is: venue, market, side, size, entry, leverage, mode, margin added, funding paid, mark. */
export function Position({ calc, rulebooks, rulebookFile }: Props) {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const slide = useSlide()
  const list = useId()
  const { inputs, change } = calc
  const rulebook = useLabState((state) => shownScenario(state).rulebook)
  const most = useLabState((state) => state.frame?.values.youMaxLeverage ?? null)
  const posted = useLabState((state) => state.frame?.values.youInitialCash ?? null)
  const [lost, setLost] = useState<string | null>(null)
  const kind = kindNamed(rulebook, inputs.market)
  const named = marketsNamed(rulebook)
  const leastAdded = posted === null ? LIMITS.money[0] : (inputs.added - posted) * NEARLY_ALL

  async function takeVenue(id: string): Promise<void> {
    try {
      const next = await rulebookFile(id)
      setLost(null)
      lab.commit((scenario) => calcScenario(atVenue(inputsOf(scenario, inputs.gives), next), next))
    } catch (error) {
      setLost(say('app.loadFailed', { what: id, reason: reasonOf(error, say) }))
    }
  }

  function takeMarket(market: string): void {
    change({ market, kind: kindNamed(rulebook, market) ?? inputs.kind })
  }

  return (
    <section className={styles.part} aria-labelledby={`${list}-title`}>
      <h2 id={`${list}-title`}>{say('calc.position')}</h2>
      <label className={fields.field}>
        <span>{say('calc.venue')}</span>
        <select value={rulebook.id} onChange={(event) => void takeVenue(event.target.value)}>
          {!rulebooks.some(({ id }) => id === rulebook.id) && (
            <option value={rulebook.id}>{rulebook.name}</option>
          )}
          {rulebooks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {lost !== null && (
        <p role="alert" className={fields.wrong}>
          ⚠ {lost}
        </p>
      )}
      <div className={fields.pair}>
        <TextField label={say('calc.market')} value={inputs.market} list={list} onCommit={takeMarket} />
        <label className={fields.field}>
          <span>{say('calc.kind')}</span>
          <select
            value={inputs.kind}
            disabled={kind !== null}
            onChange={(event) => change({ kind: event.target.value as CalcInputs['kind'] })} // of its options
          >
            <option value="linear">{say('calc.linear')}</option>
            <option value="inverse">{say('calc.inverse')}</option>
          </select>
        </label>
        <datalist id={list}>
          {named.map((symbol) => (
            <option key={symbol} value={symbol} />
          ))}
        </datalist>
      </div>
      <div className={fields.pair}>
        <Pick
          name={say('calc.side')}
          value={inputs.side}
          options={[
            ['long', say('calc.long')],
            ['short', say('calc.short')],
          ]}
          onPick={(side) => change({ side })}
        />
        <Pick
          name={say('calc.mode')}
          value={inputs.mode}
          options={[
            ['isolated', say('calc.isolated')],
            ['cross', say('calc.cross')],
          ]}
          onPick={(mode) => change({ mode })}
        />
      </div>
      <div className={fields.pair}>
        <Amount
          label={say('calc.size')}
          of="size"
          limits={LIMITS.size}
          calc={calc}
          {...(inputs.kind === 'inverse' ? { hint: say('calc.sizeInQuote') } : {})}
        />
        <Amount label={say('calc.entry')} of="entry" limits={LIMITS.price} calc={calc} />
      </div>
      <div className={fields.pair}>
        <Amount label={say('calc.mark')} of="mark" limits={LIMITS.price} calc={calc} />
        <Amount label={say('calc.added')} of="added" limits={[leastAdded, LIMITS.money[1]]} calc={calc} />
      </div>
      <Amount
        label={say('calc.funding')}
        of="funding"
        limits={LIMITS.money}
        calc={calc}
        hint={say('calc.fundingHint')}
      />
      <Slider
        label={say('calc.leverage')}
        value={inputs.leverage}
        min={LIMITS.leverage[0]}
        max={Math.max(LEAST_RANGE, most ?? LIMITS.leverage[1], inputs.leverage)}
        scale="log"
        show={format.times}
        ink={inputs.side}
        {...slide((leverage) => calc.edit({ leverage }))}
      />
      {most !== null && inputs.leverage > most && (
        <p role="status" className={fields.wrong}>
          ⚠ {say('calc.mostLeverage', { venue: rulebook.name, most: format.times(most) })}
        </p>
      )}
    </section>
  )
}

interface AmountProps {
  readonly label: string
  readonly of: 'size' | 'entry' | 'mark' | 'added' | 'funding'
  readonly limits: readonly [number, number]
  readonly calc: Calc
  readonly hint?: string
}

function Amount({ label, of, limits: [min, max], calc, hint }: AmountProps) {
  const locale = useLocale()
  const show = (value: number): string => numberText(value, locale, false)
  return (
    <div className={fields.field}>
      <NumberField
        label={label}
        text={show(Number(calc.inputs[of].toPrecision(12)))}
        min={min}
        max={max}
        show={show}
        onCommit={(value) => calc.change({ [of]: value })}
      />
      {hint !== undefined && <small>{hint}</small>}
    </div>
  )
}
