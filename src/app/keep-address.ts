import type { Scenario } from '../engine/scenario.ts'
import type { Lab } from '../store/lab.ts'
import { placeOf } from '../views/page/pages.ts'
import type { Opened } from './address.ts'

/** A committed change goes into the address at most this often as an entry of its own. */
const PUSH_MS = 800

/** An address for what fits in none: it says so, and while the page lives it leads back there. */
const HELD = '/file/'

/** What the address of a lab needs of its surroundings. */
export interface AddressBar {
  /** The part after `#` of a scenario, or null if it does not fit there. */
  readonly write: (scenario: Scenario) => Promise<string | null>
  readonly open: (hash: string) => Promise<Opened>
  /** What is to be said of an address that was followed. */
  readonly say: (opened: Opened) => void
  /** The address, from `#` on, of what the lab shows now. */
  readonly kept: (hash: string) => void
}

/** Keeps the address at what is committed, and follows it back and forth. Returns how to stop. */
export function keepAddress(lab: Lab, { write, open, say, kept }: AddressBar): () => void {
  let pushed = 0
  /** The address of what the lab shows. */
  let shown = location.hash
  let isFollowing = false
  const held: Scenario[] = []
  /** Tells this visit's numbers from those that an earlier one has left in the history. */
  const visit = Date.now().toString(36)
  /** What was committed and has not been run yet: a link holds the numbers that come out. */
  let waiting: { readonly scenario: Scenario; readonly isNew: boolean } | null = null

  async function keep(scenario: Scenario, isNew: boolean): Promise<void> {
    const hash = (await write(scenario)) ?? hold(scenario)
    // Meanwhile something else was committed, which has its own turn.
    if (lab.store.getState().scenario !== scenario) return
    shown = `#${hash}`
    kept(shown)
    // Another page has the address now; the lab's is there when the reader comes back.
    if (placeOf(location.hash) !== null || location.hash === shown) return
    const isEntry = isNew && Date.now() - pushed > PUSH_MS
    pushed = Date.now()
    if (isEntry) history.pushState(null, '', shown)
    else history.replaceState(null, '', shown)
  }

  function hold(scenario: Scenario): string {
    const at = held.indexOf(scenario)
    return `${HELD}${visit}-${at < 0 ? held.push(scenario) - 1 : at}`
  }

  /** What an address of this visit stands for, or null. */
  function heldAt(hash: string): Opened | null {
    const [mine, at] = hash.replace(`#${HELD}`, '').split('-')
    const scenario = hash.startsWith(`#${HELD}`) && mine === visit ? held[Number(at)] : undefined
    return scenario === undefined ? null : { scenario, notice: null, made: null }
  }

  async function follow(): Promise<void> {
    const { hash } = location
    if (placeOf(hash) !== null || hash === shown) return
    const opened = heldAt(hash) ?? (await open(hash))
    if (location.hash !== hash) return
    shown = hash
    kept(hash)
    isFollowing = true
    lab.load(opened.scenario)
    isFollowing = false
    say(opened)
  }

  const stop = lab.store.subscribe((state, before) => {
    if (state.scenario !== before.scenario) waiting = { scenario: state.scenario, isNew: !isFollowing }
    if (waiting === null || state.frameOf !== waiting.scenario) return
    const { scenario, isNew } = waiting
    waiting = null
    void keep(scenario, isNew)
  })
  const onPop = (): void => void follow()
  window.addEventListener('popstate', onPop)
  return () => {
    stop()
    window.removeEventListener('popstate', onPop)
  }
}
