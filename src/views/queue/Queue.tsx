import { useId } from 'react'
import { Lorenz } from '../../charts/lorenz/Lorenz.tsx'
import { QueueChart } from '../../charts/queue/QueueChart.tsx'
import type { Explainable } from '../../store/lab.ts'
import { shownScenario, useLabState } from '../../store/react.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { headsOf, queueModel, SCORE_WORDS } from '../../viewmodel/queue.ts'
import { Evidence } from '../Evidence.tsx'
import { useCast } from '../use-cast.ts'
import { useFormat } from '../use-format.ts'
import { useSize } from '../use-size.ts'
import styles from './Queue.module.css'

const HEADS = 5

/** The deleveraging queue, and how unequally it falls beside pro-rata. */
export function Queue({ onWhy }: { readonly onWhy: (what: Explainable) => void }) {
  const title = useId()
  const say = useWords()
  const format = useFormat()
  const frame = useLabState((state) => state.frame)
  const score = useLabState((state) => shownScenario(state).rulebook.adl.score)
  const [box, size] = useSize<HTMLDivElement>()
  const model = queueModel(frame, format, say)
  const side = (frame?.values.queueSide ?? -1) < 0 ? 'short' : 'long'
  const gini = (value: number | null | undefined): string => format.plain(value ?? null)
  const rank = gini(frame?.values.giniRank)
  const proRata = gini(frame?.values.giniProRata)
  return (
    <section className={styles.section} aria-labelledby={title}>
      <header className={styles.head}>
        <h2 id={title}>{say('queue.title')}</h2>
        <p className={styles.by}>
          <button type="button" onClick={() => onWhy('adlScore')}>
            {say('queue.winners', { side, score: say(SCORE_WORDS[score]) })}
          </button>{' '}
          <Evidence path="adl.score" />
        </p>
      </header>
      <div className={styles.charts}>
        <div ref={box} className={styles.box}>
          {model === null ? (
            <p className={styles.none}>{say('queue.none')}</p>
          ) : (
            size !== null && <QueueChart model={model} width={size.width} height={170} />
          )}
        </div>
        {model !== null && frame !== null && frame.lorenz.length > 0 && (
          <Lorenz
            rank={[...frame.lorenz.rankQueue]}
            proRata={[...frame.lorenz.contractProRata]}
            rankWords={say('queue.rankQueue', { gini: rank })}
            proRataWords={say('queue.proRata', { gini: proRata })}
            summary={say('queue.lorenz', { rank, prorata: proRata })}
            onWhy={(which) => onWhy(which === 'rank' ? 'gini' : 'giniProRata')}
          />
        )}
      </div>
      {model !== null && (
        <Disclosure className={styles.heads} summary={say('queue.inLine')}>
          <Heads />
        </Disclosure>
      )}
    </section>
  )
}

/** The first in line, by name. */
function Heads() {
  const say = useWords()
  const format = useFormat()
  const cast = useCast()
  const frame = useLabState((state) => state.frame)
  return (
    <ol>
      {[...headsOf(frame, cast, format, say, HEADS).entries()].map(([rank, text]) => (
        <li key={rank}>{text}</li>
      ))}
    </ol>
  )
}
