import { useId } from 'react'
import type { Explainable } from '../../store/lab.ts'
import { useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useFormat } from '../use-format.ts'
import styles from './Calc.module.css'
import { useExplained } from './use-explained.ts'

/** The formula that most pages use, how far it is off here, and why. */
export function Simple({ onWhy }: { readonly onWhy: (what: Explainable) => void }) {
  const say = useWords()
  const format = useFormat()
  const id = useId()
  const simple = useLabState((state) => state.frame?.values.youSimple ?? null)
  const error = useLabState((state) => state.frame?.values.youSimpleError ?? null)
  const share = useLabState((state) => state.frame?.values.youSimpleErrorShare ?? null)
  const explained = useExplained('simpleLiquidation')
  const deviations = explained?.deviations ?? []
  const price = format.price(simple)
  /** A move of the price with its sign. */
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${format.price(value)}`
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{say('calc.simple')}</h2>
      <div className={styles.told}>
        <p data-testid="calc-simple">
          {error === null || share === null
            ? say('calc.simpleNone', { price })
            : deviations.length === 0 && Math.abs(share) < 1e-9
              ? say('calc.simpleRight', { price })
              : say('calc.simpleOff', {
                  price,
                  by: format.price(Math.abs(error)),
                  direction: error > 0 ? 'high' : 'low',
                  percent: format.percent(Math.abs(share), 2),
                })}
        </p>
        <button
          type="button"
          aria-label={say('calc.whyOf', { what: say('calc.simpleWhy') })}
          onClick={() => onWhy('simpleLiquidation')}
        >
          {say('calc.why')}
        </button>
      </div>
      {deviations.length > 0 && (
        <dl className={styles.list}>
          {deviations.map(({ because, value }) => (
            <div key={because} className={styles.reason}>
              <dt>{say('calc.because', { because })}</dt>
              <dd>{signed(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
