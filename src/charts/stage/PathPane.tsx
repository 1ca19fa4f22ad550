import { line } from 'd3'
import { useMemo } from 'react'
import type { StageLayout } from './layout.ts'
import type { StageModel } from './model.ts'
import styles from './Stage.module.css'

interface Props {
  readonly model: StageModel
  readonly layout: StageLayout
}

/** Share of the pane that the run takes; the rest is what was before. */
const RUN = 0.45

/** The price so far and the run: with the cascade solid, the hand alone dashed, the run before muted. */
export function PathPane({ model, layout }: Props) {
  const [left, right] = layout.path
  const { history, marks, hands, previous } = model.path
  const { words } = model
  const now =
    marks.length > 0 || history.length === 0
      ? left + (right - left) * (history.length === 0 ? 0.15 : 1 - RUN)
      : right
  // What was before stays as it is while the price is dragged.
  const past = useMemo(
    () => draw(history.length > 0 ? history : [model.start, model.start], left, now, layout),
    [history, model.start, left, now, layout],
  )
  const run = draw([model.start, ...marks], now, right, layout)
  const hand = draw([model.start, ...hands], now, right, layout)
  const old = previous.length > 0 ? draw([model.start, ...previous], now, right, layout) : null
  const isApart = hands.some((price, i) => Math.abs(layout.y(price) - layout.y(marks[i] ?? price)) > 2)
  const lastHand = hands[hands.length - 1]
  const direction = (marks[marks.length - 1] ?? model.start) < model.start ? 'down' : 'up'
  return (
    <g>
      {old !== null && <path className={styles.previous} d={old} />}
      {isApart && <path className={styles.hand} d={hand} />}
      <path className={styles.path} d={past} />
      {marks.length > 0 && <path className={styles.path} data-direction={direction} d={run} />}
      {isApart && lastHand !== undefined && layout.hasRoomForWords && (
        <text className={styles.note} x={right - 4} y={layout.y(lastHand) - 8} textAnchor="end">
          {words.withoutCascade}
        </text>
      )}
      {layout.hasRoomForWords && (
        <>
          <text className={styles.foot} x={left} y={layout.bottom + 18}>
            {words.pathFoot}
          </text>
          <text className={styles.foot} x={right} y={layout.bottom + 18} textAnchor="end">
            {words.now}
          </text>
        </>
      )}
    </g>
  )
}

function draw(prices: readonly number[], from: number, to: number, layout: StageLayout): string {
  const step = (to - from) / Math.max(1, prices.length - 1)
  const path = line<number>(
    (_, i) => from + i * step,
    (price) => layout.y(price),
  )
  return path([...prices]) ?? ''
}
