import type { KeyboardEvent } from 'react'
import { useId, useState } from 'react'
import type { QueueModel } from './model.ts'
import styles from './Queue.module.css'

interface Props {
  readonly model: QueueModel
  readonly width: number
  readonly height: number
}

/** Winners in rank order, height by score; what is closed is cut from the top. The arrow keys walk along the bars. */
export function QueueChart({ model, width, height }: Props) {
  const id = useId()
  const [at, setAt] = useState<number | null>(null)
  const { bars } = model
  const base = height - 22
  const most = bars.reduce((max, bar) => Math.max(max, bar.score), 0)
  const step = width / Math.max(1, bars.length)
  const closedTo = bars.findIndex((bar) => bar.closedShare < 0.999)
  const cut = (closedTo < 0 ? bars.length : closedTo + (bars[closedTo]?.closedShare ?? 0)) * step
  // One path a kind: a hundred marks that all change with every frame are drawn as two.
  const heights = bars.map(({ score }) => (most > 0 ? Math.max(1.5, (base - 26) * (score / most)) : 0))
  const focused = at === null ? undefined : bars[Math.min(at, bars.length - 1)]

  function walk(event: KeyboardEvent): void {
    const by = {
      ArrowRight: 1,
      ArrowLeft: -1,
      PageDown: 10,
      PageUp: -10,
      Home: -bars.length,
      End: bars.length,
    }[event.key]
    if (by === undefined) return
    event.preventDefault()
    setAt(Math.min(bars.length - 1, Math.max(0, (at ?? -1) + by)))
  }

  return (
    <div className={styles.wrap} data-figure="queue">
      <div
        role="slider"
        aria-label={model.summary}
        aria-valuemin={1}
        aria-valuemax={bars.length}
        aria-valuenow={(at ?? 0) + 1}
        aria-valuetext={focused?.words ?? model.first}
        tabIndex={0}
        onKeyDown={walk}
        onBlur={() => setAt(null)}
      >
        <svg
          className={styles.queue}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          aria-hidden="true"
          onPointerMove={(event) => {
            const { left } = event.currentTarget.getBoundingClientRect()
            const i = Math.floor((event.clientX - left) / step)
            if (i >= 0 && i < bars.length) setAt(i)
          }}
        >
          <defs>
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
          </defs>
          <path
            d={barsPath(heights, step, base)}
            className={model.isShort ? undefined : styles.long}
            fill={model.isShort ? `url(#${id}short)` : undefined}
          />
          <path
            d={cutsPath(model, heights, step, base)}
            className={model.isReal ? styles.adl : styles.would}
          />
          {at !== null && focused !== undefined && (
            <rect
              x={Math.min(at, bars.length - 1) * step - 1}
              y={base - (heights[Math.min(at, bars.length - 1)] ?? 0) - 3}
              width={widthOf(step) + 2}
              height={(heights[Math.min(at, bars.length - 1)] ?? 0) + 3}
              className={styles.focus}
            />
          )}
          <line className={styles.base} x1={0} x2={width} y1={base} y2={base} />
          {cut > 0 && (
            <g>
              <line className={styles.cut} x1={cut} x2={cut} y1={8} y2={base} />
              <text
                className={styles.cutWord}
                x={cut + 6 > width * 0.6 ? cut - 6 : cut + 6}
                y={16}
                textAnchor={cut + 6 > width * 0.6 ? 'end' : 'start'}
              >
                {model.isReal ? '✕ ' : ''}
                {model.closedWords}
              </text>
            </g>
          )}
          {model.you !== null && (
            <g>
              <line className={styles.you} x1={model.you * width} x2={model.you * width} y1={30} y2={base} />
              <text
                className={styles.youWord}
                x={model.you * width + (model.you > 0.6 ? -6 : 6)}
                y={40}
                textAnchor={model.you > 0.6 ? 'end' : 'start'}
              >
                {model.youWords}
              </text>
            </g>
          )}
          <text className={styles.foot} x={0} y={height - 5}>
            {model.first}
          </text>
          <text className={styles.foot} x={width} y={height - 5} textAnchor="end">
            {model.last}
          </text>
        </svg>
      </div>
      {/* For the eye: the slider says it to those who hear. */}
      <p className={styles.reading} aria-hidden="true">
        {focused?.words ?? ''}
      </p>
    </div>
  )
}

const widthOf = (step: number): number => Math.max(0.8, step - 1)

/** Each bar from its foot up, so that all stand on one line whatever is rounded. */
function barsPath(heights: readonly number[], step: number, base: number): string {
  const w = widthOf(step).toFixed(2)
  return heights
    .map((height, i) => {
      const h = height.toFixed(2)
      return `M${(i * step).toFixed(2)} ${base}v-${h}h${w}v${h}z`
    })
    .join('')
}

/** What is closed of each bar, from its top down. */
function cutsPath({ bars }: QueueModel, heights: readonly number[], step: number, base: number): string {
  const w = widthOf(step).toFixed(2)
  return bars
    .map(({ closedShare }, i) => {
      const height = heights[i] ?? 0
      const cut = height * closedShare
      if (cut <= 0) return ''
      const h = cut.toFixed(2)
      return `M${(i * step).toFixed(2)} ${(base - height).toFixed(2)}h${w}v${h}h-${w}z`
    })
    .join('')
}
