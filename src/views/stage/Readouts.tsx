import type { Explainable } from '../../store/lab.ts'
import { useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useFormat } from '../use-format.ts'
import { MoreNumbers } from './MoreNumbers.tsx'
import styles from './Stage.module.css'

/** The two numbers that explain the rest: n, and what the market added to the push. */
export function Readouts({ onWhy }: { readonly onWhy: (what: Explainable) => void }) {
  const say = useWords()
  const format = useFormat()
  const ladder = useLabState((state) => state.frame?.values.branchingLadder ?? null)
  const run = useLabState((state) => state.frame?.values.branchingObserved ?? null)
  const multiplier = useLabState((state) => state.frame?.values.multiplier ?? null)
  const push = useLabState((state) => state.frame?.values.pushShare ?? null)
  const added = useLabState((state) => state.frame?.values.addedShare ?? null)
  return (
    <div className={styles.readouts}>
      <span>
        <button type="button" title={say('stage.n')} onClick={() => onWhy('branching')}>
          <i>n</i> <b>{format.plain(ladder)}</b> {say('stage.onLadder')}
        </button>
        {' · '}
        <button type="button" title={say('stage.n')} onClick={() => onWhy('branchingObserved')}>
          <b>{format.plain(run)}</b> {say('stage.inRun')}
        </button>
      </span>
      <button type="button" title={say('stage.multiplier')} onClick={() => onWhy('multiplier')}>
        1/(1−<i>n</i>) <b>{format.times(multiplier)}</b>
      </button>
      <span>
        <button type="button" onClick={() => onWhy('pushShare')}>
          {say('stage.hand')} <b>{format.percent(push)}</b>
        </button>
        {' + '}
        <button type="button" onClick={() => onWhy('addedShare')}>
          {say('stage.added')} <b>{format.percent(added)}</b>
        </button>
      </span>
      <MoreNumbers onWhy={onWhy} />
    </div>
  )
}
