import type { BenchProps } from '../DeskBench.tsx'
import { EditorPlace } from '../rules-editor/EditorPlace.tsx'
import { useEditor } from '../rules-editor/editor-context.tsx'
import { Stage } from '../stage/Stage.tsx'
import { Taps } from '../stage/Taps.tsx'
import { RoundButtons } from '../transport/RoundButtons.tsx'
import { BottomSheet } from './BottomSheet.tsx'
import styles from './Phone.module.css'
import { YouReadouts } from './YouReadouts.tsx'

/** One hand, one column: the waterline, three numbers, the buttons; everything else in a sheet below. */
export function PhoneBench({ onWhy, isUntouched }: BenchProps) {
  const { isOpen } = useEditor()
  return (
    <main className={styles.bench} data-editing={isOpen || undefined}>
      <div className={styles.stage}>
        <Stage onWhy={onWhy} isHinted={isUntouched} isCompact />
      </div>
      <YouReadouts onWhy={onWhy} />
      <div className={styles.buttons}>
        <RoundButtons isCompact />
        <Taps isCompact />
      </div>
      <div className={styles.below}>
        <BottomSheet onWhy={onWhy} />
      </div>
      {isOpen && (
        <div className={styles.editor}>
          <EditorPlace />
        </div>
      )}
    </main>
  )
}
