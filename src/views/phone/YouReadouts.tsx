import type { Explainable } from '../../store/lab.ts'
import { useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useFormat } from '../use-format.ts'
import styles from './Phone.module.css'

/** Price, what you have at it, and how far it is to liquidation: each of them can be asked why. */
export function YouReadouts({ onWhy }: { readonly onWhy: (what: Explainable) => void }) {
  const say = useWords()
  const format = useFormat()
  const mark = useLabState((state) => state.frame?.values.markPrice ?? null)
  const equity = useLabState((state) => state.frame?.values.youEquity ?? null)
  const distance = useLabState((state) => state.frame?.values.youToLiquidation ?? null)
  return (
    <dl className={styles.readouts}>
      <div>
        <dt>{say('phone.price')}</dt>
        <dd>
          <button type="button" onClick={() => onWhy('markPrice')}>
            {format.price(mark)}
          </button>
        </dd>
      </div>
      <div>
        <dt>{say('you.equity')}</dt>
        <dd>
          <button type="button" onClick={() => onWhy('equity')}>
            {format.money(equity)}
          </button>
        </dd>
      </div>
      <div>
        <dt>{say('you.toLiquidation')}</dt>
        <dd>
          <button type="button" onClick={() => onWhy('toLiquidation')}>
            {format.percent(distance)}
          </button>
        </dd>
      </div>
    </dl>
  )
}
