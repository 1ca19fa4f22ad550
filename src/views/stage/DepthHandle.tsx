import { depthWidth } from '../../charts/stage/DepthPane.tsx'
import type { StageLayout } from '../../charts/stage/layout.ts'
import type { StageModel } from '../../charts/stage/model.ts'
import { setDepth } from '../../store/edits.ts'
import { useLab, useLabState } from '../../store/react.tsx'
import { Handle } from '../../ui/handle/Handle.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useAsk } from '../typing-context.tsx'
import { useFormat } from '../use-format.ts'
import { useSlide } from '../use-slide.ts'
import styles from './Stage.module.css'

interface Props {
  readonly model: StageModel
  readonly layout: StageLayout
}

/** How far the depth can be drawn out or in, as factors of what is committed. */
const MOST = 4
const LEAST = 0.01

/**
 * The tip of the wedge at 1 % below the mark: how much must be sold to bring the price there. The wedge grows to the left;
 * keys go by the depth, up and right for more, as on any slider.
 */
export function DepthHandle({ model, layout }: Props) {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const ask = useAsk()
  const slide = useSlide()
  const market = useLabState((state) => state.market)
  const start = useLabState((state) => state.scenario.markets[state.market]?.depth ?? 1)
  const { atOnePercent } = model.depth
  // Pixels per unit of depth, held still while the wedge itself is rescaled under the hand.
  const unit = depthWidth(layout) / (MOST * start)
  const label = say('stage.depth')
  const range = { min: start * LEAST, max: start * MOST }
  return (
    <Handle
      {...range}
      label={label}
      valueText={say('stage.depthText', { notional: format.notional(atOnePercent) })}
      axis="horizontal"
      value={atOnePercent}
      step={0}
      x={Math.max(layout.depth[0], layout.axis - atOnePercent * unit)}
      y={layout.y(model.mark * 0.99)}
      toPixel={(depth) => layout.axis - depth * unit}
      toValue={(pixel) => (layout.axis - pixel) / unit}
      {...slide((depth) => setDepth(market, depth))}
      onType={() =>
        ask({
          ...range,
          place: 'stage',
          label,
          text: `${Math.round(atOnePercent)}`,
          show: format.notional,
          onCommit: (depth) => lab.commit(setDepth(market, depth)),
        })
      }
    >
      <span className={styles.grip} data-kind="depth" aria-hidden="true">
        ⇔
      </span>
    </Handle>
  )
}
