import { useState } from 'react'
import { LoadError } from '../../data/catalogue.ts'
import { useCatalogue } from '../../data/use-catalogue.ts'
import { setRulebook } from '../../store/edits.ts'
import { useLab, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import styles from './Header.module.css'
import { Look } from './Look.tsx'

interface Props {
  readonly onShare: () => Promise<string>
  readonly onHelp: () => void
  readonly onImport: () => void
  readonly onTrouble: (text: string) => void
}

/** Name, scenario under rulebook, undo and redo, and everything that leaves or enters the page. */
export function Header({ onShare, onHelp, onImport, onTrouble }: Props) {
  const lab = useLab()
  const say = useWords()
  const canUndo = useLabState((state) => state.past.length > 0)
  const canRedo = useLabState((state) => state.future.length > 0)
  return (
    <header className={styles.header}>
      <h1 className={styles.name}>
        <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
          <circle cx="14" cy="14" r="9" />
          <line x1="0" x2="28" y1="14" y2="14" />
        </svg>
        {say('app.name')}
      </h1>
      <Choices onTrouble={onTrouble} />
      <nav className={styles.tools} aria-label={say('app.name')}>
        <button type="button" aria-label={say('app.undo')} disabled={!canUndo} onClick={lab.undo}>
          ↶
        </button>
        <button type="button" aria-label={say('app.redo')} disabled={!canRedo} onClick={lab.redo}>
          ↷
        </button>
        <button type="button" onClick={onImport}>
          {say('app.import')}
        </button>
        <ExportMenu />
        <ShareButton onShare={onShare} />
        <Look />
        <button type="button" aria-label={say('app.helpLabel')} onClick={onHelp}>
          ?
        </button>
      </nav>
    </header>
  )
}

function Choices({ onTrouble }: { readonly onTrouble: (text: string) => void }) {
  const lab = useLab()
  const say = useWords()
  const catalogue = useCatalogue()
  const scenarioId = useLabState((state) => state.scenario.id)
  const title = useLabState((state) => state.scenario.title)
  const rulebookId = useLabState((state) => state.scenario.rulebook.id)
  const rulebookName = useLabState((state) => state.scenario.rulebook.name)

  /** A file that cannot be had changes nothing and says why. */
  async function choose(what: string, load: () => Promise<void>): Promise<void> {
    try {
      await load()
    } catch (error) {
      onTrouble(say('app.loadFailed', { what, reason: reasonOf(error, say) }))
    }
  }

  return (
    <p className={styles.choices}>
      <select
        aria-label={say('app.scenario')}
        value={scenarioId}
        onChange={(event) =>
          void choose(event.target.value, async () => lab.load(await catalogue.scenario(event.target.value)))
        }
      >
        {!catalogue.scenarios.some(({ id }) => id === scenarioId) && (
          <option value={scenarioId}>{title}</option>
        )}
        {catalogue.scenarios.map((entry) => (
          <option key={entry.id} value={entry.id}>
            {entry.title}
          </option>
        ))}
      </select>
      <span className={styles.under}>{say('app.under')}</span>
      <select
        aria-label={say('app.rulebook')}
        value={rulebookId}
        onChange={(event) =>
          void choose(event.target.value, async () =>
            lab.commit(setRulebook(await catalogue.rulebook(event.target.value))),
          )
        }
      >
        {!catalogue.rulebooks.some(({ id }) => id === rulebookId) && (
          <option value={rulebookId}>{rulebookName}</option>
        )}
        {catalogue.rulebooks.map((entry) => (
          <option key={entry.id} value={entry.id}>
            {entry.name}
          </option>
        ))}
      </select>
      {catalogue.isOffline && <span className={styles.under}>{say('app.offline')}</span>}
    </p>
  )
}

function reasonOf(error: unknown, say: ReturnType<typeof useWords>): string {
  if (!(error instanceof LoadError)) return `${error}`
  const [first] = error.problems
  if (error.reason === 'invalid' && first !== undefined) return say('app.reasonInvalid', { ...first })
  return say(error.reason === 'missing' ? 'app.reasonMissing' : 'app.reasonOffline')
}

function ShareButton({ onShare }: { readonly onShare: () => Promise<string> }) {
  const say = useWords()
  const [link, setLink] = useState<string | null>(null)
  const [isCopied, setCopied] = useState(false)
  return (
    <span className={styles.menu}>
      <button
        type="button"
        onClick={async () => {
          const text = await onShare()
          setLink(link === null ? text : null)
          // A page without the permission still shows the link to copy.
          setCopied(
            await navigator.clipboard?.writeText(text).then(
              () => true,
              () => false,
            ),
          )
        }}
      >
        {say('app.share')}
      </button>
      {link !== null && (
        <span className={styles.drop} role="status">
          {isCopied ? say('app.copied') : say('app.linkHere')}
          <input
            readOnly
            aria-label={say('app.share')}
            value={link}
            onFocus={(event) => event.target.select()}
          />
        </span>
      )}
    </span>
  )
}
