import { useMemo, useState } from 'react'
import { layoutOf } from '../../charts/stage/layout.ts'
import { StageChart } from '../../charts/stage/StageChart.tsx'
import { setMark } from '../../store/edits.ts'
import type { Explainable } from '../../store/lab.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { stageModel } from '../../viewmodel/stage.ts'
import { useFormat } from '../use-format.ts'
import { useSize } from '../use-size.ts'
import { Readouts } from './Readouts.tsx'
import styles from './Stage.module.css'
import { StageHandles } from './StageHandles.tsx'

interface Props {
  readonly onWhy: (what: Explainable) => void
  readonly isHinted: boolean
}

/** The waterline with its handles, its numbers and the buttons that do what a drag does. */
export function Stage({ onWhy, isHinted }: Props) {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const scenario = useLabState(shownScenario)
  const isDraft = useLabState((state) => state.draft !== null)
  const market = useLabState((state) => state.market)
  const frame = useLabState((state) => state.frame)
  const previous = useLabState((state) => state.previous)
  const round = useLabState((state) => state.round)
  const [isTyping, setTyping] = useState(false)
  const [box, size] = useSize<HTMLDivElement>()
  const spec = scenario.markets[market] ?? scenario.markets[0]
  const mark = frame?.values.markPrice ?? spec?.price ?? 0
  const last = scenario.steps[scenario.steps.length - 1]
  const hand = isDraft && last?.kind === 'price' ? last.to : (frame?.values.handPrice ?? mark)
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
  const move = (price: number) => setMark(market, Math.min(high, Math.max(low, Number(price.toFixed(10)))))
  const onTick = (price: number): number => Number((Math.round(price / spec.tick) * spec.tick).toFixed(8))
  const nextDown = frame?.values.nextLiquidationDown ?? null
  const nextUp = frame?.values.nextLiquidationUp ?? null

  return (
    <section className={styles.section} aria-labelledby="stage-title">
      <header className={styles.head}>
        <h2 id="stage-title">{say('stage.title')}</h2>
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
        <Readouts onWhy={onWhy} />
      </header>
      <div ref={box} className={styles.box} data-testid="stage">
        {layout !== null && (
          <>
            <StageChart model={model} layout={layout} />
            <StageHandles
              model={model}
              layout={layout}
              spec={spec}
              isHinted={isHinted}
              onType={() => setTyping(true)}
            />
          </>
        )}
      </div>
      <div className={styles.taps}>
        <button type="button" onClick={() => lab.commit(move(onTick(hand * 0.99)))}>
          {say('stage.down')}
        </button>
        <button type="button" onClick={() => lab.commit(move(onTick(hand * 1.01)))}>
          {say('stage.up')}
        </button>
        <button
          type="button"
          disabled={nextDown === null}
          onClick={() => nextDown !== null && lab.commit(move(Math.floor(nextDown / spec.tick) * spec.tick))}
        >
          {say('stage.nextDown')}
        </button>
        <button
          type="button"
          disabled={nextUp === null}
          onClick={() => nextUp !== null && lab.commit(move(Math.ceil(nextUp / spec.tick) * spec.tick))}
        >
          {say('stage.nextUp')}
        </button>
        {isTyping ? (
          <NumberField
            label={say('stage.typePrice')}
            isAutoFocused
            text={format.price(hand)}
            min={low}
            max={high}
            show={format.price}
            onCommit={(price) => lab.commit(move(onTick(price)))}
            onDone={() => setTyping(false)}
          />
        ) : (
          <button type="button" onClick={() => setTyping(true)}>
            {say('stage.typePrice')}
          </button>
        )}
      </div>
    </section>
  )
}
