import { extent, line, scaleLinear } from 'd3'
import type { StageModel } from './model.ts'
import styles from './Stage.module.css'

const WIDTH = 200
const HEIGHT = 24
const EDGE = 3

/** The path where there is no room for its pane: history and run in one line, for its shape only. */
export function Spark({ path }: Pick<StageModel, 'path'>) {
  const prices = [...path.history, ...path.marks]
  const [low = 0, high = 1] = extent(prices)
  const x = scaleLinear([0, Math.max(1, prices.length - 1)], [EDGE, WIDTH - EDGE])
  const y = scaleLinear([low, high === low ? low + 1 : high], [HEIGHT - EDGE, EDGE])
  const draw = line<number>((_, i) => x(i), y)
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {prices.length > 1 && <path className={styles.path} d={draw(prices) ?? ''} />}
    </svg>
  )
}
