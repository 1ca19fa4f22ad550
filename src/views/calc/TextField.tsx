import { useId, useState } from 'react'
import { useWords } from '../../ui/words-context.tsx'
import fields from './Fields.module.css'

interface Props {
  readonly label: string
  readonly value: string
  /** Id of a list of suggestions. */
  readonly list?: string
  readonly onCommit: (value: string) => void
}

const MOST = 20

/** A market's symbol that is typed: Enter or leaving takes it, Esc leaves all as it was, an empty one is refused. */
export function TextField({ label, value, list, onCommit }: Props) {
  const say = useWords()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [isRefused, setRefused] = useState(false)

  function take(): void {
    const text = typed?.trim() ?? value
    const isWrong = text.length === 0 || text.length > MOST
    setRefused(isWrong)
    if (isWrong) return
    setTyped(null)
    if (text !== value) onCommit(text)
  }

  return (
    <div className={fields.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        list={list}
        autoComplete="off"
        value={typed ?? value}
        aria-invalid={isRefused}
        aria-describedby={isRefused ? `${id}-refused` : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
          if (event.key === 'Escape') {
            setTyped(null)
            setRefused(false)
          }
        }}
        onBlur={take}
      />
      {isRefused && (
        <span id={`${id}-refused`} role="alert" className={fields.wrong}>
          ⚠ {say('calc.empty')}
        </span>
      )}
    </div>
  )
}
