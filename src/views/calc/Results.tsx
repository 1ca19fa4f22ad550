import type { ReactNode } from 'react'
import { useId } from 'react'
import { LIMITS } from '../../data/calc/inputs.ts'
import type { Explainable, Explanation, PulledAt } from '../../store/lab.ts'
import { useLab, useLabState } from '../../store/react.tsx'
import { useLocale } from '../../ui/locale-context.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { numberText } from '../../ui/number-text.ts'
import { useWords } from '../../ui/words-context.tsx'
import { isWhereWished } from '../../viewmodel/calc.ts'
import { useFormat } from '../use-format.ts'
import styles from './Calc.module.css'
import type { Calc } from './use-calc.ts'
import { useExplained } from './use-explained.ts'
import { useMoney } from './use-money.ts'

interface Props {
  readonly calc: Calc
  readonly onWhy: (what: Explainable) => void
}

/** What follows from the position. Three of the numbers can be typed: then what gives way is solved for. */
export function Results({ calc, onWhy }: Props) {
  const say = useWords()
  const format = useFormat()
  const { money } = useMoney()
  const id = useId()
  const values = useLabState((state) => state.frame?.values)
  const liquidation = useExplained('liquidationPrice')
  const bankruptcy = useExplained('bankruptcyPrice')
  const maintenance = useExplained('maintenanceMargin')
  const printed = (of: Explanation | null, show: (value: number) => string): string | null =>
    of?.printed == null ? null : say('calc.prints', { value: show(of.printed) })
  const score = values?.youScore ?? null
  const units = liquidation?.units ?? null
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{say('calc.results')}</h2>
      <dl className={styles.list}>
        <Line
          name={say('calc.liquidation')}
          note={printed(liquidation, format.price)}
          onWhy={() => onWhy('liquidationPrice')}
        >
          <Wished of="liquidation" value={values?.youLiquidation ?? null} calc={calc} />
        </Line>
        <Line
          name={say('calc.bankruptcy')}
          note={printed(bankruptcy, format.price)}
          onWhy={() => onWhy('bankruptcyPrice')}
        >
          <Wished of="bankruptcy" value={values?.youBankruptcy ?? null} calc={calc} />
        </Line>
        <Line name={say('calc.margin')} note={null} onWhy={() => onWhy('initialMargin')}>
          <Wished of="margin" value={values?.youInitialCash ?? null} calc={calc} />
        </Line>
        <Unmet calc={calc} />
        <Line
          name={say('calc.maintenance')}
          note={printed(maintenance, money)}
          onWhy={() => onWhy('maintenanceMargin')}
        >
          {money(values?.youMaintenance ?? null)}
        </Line>
        <Line name={say('calc.equity')} note={null} onWhy={() => onWhy('equity')}>
          {money(values?.youEquity ?? null)}
        </Line>
        <Line name={say('calc.effective')} note={null} onWhy={() => onWhy('leverage')}>
          {format.times(values?.youLeverage ?? null)}
        </Line>
        <Line
          name={say('calc.score')}
          note={say('calc.scoreAt', { mark: format.price(values?.markPrice ?? null) })}
          onWhy={() => onWhy('adlScore')}
        >
          {score === null ? say('calc.noScore') : format.plain(score, 4)}
        </Line>
        {units !== null && values?.youContracts != null && (
          <Line
            name={say('calc.contracts')}
            note={say('calc.contractsOf', { contract: format.size(units.contract), coin: units.settles })}
          >
            {format.size(values.youContracts)}
          </Line>
        )}
      </dl>
    </section>
  )
}

interface LineProps {
  readonly name: string
  readonly note: string | null
  readonly onWhy?: () => void
  readonly children: ReactNode
}

function Line({ name, note, onWhy, children }: LineProps) {
  const say = useWords()
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd>
        <span>
          <span className={styles.value}>{children}</span>
          {note !== null && <small>{note}</small>}
        </span>
        {onWhy !== undefined && (
          <button type="button" aria-label={say('calc.whyOf', { what: name })} onClick={onWhy}>
            {say('calc.why')}
          </button>
        )}
      </dd>
    </div>
  )
}

const NAMES = {
  liquidation: 'calc.liquidation',
  bankruptcy: 'calc.bankruptcy',
  margin: 'calc.margin',
} as const

interface WishedProps {
  readonly of: PulledAt
  readonly value: number | null
  readonly calc: Calc
}

/** A result that can be typed. */
function Wished({ of, value, calc }: WishedProps) {
  const say = useWords()
  const format = useFormat()
  const { plain } = useMoney()
  const locale = useLocale()
  const [min, max] = of === 'margin' ? [LIMITS.size[0], LIMITS.money[1]] : LIMITS.price
  const shown = of === 'margin' ? plain(value) : format.price(value)
  return (
    <NumberField
      label={say(NAMES[of])}
      isLabelHidden
      text={shown}
      min={min}
      max={max}
      show={(limit) => numberText(limit, locale, false)}
      onCommit={(to) => calc.take(of, to)}
    />
  )
}

/** What was typed and cannot be had, once the engine has answered. */
function Unmet({ calc: { wish, inputs } }: { readonly calc: Calc }) {
  const say = useWords()
  const format = useFormat()
  const { money } = useMoney()
  const lab = useLab()
  const settled = useLabState((state) => (state.draft === null ? state.frameOf : null))
  if (wish === null || settled === null || settled !== wish.answer) return null
  const { youLiquidation, youBankruptcy, youInitialCash } = lab.store.getState().frame?.values ?? {}
  const values = { liquidation: youLiquidation, bankruptcy: youBankruptcy, margin: youInitialCash }
  const value = values[wish.of] ?? null
  if (isWhereWished(value, wish.to)) return null
  const show = wish.of === 'margin' ? money : format.price
  return (
    <div className={styles.unmet} role="alert">
      ⚠ {say('calc.notThere', { of: wish.of, to: show(wish.to), gives: inputs.gives, at: show(value) })}
    </div>
  )
}
