import type { ReactNode } from 'react'
import type { TrackTick } from '../../charts/track/model.ts'
import { ticksOf } from '../../charts/track/model.ts'
import type { Track as Rounds } from '../../store/lab.ts'
import { useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useSize } from '../use-size.ts'
import styles from './Transport.module.css'
import { useRounds } from './use-rounds.ts'

const MARKS = { liquidation: '▼', fund: '◆', adl: '✕' } as const
/** Rounds that Shift with an arrow goes. */
const FAR = 5

interface Props {
  /** Rounds that the track is long, so that tracks beside each other have one scale; by default those of the run. */
  readonly length?: number
  /** Goes to a round; by default in this lab alone. */
  readonly onGo?: (round: number) => void
  /** Stands on the track beside the events. */
  readonly children?: ReactNode
}

/** The scrubber, with a button for every event. */
export function Track({ length, onGo, children }: Props) {
  const say = useWords()
  const track = useLabState((state) => state.track)
  const rounds = useRounds()
  const { at } = rounds
  const total = length ?? rounds.total
  const go = onGo ?? rounds.go
  const [box, size] = useSize<HTMLDivElement>()
  return (
    <div ref={box} className={styles.track}>
      {children}
      {track !== null &&
        total > 0 &&
        [...allTicks(track, total, size?.width ?? 0).entries()].map(([place, tick]) => (
          <button
            key={place}
            type="button"
            className={styles.tick}
            aria-label={say('transport.tick', {
              round: tick.round,
              liquidation: tick.kinds.includes('liquidation') ? 1 : 0,
              fund: tick.kinds.includes('fund') ? 1 : 0,
              adl: tick.kinds.includes('adl') ? 1 : 0,
            })}
            ref={(node) => node?.style.setProperty('--at', `${(tick.round / total) * 100}%`)}
            onClick={() => go(tick.round)}
          >
            {tick.kinds.map((kind) => (
              <span key={kind} data-kind={kind}>
                {MARKS[kind]}
              </span>
            ))}
            {tick.count > 1 && <small>{tick.count}</small>}
          </button>
        ))}
      <input
        type="range"
        className={styles.range}
        min={0}
        max={Math.max(1, total)}
        step={1}
        value={total === 0 ? 1 : at}
        disabled={total === 0}
        ref={(node) => node?.style.setProperty('--at', `${total === 0 ? 0 : (at / total) * 100}%`)}
        aria-label={say('transport.scrub')}
        aria-valuetext={say('transport.round', { round: at, rounds: rounds.total })}
        onChange={(event) => go(Number(event.target.value))}
        onKeyDown={(event) => {
          if (!event.shiftKey || !/^Arrow(Left|Right)$/.test(event.key)) return
          event.preventDefault()
          go(at + (event.key === 'ArrowRight' ? FAR : -FAR))
        }}
      />
    </div>
  )
}

function allTicks(track: Rounds, total: number, width: number): readonly TrackTick[] {
  const where = (column: Float64Array): number[] => {
    const rounds: number[] = []
    for (let r = 0; r < track.length; r++) if ((column[r] ?? 0) > 0) rounds.push(r + 1)
    return rounds
  }
  return ticksOf(
    { liquidation: where(track.liquidated), fund: where(track.fundPaid), adl: where(track.adlAccounts) },
    total,
    width,
  )
}
