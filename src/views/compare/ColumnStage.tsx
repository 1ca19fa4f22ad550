import { useMemo } from 'react'
import type { StageLayout } from '../../charts/stage/layout.ts'
import { StageChart } from '../../charts/stage/StageChart.tsx'
import { isAwaited, shownMarket, shownScenario, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { stageModel } from '../../viewmodel/stage.ts'
import { useHand } from '../stage/use-hand.ts'
import { useFormat } from '../use-format.ts'
import styles from './Compare.module.css'

interface Props {
  /** One layout for all columns, or null until their width is known. */
  readonly layout: StageLayout | null
  /** Notional of the longest bar of any column. */
  readonly longest: number
}

/** The waterline of a column, without handles: the one hand stands above all columns. */
export function ColumnStage({ layout, longest }: Props) {
  const say = useWords()
  const format = useFormat()
  const scenario = useLabState(shownScenario)
  const market = useLabState((state) => state.market)
  const frame = useLabState((state) => state.frame)
  const isBusy = useLabState(isAwaited)
  const progress = useLabState((state) => state.progress)
  const hasFrame = frame !== null
  const spec = useLabState(shownMarket)
  const { hand } = useHand()
  const model = useMemo(
    () => stageModel({ scenario, market, frame, previous: null, hand, isStill: true, format, say }),
    [scenario, market, frame, hand, format, say],
  )
  if (spec === undefined) return null
  return (
    <div className={styles.stage} data-testid="stage" data-figure="waterline" aria-busy={isBusy}>
      {layout !== null && (
        <StageChart model={model} layout={layout} longest={longest} flag={format.price(model.mark)} />
      )}
      {!hasFrame && (
        <p className={styles.preparing}>{say('app.preparing', { percent: format.percent(progress, 0) })}</p>
      )}
    </div>
  )
}
