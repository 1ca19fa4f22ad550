import { LadderLabels } from './LadderLabels.tsx'
import type { Row, StageLayout } from './layout.ts'
import { longestRow, rowsOf } from './layout.ts'
import type { StageModel } from './model.ts'
import { Nobody } from './Nobody.tsx'
import styles from './Stage.module.css'

interface Props {
  readonly model: StageModel
  readonly layout: StageLayout
  readonly patterns: { readonly short: string; readonly closed: string }
  /** Notional of the longest bar that there is to be room for, so that ladders beside each other have one scale. */
  readonly longest?: number | undefined
}

/** Height of a single position's bar. */
const BAR = 9

/** Who goes under at each price: a bar at the threshold, as long as the notional; closed ones are hollow and hatched. */
export function LadderPane({ model, layout, patterns, longest: shared }: Props) {
  const [left, right] = layout.ladder
  const rows = rowsOf(model.ladder, layout)
  const longest = shared ?? longestRow(rows, model.you?.notional ?? 0)
  const unit = longest > 0 ? ((right - left) * 0.86) / longest : 0
  const isSingle = model.you !== null && model.isEmpty
  return (
    <g>
      {isSingle ? (
        <SinglePosition {...{ model, layout, patterns }} />
      ) : (
        <Bars {...{ rows, left, unit, patterns }} />
      )}
      {model.isEmpty && model.you === null && <Nobody {...{ model, layout, patterns }} />}
      <YourLines model={model} layout={layout} />
      <LadderLabels model={model} layout={layout} isSingle={isSingle} />
      <text className={styles.foot} x={left} y={layout.bottom + 18}>
        {model.words.ladderFoot}
      </text>
    </g>
  )
}

function Bars({
  rows,
  left,
  unit,
  patterns,
}: {
  rows: readonly Row[]
  left: number
  unit: number
  patterns: Props['patterns']
}) {
  // One path per kind: a few hundred marks repaint as four.
  const d = { longOpen: '', longClosed: '', shortOpen: '', shortClosed: '' }
  for (const row of rows) {
    let x = left
    for (const kind of ['longOpen', 'longClosed', 'shortClosed', 'shortOpen'] as const) {
      const length = row[kind] * unit
      if (length < 0.3) continue
      d[kind] +=
        `M${x.toFixed(1)} ${row.y.toFixed(1)}h${length.toFixed(1)}v${row.height.toFixed(1)}h${(-length).toFixed(1)}z`
      x += length
    }
  }
  return (
    <g>
      <path d={d.longOpen} className={styles.long} />
      <path d={d.shortOpen} fill={patterns.short} />
      <path d={d.longClosed} fill={patterns.closed} className={styles.closed} />
      <path d={d.shortClosed} fill={patterns.closed} className={styles.closed} />
    </g>
  )
}

/** One position: the bar at its liquidation price, the cushion down to its bankruptcy price drawn to scale. */
function SinglePosition({ model, layout, patterns }: Props) {
  const { you } = model
  if (you === null || you.liquidation === null || you.bankruptcy === null) return null
  const [left, right] = layout.ladder
  const length = (right - left) * 0.6
  const at = layout.y(you.liquidation)
  const end = layout.y(you.bankruptcy)
  return (
    <g>
      <rect
        className={styles.cushion}
        x={left}
        width={length}
        y={Math.min(at, end)}
        height={Math.abs(end - at)}
      />
      {layout.isInView(you.liquidation) && (
        <rect
          x={left}
          width={length}
          y={Math.min(layout.bottom - BAR, Math.max(layout.top, at - BAR / 2))}
          height={BAR}
          className={you.isOpen ? (you.isLong ? styles.long : undefined) : styles.closed}
          fill={you.isOpen ? (you.isLong ? undefined : patterns.short) : patterns.closed}
        />
      )}
    </g>
  )
}

function YourLines({ model, layout }: Pick<Props, 'model' | 'layout'>) {
  const { you } = model
  if (you === null) return null
  const end = layout.depth[0] - 4
  return (
    <g>
      {you.liquidation !== null && layout.isInView(you.liquidation) && (
        <line
          className={styles.yourLiquidation}
          x1={0}
          x2={end}
          y1={layout.y(you.liquidation)}
          y2={layout.y(you.liquidation)}
        />
      )}
      {you.bankruptcy !== null && you.isOpen && layout.isInView(you.bankruptcy) && (
        <line
          className={styles.yourBankruptcy}
          x1={0}
          x2={end}
          y1={layout.y(you.bankruptcy)}
          y2={layout.y(you.bankruptcy)}
        />
      )}
    </g>
  )
}
