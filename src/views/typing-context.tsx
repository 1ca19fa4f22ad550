import type { ReactNode } from 'react'
import { createContext, useContext, useMemo, useState } from 'react'
import { NumberField } from '../ui/NumberField.tsx'

/** A number that a reader has asked to type: by a tap on its handle, by Enter on it, or by a button. */
export interface Asked {
  /** Where its field is shown: beside what it is about. */
  readonly place: 'stage' | 'pays' | 'mix'
  readonly label: string
  /** As it stands now. */
  readonly text: string
  readonly min: number
  readonly max: number
  /** The number is a share: what is typed is a percentage, with its sign or without. */
  readonly isShare?: boolean
  readonly show: (value: number) => string
  readonly onCommit: (value: number) => void
}

interface Typing {
  readonly asked: Asked | null
  readonly ask: (asked: Asked | null) => void
}

const TypingContext = createContext<Typing>({ asked: null, ask: () => undefined })

/** Holds which number is being typed; there is one field at a time. */
export function TypingProvider({ children }: { readonly children: ReactNode }) {
  const [asked, ask] = useState<Asked | null>(null)
  const typing = useMemo(() => ({ asked, ask }), [asked])
  return <TypingContext value={typing}>{children}</TypingContext>
}

/** Asks for a number to be typed. */
export function useAsk(): Typing['ask'] {
  return useContext(TypingContext).ask
}

/** The field of the number that is asked for in this place, or `otherwise`. */
export function TypedField({
  place,
  otherwise = null,
}: {
  readonly place: Asked['place']
  readonly otherwise?: ReactNode
}) {
  const { asked, ask } = useContext(TypingContext)
  if (asked?.place !== place) return otherwise
  const { label, text, min, max, isShare = false, show, onCommit } = asked
  return (
    <NumberField
      // Another number is another field, with nothing typed in it.
      key={label}
      isAutoFocused
      onDone={() => ask(null)}
      {...{ label, text, min, max, isShare, show, onCommit }}
    />
  )
}
