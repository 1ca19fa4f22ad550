import { useEffect, useRef, useState } from 'react'
import { save } from '../../data/export/save.ts'
import { textOf } from '../../data/import/read.ts'
import { reasonOf } from '../../data/reason.ts'
import { readRulebookFile, rulebookText } from '../../data/rulebook-text.ts'
import { useRulebookFile } from '../../data/use-catalogue.ts'
import type { Rulebook } from '../../store/lab.ts'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Editor.module.css'
import { ProblemList, problemsOf } from './Problems.tsx'

/** The largest file that is read, in bytes: a hundred times the largest rulebook there is. */
const MOST_BYTES = 2e6

interface Props {
  /** What is applied: this is what is saved. */
  readonly rulebook: Rulebook
  readonly onLoad: (rulebook: Rulebook) => void
  /** A file that was dropped on the panel; each drop is another object. */
  readonly dropped: { readonly file: File } | null
}

/** What came of the last file. */
interface Told {
  readonly text: string
  readonly problems: readonly string[]
}

/** Saves what is applied, and loads another rulebook from a file, whole or not at all. */
export function Files({ rulebook, onLoad, dropped }: Props) {
  const say = useWords()
  const rulebookOf = useRulebookFile()
  const [told, setTold] = useState<Told | null>(null)
  const newest = useRef<File | null>(null)

  async function take(file: File): Promise<void> {
    newest.current = file
    const { name } = file
    const tell = (next: Told): void => {
      // Another file may have been chosen while this one was read.
      if (newest.current === file) setTold(next)
    }
    if (file.size > MOST_BYTES) {
      const [size, most] = [file.size, MOST_BYTES].map((bytes) => `${Math.ceil(bytes / 1e5) / 10} MB`)
      return tell({ text: say('edit.tooLarge', { name, size: size ?? '', most: most ?? '' }), problems: [] })
    }
    try {
      const read = await readRulebookFile(await textOf(file), rulebookOf)
      if (newest.current !== file) return
      if (read.kind !== 'rulebook')
        return tell({ text: say('edit.notLoaded', { name }), problems: problemsOf(read, say) })
      onLoad(read.rulebook)
      tell({ text: say('edit.loaded', { name }), problems: [] })
    } catch (error) {
      tell({ text: say('edit.notRead', { name, reason: reasonOf(error, say) }), problems: [] })
    }
  }
  const taking = useRef(take)
  taking.current = take
  useEffect(() => {
    if (dropped !== null) void taking.current(dropped.file)
  }, [dropped])

  return (
    <div>
      <p className={styles.files}>
        <button
          type="button"
          className={styles.button}
          onClick={() => save(`${rulebook.id}.json`, 'application/json', rulebookText(rulebook))}
        >
          {say('edit.save')}
        </button>
        <label className={`${styles.button} ${styles.choose}`}>
          {say('edit.load')}
          <input
            type="file"
            className="hidden"
            accept=".json,application/json"
            onChange={(event) => {
              const [file] = event.target.files ?? []
              if (file !== undefined) void take(file)
              // So that the same file can be chosen again once it is mended.
              event.target.value = ''
            }}
          />
        </label>
        <span className={styles.hint}>{say('edit.dropHere')}</span>
      </p>
      <div role="status" data-testid="edit-loaded">
        {told !== null && (
          <div className={told.problems.length > 0 ? styles.problems : styles.hint}>
            <p>{told.text}</p>
            <ProblemList said={told.problems} />
          </div>
        )}
      </div>
    </div>
  )
}
