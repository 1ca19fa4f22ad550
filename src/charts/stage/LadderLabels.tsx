import type { StageLayout } from './layout.ts'
import { spread } from './layout.ts'
import type { StageModel } from './model.ts'
import styles from './Stage.module.css'

/** A ladder narrower than this has no room for words at both ends of a line, pixels. */
const NARROW = 340

interface Label {
  readonly text: string
  readonly price: number
  readonly className: string | undefined
  readonly isAtStart: boolean
}

/** Direct labels: at the end of the pane for the crowd, at the start for the reader's own lines; none overlaps another. */
export function LadderLabels({
  model,
  layout,
  isSingle,
}: {
  model: StageModel
  layout: StageLayout
  isSingle: boolean
}) {
  const { words, you, range, mark } = model
  const span = range[1] - range[0]
  const labels: Label[] = []
  if (!isSingle && !model.isEmpty) {
    labels.push({
      text: words.shortsAbove,
      price: range[1] - span * 0.05,
      className: styles.shortWord,
      isAtStart: false,
    })
    if (words.closed !== '')
      labels.push({
        text: words.closed,
        price: mark + span * 0.12,
        className: styles.liqWord,
        isAtStart: false,
      })
    if (words.nextWall !== '' && words.wallPrice !== null)
      labels.push({
        text: words.nextWall,
        price: words.wallPrice,
        className: styles.longWord,
        isAtStart: false,
      })
    if (words.nextWall === '')
      labels.push({
        text: words.longsBelow,
        price: range[0] + span * 0.05,
        className: styles.longWord,
        isAtStart: false,
      })
  }
  if (you?.liquidation != null)
    labels.push({
      text: words.yourLiquidation,
      price: you.liquidation,
      className: styles.longWord,
      isAtStart: true,
    })
  if (you?.bankruptcy != null && you.isOpen)
    labels.push({
      text: words.yourBankruptcy,
      price: you.bankruptcy,
      className: styles.liqWord,
      isAtStart: true,
    })
  const own = labels.filter(({ isAtStart }) => isAtStart)
  const others = labels.filter(({ isAtStart }) => !isAtStart)
  const isNarrow = !layout.hasRoomForWords && layout.ladder[1] - layout.ladder[0] < NARROW
  return (
    <g>
      {(isNarrow ? [labels] : [own, others]).map((here) => {
        // Of the reader's two lines the upper one has its words above it, the lower one below.
        const top = Math.max(...own.map((label) => label.price))
        const wanted = here.map(({ price, isAtStart }) =>
          isAtStart
            ? layout.y(price) + (price === top ? -9 : 17)
            : clearOf(layout.y(mark), layout.y(price) + 4),
        )
        const placed = spread(wanted, 18, layout.top + 12, layout.bottom - 4)
        return [...here.entries()].map(([i, label]) => (
          <text
            key={i}
            className={label.className}
            x={label.isAtStart ? (layout.hasRoomForWords ? 4 : layout.ladder[0] + 4) : layout.ladder[1] - 2}
            y={placed[i]}
            textAnchor={label.isAtStart ? 'start' : 'end'}
          >
            {label.text}
          </text>
        ))
      })}
    </g>
  )
}

/** Where the words of a label stand so that the waterline does not strike them through: on their own side of it. */
function clearOf(waterline: number, y: number): number {
  if (y < waterline - 4 || y > waterline + 15) return y
  return y - 4 < waterline ? waterline - 6 : waterline + 17
}
