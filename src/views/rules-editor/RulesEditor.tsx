import type { DragEvent, KeyboardEvent } from 'react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useOriginal } from '../../data/use-catalogue.ts'
import { useLab, useLabState } from '../../store/react.tsx'
import { useWords, WordsProvider } from '../../ui/words-context.tsx'
import { withEditWords } from '../../words/edit-words.ts'
import { useIsEdited } from '../use-is-edited.ts'
import { Changes } from './Changes.tsx'
import styles from './Editor.module.css'
import { useEditor } from './editor-context.tsx'
import { Files } from './Files.tsx'
import { Problems } from './Problems.tsx'
import { useDraft } from './use-draft.ts'
import { Views } from './Views.tsx'

/** The rules of the lab as form and as JSON, beside the picture, which changes with them. */
export function RulesEditor() {
  const page = useWords()
  const say = useMemo(() => withEditWords(page), [page])
  return (
    <WordsProvider say={say}>
      <Panel />
    </WordsProvider>
  )
}

function Panel() {
  const lab = useLab()
  const say = useWords()
  const { close, kept } = useEditor()
  const draft = useDraft(kept)
  const rulebook = useLabState((state) => state.scenario.rulebook)
  const original = useOriginal(rulebook.id)
  const isEdited = useIsEdited(rulebook)
  const [dropped, setDropped] = useState<{ readonly file: File } | null>(null)
  const [isOver, setOver] = useState(false)
  const ids = useId()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    title.current?.focus()
    // What changes with the rules is the picture: it comes into view, if the editor was opened from far below it.
    document.querySelector('[data-figure="waterline"]')?.scrollIntoView({ block: 'nearest' })
  }, [])
  /** Whether something was under the hand when the key went down: then Esc is for that. */
  const wasHeld = useRef(false)

  function leave(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    const isSlider = event.target instanceof HTMLInputElement && event.target.type === 'range'
    if (isSlider ? wasHeld.current : event.isDefaultPrevented()) return
    event.preventDefault()
    close()
  }
  const over = (event: DragEvent): void => {
    event.preventDefault()
    setOver(true)
  }

  return (
    <section
      className={styles.panel}
      data-editor
      data-over={isOver || undefined}
      aria-labelledby={`${ids}title`}
      onKeyDownCapture={() => {
        wasHeld.current = lab.store.getState().draft !== null
      }}
      onKeyDown={leave}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file !== undefined) setDropped({ file })
      }}
    >
      <header className={styles.head}>
        <div>
          <h2 id={`${ids}title`} ref={title} tabIndex={-1}>
            {say('edit.title')}
          </h2>
          <p className={styles.hint}>
            {isEdited ? say('app.edited', { name: rulebook.name }) : rulebook.name}
          </p>
        </div>
        <button type="button" className={styles.close} aria-label={say('edit.close')} onClick={close}>
          ✕
        </button>
      </header>
      <Files rulebook={rulebook} onLoad={(next) => draft.put([], next)} dropped={dropped} />
      <Views draft={draft} problemsId={`${ids}problems`} />
      <div className={styles.below}>
        <Problems id={`${ids}problems`} read={draft.read} onDrop={draft.drop} />
        <Changes draft={draft} rulebook={rulebook} original={original} />
      </div>
    </section>
  )
}
