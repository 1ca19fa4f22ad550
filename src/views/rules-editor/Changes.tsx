import { useMemo } from 'react'
import type { Change } from '../../data/changes.ts'
import { changesOf, TELLING } from '../../data/changes.ts'
import { shownValue } from '../../data/checked.ts'
import { partAt, pathOf } from '../../data/keys.ts'
import type { Rulebook } from '../../store/lab.ts'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { useWords } from '../../ui/words-context.tsx'
import type { Say } from '../../words/words.ts'
import styles from './Editor.module.css'
import type { Draft } from './use-draft.ts'

interface Props {
  readonly draft: Draft
  readonly rulebook: Rulebook
  /** What it is compared with; null where there is no file, undefined while that is not known. */
  readonly original: Rulebook | null | undefined
}

/** In what the draft is not as its file says, and the way back for each of it. */
export function Changes({ draft, rulebook, original }: Props) {
  const say = useWords()
  const { data = rulebook } = draft
  const changes = useMemo(
    () => (original === null || original === undefined ? [] : rulesFirst(changesOf(original, data))),
    [original, data],
  )
  const title = say('edit.changes', { name: original?.name ?? rulebook.name })
  return (
    <section className={styles.changes} aria-label={title}>
      <header className={styles.line}>
        <h3>{title}</h3>
        {changes.length > 1 && (
          <button
            type="button"
            className={styles.text}
            disabled={draft.data === undefined}
            onClick={() => draft.put([], original)}
          >
            {say('edit.putBackAll')}
          </button>
        )}
      </header>
      {original === undefined ? null : changes.length === 0 ? (
        <p className={styles.hint}>{say(original === null ? 'edit.noOriginal' : 'edit.noChanges')}</p>
      ) : (
        <ScrollRegion className={styles.scroll} label={title}>
          <ul data-testid="edit-changes">
            {changes.map((change) => (
              <li key={pathOf(change.keys)}>
                <OneChange
                  change={change}
                  onPutBack={draft.data === undefined ? null : () => draft.put(change.keys, change.before)}
                />
              </li>
            ))}
          </ul>
        </ScrollRegion>
      )}
    </section>
  )
}

interface OneProps {
  readonly change: Change
  readonly onPutBack: (() => void) | null
}

function OneChange({ change: { keys, before, after }, onPutBack }: OneProps) {
  const say = useWords()
  const field = pathOf(keys)
  return (
    <>
      <code>{field}</code>
      <span>{say('edit.change', { before: brief(before, say), after: brief(after, say) })}</span>
      <button
        type="button"
        className={styles.text}
        aria-label={say('edit.putBackOne', { field })}
        disabled={onPutBack === null}
        onClick={() => onPutBack?.()}
      >
        {say('edit.putBack')}
      </button>
    </>
  )
}

/** Characters of JSON that are shown whole. */
const SHORT = 64

/** A value as it stands in the file, or what it is, where that is too long. */
function brief(value: unknown, say: Say): string {
  if (value === undefined) return say('edit.nothing')
  if (JSON.stringify(value).length <= SHORT) return shownValue(value)
  if (Array.isArray(value)) return say('edit.list', { count: value.length })
  const name = TELLING.map((field) => partAt(value, [field])).find((told) => typeof told === 'string')
  return name === undefined ? shownValue(value) : say('edit.strategy', { name: `${name}` })
}

/** What is said about the rules comes after them. */
function rulesFirst(changes: readonly Change[]): readonly Change[] {
  const isTalk = ({ keys: [part] }: Change): number => Number(part === 'sources' || part === 'remarks')
  return changes.toSorted((one, other) => isTalk(one) - isTalk(other))
}
