import type { Solved } from '../../store/lab.ts'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Calc.module.css'
import { Pick } from './Pick.tsx'

const ALL: readonly Solved[] = ['leverage', 'margin', 'size', 'entry']

interface Props {
  readonly gives: Solved
  readonly setGives: (gives: Solved) => void
}

/** Which of the inputs gives way when a result is dragged or typed; the others are locked. */
export function Gives({ gives, setGives }: Props) {
  const say = useWords()
  return (
    <div className={styles.gives}>
      <Pick
        name={say('calc.gives')}
        value={gives}
        options={ALL.map((one) => [one, say('calc.givesName', { gives: one })])}
        onPick={setGives}
      />
      <p className={styles.muted}>{say('calc.givesNote', { gives })}</p>
    </div>
  )
}
