import type { StageLayout } from '../../charts/stage/layout.ts'
import type { StageModel } from '../../charts/stage/model.ts'
import { setYou } from '../../store/edits.ts'
import type { MarketSpec, PulledAt, Solved } from '../../store/lab.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { Handle } from '../../ui/handle/Handle.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useAsk } from '../typing-context.tsx'
import { useFormat } from '../use-format.ts'
import { useSlide } from '../use-slide.ts'
import { useLock } from '../you/lock.tsx'
import styles from './Stage.module.css'

interface Props {
  readonly model: StageModel
  readonly layout: StageLayout
  readonly spec: MarketSpec
  /** While nothing has been done yet the mark price is the one handle to look at. */
  readonly isQuiet: boolean
}

/** Where the handles stand across the ladder, and how far apart. */
const FIRST = 0.62
const APART = 40

/** The handles of the reader's own position: liquidation price, bankruptcy price (the cushion's edge), entry price. */
export function YourHandles({ model, layout, spec, isQuiet }: Props) {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const ask = useAsk()
  const slide = useSlide()
  const leverage = useLabState((state) => shownScenario(state).you?.leverage ?? 1)
  const { isLocked } = useLock()
  const { you } = model
  if (you === null || !you.isOpen) return null
  const [low, high] = spec.range
  const x = layout.ladder[0] + (layout.ladder[1] - layout.ladder[0]) * FIRST
  const typed = (label: string, price: number, onCommit: (price: number) => void): void =>
    ask({
      place: 'stage',
      label,
      text: format.price(price),
      min: low,
      max: high,
      show: format.price,
      onCommit,
    })
  /** What every one of them has; the engine solves for what a pulled line means. */
  const line = (label: string, price: number, by: Solved, of: PulledAt = 'liquidation') => ({
    label,
    axis: 'vertical' as const,
    value: price,
    y: layout.y(price),
    toPixel: layout.y,
    toValue: layout.price,
    min: low,
    max: high,
    step: spec.tick,
    onPreview: (to: number) => lab.pull(to, by, false, of),
    onCommit: () => lab.commit(),
    onNudge: (to: number) => lab.pull(to, by, true, of),
    onCancel: lab.cancel,
    onType: () =>
      typed(label, price, (to) => {
        lab.pull(to, by, false, of)
        lab.commit()
      }),
  })
  return (
    <>
      {you.liquidation !== null && (
        <Handle
          {...line(say('stage.liquidation'), you.liquidation, isLocked ? 'margin' : 'leverage')}
          x={x}
          valueText={say('stage.liquidationText', {
            price: format.price(you.liquidation),
            leverage: format.times(leverage),
          })}
        >
          <Grip kind="liquidation" sign="⇕" isQuiet={isQuiet} />
        </Handle>
      )}
      {you.bankruptcy !== null && (
        <Handle
          {...line(say('stage.margin'), you.bankruptcy, 'margin', 'bankruptcy')}
          x={x + APART}
          valueText={format.price(you.bankruptcy)}
        >
          <Grip kind="bankruptcy" sign="⇕" isQuiet={isQuiet} />
        </Handle>
      )}
      <Handle
        {...line(say('stage.entry'), you.entry, 'leverage')}
        x={x + 2 * APART}
        valueText={format.price(you.entry)}
        {...slide((entry) => setYou({ entry }))}
        onType={() => typed(say('stage.entry'), you.entry, (entry) => lab.commit(setYou({ entry })))}
      >
        <Grip kind="entry" sign="▷" isQuiet={isQuiet} />
      </Handle>
    </>
  )
}

interface GripProps {
  readonly kind: string
  readonly sign: string
  readonly isQuiet: boolean
}

function Grip({ kind, sign, isQuiet }: GripProps) {
  return (
    <span className={styles.grip} data-kind={kind} data-quiet={isQuiet || undefined} aria-hidden="true">
      {sign}
    </span>
  )
}
