import type { KeyboardEvent } from 'react'
import { useId, useRef, useState } from 'react'
import { useWords } from '../../ui/words-context.tsx'
import { useMedia } from '../use-media.ts'
import styles from './Editor.module.css'
import { Form } from './Form.tsx'
import { JsonPane } from './JsonPane.tsx'
import type { Draft } from './use-draft.ts'

const VIEWS = ['form', 'json'] as const
type View = (typeof VIEWS)[number]

/** Where there is room for both beside each other: on a wide desk, and in a sheet as wide as a tablet. */
const BOTH = '(min-width: 1700px), (min-width: 700px) and (max-width: 1180px)'

interface Props {
  readonly draft: Draft
  readonly problemsId: string
}

/** The draft as form and as JSON, side by side where there is room, else as two tabs. */
export function Views({ draft, problemsId }: Props) {
  const say = useWords()
  const id = useId()
  const hasBoth = useMedia(BOTH)
  const [view, setView] = useState<View>('form')
  const tabs = useRef<Partial<Record<View, HTMLButtonElement | null>>>({})
  const panes = {
    form: <Form draft={draft} />,
    json: <JsonPane draft={draft} problemsId={problemsId} />,
  }

  function walk(event: KeyboardEvent): void {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
    event.preventDefault()
    const other: View = view === 'form' ? 'json' : 'form'
    setView(other)
    tabs.current[other]?.focus()
  }

  if (hasBoth)
    return (
      <div className={styles.both}>
        {VIEWS.map((one) => (
          <section key={one} className={styles.pane} data-view={one} aria-label={say(`edit.${one}`)}>
            {panes[one]}
          </section>
        ))}
      </div>
    )
  return (
    <>
      <div className={styles.tabs} role="tablist" aria-label={say('edit.views')} onKeyDown={walk}>
        {VIEWS.map((one) => (
          <button
            key={one}
            ref={(node) => {
              tabs.current[one] = node
            }}
            type="button"
            role="tab"
            id={`${id}${one}`}
            aria-selected={view === one}
            aria-controls={`${id}pane`}
            tabIndex={view === one ? 0 : -1}
            onClick={() => setView(one)}
          >
            {say(`edit.${one}`)}
          </button>
        ))}
      </div>
      <div
        className={styles.pane}
        data-view={view}
        role="tabpanel"
        id={`${id}pane`}
        aria-labelledby={`${id}${view}`}
      >
        {panes[view]}
      </div>
    </>
  )
}
