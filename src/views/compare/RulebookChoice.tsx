import { useState } from 'react'
import { reasonOf } from '../../data/reason.ts'
import type { Lab, Rulebook } from '../../store/lab.ts'
import { useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Compare.module.css'
import { LEAST, OWN } from './compare-address.ts'

/** What a column may be put under, and what is done with it. */
export interface Choosing {
  readonly entries: readonly { readonly id: string; readonly name: string }[]
  /** Ids of the rulebooks of all columns, in order. */
  readonly chosen: readonly string[]
  readonly find: (id: string) => Promise<Rulebook>
  readonly exchange: (lab: Lab, rulebook: Rulebook) => void
  readonly remove: (lab: Lab) => void
}

interface Props {
  readonly lab: Lab
  readonly place: number
  readonly choosing: Choosing
  readonly onTrouble: (text: string) => void
}

/** The rulebook of a column: another instead of it, or none. One that stands in another column cannot be chosen twice. */
export function RulebookChoice({ lab, place, choosing, onTrouble }: Props) {
  const say = useWords()
  const name = useLabState((state) => state.scenario.rulebook.name)
  const [fetching, setFetching] = useState<string | null>(null)
  const { entries, chosen, find, exchange, remove } = choosing
  const id = chosen[place] ?? OWN
  async function take(wanted: string): Promise<void> {
    setFetching(wanted)
    try {
      exchange(lab, await find(wanted))
    } catch (error) {
      onTrouble(say('app.loadFailed', { what: wanted, reason: reasonOf(error, say) }))
    } finally {
      setFetching(null)
    }
  }
  return (
    <div className={styles.choice}>
      <select
        aria-label={say('compare.rulebook', { place: place + 1 })}
        aria-busy={fetching !== null}
        value={fetching ?? id}
        onChange={(event) => void take(event.target.value)}
      >
        {!entries.some((entry) => entry.id === id) && <option value={id}>{name}</option>}
        {entries.map((entry) => (
          <option key={entry.id} value={entry.id} disabled={entry.id !== id && chosen.includes(entry.id)}>
            {entry.name}
          </option>
        ))}
      </select>
      {chosen.length > LEAST && (
        <button type="button" aria-label={say('compare.remove', { name })} onClick={() => remove(lab)}>
          ✕
        </button>
      )}
    </div>
  )
}
