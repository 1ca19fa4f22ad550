import type { Read } from '../../data/rulebook-text.ts'
import { useWords } from '../../ui/words-context.tsx'
import type { Say } from '../../words/words.ts'
import styles from './Editor.module.css'

/** Problems that are written out; the others are counted. */
const SHOWN = 8

interface Props {
  readonly id: string
  readonly read: Read
  readonly onDrop: () => void
}

/** Everything that is wrong with what is written, each with its path, its value and what is allowed. */
export function Problems({ id, read, onDrop }: Props) {
  const say = useWords()
  const said = problemsOf(read, say)
  return (
    <div id={id} role="status" data-testid="edit-problems">
      {said.length > 0 && (
        <div className={styles.problems}>
          <p>
            <b>⚠ {say('edit.problems', { count: said.length })}</b>
          </p>
          <ProblemList said={said} />
          <button type="button" className={styles.button} onClick={onDrop}>
            {say('edit.drop')}
          </button>
        </div>
      )}
    </div>
  )
}

/** The first of them, and how many more there are. */
export function ProblemList({ said }: { readonly said: readonly string[] }) {
  const say = useWords()
  return (
    <ul>
      {said.slice(0, SHOWN).map((text) => (
        <li key={text}>{text}</li>
      ))}
      {said.length > SHOWN && <li>{say('edit.more', { count: said.length - SHOWN })}</li>}
    </ul>
  )
}

/** What is wrong with a text, in words. */
export function problemsOf(read: Read, say: Say): readonly string[] {
  switch (read.kind) {
    case 'rulebook':
      return []
    case 'wrong':
      return read.problems.map((problem) => say('edit.problem', { ...problem }))
    case 'noJson': {
      const { line, column, found } = read.place
      return [say(found === '' ? 'edit.noJsonEnd' : 'edit.noJson', { line, column, found })]
    }
  }
}
