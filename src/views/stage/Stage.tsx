import { useId, useMemo } from 'react'
import { layoutOf } from '../../charts/stage/layout.ts'
import { Spark } from '../../charts/stage/Spark.tsx'
import { StageChart } from '../../charts/stage/StageChart.tsx'
import type { Explainable } from '../../store/lab.ts'
import { isAwaited, shownMarket, shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { stageModel } from '../../viewmodel/stage.ts'
import { useFormat } from '../use-format.ts'
import { useSize } from '../use-size.ts'
import { Caption } from './Caption.tsx'
import { Chips } from './Chips.tsx'
import { Readouts } from './Readouts.tsx'
import styles from './Stage.module.css'
import { StageHandles } from './StageHandles.tsx'
import { Taps } from './Taps.tsx'
import { useHand } from './use-hand.ts'
import { useZoom } from './use-zoom.ts'

interface Props {
  readonly onWhy: (what: Explainable) => void
  readonly isHinted: boolean
  /** On a phone: only the picture and its handles; taps and numbers stand elsewhere. */
  readonly isCompact?: boolean
}

/** The waterline with its handles, its numbers and the buttons that do what a drag does. */
export function Stage({ onWhy, isHinted, isCompact = false }: Props) {
  const lab = useLab()
  const title = useId()
  const say = useWords()
  const format = useFormat()
  const scenario = useLabState(shownScenario)
  const market = useLabState((state) => state.market)
  const frame = useLabState((state) => state.frame)
  const previous = useLabState((state) => state.previous)
  const round = useLabState((state) => state.round)
  const isBusy = useLabState(isAwaited)
  const [box, size] = useSize<HTMLDivElement>()
  const spec = useLabState(shownMarket)
  const { hand } = useHand()
  useZoom(box, spec)
  const model = useMemo(
    () =>
      stageModel({ scenario, market, frame, previous: round === null ? previous : null, hand, format, say }),
    [scenario, market, frame, previous, round, hand, format, say],
  )
  const width = size?.width
  const height = size?.height
  const [low, high] = spec?.range ?? [0, 1]
  const layout = useMemo(
    () => (width === undefined || height === undefined ? null : layoutOf(width, height, [low, high])),
    [width, height, low, high],
  )
  if (spec === undefined) return null
  const isPlate = model.isEmpty && model.you !== null
  return (
    <section className={styles.section} aria-labelledby={title}>
      <header className={styles.head} data-compact={isCompact || undefined}>
        <h2 id={title} className={isCompact ? 'hidden' : undefined}>
          {say('stage.title')}
        </h2>
        {scenario.markets.length > 1 && (
          <select
            aria-label={say('stage.market')}
            value={market}
            onChange={(event) => lab.setMarket(Number(event.target.value))}
          >
            {scenario.markets.map((m, i) => (
              <option key={m.symbol} value={i}>
                {m.symbol}
              </option>
            ))}
          </select>
        )}
        {isCompact ? <Spark path={model.path} /> : <Readouts onWhy={onWhy} />}
      </header>
      <div ref={box} className={styles.box} data-testid="stage" data-figure="waterline" aria-busy={isBusy}>
        {layout !== null && (
          <>
            <StageChart model={model} layout={layout} />
            <StageHandles model={model} layout={layout} spec={spec} isHinted={isHinted} />
            {isPlate && layout.hasRoomForWords && <Caption onWhy={onWhy} />}
          </>
        )}
      </div>
      {!isCompact && (
        <div className={styles.under}>
          <Taps />
          {!(isPlate && layout?.hasRoomForWords) && <Chips />}
        </div>
      )}
    </section>
  )
}
