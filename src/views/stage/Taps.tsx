import { useLabState } from '../../store/react.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useFormat } from '../use-format.ts'
import styles from './Stage.module.css'
import { useHand } from './use-hand.ts'

/** Whether a price is being typed: asked for by a tap on the handle, by Enter on it, or by the button. */
export interface Typing {
  readonly isTyping: boolean
  readonly setTyping: (isTyping: boolean) => void
}

interface Props extends Typing {
  /** Only the taps that a phone has room for. */
  readonly isCompact?: boolean
}

/** What a drag of the mark price does, by tap and by typing. */
export function Taps({ isTyping, setTyping, isCompact = false }: Props) {
  const say = useWords()
  const format = useFormat()
  const { hand, low, high, moveTo } = useHand()
  if (isTyping)
    return (
      <div className={styles.taps}>
        <NumberField
          label={say('stage.typePrice')}
          isLabelHidden={isCompact}
          isAutoFocused
          text={format.price(hand)}
          min={low}
          max={high}
          show={format.price}
          onCommit={(price) => moveTo(price)}
          onDone={() => setTyping(false)}
        />
      </div>
    )
  return (
    <div className={styles.taps} data-compact={isCompact || undefined}>
      <button type="button" onClick={() => moveTo(hand * 0.99)}>
        {say('stage.down')}
      </button>
      <button type="button" onClick={() => moveTo(hand * 1.01)}>
        {say('stage.up')}
      </button>
      {!isCompact && <NextTaps />}
      <button type="button" aria-label={say('stage.typePrice')} onClick={() => setTyping(true)}>
        {isCompact ? '123' : say('stage.typePrice')}
      </button>
    </div>
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
      <button
        type="button"
        disabled={down === null}
        onClick={() => down !== null && moveTo(down, Math.floor)}
      >
        {say('stage.nextDown')}
      </button>
      <button type="button" disabled={up === null} onClick={() => up !== null && moveTo(up, Math.ceil)}>
        {say('stage.nextUp')}
      </button>
    </>
  )
}
