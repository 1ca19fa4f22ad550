import { useState } from 'react'
import { reasonOf } from '../../data/reason.ts'
import { useCatalogue } from '../../data/use-catalogue.ts'
import { setRulebook } from '../../store/edits.ts'
import { useLab, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useIsEdited } from '../use-is-edited.ts'
import styles from './Header.module.css'
import { inTurn } from './in-turn.ts'

interface Props {
  readonly onTrouble: (text: string) => void
}

/** Which scenario; every one of them is a file beside the page. */
export function ScenarioChoice({ onTrouble }: Props) {
  const lab = useLab()
  const say = useWords()
  const catalogue = useCatalogue()
  const id = useLabState((state) => state.scenario.id)
  const title = useLabState((state) => state.scenario.title)
  return (
    <Choice
      label={say('app.scenario')}
      value={id}
      name={title}
      entries={catalogue.scenarios.map((entry) => ({ id: entry.id, name: entry.title }))}
      choose={(wanted) => inTurn(lab, catalogue.scenario(wanted), lab.load)}
      onTrouble={onTrouble}
    />
  )
}

/** Beside an id, which has no blanks. */
const EDITED = 'edited'

/** Under which rulebook; one that is not as its file says is marked. */
export function RulebookChoice({ onTrouble }: Props) {
  const lab = useLab()
  const say = useWords()
  const catalogue = useCatalogue()
  const rulebook = useLabState((state) => state.scenario.rulebook)
  const isEdited = useIsEdited(rulebook)
  const { id, name } = rulebook
  return (
    <Choice
      label={say('app.rulebook')}
      // An entry of its own, so that the file can be chosen again.
      value={isEdited ? `${id} ${EDITED}` : id}
      name={isEdited ? say('app.edited', { name }) : name}
      entries={catalogue.rulebooks}
      choose={(wanted) =>
        inTurn(lab, catalogue.rulebook(wanted), (chosen) => lab.commit(setRulebook(chosen)))
      }
      onTrouble={onTrouble}
    />
  )
}

/** Said when the lists could not be had: what is built in still works. */
export function OfflineMark() {
  const say = useWords()
  const { isOffline } = useCatalogue()
  return isOffline ? <span className={styles.under}>{say('app.offline')}</span> : null
}

interface ChoiceProps extends Props {
  readonly label: string
  readonly value: string
  /** Of what stands now, which need not be in the list. */
  readonly name: string
  readonly entries: readonly { readonly id: string; readonly name: string }[]
  readonly choose: (id: string) => Promise<void>
}

function Choice({ label, value, name, entries, choose, onTrouble }: ChoiceProps) {
  const say = useWords()
  const [loading, setLoading] = useState<string | null>(null)
  /** A file that cannot be had changes nothing and says why. */
  async function take(wanted: string): Promise<void> {
    setLoading(wanted)
    try {
      await choose(wanted)
    } catch (error) {
      onTrouble(say('app.loadFailed', { what: wanted, reason: reasonOf(error, say) }))
    } finally {
      setLoading(null)
    }
  }
  return (
    <select
      className={styles.choice}
      aria-label={label}
      aria-busy={loading !== null}
      value={loading ?? value}
      onChange={(event) => void take(event.target.value)}
    >
      {!entries.some(({ id }) => id === value) && <option value={value}>{name}</option>}
      {entries.map((entry) => (
        <option key={entry.id} value={entry.id}>
          {entry.name}
        </option>
      ))}
    </select>
  )
}
