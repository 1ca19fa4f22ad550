import type { BenchProps } from '../DeskBench.tsx'
import { Stage } from '../stage/Stage.tsx'
import { Taps } from '../stage/Taps.tsx'
import { RoundButtons } from '../transport/RoundButtons.tsx'
import { BottomSheet } from './BottomSheet.tsx'
import styles from './Phone.module.css'
import { YouReadouts } from './YouReadouts.tsx'

/** One hand, one column: the waterline, three numbers, the buttons; everything else in a sheet below. */
export function PhoneBench({ onWhy, isUntouched }: BenchProps) {
  return (
    <main className={styles.bench}>
      <div className={styles.stage}>
        <Stage onWhy={onWhy} isHinted={isUntouched} isCompact />
      </div>
      <YouReadouts onWhy={onWhy} />
      <div className={styles.buttons}>
        <RoundButtons isCompact />
        <Taps isCompact />
      </div>
      <BottomSheet onWhy={onWhy} />
    </main>
  )
}
