import type { StageLayout } from '../../charts/stage/layout.ts'
import type { StageModel } from '../../charts/stage/model.ts'
import { setMark } from '../../store/edits.ts'
import type { MarketSpec } from '../../store/lab.ts'
import { useLabState } from '../../store/react.tsx'
import { Handle } from '../../ui/handle/Handle.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useFormat } from '../use-format.ts'
import { useSlide } from '../use-slide.ts'
import { DepthHandle } from './DepthHandle.tsx'
import styles from './Stage.module.css'
import { useHand } from './use-hand.ts'
import { YourHandles } from './YourHandles.tsx'

interface Props {
  readonly model: StageModel
  readonly layout: StageLayout
  readonly spec: MarketSpec
  readonly isHinted: boolean
}

/** The handles of the stage: mark price, liquidation line, bankruptcy line (margin), entry, depth. */
export function StageHandles({ model, layout, spec, isHinted }: Props) {
  const slide = useSlide()
  const say = useWords()
  const format = useFormat()
  const { type } = useHand()
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
        {...slide((price) => setMark(market, price))}
        onType={type}
      >
        <span className={styles.ring} data-hint={isHinted || undefined} aria-hidden="true" />
        <span className={styles.flag} aria-hidden="true">
          {format.price(model.hand)}
        </span>
      </Handle>
    </>
  )
}
