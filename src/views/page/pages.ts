import type { Lab, Rulebook, Scenario } from '../../store/lab.ts'
import type { WordId } from '../../words/words.ts'
import type { Notice } from '../notice.ts'

/** A place beside the lab: its address is `#/<id>`, and what follows is the page's own. */
export interface Place {
  readonly id: string
  readonly word: WordId
  /** The lab leads there by a link of its own, which takes along what the lab shows. */
  readonly isLinked?: true
}

/** The places, in the order of the navigation. */
export const PLACES: readonly Place[] = [
  { id: 'compare', word: 'page.compare', isLinked: true },
  { id: 'rules', word: 'page.rules' },
  { id: 'calc', word: 'page.calc' },
  { id: 'model', word: 'page.model' },
]

/** What a page is given by the application. */
export interface PageProps {
  /** What follows the page's id in the address: `/hyperliquid`, `?side=1`, or nothing. */
  readonly rest: string
  /** Replaces what follows the id: the address reproduces what is on the page. */
  readonly keep: (rest: string) => void
  /** A lab of the page's own. The page destroys it. */
  readonly makeLab: (scenario: Scenario) => Lab
  readonly scenarioFile: (id: string) => Promise<Scenario>
  readonly rulebookFile: (id: string) => Promise<Rulebook>
  /** What an address of the lab, the part from `#` on, leads to, and what is to be said about it. */
  readonly openLink: (
    hash: string,
  ) => Promise<{ readonly scenario: Scenario; readonly notice: Notice | null }>
  /** The address of the lab with a scenario, or null when that fits in no link. */
  readonly linkTo: (scenario: Scenario) => Promise<string | null>
  /** Where the lab is, as it was left. */
  readonly labHref: string
  /** What the lab has committed, or null while there is none. */
  readonly committed: Scenario | null
}

/** The place that an address, the part from `#` on, leads to, and what follows; null for the lab. */
export function placeOf(hash: string): { readonly id: string; readonly rest: string } | null {
  const [, id, rest = ''] = /^#\/([a-z]+)((?:[/?].*)?)$/.exec(hash) ?? []
  return id !== undefined && PLACES.some((place) => place.id === id) ? { id, rest } : null
}
