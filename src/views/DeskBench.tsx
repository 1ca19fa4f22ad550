import type { Explainable } from '../store/lab.ts'
import { Happened } from './happened/Happened.tsx'
import { WhoPays } from './pays/WhoPays.tsx'
import { Queue } from './queue/Queue.tsx'
import { EditorPlace } from './rules-editor/EditorPlace.tsx'
import { useEditor } from './rules-editor/editor-context.tsx'
import { Setup } from './setup/Setup.tsx'
import { Stage } from './stage/Stage.tsx'
import { Transport } from './transport/Transport.tsx'
import styles from './Workbench.module.css'
import { You } from './you/You.tsx'

export interface BenchProps {
  readonly onWhy: (what: Explainable) => void
  /** Nothing has been done yet: the handle shows that it can be moved. */
  readonly isUntouched: boolean
}

/**
 * All panels at once. In the order in which they are read: stage, who pays, queue, what happened, you, transport, setup.
 * While the rules are edited the editor stands in place of the two that only set things.
 */
export function DeskBench({ onWhy, isUntouched }: BenchProps) {
  const { isOpen } = useEditor()
  return (
    <main className={styles.grid} data-editing={isOpen || undefined}>
      <div className={styles.stage}>
        <Stage onWhy={onWhy} isHinted={isUntouched} />
      </div>
      <div className={styles.pays}>
        <WhoPays onWhy={onWhy} />
      </div>
      <div className={styles.queue}>
        <Queue onWhy={onWhy} />
      </div>
      <div className={styles.happened}>
        <Happened onWhy={onWhy} />
      </div>
      <div className={styles.you} hidden={isOpen}>
        <You onWhy={onWhy} />
      </div>
      <div className={styles.transport}>
        <Transport />
      </div>
      <div className={styles.setup} hidden={isOpen}>
        <Setup />
      </div>
      {isOpen && (
        <div className={styles.editor}>
          <EditorPlace />
        </div>
      )}
    </main>
  )
}
