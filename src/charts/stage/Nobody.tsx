import type { StageLayout } from './layout.ts'
import type { StageModel } from './model.ts'
import styles from './Stage.module.css'

interface Props {
  readonly model: StageModel
  readonly layout: StageLayout
  readonly patterns: { readonly short: string }
}

/** Lengths of the example bars as shares of the pane, and their height. */
const EXAMPLES = [0.15, 0.3, 0.5, 0.35, 0.2, 0.12]
const EXAMPLE = 8

/** Faint example bars where nobody stands. */
export function Nobody({ model, layout, patterns }: Props) {
  const [left, right] = layout.ladder
  const middle = layout.y(model.mark)
  const hasRoom = (y: number): boolean => y >= layout.top && y + EXAMPLE <= layout.bottom
  const longs = EXAMPLES.map((share, i) => ({ share, y: middle + 30 + i * 14 }))
  const shorts = EXAMPLES.map((share, i) => ({ share: share * 0.8, y: middle - 38 - i * 14 }))
  const bar = ({ share, y }: { readonly share: number; readonly y: number }) => ({
    x: left,
    width: (right - left) * share,
    y,
    height: EXAMPLE,
  })
  return (
    <g>
      <g opacity={0.25}>
        {longs
          .filter(({ y }) => hasRoom(y))
          .map((example) => (
            <rect key={example.y} {...bar(example)} className={styles.long} />
          ))}
        {shorts
          .filter(({ y }) => hasRoom(y))
          .map((example) => (
            <rect key={example.y} {...bar(example)} fill={patterns.short} />
          ))}
      </g>
      <text className={styles.note} x={left + 6} y={Math.max(layout.top + 12, middle - 10)}>
        {model.words.empty}
      </text>
    </g>
  )
}
