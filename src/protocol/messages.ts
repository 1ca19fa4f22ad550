import type { Explainable, Explanation } from '../engine/explain.ts'
import type { Layout, Lens } from '../engine/observation.ts'
import type { MarginModel } from '../engine/rulebook.ts'
import type { AccountSpec, LeverageShare, Scenario } from '../engine/scenario.ts'
import type { TierProfile } from '../engine/tier-profile.ts'

/** A scenario without its accounts, which are sent once and then meant by null: an import can hold many thousands. */
export type LightScenario = Omit<Scenario, 'accounts'>

/** What the page asks. `seq` counts up; every answer repeats that of its request. */
export type Request =
  /** Run the scenario and show it. The world that stands is reused as far as the scenario agrees with it. */
  | {
      readonly kind: 'run'
      readonly seq: number
      readonly scenario: LightScenario
      readonly accounts: readonly AccountSpec[] | null
      readonly lens: Lens
      /** A buffer to write the frame into, given back from an earlier frame, or null. */
      readonly spare: ArrayBuffer | null
    }
  /** About the run shown last. `row` is an account row; null asks about the reader's own, or about the whole. */
  | {
      readonly kind: 'explain'
      readonly seq: number
      readonly what: Explainable
      readonly row: number | null
    }
  | { readonly kind: 'journal'; readonly seq: number }
  | { readonly kind: 'world'; readonly seq: number }
  /** About a margin model, whatever is being run. `at` are amounts to sample beside those that the engine chooses. */
  | {
      readonly kind: 'profile'
      readonly seq: number
      readonly model: MarginModel
      readonly symbol: string
      readonly at: readonly number[]
    }
  /** Give up a load that is under way. */
  | { readonly kind: 'stop'; readonly seq: number }

/** Fixed tables of the engine that the page needs in order to read frames and name things. */
export interface Tables {
  readonly layout: Layout
  readonly modelVersion: string
  readonly causes: readonly string[]
  readonly accountStatus: readonly string[]
  /** Leverage mixes of the risk tolerance profiles (rule C5). */
  readonly profiles: Readonly<Record<'cautious' | 'balanced' | 'aggressive', readonly LeverageShare[]>>
}

/** The journal, column by column. `from` and `to` are account rows, or −1 − index into `ledgers`. */
export interface JournalColumns {
  readonly length: number
  readonly round: Uint32Array
  readonly cause: Uint8Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly amount: Float64Array
  readonly market: Uint8Array
  readonly lots: Float64Array
  readonly price: Float64Array
  /** Index into `rules`. */
  readonly rule: Uint8Array
  readonly rules: readonly string[]
  readonly ledgers: readonly string[]
  readonly causes: readonly string[]
}

/** Every account and position as it stands, column by column, for export. Positions of account a: first[a] to first[a+1]. */
export interface WorldColumns {
  readonly accounts: number
  /** Ids of the accounts that have one of their own; the others are called by row. */
  readonly ids: readonly string[]
  readonly status: Uint8Array
  readonly isCross: Uint8Array
  readonly cash: Float64Array
  readonly equity: Float64Array
  readonly first: Uint32Array
  readonly market: Uint8Array
  readonly size: Float64Array
  readonly entry: Float64Array
  readonly symbols: readonly string[]
}

/** What comes back. */
export type Answer =
  | { readonly kind: 'ready'; readonly tables: Tables }
  | { readonly kind: 'progress'; readonly seq: number; readonly done: number }
  | { readonly kind: 'frame'; readonly seq: number; readonly buffer: ArrayBuffer; readonly workMs: number }
  | { readonly kind: 'explanation'; readonly seq: number; readonly explanation: Explanation }
  | { readonly kind: 'journal'; readonly seq: number; readonly journal: JournalColumns }
  | { readonly kind: 'world'; readonly seq: number; readonly world: WorldColumns }
  | { readonly kind: 'profile'; readonly seq: number; readonly profile: TierProfile }
  | { readonly kind: 'stopped'; readonly seq: number }
  /** Input that got past the page's own checks and that the engine cannot use. */
  | {
      readonly kind: 'refusal'
      readonly seq: number
      readonly field: string
      readonly value: string
      readonly allowed: string
    }
  /** A broken invariant: our bug. */
  | {
      readonly kind: 'fault'
      readonly seq: number
      readonly code: string
      readonly round: number
      readonly note: string
    }
