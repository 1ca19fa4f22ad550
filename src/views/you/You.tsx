import type { ReactNode } from 'react'
import { useId } from 'react'
import { setYou } from '../../store/edits.ts'
import type { Explainable } from '../../store/lab.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useFormat } from '../use-format.ts'
import { useSlide } from '../use-slide.ts'
import { useLock } from './lock.tsx'
import styles from './You.module.css'

const MOST_LEVERAGE = 125
/** Share of the margin that a tap adds. */
const MORE = 0.1

/** The reader's own position and what stands between it and liquidation. */
export function You({ onWhy }: { readonly onWhy: (what: Explainable) => void }) {
  const lab = useLab()
  const title = useId()
  const say = useWords()
  const format = useFormat()
  const slide = useSlide()
  const { isLocked, setLocked } = useLock()
  const you = useLabState((state) => shownScenario(state).you)
  const values = useLabState((state) => state.frame?.values)
  if (you === null)
    return (
      <section className={styles.section} aria-labelledby={title}>
        <h2 id={title}>{say('you.title')}</h2>
        <p className={styles.muted}>{say('you.noOne')}</p>
      </section>
    )
  const posted = values?.youInitialCash ?? null
  const isOut = (values?.youStatus ?? 0) >= 2
  const place = values?.youQueuePlace ?? null
  return (
    <section className={styles.section} aria-labelledby={title}>
      <h2 id={title}>{say('you.title')}</h2>
      <p className={styles.muted}>
        {say('you.position', {
          side: you.size > 0 ? 'long' : 'short',
          size: format.size(Math.abs(you.size)),
          market: you.market,
          mode: you.mode,
        })}{' '}
        <button
          type="button"
          className={styles.turn}
          aria-label={say('you.side')}
          title={say('you.side')}
          onClick={() => lab.commit(setYou({ size: -you.size }))}
        >
          ⇅
        </button>
      </p>
      <Slider
        label={say('you.leverage')}
        value={you.leverage}
        min={1}
        max={MOST_LEVERAGE}
        scale="log"
        show={format.times}
        ink="long"
        isDisabled={isLocked}
        {...slide((leverage) => setYou({ leverage }))}
      />
      <p className={styles.lock}>
        <label>
          <input type="checkbox" checked={isLocked} onChange={(event) => setLocked(event.target.checked)} />{' '}
          {say('you.lock')}
        </label>
        <button
          type="button"
          disabled={posted === null}
          aria-label={say('you.addMarginLabel', { percent: format.percent(MORE, 0) })}
          onClick={() => posted !== null && lab.commit(setYou({ added: you.added + posted * MORE }))}
        >
          {say('you.addMargin', { percent: format.percent(MORE, 0) })}
        </button>
      </p>
      <dl className={styles.list}>
        <Line name={say('you.margin')} onWhy={() => onWhy('initialMargin')}>
          {format.money(posted)}
        </Line>
        <Line name={say('you.equity')} onWhy={() => onWhy('equity')}>
          {format.money(values?.youEquity ?? null)}
        </Line>
        <Line name={say('you.maintenance')} onWhy={() => onWhy('maintenanceMargin')}>
          {format.money(isOut ? null : (values?.youMaintenance ?? null))}
        </Line>
        <Line name={say('you.toLiquidation')} onWhy={() => onWhy('toLiquidation')}>
          {format.percent(values?.youToLiquidation ?? null)}
        </Line>
        <Line name={say('you.liquidation')} onWhy={() => onWhy(isOut ? 'closedPrice' : 'liquidationPrice')}>
          {format.price(isOut ? (values?.youClosedPrice ?? null) : (values?.youLiquidation ?? null))}
          {!isOut && values?.youLiquidationOther != null && (
            <small> {say('you.other', { price: format.price(values.youLiquidationOther) })}</small>
          )}
        </Line>
        <Line name={say('you.bankruptcy')} onWhy={() => onWhy('bankruptcyPrice')}>
          {format.price(values?.youBankruptcy ?? null)}
        </Line>
        <Line name={say('you.place')} onWhy={() => onWhy('queuePlace')}>
          {isOut ? say('you.flat') : place === null ? say('you.notQueued') : format.count(place)}
        </Line>
      </dl>
    </section>
  )
}

function Line({
  name,
  children,
  onWhy,
}: {
  readonly name: string
  readonly children: ReactNode
  readonly onWhy: () => void
}) {
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd>
        <button type="button" onClick={onWhy}>
          {children}
        </button>
      </dd>
    </div>
  )
}
