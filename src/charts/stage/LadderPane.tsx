import type { Row, StageLayout } from './layout.ts'
import { rowsOf, spread } from './layout.ts'
import type { StageModel } from './model.ts'
import styles from './Stage.module.css'

interface Props {
  readonly model: StageModel
  readonly layout: StageLayout
  readonly patterns: { readonly short: string; readonly closed: string }
}

/** Height of a single position's bar. */
const BAR = 9

/** Who goes under at each price: a bar at the threshold, as long as the notional; closed ones are hollow and hatched. */
export function LadderPane({ model, layout, patterns }: Props) {
  const [left, right] = layout.ladder
  const rows = rowsOf(model.ladder, layout)
  let longest = model.you?.notional ?? 0
  for (const row of rows)
    longest = Math.max(longest, row.longOpen + row.longClosed + row.shortOpen + row.shortClosed)
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
      <Labels model={model} layout={layout} isSingle={isSingle} />
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

interface Label {
  readonly text: string
  readonly price: number
  readonly className: string | undefined
  readonly isAtStart: boolean
}

/** Direct labels: at the end of the pane for the crowd, at the start for the reader's own lines; none overlaps another. */
function Labels({ model, layout, isSingle }: { model: StageModel; layout: StageLayout; isSingle: boolean }) {
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
  return (
    <g>
      {[true, false].map((isAtStart) => {
        const here = labels.filter((label) => label.isAtStart === isAtStart)
        // Of the reader's two lines the upper one has its words above it, the lower one below.
        const top = Math.max(...here.map((label) => label.price))
        const wanted = here.map(
          (label) => layout.y(label.price) + (!isAtStart ? 4 : label.price === top ? -9 : 17),
        )
        const placed = spread(wanted, 18, layout.top + 12, layout.bottom - 4)
        return here.map((label, i) => (
          <text
            key={label.text}
            className={label.className}
            x={isAtStart ? (layout.hasRoomForWords ? 4 : layout.ladder[0] + 4) : layout.ladder[1] - 2}
            y={placed[i]}
            textAnchor={isAtStart ? 'start' : 'end'}
          >
            {label.text}
          </text>
        ))
      })}
    </g>
  )
}

/** Lengths of the example bars as shares of the pane, and their height. */
const EXAMPLES = [0.15, 0.3, 0.5, 0.35, 0.2, 0.12]
const EXAMPLE = 8

/** Faint example bars where nobody stands. */
function Nobody({ model, layout, patterns }: Props) {
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
