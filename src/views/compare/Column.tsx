import type { Ref } from 'react'
import { useId, useState } from 'react'
import type { StageLayout } from '../../charts/stage/layout.ts'
import type { Explainable, Lab, LabState, Scenario } from '../../store/lab.ts'
import { shownScenario, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { late } from '../late.tsx'
import { Notices } from '../Notices.tsx'
import { Track } from '../transport/Track.tsx'
import { useRounds } from '../transport/use-rounds.ts'
import { useFormat } from '../use-format.ts'
import { ColumnPays } from './ColumnPays.tsx'
import { ColumnStage } from './ColumnStage.tsx'
import styles from './Compare.module.css'
import { Numbers } from './Numbers.tsx'
import type { Choosing } from './RulebookChoice.tsx'
import { RulebookChoice } from './RulebookChoice.tsx'

const Why = late(async () => (await import('../why/Why.tsx')).Why)

/** What all columns have in common: their scales, their rounds, and what is done to all of them. */
export interface Shared {
  readonly layout: StageLayout | null
  readonly longest: number
  readonly rounds: number
  readonly values: readonly NonNullable<LabState['frame']>['values'][]
  readonly onRound: (round: number) => void
  readonly onShare: (scenario: Scenario) => Promise<string | null>
  readonly onTrouble: (text: string) => void
}

interface Props {
  readonly lab: Lab
  readonly place: number
  readonly shared: Shared
  readonly choosing: Choosing
  /** The round in which this run parts from the first; null where it does not. */
  readonly parting: number | null
  readonly ref: Ref<HTMLElement>
}

/** One rulebook: the waterline under it, its rounds, its numbers, who pays. Stands in the provider of its lab. */
export function Column({ lab, place, shared, choosing, parting, ref }: Props) {
  const say = useWords()
  const id = useId()
  const format = useFormat()
  const [what, setWhat] = useState<Explainable | null>(null)
  const name = useLabState((state) => shownScenario(state).rulebook.name)
  const { at, total } = useRounds()
  return (
    <section ref={ref} className={styles.column} aria-labelledby={id} data-testid="column">
      <h2 id={id} className="hidden">
        {name}
      </h2>
      <RulebookChoice lab={lab} place={place} choosing={choosing} onTrouble={shared.onTrouble} />
      <Notices said={null} onDismiss={() => undefined} onShare={shared.onShare} />
      <ColumnStage layout={shared.layout} longest={shared.longest} />
      <p className={styles.scale}>{say('compare.scale', { notional: format.notional(shared.longest) })}</p>
      <div className={styles.track}>
        <Track length={shared.rounds} onGo={shared.onRound}>
          {parting !== null && (
            <span
              className={styles.parting}
              ref={(node) => {
                node?.style.setProperty('--at', `${(parting / Math.max(1, shared.rounds)) * 100}%`)
              }}
            >
              <button
                type="button"
                aria-label={say('compare.parting', { round: parting })}
                onClick={() => shared.onRound(parting)}
              >
                {say('compare.partingShown', { round: parting })}
              </button>
            </span>
          )}
        </Track>
        <p className={styles.round}>
          {total === 0 ? say('transport.none') : say('transport.round', { round: at, rounds: total })}
          <button type="button" disabled={at >= total} onClick={() => shared.onRound(shared.rounds)}>
            {say('compare.end')}
          </button>
        </p>
      </div>
      <Numbers onWhy={setWhat} />
      <ColumnPays all={shared.values} onWhy={setWhat} />
      {what !== null && (
        <Why
          what={what}
          onClose={() => setWhat(null)}
          onLost={() => {
            setWhat(null)
            shared.onTrouble(say('app.partLost'))
          }}
        />
      )}
    </section>
  )
}
