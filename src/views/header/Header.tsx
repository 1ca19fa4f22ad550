import { useLab, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { Places } from '../page/Places.tsx'
import { OfflineMark, RulebookChoice, ScenarioChoice } from './Choices.tsx'
import { CompareLink } from './CompareLink.tsx'
import styles from './Header.module.css'
import { LateLook } from './LateLook.tsx'
import { Menu } from './Menu.tsx'
import { Name } from './Name.tsx'
import { ShareButton } from './ShareButton.tsx'

interface Props {
  readonly onShare: () => Promise<string | null>
  readonly onHelp: () => void
  readonly onImport: () => void
  readonly onData: () => void
  readonly onTrouble: (text: string) => void
  readonly isCompact: boolean
}

/** Name, scenario under rulebook, undo and redo, and everything that leaves or enters the page. */
export function Header(props: Props) {
  return props.isCompact ? <CompactHeader {...props} /> : <WideHeader {...props} />
}

function WideHeader({ onShare, onHelp, onImport, onData, onTrouble }: Props) {
  const say = useWords()
  return (
    <header className={styles.header}>
      <h1>
        <Name />
      </h1>
      <p className={styles.choices}>
        <ScenarioChoice onTrouble={onTrouble} />
        <span className={styles.under}>{say('app.under')}</span>
        <RulebookChoice onTrouble={onTrouble} />
        <CompareLink />
        <OfflineMark />
      </p>
      <Places />
      <nav className={styles.tools} aria-label={say('app.tools')}>
        <UndoRedo />
        <button type="button" onClick={onImport}>
          {say('app.import')}
        </button>
        <button type="button" onClick={onData}>
          {say('app.data')}
        </button>
        <ShareButton onShare={onShare} />
        <Menu label={say('app.lookLabel')} shown={say('app.look')}>
          <LateLook />
        </Menu>
        <button type="button" aria-label={say('app.helpLabel')} onClick={onHelp}>
          ?
        </button>
      </nav>
    </header>
  )
}

/** One row of 44 pixels: what does not fit stands in a menu. */
function CompactHeader({ onShare, onHelp, onImport, onData, onTrouble }: Props) {
  const say = useWords()
  return (
    <header className={styles.header} data-compact>
      <h1>
        <Name />
      </h1>
      <ScenarioChoice onTrouble={onTrouble} />
      <nav className={styles.tools} aria-label={say('app.tools')}>
        <ShareButton onShare={onShare} />
        <Menu label={say('app.more')} shown="⋯">
          <span className={styles.row}>
            {say('app.under')} <RulebookChoice onTrouble={onTrouble} />
          </span>
          <CompareLink />
          <OfflineMark />
          <span className={styles.row}>
            <UndoRedo />
          </span>
          <button type="button" onClick={onImport}>
            {say('app.import')}
          </button>
          <button type="button" onClick={onData}>
            {say('app.data')}
          </button>
          <button type="button" onClick={onHelp}>
            {say('app.helpLabel')}
          </button>
          <LateLook />
          <Places />
        </Menu>
      </nav>
    </header>
  )
}

function UndoRedo() {
  const lab = useLab()
  const say = useWords()
  const canUndo = useLabState((state) => state.past.length > 0)
  const canRedo = useLabState((state) => state.future.length > 0)
  return (
    <>
      <button type="button" aria-label={say('app.undo')} disabled={!canUndo} onClick={lab.undo}>
        ↶
      </button>
      <button type="button" aria-label={say('app.redo')} disabled={!canRedo} onClick={lab.redo}>
        ↷
      </button>
    </>
  )
}
