import type { RefObject } from 'react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Explainable, Scenario } from '../store/lab.ts'
import { useLab, useLabState } from '../store/react.tsx'
import { useWords } from '../ui/words-context.tsx'
import { DeskBench } from './DeskBench.tsx'
import { Foot } from './Foot.tsx'
import { Spoken } from './happened/Spoken.tsx'
import { Header } from './header/Header.tsx'
import { globalKey, isKeyOf } from './keys.ts'
import { late } from './late.tsx'
import { Notices } from './Notices.tsx'
import type { Notice } from './notice.ts'
import { PhoneBench } from './phone/PhoneBench.tsx'
import { EditorProvider } from './rules-editor/editor-context.tsx'
import { TypingProvider } from './typing-context.tsx'
import { useMedia } from './use-media.ts'
import styles from './Workbench.module.css'
import { LockProvider } from './you/lock.tsx'

const Why = late(async () => (await import('./why/Why.tsx')).Why)
const Help = late(async () => (await import('./help/Help.tsx')).Help)
const ImportDialog = late(async () => (await import('./import/ImportDialog.tsx')).ImportDialog)
const DataSheet = late(async () => (await import('./data/DataSheet.tsx')).DataSheet)

/** Narrow, and tall enough for a sheet: under a strong zoom a page that scrolls serves better. */
const PHONE = '(max-width: 600px) and (min-height: 560px)'

interface Props {
  /** The link that reproduces what is on screen, or null if that does not fit in one. */
  readonly onShare: (other?: Scenario) => Promise<string | null>
  /** Something to say about the address that was opened, or null. */
  readonly notice: Notice | null
}

type Open =
  | { readonly kind: 'why'; readonly what: Explainable }
  | { readonly kind: 'help' }
  | { readonly kind: 'import' }
  | { readonly kind: 'data' }
  | null

/** The workbench: header, notices, the bench for this width, and whatever is open over it. */
export function Workbench({ onShare, notice }: Props) {
  const say = useWords()
  const [open, setOpen] = useState<Open>(null)
  const [said, setSaid] = useState<Notice | null>(null)
  useEffect(() => setSaid(notice), [notice])
  const onWhy = useCallback((what: Explainable) => setOpen({ kind: 'why', what }), [])
  const onHelp = useCallback(() => setOpen({ kind: 'help' }), [])
  const close = useCallback(() => setOpen(null), [])
  /** A part could not be fetched: the page stays, and it can be tried again. */
  const onLost = (): void => {
    setOpen(null)
    setSaid({ text: say('app.partLost'), original: null })
  }
  const isPhone = useMedia(PHONE)
  const Bench = isPhone ? PhoneBench : DeskBench
  const bench = useRef<HTMLDivElement>(null)
  useGlobalKeys(bench, onHelp)
  const isUntouched = useLabState(
    (state) => state.past.length === 0 && state.draft === null && state.scenario.steps.length === 0,
  )
  return (
    <LockProvider>
      <TypingProvider>
        <EditorProvider onLost={onLost}>
          <div ref={bench} data-lab className={isPhone ? styles.phone : styles.page}>
            <Header
              onShare={onShare}
              onHelp={onHelp}
              onImport={() => setOpen({ kind: 'import' })}
              onData={() => setOpen({ kind: 'data' })}
              onTrouble={(text) => setSaid({ text, original: null })}
              isCompact={isPhone}
            />
            <Notices said={said} onDismiss={() => setSaid(null)} onShare={onShare} />
            <Spoken />
            <Bench onWhy={onWhy} isUntouched={isUntouched} />
            {!isPhone && <Foot />}
            {open?.kind === 'why' && <Why what={open.what} onClose={close} onLost={onLost} />}
            {open?.kind === 'help' && <Help onClose={close} onLost={onLost} />}
            {open?.kind === 'import' && <ImportDialog onClose={close} onLost={onLost} />}
            {open?.kind === 'data' && <DataSheet onClose={close} onLost={onLost} />}
          </div>
        </EditorProvider>
      </TypingProvider>
    </LockProvider>
  )
}

function useGlobalKeys(bench: RefObject<HTMLElement | null>, onHelp: () => void): void {
  const lab = useLab()
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!isKeyOf(bench.current, event)) return
      const does = globalKey(event)
      if (does === null || does === undefined) return
      event.preventDefault()
      if (does === 'undo') lab.undo()
      else if (does === 'redo') lab.redo()
      else if (does === 'help') onHelp()
      else if (lab.store.getState().isPlaying) lab.pause()
      else lab.play()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [lab, bench, onHelp])
}
