import type { StoreApi } from 'zustand/vanilla'
import type { Explainable, Explanation } from '../engine/explain.ts'
import type { PulledAt, Solved } from '../engine/observation.ts'
import type { MarginModel } from '../engine/rulebook.ts'
import type { Scenario } from '../engine/scenario.ts'
import type { TierProfile } from '../engine/tier-profile.ts'
import type { Frame } from '../protocol/frame.ts'
import type { JournalColumns, Tables, WorldColumns } from '../protocol/messages.ts'

// What views say about scenarios and explanations, in one place for them.
export type { Explainable, Explanation, SymbolWord } from '../engine/explain.ts'
export type { PulledAt, Solved } from '../engine/observation.ts'
export type { Rulebook } from '../engine/rulebook.ts'
export type {
  CrowdSpec,
  Impact,
  LeverageShare,
  MarketSpec,
  Scenario,
} from '../engine/scenario.ts'
export type { TierProfile } from '../engine/tier-profile.ts'

/** What went wrong: input that the engine cannot use, a broken invariant, a lost worker. */
export type Failure =
  | { readonly kind: 'refusal'; readonly field: string; readonly value: string; readonly allowed: string }
  | { readonly kind: 'fault'; readonly code: string; readonly round: number; readonly note: string }
  | { readonly kind: 'worker'; readonly note: string }

/** What went wrong, and the scenario with which it goes wrong again. */
export interface Trouble {
  readonly failure: Failure
  readonly scenario: Scenario
}

/** Rounds of a run, copied out of a frame, because the buffer of a frame is used again. */
export type Track = Frame['rounds']

/** Everything the screen of one lab depends on. */
export interface LabState {
  /** What is committed. */
  readonly scenario: Scenario
  /** What is under the pointer; null when nothing is. The screen shows `draft ?? scenario`. */
  readonly draft: Scenario | null
  /** The newest frame, by reference; null until the first. */
  readonly frame: Frame | null
  /** The scenario whose whole run the frame shows; null while it shows an earlier round. */
  readonly frameOf: Scenario | null
  /** The rounds of the whole run, also while an earlier round is shown: for the event track. */
  readonly track: Track | null
  /** The rounds of the run that was committed before the last commit: drawn muted behind. */
  readonly previous: Track | null
  readonly status: 'starting' | 'loading' | 'ready' | 'stopped' | 'broken'
  /** Of a load, 0 to 1. */
  readonly progress: number
  readonly past: readonly Scenario[]
  readonly future: readonly Scenario[]
  /** The round shown; null for the end of the run. */
  readonly round: number | null
  readonly isPlaying: boolean
  /** Rounds per step of the clock are fixed; this multiplies the clock: 0.5, 1, 2 or 4. */
  readonly speed: number
  /** The market in view, as an index. */
  readonly market: number
  /** Stands until the next frame that answers the reader, not until the one that shows what stood before. */
  readonly trouble: Trouble | null
  readonly tables: Tables | null
}

/** A lab before its engine has answered. */
export const beginning = (scenario: Scenario): LabState => ({
  scenario,
  draft: null,
  frame: null,
  frameOf: null,
  track: null,
  previous: null,
  status: 'starting',
  progress: 0,
  past: [],
  future: [],
  round: null,
  isPlaying: false,
  speed: 1,
  market: 0,
  trouble: null,
  tables: null,
})

/** What the screen shows: the draft under the pointer, else what is committed. */
export const shownScenario = ({ draft, scenario }: LabState): Scenario => draft ?? scenario

/** What is committed is still being run for the first time: the frame shows what stood before. A drag is not a wait. */
export const isAwaited = ({ draft, scenario, frameOf, round, trouble }: LabState): boolean =>
  draft === null && round === null && trouble === null && frameOf !== scenario

/** A change of the scenario; pure. */
export type Edit = (scenario: Scenario) => Scenario

/** One laboratory: a store and what may be done with it. Two of them can share a page. */
export interface Lab {
  readonly store: StoreApi<LabState>
  /** Shows `edit` of the committed scenario as a draft; latest wins. */
  readonly preview: (edit: Edit) => void
  /** Makes the draft, or `edit` of the committed scenario, the scenario. One entry in undo, none if nothing changed. */
  readonly commit: (edit?: Edit) => void
  /** For keys: previews at once and commits 600 ms after the last key of the burst, as one entry in undo. */
  readonly nudge: (edit: Edit) => void
  /** Drops the draft: the world is byte for byte what it was. */
  readonly cancel: () => void
  readonly undo: () => void
  readonly redo: () => void
  /** Replaces the scenario; an entry in undo like any other. */
  readonly load: (scenario: Scenario) => void
  /** Gives up what is being loaded and goes back to the last scenario that stood. */
  readonly stop: () => void
  readonly seek: (round: number | null) => void
  /** Plays the rounds of the run, once it is there. */
  readonly play: () => void
  readonly pause: () => void
  readonly setSpeed: (speed: number) => void
  readonly setMarket: (market: number) => void
  /**
   * Asks the engine what puts a number of the reader's, the liquidation price unless `of` says another, at `to` when `by`
   * gives way, as a preview; where nothing does, all stays as it is. By keys it is committed 600 ms after the last of the
   * burst. A commit waits for the answer to the newest pull.
   */
  readonly pull: (to: number, by: Solved, isByKeys?: boolean, of?: PulledAt) => void
  readonly explain: (what: Explainable, row?: number | null) => Promise<Explanation>
  readonly journal: () => Promise<JournalColumns>
  readonly world: () => Promise<WorldColumns>
  /** What a margin model requires in a market, whatever is being run; `at` are amounts that must be among the samples. */
  readonly profile: (model: MarginModel, symbol: string, at: readonly number[]) => Promise<TierProfile>
  readonly destroy: () => void
}
