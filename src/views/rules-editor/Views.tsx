import type { KeyboardEvent } from 'react'
import { useId, useRef, useState } from 'react'
import { useWords } from '../../ui/words-context.tsx'
import { useMedia } from '../use-media.ts'
import styles from './Editor.module.css'
import { Form } from './Form.tsx'
import { JsonPane } from './JsonPane.tsx'
import type { Draft } from './use-draft.ts'

const PANES = ['form', 'json'] as const
const VIEWS = [...PANES, 'both'] as const
type View = (typeof VIEWS)[number]

/** Where there is room for both beside each other: on a wide desk, and in a sheet as wide as a tablet. */
const BOTH = '(min-width: 1700px), (min-width: 700px) and (max-width: 1180px)'
/** Where room for both can be made, at the cost of the picture. */
const ROOM = '(min-width: 1400px)'

interface Props {
  readonly draft: Draft
  readonly problemsId: string
}

/** The draft as form and as JSON: side by side where there is room, else as tabs, of which one may show both. */
export function Views({ draft, problemsId }: Props) {
  const say = useWords()
  const id = useId()
  const hasBoth = useMedia(BOTH)
  const hasRoom = useMedia(ROOM)
  const [wanted, setView] = useState<View>('form')
  const tabs = useRef<Partial<Record<View, HTMLButtonElement | null>>>({})
  const panes = {
    form: <Form draft={draft} />,
    json: <JsonPane draft={draft} problemsId={problemsId} />,
  }
  const views: readonly View[] = hasRoom ? VIEWS : PANES
  const view = views.find((one) => one === wanted) ?? 'form'
  const both = (
    <div className={styles.both} data-both>
      {PANES.map((one) => (
        <section key={one} className={styles.pane} data-view={one} aria-label={say(`edit.${one}`)}>
          {panes[one]}
        </section>
      ))}
    </div>
  )

  function walk(event: KeyboardEvent): void {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = views[(views.indexOf(view) + by + views.length) % views.length] ?? view
    setView(next)
    tabs.current[next]?.focus()
  }

  if (hasBoth) return both
  return (
    <>
      <div className={styles.tabs} role="tablist" aria-label={say('edit.views')} onKeyDown={walk}>
        {views.map((one) => (
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
        {view === 'both' ? both : panes[view]}
      </div>
    </>
  )
}
