import { ticks as priceTicks } from 'd3'
import { useId } from 'react'
import { decimalsOf } from '../../words/decimals.ts'
import { DepthPane } from './DepthPane.tsx'
import { LadderPane } from './LadderPane.tsx'
import type { StageLayout } from './layout.ts'
import type { StageModel } from './model.ts'
import { PathPane } from './PathPane.tsx'
import styles from './Stage.module.css'

interface Props {
  readonly model: StageModel
  readonly layout: StageLayout
  /** See `LadderPane`. */
  readonly longest?: number
  /** The mark price in words, where no handle on the axis says it. */
  readonly flag?: string
}

/** The waterline: path, ladder, depth and axis on one price axis, one line through all of them at the mark price. */
export function StageChart({ model, layout, longest, flag }: Props) {
  const id = useId()
  const { y, width, height, top, bottom, axis } = layout
  const line = y(model.mark)
  return (
    <svg
      className={styles.stage}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={model.words.summary}
    >
      <defs>
        <linearGradient id={`${id}sea`} x1="0" x2="0" y1="0" y2="1">
          <stop offset="0" className={styles.seaTop} />
          <stop offset="1" className={styles.seaEnd} />
        </linearGradient>
        <pattern
          id={`${id}short`}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" className={styles.shortBack} />
          <rect width="2.6" height="5" className={styles.shortInk} />
        </pattern>
        <pattern
          id={`${id}closed`}
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width="1.1" height="4" className={styles.liqInk} />
        </pattern>
      </defs>
      <rect x={0} y={line} width={axis} height={Math.max(0, bottom - line)} fill={`url(#${id}sea)`} />
      {layout.path[1] > 0 && (
        <line className={styles.hair} x1={layout.path[1] + 8} x2={layout.path[1] + 8} y1={top} y2={bottom} />
      )}
      <line className={styles.hair} x1={layout.depth[0] - 4} x2={layout.depth[0] - 4} y1={top} y2={bottom} />
      {layout.path[1] > 0 && <PathPane model={model} layout={layout} />}
      <LadderPane
        model={model}
        layout={layout}
        longest={longest}
        patterns={{ short: `url(#${id}short)`, closed: `url(#${id}closed)` }}
      />
      <DepthPane model={model} layout={layout} />
      <Axis model={model} layout={layout} isFlagged={flag !== undefined} />
      <line className={styles.waterline} x1={0} x2={axis} y1={line} y2={line} />
      {Math.abs(y(model.hand) - line) > 1 && (
        <line className={styles.connector} x1={axis} x2={axis} y1={line} y2={y(model.hand)} />
      )}
      {flag !== undefined && (
        <text className={styles.flag} x={axis + 6} y={line} dy="0.35em">
          {flag}
        </text>
      )}
    </svg>
  )
}

/** Prices between labels, nice numbers, about one every 70 pixels; none under the handle's label. */
function Axis({
  model,
  layout,
  isFlagged,
}: Omit<Props, 'flag' | 'longest'> & { readonly isFlagged: boolean }) {
  const { y, axis, top, bottom, width } = layout
  const ticks = priceTicks(model.range[0], model.range[1], Math.max(3, Math.floor((bottom - top) / 70)))
  const digits = Math.max(0, ...ticks.map(decimalsOf))
  return (
    <g>
      <line className={styles.axis} x1={axis} x2={axis} y1={top} y2={bottom} />
      {ticks.map((price) => (
        <g key={price}>
          <line className={styles.grid} x1={0} x2={axis} y1={y(price)} y2={y(price)} />
          {Math.abs(y(price) - y(isFlagged ? model.mark : model.hand)) > 16 && (
            <text className={styles.tick} x={width < 480 ? axis + 6 : axis + 10} y={y(price)} dy="0.35em">
              {model.formatTick(price, digits)}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}
