import { useCallback, useEffect, useState } from 'react'
import { reasonOf } from '../../data/reason.ts'
import type { Rulebook, Scenario } from '../../store/lab.ts'
import { useWords } from '../../ui/words-context.tsx'
import type { Notice } from '../notice.ts'
import type { PageProps } from '../page/pages.ts'
import { askedOf, LEAST, OWN } from './compare-address.ts'

/** What is compared: a scenario, and the rulebooks in the order of their columns. */
export interface Setup {
  readonly scenario: Scenario
  /** Whether the scenario's own rulebook is none of the catalogue's. */
  readonly isOwn: boolean
  readonly rulebooks: readonly Rulebook[]
  readonly notices: readonly Notice[]
}

type Files = Pick<PageProps, 'scenarioFile' | 'rulebookFile' | 'openLink' | 'committed'>
type Loaded = Setup | { readonly failed: string } | null

/** What is compared where an address says nothing. */
const SCENARIO = 'crowd'
/** Rulebooks to put beside one that stands alone, the first that is another. */
const BESIDE = ['hyperliquid', 'binance-usdm', 'textbook']

/** Loads what an address asks for; null while it is on its way. `again` tries once more. */
export function useSetup(
  rest: string,
  { scenarioFile, rulebookFile, openLink, committed }: Files,
): { readonly loaded: Loaded; readonly again: () => void } {
  const say = useWords()
  const [loaded, setLoaded] = useState<Loaded>(null)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the lab has committed meanwhile does not change this page
  useEffect(() => {
    let isGone = false
    setLoaded(null)
    void load().then((found) => {
      if (!isGone) setLoaded(found)
    })
    return () => {
      isGone = true
    }

    async function load(): Promise<Loaded> {
      const { rules, refused, scenario: id, lab } = askedOf(rest)
      const notices: Notice[] = []
      let scenario: Scenario
      try {
        if (lab !== null) {
          const opened = await openLink(`#${lab}`)
          if (opened.notice !== null) notices.push(opened.notice)
          scenario = opened.scenario
        } else scenario = id === null && committed !== null ? committed : await scenarioFile(id ?? SCENARIO)
      } catch (error) {
        return { failed: say('app.loadFailed', { what: id ?? SCENARIO, reason: reasonOf(error, say) }) }
      }
      const own = scenario.rulebook
      const isOwn = await rulebookFile(own.id).then(
        (file) => JSON.stringify(file) !== JSON.stringify(own),
        () => true,
      )
      const take = async (wanted: string): Promise<Rulebook | null> => {
        if (wanted === OWN || (wanted === own.id && !isOwn)) return own
        try {
          return await rulebookFile(wanted)
        } catch (error) {
          const text = say('app.loadFailed', { what: wanted, reason: reasonOf(error, say) })
          notices.push({ text, original: null })
          return null
        }
      }
      const rulebooks: Rulebook[] = []
      const add = (found: Rulebook | null): void => {
        if (found !== null && !rulebooks.includes(found)) rulebooks.push(found)
      }
      for (const wanted of rules ?? []) add(await take(wanted))
      if (rulebooks.length === 0) add(own)
      for (const wanted of BESIDE)
        if (rulebooks.length < LEAST && rulebooks.every((known) => known.id !== wanted))
          add(await take(wanted))
      if (refused !== null) {
        const shown = rulebooks.map(({ name }) => name).join(', ')
        notices.unshift({ text: say('compare.badRules', { value: refused, shown }), original: null })
      }
      return { scenario, isOwn, rulebooks, notices }
    }
  }, [rest, tries, say, scenarioFile, rulebookFile, openLink])
  return { loaded, again: useCallback(() => setTries((count) => count + 1), []) }
}
