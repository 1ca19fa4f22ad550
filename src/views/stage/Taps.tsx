import { useLabState } from '../../store/react.tsx'
import { downward, upward } from '../../ui/handle/grab.ts'
import { useWords } from '../../ui/words-context.tsx'
import { TypedField } from '../typing-context.tsx'
import styles from './Stage.module.css'
import { useHand } from './use-hand.ts'

/** What a drag of the mark price does, by tap and by typing; and the field for whatever else of the stage is typed. */
export function Taps({ isCompact = false }: { readonly isCompact?: boolean }) {
  return (
    <div className={styles.taps} data-compact={isCompact || undefined}>
      <TypedField place="stage" otherwise={<Buttons isCompact={isCompact} />} />
    </div>
  )
}

function Buttons({ isCompact }: { readonly isCompact: boolean }) {
  const say = useWords()
  const { hand, moveTo, type } = useHand()
  return (
    <>
      <button type="button" onClick={() => moveTo(hand * 0.99)}>
        {say('stage.down')}
      </button>
      <button type="button" onClick={() => moveTo(hand * 1.01)}>
        {say('stage.up')}
      </button>
      {!isCompact && <NextTaps />}
      <button type="button" aria-label={say('stage.typePrice')} onClick={type}>
        {say(isCompact ? 'stage.typeShort' : 'stage.typePrice')}
      </button>
    </>
  )
}

/** To the next price at which somebody is liquidated: the tick beyond it, so that it is crossed and not only met. */
function NextTaps() {
  const say = useWords()
  const { moveTo } = useHand()
  const down = useLabState((state) => state.frame?.values.nextLiquidationDown ?? null)
  const up = useLabState((state) => state.frame?.values.nextLiquidationUp ?? null)
  return (
    <>
      <button type="button" disabled={down === null} onClick={() => down !== null && moveTo(down, downward)}>
        {say('stage.nextDown')}
      </button>
      <button type="button" disabled={up === null} onClick={() => up !== null && moveTo(up, upward)}>
        {say('stage.nextUp')}
      </button>
    </>
  )
}
