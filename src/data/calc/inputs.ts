import type { Solved } from '../../engine/observation.ts'

/** Another position of the account, as its row says it. */
export interface OtherPosition {
  readonly market: string
  /** Signed: long > 0, short < 0. */
  readonly size: number
  readonly entry: number
  /** Mark price of its market, quote per base. */
  readonly mark: number
}

/** What the calculator asks for. Prices are quote per base, money is in the settlement currency. */
export interface CalcInputs {
  /** Id of the rulebook. */
  readonly venue: string
  readonly market: string
  readonly kind: 'linear' | 'inverse'
  readonly side: 'long' | 'short'
  /** Without its sign: base units (linear) or quote units (inverse). */
  readonly size: number
  readonly entry: number
  readonly leverage: number
  readonly mode: 'isolated' | 'cross'
  /** Margin beyond the initial one. */
  readonly added: number
  /** Funding paid so far; < 0: received. */
  readonly funding: number
  readonly mark: number
  /** Counted in cross mode only, and kept in both. */
  readonly others: readonly OtherPosition[]
  /** What gives way when a result is dragged or typed. */
  readonly gives: Solved
}

/** A position to begin with, its mark at its entry. */
export const FIRST_INPUTS: CalcInputs = {
  venue: 'hyperliquid',
  market: 'BTC',
  kind: 'linear',
  side: 'long',
  size: 1,
  entry: 100_000,
  leverage: 20,
  mode: 'isolated',
  added: 0,
  funding: 0,
  mark: 100_000,
  others: [],
  gives: 'leverage',
}

/** What each number may be, from least to most. */
export const LIMITS = {
  size: [1e-9, 1e15],
  price: [1e-9, 1e12],
  leverage: [1, 1000],
  money: [-1e15, 1e15],
} as const

/** As many other positions as a link can hold. */
export const MOST_OTHERS = 12
