import { useId } from 'react'
import { CHAMBER_HEIGHT, Locks } from '../../charts/locks/Locks.tsx'
import { setFund } from '../../store/edits.ts'
import type { Explainable } from '../../store/lab.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { Handle } from '../../ui/handle/Handle.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { chambersOf } from '../../viewmodel/pays.ts'
import { TypedField, useAsk } from '../typing-context.tsx'
import { useCeiling } from '../use-ceiling.ts'
import { useFormat } from '../use-format.ts'
import { useSlide } from '../use-slide.ts'
import styles from './WhoPays.module.css'

/** What can be typed goes further than what can be drawn. */
const MOST_FUND = 1e12

/** Who pays: the default waterfall of the rulebook, to scale, and the proof that nothing is missing. */
export function WhoPays({ onWhy }: { readonly onWhy: (what: Explainable) => void }) {
  const lab = useLab()
  const title = useId()
  const say = useWords()
  const format = useFormat()
  const ask = useAsk()
  const slide = useSlide()
  const frame = useLabState((state) => state.frame)
  const rulebook = useLabState((state) => shownScenario(state).rulebook)
  const fund = useLabState((state) => shownScenario(state).reserves.fund)
  const most = useCeiling()
  const levelOf = (value: number): number => 2 + CHAMBER_HEIGHT * (1 - value / most)
  const gap = frame?.values.lossGap ?? 0
  return (
    <section className={styles.section} aria-labelledby={title} data-figure="pays">
      <h2 id={title}>{say('pays.title')}</h2>
      <Locks
        chambers={chambersOf(frame, rulebook, most, format, say)}
        // The ids of chambers are the names of what can be explained.
        onWhy={(id) => onWhy(id as Explainable)}
        inside={(chamber, middle) =>
          chamber.id === 'fundPaid' && (
            <Handle
              label={say('pays.fundHandle')}
              valueText={format.money(fund)}
              value={fund}
              min={0}
              max={most}
              step={0}
              axis="vertical"
              x={middle}
              y={levelOf(fund)}
              toPixel={levelOf}
              toValue={(pixel) => most * (1 - (pixel - 2) / CHAMBER_HEIGHT)}
              keyBy={{ small: most / 100, large: most / 20 }}
              {...slide((value) => setFund(Math.round(value)))}
              onType={() =>
                ask({
                  place: 'pays',
                  label: say('pays.fundHandle'),
                  text: `${Math.round(fund)}`,
                  min: 0,
                  max: MOST_FUND,
                  show: format.money,
                  onCommit: (value) => lab.commit(setFund(value)),
                })
              }
            >
              <span className={styles.grip} aria-hidden="true">
                ⇕
              </span>
            </Handle>
          )
        }
      />
      <p className={styles.scale}>
        <TypedField place="pays" otherwise={say('pays.scale')} />
      </p>
      <p className={styles.sum}>
        <span>{say('pays.sum')}</span>
        <button type="button" data-testid="loss-gap" onClick={() => onWhy('lossGap')}>
          {format.plain(Math.abs(gap) < 0.005 ? 0 : gap)}
        </button>
        <small>
          {say('pays.sumNote', {
            loss: format.money(frame?.values.lossIn ?? 0),
            residual: format.money(frame?.values.residual ?? 0),
          })}
        </small>
      </p>
    </section>
  )
}
