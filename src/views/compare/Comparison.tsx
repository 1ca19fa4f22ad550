import { useEffect, useMemo, useState } from 'react'
import { reasonOf } from '../../data/reason.ts'
import { useCatalogue } from '../../data/use-catalogue.ts'
import type { LabState, Rulebook } from '../../store/lab.ts'
import { LabProvider } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { OfflineMark } from '../header/Choices.tsx'
import type { Notice } from '../notice.ts'
import { PageFrame } from '../page/PageFrame.tsx'
import type { PageProps } from '../page/pages.ts'
import { TypingProvider } from '../typing-context.tsx'
import { Columns } from './Columns.tsx'
import styles from './Compare.module.css'
import { MOST, OWN, restOf } from './compare-address.ts'
import { Differences } from './Differences.tsx'
import { Hand } from './Hand.tsx'
import { useExchanged } from './use-exchanged.ts'
import { useJournals, usePartings } from './use-journals.ts'
import { useLabs } from './use-labs.ts'
import { useLabsState } from './use-labs-state.ts'
import type { Setup } from './use-setup.ts'
import { useTogether } from './use-together.ts'

const scenarioIn = (state: LabState) => state.scenario
const isHeldIn = (state: LabState) => state.draft !== null

interface Props extends PageProps {
  readonly setup: Setup
  /** Loads once more what the address asks for. */
  readonly again: () => void
}

/** The comparison itself, once everything that the address asks for is there. */
export function Comparison({ setup, again, ...page }: Props) {
  const say = useWords()
  const catalogue = useCatalogue()
  const { labs, add, remove, exchange, load } = useLabs(setup.scenario, setup.rulebooks, page.makeLab)
  const scenarios = useLabsState(labs, scenarioIn)
  const isHeld = useLabsState(labs, isHeldIn).includes(true)
  const heard = useJournals(labs)
  const partings = usePartings(heard, scenarios)
  const areDone = heard.every((one, column) => one !== null && one.scenario === scenarios[column])
  const exchanged = useExchanged(scenarios, areDone && heard.length > 0, page.makeLab)
  const together = useTogether(labs, heard, exchanged)
  const [notices, setNotices] = useState<readonly Notice[]>(setup.notices)
  const tell = (text: string): void => setNotices([{ text, original: null }])
  /** The rulebook that came with the scenario and is in no file. */
  const own = setup.isOwn ? setup.scenario.rulebook : null
  const chosen = scenarios.map(({ rulebook }) => (rulebook === own ? OWN : rulebook.id))
  const fits = useKeptAddress(page, setup, scenarios[0] ?? null, chosen.join(','))
  const entries = useMemo(
    () => [
      ...(own === null ? [] : [{ id: OWN, name: say('compare.own', { name: own.name }) }]),
      ...catalogue.rulebooks,
    ],
    [own, say, catalogue.rulebooks],
  )
  const find = async (id: string): Promise<Rulebook> =>
    id === OWN && own !== null ? own : page.rulebookFile(id)
  const unused = entries.find(({ id }) => !chosen.includes(id))
  /** Does what needs a file first; one that cannot be had changes nothing and says why. */
  async function withFile(what: string, does: () => Promise<void>): Promise<void> {
    try {
      await does()
    } catch (error) {
      tell(say('app.loadFailed', { what, reason: reasonOf(error, say) }))
    }
  }
  const [first] = labs
  if (first === undefined) return null
  const scenario = scenarios[0]
  return (
    <PageFrame
      place="compare"
      title={say('compare.title')}
      labHref={page.labHref}
      tools={
        <div className={styles.tools}>
          <select
            aria-label={say('compare.scenario')}
            value={scenario?.id}
            onChange={({ target: { value } }) =>
              void withFile(value, async () => load(await page.scenarioFile(value)))
            }
          >
            {scenario !== undefined && !catalogue.scenarios.some(({ id }) => id === scenario.id) && (
              <option value={scenario.id}>{scenario.title}</option>
            )}
            {catalogue.scenarios.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
          {labs.length < MOST && unused !== undefined && (
            <button
              type="button"
              onClick={() => void withFile(unused.id, async () => add(await find(unused.id)))}
            >
              {say('compare.add')}
            </button>
          )}
          <OfflineMark />
        </div>
      }
    >
      <TypingProvider>
        <LabProvider lab={first}>
          <div role="status">
            {notices.map(({ text }) => (
              <p key={text} className={styles.notice}>
                ⚠ {text}{' '}
                <button type="button" onClick={again}>
                  {say('compare.retry')}
                </button>{' '}
                <button type="button" onClick={() => setNotices([])}>
                  {say('app.dismiss')}
                </button>
              </p>
            ))}
            {!fits && <p className={styles.notice}>⚠ {say('compare.noLink')}</p>}
          </div>
          <p className={styles.lede}>{say('compare.lede')}</p>
          <div className={styles.body}>
            <Differences together={together} partings={partings} isHeld={isHeld} />
            <Hand labs={labs} />
            <Columns
              labs={labs}
              choosing={{ entries, chosen, find, exchange, remove }}
              partings={partings}
              onShare={page.linkTo}
              onTrouble={tell}
            />
          </div>
        </LabProvider>
      </TypingProvider>
    </PageFrame>
  )
}

/** Keeps the address at what is committed and chosen. False while the scenario fits in none. */
function useKeptAddress(
  { keep, linkTo }: Pick<PageProps, 'keep' | 'linkTo'>,
  { scenario: { rulebook } }: Setup,
  scenario: LabState['scenario'] | null,
  chosen: string,
): boolean {
  const [fits, setFits] = useState(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: how the address is written does not change what stands in it
  useEffect(() => {
    if (scenario === null || chosen === '') return
    let isGone = false
    // The link holds the scenario with the rulebook that it came with; those of the columns stand beside it.
    void linkTo({ ...scenario, rulebook }).then((link) => {
      if (isGone) return
      setFits(link !== null)
      if (link !== null) keep(restOf(chosen.split(','), link.split('#')[1] ?? ''))
    })
    return () => {
      isGone = true
    }
  }, [scenario, chosen, rulebook])
  return fits
}
