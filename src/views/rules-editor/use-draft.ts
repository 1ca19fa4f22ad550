import type { RefObject } from 'react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Keys } from '../../data/keys.ts'
import { partAt, withPart } from '../../data/keys.ts'
import type { Read } from '../../data/rulebook-text.ts'
import { checked, readRulebook, rulebookText, withoutStrayRemarks } from '../../data/rulebook-text.ts'
import { setRulebook } from '../../store/edits.ts'
import type { Lab, Rulebook } from '../../store/lab.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'

/** Typing is read when it has stopped for this long. */
const PAUSE_MS = 400

/** What is written and is not, or not in these words, what the lab has. */
export interface Own {
  readonly text: string
  /** What the text says, or said before the typing that has not been read yet. */
  readonly read: Read
  readonly isRead: boolean
  /** The rulebook that was committed when it was written: after another one it is void. */
  readonly on: Rulebook
}

export type How = 'commit' | 'preview' | 'nudge'

/** One rulebook that is being edited, as data and as text. */
export interface Draft {
  /** Undefined where the text is no JSON. */
  readonly data: unknown
  readonly text: string
  readonly read: Read
  /** Another part at the end of a way; `undefined` takes it away. Applied if the whole is a rulebook then. */
  readonly put: (keys: Keys, part: unknown, how?: How) => void
  readonly type: (text: string) => void
  /** Reads what was typed without waiting for the pause. */
  readonly settle: () => void
  /** Back to what is applied. */
  readonly drop: () => void
}

/**
 * The draft of the lab's rulebook. What is right is committed at once, what is not is kept in `kept` and leaves the lab
 * alone.
 */
export function useDraft(kept: RefObject<Own | null>): Draft {
  const lab = useLab()
  const committed = useLabState((state) => state.scenario.rulebook)
  const shown = useLabState((state) => shownScenario(state).rulebook)
  const [, setTurn] = useState(0)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)

  const acts = useMemo(() => {
    const keep = (own: Own | null): void => {
      kept.current = own
      setTurn((turn) => turn + 1)
    }
    const settle = (): void => {
      clearTimeout(pause.current)
      const own = ownOf(kept.current, lab)
      if (own === null || own.isRead) return
      const read = readRulebook(own.text)
      if (read.kind !== 'rulebook') {
        keep({ ...own, read, isRead: true })
        return
      }
      apply(lab, read.rulebook, 'commit')
      // The text stays as it was typed: a new layout would take the place from under the hand.
      keep({ text: own.text, read, isRead: true, on: lab.store.getState().scenario.rulebook })
    }
    return {
      settle,
      drop: (): void => keep(null),
      type(text: string): void {
        finish(lab)
        const own = ownOf(kept.current, lab)
        const on = lab.store.getState().scenario.rulebook
        keep({ text, read: own?.read ?? { kind: 'rulebook', rulebook: on }, isRead: false, on })
        clearTimeout(pause.current)
        pause.current = setTimeout(settle, PAUSE_MS)
      },
      put(keys: Keys, part: unknown, how: How = 'commit'): void {
        settle()
        if (how === 'commit') finish(lab)
        const before = dataOf(ownOf(kept.current, lab)?.read) ?? shownScenario(lab.store.getState()).rulebook
        const data = withoutStrayRemarks(withPart(before, keys, part))
        const read = checked(data)
        if (read.kind === 'rulebook') {
          keep(null)
          apply(lab, read.rulebook, how)
        } else if (how !== 'preview')
          keep({ text: rulebookText(data), read, isRead: true, on: lab.store.getState().scenario.rulebook })
      },
    }
  }, [lab, kept])
  useEffect(() => acts.settle, [acts])

  const written = kept.current
  const own = written !== null && written.on === committed && isOf(written, shown) ? written : null
  const text = useMemo(() => own?.text ?? rulebookText(shown), [own, shown])
  const read: Read = own?.read ?? { kind: 'rulebook', rulebook: shown }
  return { ...acts, data: dataOf(read), text, read }
}

/** A burst of keys that is still open ends now: committed later, it would make void what is written after it. */
function finish(lab: Lab): void {
  if (lab.store.getState().draft !== null) lab.commit()
}

/** What is written, if it is about what the lab has. */
function ownOf(own: Own | null, lab: Lab): Own | null {
  const { scenario } = lab.store.getState()
  return own?.on === scenario.rulebook ? own : null
}

/** A text that says what is applied gives way to what is under the pointer. */
function isOf({ read, on, isRead }: Own, shown: Rulebook): boolean {
  return shown === on || read.kind !== 'rulebook' || !isRead
}

function dataOf(read: Read | undefined): unknown {
  if (read === undefined) return undefined
  return read.kind === 'rulebook' ? read.rulebook : read.kind === 'wrong' ? read.data : undefined
}

/** Gives the lab a rulebook; one that says what it has already is no change. */
function apply(lab: Lab, rulebook: Rulebook, how: How): void {
  lab[how]((scenario) =>
    JSON.stringify(scenario.rulebook) === JSON.stringify(rulebook)
      ? scenario
      : setRulebook(rulebook)(scenario),
  )
}

/** What stands at the end of a way in a draft. */
export const valueIn = ({ data }: Draft, keys: Keys): unknown => partAt(data, keys)
