import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Import.module.css'
import { sayUnreadable } from './refusal-words.ts'
import type { Importing } from './use-import.ts'

/** Where a file comes in: dropped, chosen or pasted. What is wrong with it as a whole is said here. */
export function Source({ importing }: { readonly importing: Importing }) {
  const say = useWords()
  const { name, content, reading } = importing
  const isOver = useDrop(importing.readFile)
  const part = useRef<HTMLElement>(null)
  const before = useRef(name)
  useEffect(() => {
    // What had the focus has gone from the page: it goes on from the first control that took its place.
    if (before.current !== name) part.current?.querySelector<HTMLElement>('button, input')?.focus()
    before.current = name
  }, [name])
  return (
    <section ref={part} className={styles.part} aria-labelledby="import-file" data-over={isOver || undefined}>
      <h3 id="import-file">{say('import.file')}</h3>
      {name === null ? <Entrance importing={importing} /> : <Chosen importing={importing} />}
      {reading !== null && (
        <Working
          text={say('import.reading', { name: name ?? '', percent: `${Math.round(reading * 100)} %` })}
          done={reading}
          onStop={importing.stop}
        />
      )}
      {importing.isStopped && name === null && <p role="status">{say('import.stopped')}</p>}
      {content?.kind === 'unreadable' && (
        <p role="alert" className={styles.wrong}>
          ⚠ {name}: {sayUnreadable(content, say)}
        </p>
      )}
    </section>
  )
}

/** Progress of something that takes a while, and how to give it up. */
export function Working({
  text,
  done,
  onStop,
}: {
  readonly text: string
  readonly done: number
  readonly onStop: () => void
}) {
  const say = useWords()
  return (
    <p className={styles.working}>
      <progress max={1} value={done} aria-label={text} />
      <span>{text}</span>
      <button type="button" className={styles.button} onClick={onStop}>
        {say('import.stop')}
      </button>
    </p>
  )
}

function Entrance({ importing }: { readonly importing: Importing }) {
  const say = useWords()
  return (
    <>
      <p className={styles.line}>
        {say('import.source')} <ChooseFile label={say('import.choose')} onFile={importing.readFile} />
      </p>
      <textarea
        className={styles.paste}
        aria-label={say('import.paste')}
        placeholder={'account,market,side,size,entry,cash\nanna,BTC,long,0.5,100000,6000'}
        rows={6}
        spellCheck={false}
        // Typing is read when it is left, pasting at once.
        onPaste={(event) => {
          event.preventDefault()
          importing.readText(event.clipboardData.getData('text'), say('import.pasted'))
        }}
        onBlur={(event) => {
          if (event.target.value.trim() !== '') importing.readText(event.target.value, say('import.pasted'))
        }}
      />
      <div className={styles.hint}>
        <p>{say('import.needs')}</p>
        <ul>
          <li>{say('import.needs1')}</li>
          <li>{say('import.needs2')}</li>
          <li>{say('import.needs3')}</li>
        </ul>
        <p>{say('import.needsSaved')}</p>
      </div>
    </>
  )
}

function Chosen({ importing }: { readonly importing: Importing }) {
  const say = useWords()
  const { name, content } = importing
  return (
    <p className={styles.line}>
      <b className={styles.name}>{name}</b>
      {content?.kind === 'table' && (
        <span className={styles.muted}>
          {say('import.table', {
            rows: content.grid.rows.length,
            columns: content.grid.headers.length,
          })}
        </span>
      )}
      <button type="button" className={styles.button} onClick={importing.clear}>
        {say('import.another')}
      </button>
    </p>
  )
}

/** The native file input stands behind its label, so that it keeps keyboard and name. */
function ChooseFile({ label, onFile }: { readonly label: string; readonly onFile: (file: File) => void }) {
  return (
    <label className={`${styles.button} ${styles.choose}`}>
      {label}
      <input
        type="file"
        className="hidden"
        accept=".csv,.tsv,.txt,.json,text/csv,application/json"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) onFile(file)
        }}
      />
    </label>
  )
}

/** Takes a file that is dropped anywhere on the page; otherwise the browser would leave the page for it. */
function useDrop(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false)
  const take = useRef(onFile)
  take.current = onFile
  useEffect(() => {
    const over = (event: DragEvent): void => {
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      event.preventDefault()
      setOver(false)
      const [file] = event.dataTransfer?.files ?? []
      if (file !== undefined) take.current(file)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return isOver
}
