import { useRef } from 'react'
import type { PositionLayout } from '../../charts/position/layout.ts'
import { positionLayout } from '../../charts/position/layout.ts'
import { PositionAxis } from '../../charts/position/PositionAxis.tsx'
import { useLab, useLabState } from '../../store/react.tsx'
import { Handle } from '../../ui/handle/Handle.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { axisRange, positionModel } from '../../viewmodel/calc.ts'
import { TypedField, useAsk } from '../typing-context.tsx'
import { useFormat } from '../use-format.ts'
import { useSize } from '../use-size.ts'
import { useSlide } from '../use-slide.ts'
import styles from './Calc.module.css'
import type { Calc } from './use-calc.ts'
import { useMoney } from './use-money.ts'

const HEIGHT = 380
/** The margin's slider goes from a tenth of what it stands at to ten times that. */
const MARGIN_REACH = 10
/** Where the handles stand across the plot, so that none hides another: from its left end, as shares of it. */
const PLACES = { mark: 0, entry: 1 / 3, liquidation: 2 / 3, bankruptcy: 1 } as const
const EDGE = 24

/** The lines of the position, each of them to be dragged, and its margin below them. */
export function Figure({ calc }: { readonly calc: Calc }) {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const { money } = useMoney()
  const [box, size] = useSize<HTMLDivElement>()
  const values = useLabState((state) => state.frame?.values)
  const isHeld = useLabState((state) => state.draft !== null || state.frameOf !== state.scenario)
  /** What is dragged moves along an axis that stands still. */
  const held = useRef<{ readonly range: readonly [number, number]; readonly margin: number } | null>(null)
  if (values === undefined) return null
  const margin = values.youInitialCash ?? 0
  if (held.current === null || !isHeld) held.current = { range: axisRange(values), margin }
  const { range, margin: from } = held.current
  const model = positionModel(values, range, format, say)
  const layout = positionLayout(size?.width ?? 0, HEIGHT, range)
  return (
    <figure className={styles.figure}>
      <div ref={box} className={styles.axis}>
        <PositionAxis model={model} layout={layout} />
        {size !== null && <Handles calc={calc} layout={layout} range={range} />}
      </div>
      <TypedField place="stage" />
      <Slider
        label={say('calc.margin')}
        value={margin}
        min={from / MARGIN_REACH}
        max={from * MARGIN_REACH}
        scale="log"
        show={money}
        ink="fund"
        onPreview={(to) => calc.drag('margin', to)}
        onCommit={(to) => calc.take('margin', to)}
        onNudge={(to) => calc.drag('margin', to, true)}
        onCancel={lab.cancel}
      />
      <figcaption className={styles.muted}>{say('calc.figure')}</figcaption>
    </figure>
  )
}

interface HandlesProps {
  readonly calc: Calc
  readonly layout: PositionLayout
  readonly range: readonly [number, number]
}

/** A handle on each line. Of a line that is solved for the engine says what gives way. */
function Handles({ calc, layout, range: [min, max] }: HandlesProps) {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const ask = useAsk()
  const slide = useSlide()
  const values = useLabState((state) => state.frame?.values)
  const tick = useLabState((state) => state.scenario.markets[0]?.tick ?? 0)
  const [left, right] = layout.plot
  const at = (kind: keyof typeof PLACES): number => left + EDGE + (right - left - 2 * EDGE) * PLACES[kind]
  const common = (label: string, price: number) => ({
    label,
    axis: 'vertical' as const,
    value: price,
    valueText: format.price(price),
    y: layout.y(price),
    toPixel: layout.y,
    toValue: layout.price,
    min,
    max,
    step: tick,
  })
  const typed = (label: string, price: number, onCommit: (price: number) => void) => ({
    onType: () =>
      ask({
        place: 'stage',
        label,
        text: format.price(price),
        min: tick,
        max: price * 100,
        show: format.price,
        onCommit,
      }),
  })
  const solved = (of: 'liquidation' | 'bankruptcy', label: string, price: number | null) =>
    price !== null && (
      <Handle
        {...common(label, price)}
        {...typed(label, price, (to) => calc.take(of, to))}
        x={at(of)}
        onPreview={(to) => calc.drag(of, to)}
        onCommit={() => lab.commit()}
        onNudge={(to) => calc.drag(of, to, true)}
        onCancel={lab.cancel}
      >
        <Grip kind={of} />
      </Handle>
    )
  const stated = (of: 'mark' | 'entry', label: string) => (
    <Handle
      {...common(label, calc.inputs[of])}
      {...typed(label, calc.inputs[of], (to) => calc.change({ [of]: to }))}
      {...slide((to) => calc.edit({ [of]: to }))}
      x={at(of)}
    >
      <Grip kind={of} />
    </Handle>
  )
  return (
    <>
      {stated('mark', say('calc.mark'))}
      {stated('entry', say('calc.entry'))}
      {solved('liquidation', say('calc.liquidation'), values?.youLiquidation ?? null)}
      {solved('bankruptcy', say('calc.bankruptcy'), values?.youBankruptcy ?? null)}
    </>
  )
}

const SIGNS = { mark: '⊖', entry: '▷', liquidation: '⇕', bankruptcy: '⇕' } as const

function Grip({ kind }: { readonly kind: keyof typeof SIGNS }) {
  return (
    <span className={styles.grip} data-kind={kind} aria-hidden="true">
      {SIGNS[kind]}
    </span>
  )
}
