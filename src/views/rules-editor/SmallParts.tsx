import type { ReactNode } from 'react'
import { useId, useState } from 'react'
import type { ChoiceShape } from '../../data/rulebook-shape.ts'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Form.module.css'
import type { PartProps } from './form-context.tsx'
import { choiceOf, fieldOf, labelOf, usePart } from './form-context.tsx'
import { Wrong } from './Wrong.tsx'

/** One of several words. What is not given is the first of them. */
export function ChoicePart(props: PartProps<ChoiceShape>) {
  const say = useWords()
  const { value, wrong, put } = usePart(props.keys)
  const { choices } = props.shape
  return (
    <Select
      label={labelOf(props, say)}
      value={value === undefined ? choices[0] : value}
      choices={choices}
      say={(choice) => choiceOf(fieldOf(props), choice, say)}
      onChoose={put}
    >
      <Wrong problem={wrong} />
    </Select>
  )
}

interface SelectProps {
  readonly label: string
  readonly value: unknown
  readonly choices: readonly string[]
  readonly say: (choice: string) => string
  readonly onChoose: (choice: string) => void
  readonly children?: ReactNode
}

/** A native select; what stands there and is no choice is shown as it is. */
export function Select({ label, value, choices, say, onChoose, children }: SelectProps) {
  const shown = typeof value === 'string' ? value : ''
  return (
    <div className={styles.part}>
      <label className={styles.line}>
        <span>{label}</span>
        <select value={shown} onChange={(event) => onChoose(event.target.value)}>
          {!choices.includes(shown) && <option value={shown}>{shown}</option>}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {say(choice)}
            </option>
          ))}
        </select>
      </label>
      {children}
    </div>
  )
}

/** Yes or no. */
export function SwitchPart(props: PartProps<unknown>) {
  const say = useWords()
  const { value, wrong, put } = usePart(props.keys)
  return (
    <div className={styles.part}>
      <label className={styles.tick}>
        <input type="checkbox" checked={value === true} onChange={(event) => put(event.target.checked)} />
        {labelOf(props, say)}
      </label>
      <Wrong problem={wrong} />
    </div>
  )
}

/** A word of the reader's own: taken by Enter and when it is left. */
export function TextPart(props: PartProps<unknown>) {
  const say = useWords()
  const id = useId()
  const { value, wrong, put } = usePart(props.keys)
  const [typed, setTyped] = useState<string | null>(null)
  const take = (): void => {
    if (typed !== null) put(typed)
    setTyped(null)
  }
  return (
    <div className={styles.part}>
      <span className={styles.line}>
        <label htmlFor={id}>{labelOf(props, say)}</label>
        <input
          id={id}
          value={typed ?? (typeof value === 'string' ? value : '')}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && take()}
          onBlur={take}
        />
      </span>
      <Wrong problem={wrong} />
    </div>
  )
}
