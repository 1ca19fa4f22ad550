import { line } from 'd3'
import styles from './Lorenz.module.css'

interface Props {
  readonly rank: readonly number[]
  readonly proRata: readonly number[]
  readonly rankWords: string
  readonly proRataWords: string
  readonly summary: string
  /** Asked about one of the two curves. */
  readonly onWhy: (which: 'rank' | 'proRata') => void
}

const SIZE = 124

/** How unequally two allocations fall: the further below the diagonal, the fewer pay for all. */
export function Lorenz({ rank, proRata, rankWords, proRataWords, summary, onWhy }: Props) {
  const draw = (shares: readonly number[]): string =>
    line<number>(
      (_, i) => (SIZE * i) / Math.max(1, shares.length - 1),
      (share) => SIZE * (1 - share),
    )([...shares]) ?? ''
  return (
    <figure className={styles.figure} data-figure="lorenz">
      <svg
        width={SIZE + 2}
        height={SIZE + 2}
        viewBox={`-1 -1 ${SIZE + 2} ${SIZE + 2}`}
        role="img"
        aria-label={summary}
      >
        <rect className={styles.frame} width={SIZE} height={SIZE} />
        <line className={styles.equal} x1={0} y1={SIZE} x2={SIZE} y2={0} />
        <path className={styles.proRata} d={draw(proRata)} />
        <path className={styles.rank} d={draw(rank)} />
      </svg>
      <figcaption className={styles.words}>
        <button type="button" className={styles.rankWord} onClick={() => onWhy('rank')}>
          {rankWords}
        </button>
        <button type="button" className={styles.proRataWord} onClick={() => onWhy('proRata')}>
          {proRataWords}
        </button>
      </figcaption>
    </figure>
  )
}
