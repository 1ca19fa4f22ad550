import { reset } from '../../store/edits.ts'
import { useLab, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Transport.module.css'
import { useRounds } from './use-rounds.ts'

/** Step, play and pause, and back to the start; without the ends of the run where there is little room. */
export function RoundButtons({ isCompact = false }: { readonly isCompact?: boolean }) {
  const lab = useLab()
  const say = useWords()
  const isPlaying = useLabState((state) => state.isPlaying)
  const hasSteps = useLabState((state) => state.scenario.steps.length > 0)
  const { at, total, go } = useRounds()
  return (
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
      {!isCompact && (
        <button type="button" disabled={at === 0} aria-label={say('transport.start')} onClick={() => go(0)}>
          |◂
        </button>
      )}
      <button type="button" disabled={at === 0} aria-label={say('transport.back')} onClick={() => go(at - 1)}>
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
  )
}
