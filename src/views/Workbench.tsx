import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { addCrowd, setFund, setMark } from '../store/edits.ts'
import type { Explainable } from '../store/lab.ts'
import { shownScenario, useLab, useLabState } from '../store/react.tsx'
import { useWords } from '../ui/words-context.tsx'
import { defaultCrowd } from './default-crowd.ts'
import { Happened } from './happened/Happened.tsx'
import { Header } from './header/Header.tsx'
import { globalKey } from './keys.ts'
import { Notices } from './Notices.tsx'
import { WhoPays } from './pays/WhoPays.tsx'
import { Queue } from './queue/Queue.tsx'
import { Setup } from './setup/Setup.tsx'
import { Stage } from './stage/Stage.tsx'
import { Transport } from './transport/Transport.tsx'
import styles from './Workbench.module.css'
import { LockProvider } from './you/lock.tsx'
import { You } from './you/You.tsx'

const Why = lazy(async () => ({ default: (await import('./why/Why.tsx')).Why }))
const Help = lazy(async () => ({ default: (await import('./help/Help.tsx')).Help }))
const ImportDialog = lazy(async () => ({ default: (await import('./import/ImportDialog.tsx')).ImportDialog }))

interface Props {
  /** The link that reproduces what is on screen. */
  readonly onShare: () => Promise<string>
  /** Something to say about the address that was opened, or null. */
  readonly notice: string | null
}

type Open =
  | { readonly kind: 'why'; readonly what: Explainable }
  | { readonly kind: 'help' }
  | { readonly kind: 'import' }
  | null

/** The workbench. In the order in which it is read: stage, who pays, queue, what happened, you, transport, setup. */
export function Workbench({ onShare, notice }: Props) {
  const [open, setOpen] = useState<Open>(null)
  const [said, setSaid] = useState<string | null>(notice)
  const onWhy = useCallback((what: Explainable) => setOpen({ kind: 'why', what }), [])
  const close = useCallback(() => setOpen(null), [])
  useGlobalKeys(() => setOpen({ kind: 'help' }))
  const isUntouched = useLabState(
    (state) => state.past.length === 0 && state.draft === null && state.scenario.steps.length === 0,
  )
  return (
    <LockProvider>
      <div className={styles.page}>
        <Header
          onShare={onShare}
          onHelp={() => setOpen({ kind: 'help' })}
          onImport={() => setOpen({ kind: 'import' })}
          onTrouble={setSaid}
        />
        <Notices said={said} onDismiss={() => setSaid(null)} onShare={onShare} />
        <main className={styles.grid}>
          <div className={styles.stage}>
            <Stage onWhy={onWhy} isHinted={isUntouched} />
            <Chips />
          </div>
          <div className={styles.pays}>
            <WhoPays onWhy={onWhy} />
          </div>
          <div className={styles.queue}>
            <Queue onWhy={onWhy} />
          </div>
          <div className={styles.happened}>
            <Happened onWhy={onWhy} />
          </div>
          <div className={styles.you}>
            <You onWhy={onWhy} />
          </div>
          <div className={styles.transport}>
            <Transport />
          </div>
          <div className={styles.setup}>
            <Setup />
          </div>
        </main>
        <Foot />
        <Suspense>
          {open?.kind === 'why' && <Why what={open.what} onClose={close} />}
          {open?.kind === 'help' && <Help onClose={close} />}
          {open?.kind === 'import' && <ImportDialog onClose={close} />}
        </Suspense>
      </div>
    </LockProvider>
  )
}

function Foot() {
  const say = useWords()
  return (
    <footer className={styles.foot}>
      <p>{say('app.notice')}</p>
    </footer>
  )
}

function useGlobalKeys(onHelp: () => void): void {
  const lab = useLab()
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
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
  }, [lab, onHelp])
}

/** What a reader may want next: shown while it would still change something. */
function Chips() {
  const lab = useLab()
  const say = useWords()
  const scenario = useLabState(shownScenario)
  const profiles = useLabState((state) => state.tables?.profiles)
  const hasMoved = useLabState((state) => state.scenario.steps.length > 0)
  if (!hasMoved) return null
  const { fund } = scenario.reserves
  return (
    <p className={styles.chips}>
      {scenario.crowd === null && profiles !== undefined && (
        <button
          type="button"
          onClick={() =>
            lab.commit((s) => ({
              ...addCrowd(defaultCrowd(s, profiles.balanced))(s),
              reserves: { ...s.reserves, fund: 200_000 },
              markets: s.markets.map((m) => ({ ...m, impact: { law: 'linear' } as const })),
              steps: [],
            }))
          }
        >
          {say('app.addCrowd')}
        </button>
      )}
      {fund > 0 && (
        <button type="button" onClick={() => lab.commit(setFund(Math.floor(fund / 10)))}>
          {say('app.shrinkFund')}
        </button>
      )}
      <button
        type="button"
        onClick={() => {
          const spec = scenario.markets[0]
          if (spec === undefined) return
          lab.commit((s) => setMark(0, Number((spec.price * 0.86).toPrecision(6)))({ ...s, steps: [] }))
          lab.play()
        }}
      >
        {say('app.showMe')}
      </button>
    </p>
  )
}
