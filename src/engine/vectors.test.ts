import { describe, expect, test } from 'vitest'
import { checkVector } from '../cli/conform/check.ts'
import { vectorsOf } from '../cli/conform/file.ts'
import { walletOf } from './account.ts'
import { CALM, rowOf, scenarioOf } from './book.test-kit.ts'
import { digestOfOutcome } from './checkpoint.ts'
import { runScenario } from './lab.ts'
import { ACCOUNT_STATUS } from './observation.ts'
import type { Rulebook } from './rulebook.ts'
import type { MarketSpec, Scenario, Step } from './scenario.ts'
import { MODEL_VERSION } from './scenario.ts'
import published from './vectors/published.json'
import replay from './vectors/replay.json'
import runs from './vectors/runs.json'
import type { TallyName, World } from './world.ts'
import { FUND, T } from './world.ts'

describe('published figures', () => {
  test.each(vectorsOf(published).map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    expect(checkVector(vector)).toEqual({ kind: 'passed' })
  })
})

/** A whole run as runs.json has it. */
interface Run {
  readonly id: string
  readonly accounts: readonly {
    readonly id: string
    readonly size: number
    readonly entry: number
    readonly cash: number
  }[]
  readonly market?: Partial<MarketSpec>
  readonly rules?: Partial<Rulebook>
  readonly reserves?: Partial<Scenario['reserves']>
  readonly steps: readonly {
    readonly kind: string
    readonly to?: number
    readonly gap?: number
    readonly rate?: number
  }[]
  readonly expected: {
    readonly accounts: Readonly<
      Record<string, { readonly cash: number; readonly lots: readonly number[]; readonly status: string }>
    >
    readonly fund: number
    readonly mark?: number
    readonly totals: Readonly<Partial<Record<TallyName, number>>>
  }
}

function play({ accounts, market, rules, reserves, steps }: Run): World {
  const markets = [{ ...CALM, ...market }]
  return runScenario(
    scenarioOf({
      markets,
      accounts: accounts.map(({ id, size, entry, cash }) => ({
        id,
        mode: 'isolated',
        cash,
        positions: [{ market: CALM.symbol, size, entry }],
      })),
      ...(rules === undefined ? {} : { rules }),
      ...(reserves === undefined ? {} : { reserves }),
      // The steps of the file say everything but the market, of which there is one.
      steps: steps.map((step) => ({ market: 0, ...step }) as Step),
    }),
  )
}

// What the compiler infers from a file is wider than what it holds; a run that is not one fails here.
const RUNS = runs.cases as unknown as readonly Run[]

describe('runs worked out by hand', () => {
  test.each(RUNS.map((run) => [run.id, run] as const))('%s', (_, run) => {
    const { expected } = run
    const world = play(run)
    const { accounts, positions, tally, ledgers, prices } = world
    const got = {
      accounts: Object.fromEntries(
        Object.keys(expected.accounts).map((id) => {
          const a = rowOf(world, id)
          const lots = [...positions.lots.subarray(accounts.first[a], accounts.first[a + 1])]
          return [id, { cash: walletOf(world, a), lots, status: ACCOUNT_STATUS[accounts.status[a]] }]
        }),
      ),
      fund: ledgers[FUND],
      mark: prices.mark[0],
      totals: Object.fromEntries(
        Object.keys(expected.totals).map((name) => [name, tally[T[name as TallyName]]]),
      ),
    }
    expect(got).toEqual({
      mark: expect.any(Number),
      ...near(expected),
    })
  })
})

/** The same with every number to nine digits after the point; lots exactly. */
function near(value: unknown): object {
  if (typeof value !== 'object' || value === null) throw new Error('not an object')
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (typeof part === 'number') return [name, expect.closeTo(part, 9)]
      return [name, typeof part === 'object' && !Array.isArray(part) ? near(part) : part]
    }),
  )
}

describe('replay', () => {
  test('the file is of this version of the rules', () => {
    expect(replay.modelVersion).toBe(MODEL_VERSION)
  })

  test.each(replay.cases.map((one) => [one.scenario.id, one] as const))(
    '[K1] %s comes out as it was written down',
    (_, { scenario, ...expected }) => {
      const world = runScenario(scenario as unknown as Scenario) // a file, as above
      expect({
        rounds: world.rounds.length,
        journalRows: world.journal.length,
        outcome: digestOfOutcome(world).toString(16).padStart(8, '0'),
      }).toEqual(expected)
    },
  )
})
