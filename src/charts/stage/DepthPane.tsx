import type { StageLayout } from './layout.ts'
import type { StageModel } from './model.ts'
import styles from './Stage.module.css'

interface Props {
  readonly model: StageModel
  readonly layout: StageLayout
}

/** Pixels from the axis to where the wedge is widest. */
export function depthWidth({ depth: [left, right] }: StageLayout): number {
  return right - left - 6
}

/** Pixels per unit of notional: the last level of the book, four times the depth at 1 %, is where the wedge is widest. */
function depthUnit(model: StageModel, layout: StageLayout): number {
  const last = model.depth.notional[model.depth.notional.length - 1] ?? 0
  return last > 0 ? depthWidth(layout) / last : 0
}

/** The book as a wedge from the mark: how much must be sold or bought to bring the price to each level. */
export function DepthPane({ model, layout }: Props) {
  const { depth, words } = model
  const [left] = layout.depth
  const below = wedge(depth.below, model, layout)
  const above = wedge(depth.above, model, layout)
  return (
    <g>
      {!depth.isEndless && (
        <>
          <path className={styles.asks} d={above} />
          <path className={styles.bids} d={below} />
          {layout.y(model.mark) < layout.bottom - 50 && (
            <text className={styles.depthWord} x={layout.axis - 6} y={layout.bottom - 10} textAnchor="end">
              {words.bids}
            </text>
          )}
          {layout.y(model.mark) > layout.top + 50 && (
            <text className={styles.depthWord} x={layout.axis - 6} y={layout.top + 16} textAnchor="end">
              {words.asks}
            </text>
          )}
        </>
      )}
      <text className={styles.foot} x={layout.axis - 2} y={layout.bottom + 18} textAnchor="end">
        {depth.isEndless && layout.axis - left < 70 ? '∞' : words.depthFoot}
      </text>
    </g>
  )
}

function wedge(prices: ArrayLike<number>, model: StageModel, layout: StageLayout): string {
  const unit = depthUnit(model, layout)
  const points: string[] = [`M${layout.axis} ${layout.y(model.mark).toFixed(1)}`]
  let last = layout.y(model.mark)
  for (let i = 0; i < prices.length; i++) {
    const price = prices[i]
    if (price === undefined || Number.isNaN(price)) break
    last = Math.min(layout.bottom, Math.max(layout.top, layout.y(price)))
    points.push(`L${(layout.axis - (model.depth.notional[i] ?? 0) * unit).toFixed(1)} ${last.toFixed(1)}`)
    if (last === layout.bottom || last === layout.top) break
  }
  return `${points.join('')}L${layout.axis} ${last.toFixed(1)}z`
}
