import { useWords } from '../../ui/words-context.tsx'
import styles from './Editor.module.css'
import type { Draft } from './use-draft.ts'

/** The whole rulebook as text. Tab leaves it, as it leaves every field. */
export function JsonPane({ draft, problemsId }: { readonly draft: Draft; readonly problemsId: string }) {
  const say = useWords()
  const isWrong = draft.read.kind !== 'rulebook'
  return (
    <textarea
      className={styles.json}
      aria-label={say('edit.jsonLabel')}
      aria-invalid={isWrong}
      aria-describedby={isWrong ? problemsId : undefined}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      value={draft.text}
      onChange={(event) => draft.type(event.target.value)}
      onBlur={draft.settle}
    />
  )
}
