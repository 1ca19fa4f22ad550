import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { Scenario } from '../engine/scenario.ts'
import { MODEL_VERSION } from '../engine/scenario.ts'
import { createLab } from '../store/create-lab.ts'
import type { Lab } from '../store/lab.ts'
import { LabProvider } from '../store/react.tsx'
import { WordsProvider } from '../ui/words-context.tsx'
import { PreferencesProvider } from '../views/preferences-context.tsx'
import { Workbench } from '../views/Workbench.tsx'
import { createWords } from '../words/words.ts'
import { addressOf, openAddress } from './address.ts'
import { spawnWorker } from './spawn.ts'

/** A committed change goes into the address at most this often as an entry of its own. */
const PUSH_MS = 800

interface Session {
  readonly lab: Lab
  readonly notice: string | null
}

/** The whole application around one lab. */
export function App() {
  const [say] = useState(() => createWords())
  const [queries] = useState(() => new QueryClient())
  const [session, setSession] = useState<Session | null>(null)

  useEffect(() => {
    let lab: Lab | null = null
    let isGone = false
    void openAddress(location.hash, say, MODEL_VERSION).then(({ scenario, notice }) => {
      if (isGone) return
      lab = createLab({ spawn: spawnWorker, scenario, isHidden: () => document.hidden })
      setSession({ lab, notice })
    })
    return () => {
      isGone = true
      lab?.destroy()
    }
  }, [say])

  /** The link to what is committed, or to another scenario, of which no numbers are known. */
  const onShare = useCallback(
    async (other?: Scenario): Promise<string> => {
      if (session === null) return location.href
      const { scenario, frame } = session.lab.store.getState()
      const expect =
        frame === null || other !== undefined
          ? []
          : [frame.values.markPrice ?? 0, frame.values.lossIn ?? 0, frame.values.fundLeft ?? 0]
      return `${location.href.split('#')[0]}#${await addressOf(other ?? scenario, MODEL_VERSION, expect)}`
    },
    [session],
  )

  useEffect(() => (session === null ? undefined : keepAddress(session.lab, onShare)), [session, onShare])

  if (session === null) return null
  return (
    <QueryClientProvider client={queries}>
      <WordsProvider say={say}>
        <PreferencesProvider>
          <LabProvider lab={session.lab}>
            <Workbench onShare={onShare} notice={session.notice} />
          </LabProvider>
        </PreferencesProvider>
      </WordsProvider>
    </QueryClientProvider>
  )
}

/** Keeps the address at what is committed, and follows it back and forth. Returns how to stop. */
function keepAddress(lab: Lab, link: () => Promise<string>): () => void {
  let pushed = 0
  let own = ''
  const stop = lab.store.subscribe((state, before) => {
    if (state.scenario === before.scenario) return
    void link().then((href) => {
      if (href === location.href) return
      const isNew = Date.now() - pushed > PUSH_MS
      pushed = Date.now()
      own = href
      if (isNew) history.pushState(null, '', href)
      else history.replaceState(null, '', href)
    })
  })
  const follow = async (): Promise<void> => {
    if (location.href === own) return
    const { scenario } = await openAddress(location.hash, createWords(), MODEL_VERSION)
    lab.load(scenario)
  }
  const onPop = (): void => void follow()
  window.addEventListener('popstate', onPop)
  return () => {
    stop()
    window.removeEventListener('popstate', onPop)
  }
}
