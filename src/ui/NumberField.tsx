import { useId, useState } from 'react'
import { useLocale } from './locale-context.tsx'
import styles from './NumberField.module.css'
import { parseNumber } from './parse-number.ts'
import { useWords } from './words-context.tsx'

interface Props {
  readonly label: string
  /** As it is shown while nobody types. */
  readonly text: string
  readonly min: number
  readonly max: number
  /** `min` itself is too little. */
  readonly isMinOpen?: boolean
  /** The number is a share: what is typed is a percentage, with its sign or without. */
  readonly isShare?: boolean
  /** Formats a limit for the message of a refusal. */
  readonly show: (value: number) => string
  readonly onCommit: (value: number) => void
  /** After Enter, Esc or leaving: for a field that stands in for something else. */
  readonly onDone?: () => void
  readonly isAutoFocused?: boolean
  readonly isLabelHidden?: boolean
  /** Stands below the field and is read with it, such as its range. */
  readonly hint?: string
}

/** A number that is typed: Enter takes it, Esc leaves all as it was, a blank changes nothing, a refusal says the range. */
export function NumberField({
  label,
  text,
  min,
  max,
  isMinOpen = false,
  isShare = false,
  show,
  onCommit,
  onDone,
  isAutoFocused,
  isLabelHidden,
  hint,
}: Props) {
  const say = useWords()
  const locale = useLocale()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)

  function take(): void {
    const value = typed === null ? null : numberOf(typed, locale, isShare)
    const isEnough = value === null || (isMinOpen ? value > min : value >= min)
    if (isEnough && (value === null || value <= max)) {
      setTyped(null)
      setRefused(null)
      if (value !== null) onCommit(value)
      onDone?.()
    } else {
      const said = { value: typed ?? '', low: show(min), high: show(max) }
      setRefused(say(isMinOpen ? 'app.outOfOpenRange' : 'app.outOfRange', said))
    }
  }

  function leave(): void {
    setTyped(null)
    setRefused(null)
    onDone?.()
  }

  const described = [refused === null ? '' : `${id}-refused`, hint === undefined ? '' : `${id}-hint`]
    .join(' ')
    .trim()
  return (
    <span className={styles.field}>
      <label htmlFor={id} className={isLabelHidden ? 'hidden' : undefined}>
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        inputMode="decimal"
        autoComplete="off"
        ref={(node) => {
          if (isAutoFocused && node !== null && typed === null && refused === null) node.focus()
        }}
        value={typed ?? text}
        aria-invalid={refused !== null}
        aria-describedby={described === '' ? undefined : described}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
          if (event.key === 'Escape') {
            // A dialog around it would close for the same key: it takes one Esc for the typing and another for that.
            if (typed !== null || onDone !== undefined) event.preventDefault()
            leave()
          }
          // Esc where nothing is typed is for what stands around the field.
          if (event.key !== 'Escape' || event.isDefaultPrevented()) event.stopPropagation()
        }}
        onBlur={take}
      />
      {hint !== undefined && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
      {refused !== null && (
        <span id={`${id}-refused`} role="alert" className={styles.refused}>
          ⚠ {refused}
        </span>
      )}
    </span>
  )
}

function numberOf(typed: string, locale: string, isShare: boolean): number | null {
  const value = parseNumber(typed, locale)
  return value !== null && isShare && !typed.includes('%') ? value / 100 : value
}
