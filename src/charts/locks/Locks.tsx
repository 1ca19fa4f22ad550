import type { ReactNode } from 'react'
import styles from './Locks.module.css'
import type { Chamber } from './model.ts'

interface Props {
  readonly chambers: readonly Chamber[]
  readonly onWhy: (id: string) => void
  /** What stands in a chamber besides water, such as the fund's handle. */
  readonly inside?: (chamber: Chamber, middle: number) => ReactNode
}

const WIDTH = 96
/** Height of a chamber's inside, pixels: what stands in it is placed by this. */
export const CHAMBER_HEIGHT = 42
const HEIGHT = CHAMBER_HEIGHT
const SHIFT = 9
const WIDEST = 12

/** A share, whatever is said: from nothing to all, and nothing for what is no number. */
const shareOf = (value: number): number => (value > 0 ? Math.min(1, value) : 0)

/** The default waterfall as a flight of canal locks: level, capacity and overflow to scale. */
export function Locks({ chambers, onWhy, inside }: Props) {
  return (
    <ol className={styles.locks}>
      {chambers.map((chamber, i) => {
        const x = Math.min(i, 5) * SHIFT
        const water = HEIGHT * shareOf(chamber.level)
        const stream = WIDEST * shareOf(chamber.overflow)
        return (
          <li key={chamber.id} className={styles.lock}>
            <div className={styles.basin}>
              <svg
                className={styles.chamber}
                width={x + WIDTH + 18}
                height={HEIGHT + 20}
                aria-hidden="true"
                data-ink={chamber.ink}
              >
                <rect
                  className={styles.water}
                  x={x + 2}
                  y={HEIGHT - water + 2}
                  width={WIDTH - 2}
                  height={water}
                />
                <path className={styles.wall} d={`M${x + 1} 0v${HEIGHT + 3}h${WIDTH}v${-HEIGHT + 8}`} />
                {stream > 0.2 && i < chambers.length - 1 && (
                  <path
                    className={styles.stream}
                    d={`M${x + WIDTH - 2} ${HEIGHT - water + 2 + stream / 2}q${SHIFT + stream / 2} 0 ${SHIFT + stream / 2} ${stream / 2 + 6}V${HEIGHT + 20}`}
                    strokeWidth={stream}
                  />
                )}
              </svg>
              {inside?.(chamber, x + WIDTH / 2)}
            </div>
            <div className={styles.words}>
              <strong>{chamber.name}</strong>
              <button type="button" className={styles.note} onClick={() => onWhy(chamber.id)}>
                {chamber.note}
              </button>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
