import { Lorenz } from '../../charts/lorenz/Lorenz.tsx'
import { QueueChart } from '../../charts/queue/QueueChart.tsx'
import type { Explainable } from '../../store/lab.ts'
import { useLabState } from '../../store/react.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { headsOf, queueModel } from '../../viewmodel/queue.ts'
import { useCast } from '../use-cast.ts'
import { useFormat } from '../use-format.ts'
import { useSize } from '../use-size.ts'
import styles from './Queue.module.css'

const HEADS = 5

/** Those in line as bars, who is first by name, and how unequally it falls beside pro-rata. */
export function Line({ onWhy }: { readonly onWhy: (what: Explainable) => void }) {
  const say = useWords()
  const format = useFormat()
  const frame = useLabState((state) => state.frame)
  const [box, size] = useSize<HTMLDivElement>()
  const model = queueModel(frame, format, say)
  if (model === null || frame === null) return null
  const gini = (value: number | null): string => format.plain(value)
  const rank = gini(frame.values.giniRank)
  const proRata = gini(frame.values.giniProRata)
  return (
    <>
      <div className={styles.charts}>
        <div ref={box} className={styles.box}>
          {size !== null && <QueueChart model={model} width={size.width} height={170} />}
        </div>
        {frame.lorenz.length > 0 && (
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
      <Disclosure className={styles.heads} summary={say('queue.inLine')}>
        <Heads />
      </Disclosure>
    </>
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
