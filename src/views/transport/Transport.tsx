import type { LabState } from '../../store/lab.ts'
import { useLab, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { RoundButtons } from './RoundButtons.tsx'
import { Track } from './Track.tsx'
import styles from './Transport.module.css'
import { useRounds } from './use-rounds.ts'

const SPEEDS = [0.5, 1, 2, 4]

/** Rounds: step, play, scrub, and a track on which every event is a button. */
export function Transport() {
  const say = useWords()
  return (
    <section className={styles.transport} aria-label={say('transport.title')}>
      <RoundButtons />
      <Track />
      <Where />
    </section>
  )
}

/** Speed, the round in view and the seed. */
export function Where() {
  const lab = useLab()
  const say = useWords()
  const speed = useLabState((state) => state.speed)
  const seed = useLabState((state) => state.scenario.seed)
  const digest = useLabState(digestOf)
  const { at, total } = useRounds()
  return (
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
      {digest !== null && (
        <span data-testid="digest" title={say('transport.digestTitle')}>
          {say('transport.digest', { digest })}
        </span>
      )}
    </p>
  )
}

/** Eight characters that are the same wherever the same scenario is run (rule K1). */
function digestOf({ frame }: LabState): string | null {
  if (frame === null) return null
  const half = (value: number | null): string => (value ?? 0).toString(16).padStart(4, '0')
  return half(frame.values.digestHigh) + half(frame.values.digestLow)
}
