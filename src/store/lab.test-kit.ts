import { account, MARKET, moveTo, SCENARIO } from '../engine/cast.test-kit.ts'
import type { Scenario } from '../engine/scenario.ts'
import { createLab } from './create-lab.ts'
import type { Lab, LabState } from './lab.ts'
import type { Room } from './room.test-kit.ts'
import { makeRoom } from './room.test-kit.ts'

/** A long of 1 at 100 with 10x: closed at 90 / 0.995 = 90.4523, and a winner on the other side. */
export const PAIR: Scenario = {
  ...SCENARIO,
  markets: [{ ...MARKET, impact: { law: 'linear' }, depth: 10_000 }],
  accounts: [account('long10x', 1, 100, 10), account('short5x', -1, 100, 20)],
  you: { market: 'BTC', size: 2, entry: 100, leverage: 5, added: 0, mode: 'isolated' },
  reserves: { fund: 1000, vault: 0, venue: 0 },
}

/**
 * Ten longs, 0.9045 apart from 90.4523 down. Each closes 100 of notional, which moves a hand at 90.4 by 1 %, 0.904: so each
 * pushes the next one under, in ten rounds.
 */
export const STAIRS: Scenario = {
  ...SCENARIO,
  markets: [{ ...MARKET, impact: { law: 'linear' }, depth: 100 }],
  accounts: Array.from({ length: 10 }, (_, i) => account(`step${i}`, 1, 100, 10 + i * 0.9)),
}

export interface Bench {
  readonly lab: Lab
  readonly room: Room
  readonly state: () => LabState
  /** The 32 bits of all that a step can change. */
  readonly digest: () => string
}

interface Options {
  readonly isHidden?: () => boolean
  readonly room?: Room
  /** Whether the engine has answered already; else the worker has only been started. */
  readonly isSettled?: boolean
}

/** A lab on the real session. */
export function openLab(
  scenario: Scenario,
  { isHidden = () => false, room = makeRoom(), isSettled = true }: Options = {},
): Bench {
  const lab = createLab({ spawn: room.spawn, scenario, isHidden })
  if (isSettled) room.settle()
  const state = lab.store.getState
  return {
    lab,
    room,
    state,
    digest: () => `${state().frame?.values.digestHigh}/${state().frame?.values.digestLow}`,
  }
}

export const withSteps = (scenario: Scenario, ...prices: number[]): Scenario => ({
  ...scenario,
  steps: prices.map((price) => moveTo(price)),
})
