import { scaleLinear } from 'd3'
import { useId } from 'react'
import type { PositionLayout } from './layout.ts'
import { labelHeights } from './layout.ts'
import type { PositionModel } from './model.ts'
import styles from './PositionAxis.module.css'

interface Props {
  readonly model: PositionModel
  readonly layout: PositionLayout
}

/** A tick about every so many pixels. */
const TICK_EVERY = 60
/** Least height of a cushion that has room for its name. */
const NAMED = 20

/** One position on a price axis: entry, mark with the water below it, liquidation, bankruptcy, the cushion between. */
export function PositionAxis({ model, layout }: Props) {
  const hatch = useId()
  const { lines, cushion } = model
  const { width, height, top, bottom, plot, y } = layout
  const [left, right] = plot
  const mark = lines.find(({ kind }) => kind === 'mark')
  const heights = labelHeights(
    lines.map(({ price }) => y(price)),
    layout,
  )
  return (
    <svg className={styles.figure} width={width} height={height} role="img" aria-label={model.summary}>
      <defs>
        <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className={styles.hatch} d="M0 0v6" />
        </pattern>
      </defs>
      {mark !== undefined && (
        <rect
          className={styles.water}
          x={left}
          y={y(mark.price)}
          width={right - left}
          height={bottom - y(mark.price)}
        />
      )}
      <Ticks model={model} layout={layout} />
      {cushion !== null && (
        <rect
          className={styles.cushion}
          fill={`url(#${hatch})`}
          x={left}
          y={Math.min(y(cushion.from), y(cushion.to))}
          width={right - left}
          height={Math.abs(y(cushion.to) - y(cushion.from))}
        />
      )}
      {cushion !== null && Math.abs(y(cushion.to) - y(cushion.from)) > NAMED && (
        <text
          className={styles.inside}
          x={right - 6}
          y={(y(cushion.from) + y(cushion.to)) / 2 + 4}
          textAnchor="end"
        >
          {cushion.name}
        </text>
      )}
      {lines.map(({ kind, price, name, text }, i) => {
        const at = heights[i] ?? y(price)
        return (
          <g key={kind} data-kind={kind} className={styles.line}>
            <path className={styles.rule} d={`M${left} ${y(price)}H${right}`} />
            <path className={styles.leader} d={`M${right} ${y(price)}L${right + 14} ${at}`} />
            <text x={right + 18} y={at - 3} className={styles.name}>
              {name}
            </text>
            <text x={right + 18} y={at + 11} className={styles.price}>
              {text}
            </text>
          </g>
        )
      })}
      <path className={styles.axis} d={`M${left} ${top}V${bottom}`} />
    </svg>
  )
}

function Ticks({ model: { range, formatTick }, layout: { top, bottom, plot, y } }: Props) {
  const scale = scaleLinear([range[0], range[1]], [bottom, top])
  const ticks = scale.ticks(Math.max(2, Math.round((bottom - top) / TICK_EVERY)))
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0)
  const digits = Math.max(0, Math.min(8, -Math.floor(Math.log10(step) + 1e-9)))
  return ticks.map((tick) => (
    <g key={tick} className={styles.tick}>
      <path d={`M${plot[0]} ${y(tick)}H${plot[1]}`} />
      <text x={plot[0] - 6} y={y(tick) + 4} textAnchor="end">
        {formatTick(tick, digits)}
      </text>
    </g>
  ))
}
