import { depthUnit } from '../../charts/stage/DepthPane.tsx'
import type { StageLayout } from '../../charts/stage/layout.ts'
import type { StageModel } from '../../charts/stage/model.ts'
import { setDepth, setMark, setYou } from '../../store/edits.ts'
import type { MarketSpec } from '../../store/lab.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { Handle } from '../../ui/handle/Handle.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useFormat } from '../use-format.ts'
import { useLock } from '../you/lock.tsx'
import styles from './Stage.module.css'

interface Props {
  readonly model: StageModel
  readonly layout: StageLayout
  readonly spec: MarketSpec
  readonly isHinted: boolean
  readonly onType: () => void
}

/** The handles of the stage: mark price, liquidation line, bankruptcy line (margin), entry, depth. */
export function StageHandles({ model, layout, spec, isHinted, onType }: Props) {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const market = useLabState((state) => state.market)
  const values = useLabState((state) => state.frame?.values)
  const [low, high] = spec.range
  const scale = { toPixel: layout.y, toValue: layout.price, min: low, max: high, step: spec.tick }
  const liquidation = model.you?.isOpen ? model.you.liquidation : null
  const percent = liquidation === null ? '' : format.percent(model.hand / liquidation - 1)
  return (
    <>
      <YourHandles model={model} layout={layout} spec={spec} isQuiet={isHinted} />
      {!model.depth.isEndless && <DepthHandle model={model} layout={layout} />}
      <Handle
        {...scale}
        label={say('stage.mark')}
        valueText={
          liquidation === null
            ? format.price(model.hand)
            : say('stage.markText', { price: format.price(model.hand), percent })
        }
        value={model.hand}
        axis="vertical"
        x={layout.axis}
        y={layout.y(model.hand)}
        next={{ up: values?.nextLiquidationUp ?? null, down: values?.nextLiquidationDown ?? null }}
        onPreview={(price) => lab.preview(setMark(market, price))}
        onCommit={(price) => lab.commit(setMark(market, price))}
        onNudge={(price) => lab.nudge(setMark(market, price))}
        onCancel={lab.cancel}
        onType={onType}
      >
        <span className={styles.ring} data-hint={isHinted || undefined} aria-hidden="true" />
        <span className={styles.flag} aria-hidden="true">
          {format.price(model.hand)}
        </span>
      </Handle>
    </>
  )
}

interface YourProps extends Pick<Props, 'model' | 'layout' | 'spec'> {
  /** While nothing has been done yet the mark price is the one handle to look at. */
  readonly isQuiet: boolean
}

function YourHandles({ model, layout, spec, isQuiet }: YourProps) {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const scenario = useLabState(shownScenario)
  const { isLocked } = useLock()
  const { you } = model
  const own = scenario.you
  if (you === null || own === null || !you.isOpen) return null
  const [low, high] = spec.range
  const scale = { toPixel: layout.y, toValue: layout.price, min: low, max: high, step: spec.tick }
  const pull = (price: number): void => lab.pull(price, isLocked ? 'margin' : 'leverage')
  const x = layout.ladder[0] + (layout.ladder[1] - layout.ladder[0]) * 0.62
  return (
    <>
      {you.liquidation !== null && (
        <Handle
          {...scale}
          label={say('stage.liquidation')}
          axis="vertical"
          value={you.liquidation}
          x={x}
          y={layout.y(you.liquidation)}
          valueText={say('stage.liquidationText', {
            price: format.price(you.liquidation),
            leverage: format.times(own.leverage),
          })}
          onPreview={pull}
          onCommit={() => lab.commit()}
          onNudge={(price) => lab.pull(price, isLocked ? 'margin' : 'leverage', true)}
          onCancel={lab.cancel}
        >
          <span
            className={styles.grip}
            data-kind="liquidation"
            data-quiet={isQuiet || undefined}
            aria-hidden="true"
          >
            ⇕
          </span>
        </Handle>
      )}
      {you.bankruptcy !== null && spec.payoff === 'linear' && (
        <Handle
          {...scale}
          label={say('stage.margin')}
          axis="vertical"
          value={you.bankruptcy}
          x={x + 40}
          y={layout.y(you.bankruptcy)}
          valueText={format.price(you.bankruptcy)}
          onPreview={(price) => lab.preview(setYou({ added: addedFor(price, own) }))}
          onCommit={(price) => lab.commit(setYou({ added: addedFor(price, own) }))}
          onNudge={(price) => lab.nudge(setYou({ added: addedFor(price, own) }))}
          onCancel={lab.cancel}
        >
          <span
            className={styles.grip}
            data-kind="bankruptcy"
            data-quiet={isQuiet || undefined}
            aria-hidden="true"
          >
            ⇕
          </span>
        </Handle>
      )}
      <Handle
        {...scale}
        label={say('stage.entry')}
        axis="vertical"
        value={own.entry}
        x={x + 80}
        y={layout.y(own.entry)}
        valueText={format.price(own.entry)}
        onPreview={(entry) => lab.preview(setYou({ entry }))}
        onCommit={(entry) => lab.commit(setYou({ entry }))}
        onNudge={(entry) => lab.nudge(setYou({ entry }))}
        onCancel={lab.cancel}
      >
        <span className={styles.grip} data-kind="entry" data-quiet={isQuiet || undefined} aria-hidden="true">
          ▷
        </span>
      </Handle>
    </>
  )
}

/** Margin beyond the initial one that puts zero equity at `price`: cash = size · (entry − price). */
function addedFor(
  price: number,
  own: { readonly size: number; readonly entry: number; readonly leverage: number },
): number {
  return own.size * (own.entry - price) - Math.abs(own.size * own.entry) / own.leverage
}

function DepthHandle({ model, layout }: Pick<Props, 'model' | 'layout'>) {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const market = useLabState((state) => state.market)
  const start = useLabState((state) => state.scenario.markets[state.market]?.depth ?? 1)
  const { atOnePercent } = model.depth
  const unit =
    (depthUnit(model, layout) * (model.depth.notional[model.depth.notional.length - 1] ?? 0)) / (4 * start)
  const y = layout.y(model.mark * 0.99)
  return (
    <Handle
      label={say('stage.depth')}
      valueText={format.notional(atOnePercent)}
      axis="horizontal"
      value={atOnePercent}
      min={start / 100}
      max={start * 4}
      step={0}
      x={Math.max(layout.depth[0], layout.axis - atOnePercent * unit)}
      y={y}
      toPixel={(depth) => layout.axis - depth * unit}
      toValue={(pixel) => (layout.axis - pixel) / unit}
      onPreview={(depth) => lab.preview(setDepth(market, depth))}
      onCommit={(depth) => lab.commit(setDepth(market, depth))}
      onNudge={(depth) => lab.nudge(setDepth(market, depth))}
      onCancel={lab.cancel}
    >
      <span className={styles.grip} data-kind="depth" aria-hidden="true">
        ⇔
      </span>
    </Handle>
  )
}
