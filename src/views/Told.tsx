import type { Explainable } from '../store/lab.ts'
import { useWords } from '../ui/words-context.tsx'
import type { Sentence } from '../viewmodel/happened.ts'
import styles from './Told.module.css'

interface Props {
  readonly sentence: Sentence
  readonly onWhy: (what: Explainable) => void
}

/** A sentence whose number, or the whole of which, is a button that answers "why?". */
export function Told({ sentence: { text, why, part }, onWhy }: Props) {
  const say = useWords()
  if (why === null) return <span>{text} </span>
  const at = text.indexOf(part)
  return (
    <span>
      {text.slice(0, at)}
      <button
        type="button"
        className={styles.why}
        // A number alone does not say that it can be asked.
        aria-label={part === text ? undefined : say('happened.why', { part })}
        onClick={() => onWhy(why)}
      >
        {part}
      </button>
      {text.slice(at + part.length)}{' '}
    </span>
  )
}
