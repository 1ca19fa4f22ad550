import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { firstScreen, isFirstScreen } from '../data/first-screen.ts'
import type { Scenario } from '../engine/scenario.ts'
import { createLab } from '../store/create-lab.ts'
import type { Lab } from '../store/lab.ts'
import { numberLocale, readPreferences } from '../store/preferences.ts'
import { LabProvider } from '../store/react.tsx'
import { WordsProvider } from '../ui/words-context.tsx'
import { late } from '../views/late.tsx'
import type { Notice } from '../views/notice.ts'
import { PreferencesProvider } from '../views/preferences-context.tsx'
import { Workbench } from '../views/Workbench.tsx'
import { createWords } from '../words/words.ts'
import type { Opened } from './address.ts'
import { filesOf } from './files.ts'
import { keepAddress } from './keep-address.ts'
import { preloadWhenIdle } from './preload.ts'
import { spawnWorker } from './spawn.ts'
import { usePlace } from './use-place.ts'

/** The pages beside the lab, with the first of them. */
const PageAt = late(async () => (await import('./PageAt.tsx')).PageAt)
/** Reading and writing links is loaded with the first link: the address of the first screen is empty. */
const links = () => import('./address.ts')

interface Props {
  /** The first lab is there: what stood in for it can go. */
  readonly onReady: () => void
}

/** The whole application around one lab. */
export function App({ onReady }: Props) {
  const [say] = useState(() => createWords())
  const [queries] = useState(() => new QueryClient())
  const [files] = useState(() => filesOf(queries))
  const [lab, setLab] = useState<Lab | null>(null)
  const [notice, setNotice] = useState<Notice | null>(null)

  const sayOf = useCallback(
    (opened: Opened, of: Lab): void => {
      setNotice(opened.notice)
      const { made } = opened
      if (made === null) return
      // It was read by the same part, which is there.
      void links().then(({ whenCompared }) =>
        whenCompared(of, made, {
          say,
          locale: () => numberLocale(readPreferences()),
          tell: (text) => setNotice({ text, original: null }),
        }),
      )
    },
    [say],
  )

  const place = usePlace()
  const isLab = place === null
  const labHref = useRef(isLab ? location.hash || '#/' : '#/')
  const open = useCallback(
    async (hash: string): Promise<Opened> => {
      const first = { scenario: firstScreen(), notice: null, made: null }
      if (isFirstScreen(hash)) return first
      const reader = await links().catch(() => null)
      if (reader !== null) return reader.openAddress(hash, say, files)
      return { ...first, notice: { text: say('app.partLost'), original: hash } }
    },
    [say, files],
  )

  // The lab is made when it is first shown, and kept while another page is.
  const [isWanted, setWanted] = useState(isLab)
  if (isLab && !isWanted) setWanted(true)
  useEffect(() => {
    if (!isWanted) return
    let made: Lab | null = null
    let isGone = false
    void open(location.hash).then((opened) => {
      if (isGone) return
      made = makeLab(opened.scenario)
      setLab(made)
      sayOf(opened, made)
    })
    return () => {
      isGone = true
      made?.destroy()
    }
  }, [isWanted, open, sayOf])

  const isThere = lab !== null || !isLab
  useEffect(() => {
    if (!isThere) return
    onReady()
    return preloadWhenIdle()
  }, [isThere, onReady])

  /** The part after `#` for a scenario; of one whose end is not on screen no numbers are known. */
  const write = useCallback(
    async (scenario: Scenario): Promise<string | null> => {
      const state = lab?.store.getState()
      const reader = await links().catch(() => null)
      if (reader === null) return null
      const shown = state?.frameOf === scenario ? state.frame : null
      return reader.addressOf(scenario, shown === null ? [] : reader.headlinesOf(shown), files)
    },
    [lab, files],
  )

  /** The link to what is committed, or to another scenario. */
  const onShare = useCallback(
    async (other?: Scenario): Promise<string | null> => {
      const scenario = other ?? lab?.store.getState().scenario
      const hash = scenario === undefined ? null : await write(scenario)
      return hash === null ? null : `${location.href.split('#')[0]}#${hash}`
    },
    [lab, write],
  )

  useEffect(() => {
    if (lab === null) return
    return keepAddress(lab, {
      write,
      open,
      say: (opened) => sayOf(opened, lab),
      kept: (hash) => {
        labHref.current = hash
      },
    })
  }, [lab, write, open, sayOf])

  if (!isThere) return null
  return (
    <QueryClientProvider client={queries}>
      <WordsProvider say={say}>
        <PreferencesProvider>
          {isLab
            ? lab !== null && (
                <LabProvider lab={lab}>
                  <Workbench onShare={onShare} notice={notice} />
                </LabProvider>
              )
            : place !== null && (
                <PageAt
                  key={place.id}
                  id={place.id}
                  rest={place.rest}
                  keep={(rest) => history.replaceState(null, '', `#/${place.id}${rest}`)}
                  makeLab={makeLab}
                  scenarioFile={files.scenario}
                  rulebookFile={files.rulebook}
                  openLink={open}
                  linkTo={onShare}
                  labHref={labHref.current}
                  committed={lab?.store.getState().scenario ?? null}
                  onLost={() => {
                    setNotice({ text: say('app.partLost'), original: null })
                    location.hash = labHref.current
                  }}
                />
              )}
        </PreferencesProvider>
      </WordsProvider>
    </QueryClientProvider>
  )
}

/** A lab that draws with the page. */
function makeLab(scenario: Scenario): Lab {
  return createLab({
    spawn: spawnWorker,
    scenario,
    isHidden: () => document.hidden,
    // A hidden page is never painted.
    beforePaint: (then) => (document.hidden ? then() : requestAnimationFrame(then)),
  })
}
