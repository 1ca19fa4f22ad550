import type { TrackTick } from '../../charts/track/model.ts'
import { ticksOf } from '../../charts/track/model.ts'
import { reset } from '../../store/edits.ts'
import type { Track } from '../../store/lab.ts'
import { useLab, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useSize } from '../use-size.ts'
import styles from './Transport.module.css'

const SPEEDS = [0.5, 1, 2, 4]
const MARKS = { liquidation: '▼', fund: '◆', adl: '✕' } as const

/** Rounds: step, play, scrub, and a track on which every event is a button. */
export function Transport() {
  const lab = useLab()
  const say = useWords()
  const track = useLabState((state) => state.track)
  const round = useLabState((state) => state.round)
  const isPlaying = useLabState((state) => state.isPlaying)
  const speed = useLabState((state) => state.speed)
  const seed = useLabState((state) => state.scenario.seed)
  const hasSteps = useLabState((state) => state.scenario.steps.length > 0)
  const [box, size] = useSize<HTMLDivElement>()
  const total = track?.length ?? 0
  const at = round ?? total
  const go = (to: number): void => lab.seek(to >= total ? null : Math.max(0, to))
  const width = size?.width ?? 0
  return (
    <section className={styles.transport} aria-label={say('transport.scrub')}>
      <div className={styles.buttons}>
        <button
          type="button"
          disabled={!hasSteps}
          aria-label={say('transport.reset')}
          title={say('transport.reset')}
          onClick={() => lab.commit(reset)}
        >
          ↺
        </button>
        <button type="button" disabled={at === 0} aria-label={say('transport.start')} onClick={() => go(0)}>
          |◂
        </button>
        <button
          type="button"
          disabled={at === 0}
          aria-label={say('transport.back')}
          onClick={() => go(at - 1)}
        >
          ◂
        </button>
        <button
          type="button"
          disabled={total === 0}
          aria-label={isPlaying ? say('transport.pause') : say('transport.play')}
          onClick={() => (isPlaying ? lab.pause() : lab.play())}
        >
          {isPlaying ? '❚❚' : '▶'}
        </button>
        <button
          type="button"
          disabled={at >= total}
          aria-label={say('transport.on')}
          onClick={() => go(at + 1)}
        >
          ▸
        </button>
      </div>
      <div ref={box} className={styles.track}>
        {track !== null &&
          total > 0 &&
          allTicks(track, width).map((tick) => (
            <button
              key={`${tick.kind}${tick.round}`}
              type="button"
              className={styles.tick}
              data-kind={tick.kind}
              aria-label={say('transport.tick', { round: tick.round, kind: tick.kind })}
              ref={(node) => node?.style.setProperty('--at', `${(tick.round / total) * 100}%`)}
              onClick={() => go(tick.round)}
            >
              {MARKS[tick.kind]}
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
          aria-label={say('transport.scrub')}
          aria-valuetext={say('transport.round', { round: at, rounds: total })}
          onChange={(event) => go(Number(event.target.value))}
          onKeyDown={(event) => {
            if (!event.shiftKey || !/^Arrow(Left|Right)$/.test(event.key)) return
            event.preventDefault()
            go(at + (event.key === 'ArrowRight' ? 5 : -5))
          }}
        />
      </div>
      <p className={styles.where}>
        <select
          aria-label={say('transport.speed')}
          value={speed}
          onChange={(event) => lab.setSpeed(Number(event.target.value))}
        >
          {SPEEDS.map((s) => (
            <option key={s} value={s}>
              {s}×
            </option>
          ))}
        </select>
        <span>
          {total === 0 ? say('transport.none') : say('transport.round', { round: at, rounds: total })}
        </span>
        <span>{say('transport.seed', { seed: `${seed}` })}</span>
      </p>
    </section>
  )
}

function allTicks(track: Track, width: number): readonly TrackTick[] {
  const total = track.length
  const where = (column: Float64Array): number[] => {
    const rounds: number[] = []
    for (let r = 0; r < total; r++) if ((column[r] ?? 0) > 0) rounds.push(r + 1)
    return rounds
  }
  return [
    ...ticksOf(where(track.liquidated), 'liquidation', total, width),
    ...ticksOf(where(track.fundPaid), 'fund', total, width),
    ...ticksOf(where(track.adlAccounts), 'adl', total, width),
  ]
}
