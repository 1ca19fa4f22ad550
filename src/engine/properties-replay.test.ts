import { describe, expect, test } from 'vitest'
import type { Answer } from '../protocol/messages.ts'
import { createSession } from '../worker/session.ts'
import { step } from './cascade.ts'
import { CROWD, MARKET, moveTo, SCENARIO, TEXTBOOK } from './cast.test-kit.ts'
import { cancel, checkpoint, commit, digest, restore } from './checkpoint.ts'
import { createEngine, runScenario } from './lab.ts'
import { prepared } from './look.test-kit.ts'
import { randomStep } from './oracle-worlds.test-kit.ts'
import { grossOf, ofWorlds, worldOf } from './properties.test-kit.ts'
import type { Scenario, Step } from './scenario.ts'
import type { World } from './world.ts'
import { FIRST_TRADER } from './world.ts'

const STEPS = 6

/** All of the journal's bytes, column by column. */
function journalBytes({ journal }: World): string {
  return journal
    .used()
    .map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString('base64'))
    .join('|')
}

/** What must be the same: every byte of the journal and of the state. */
const trace = (world: World): readonly [number, string] => [digest(world), journalBytes(world)]

/** A random scenario with steps, which are drawn while it is played for the first time. */
function played(seed: number): { readonly scenario: Scenario; readonly first: World } {
  const { world, dice, scenario } = worldOf(seed)
  const steps: Step[] = []
  for (let i = 0; i < STEPS; i++) {
    const what = randomStep(dice, world.prices.mark)
    steps.push(what)
    step(world, what, i, Number.POSITIVE_INFINITY)
  }
  return { scenario: { ...scenario, steps }, first: world }
}

describe('[system 7.5] the same scenario gives the same journal, byte for byte', () => {
  test('run twice, and on an engine that has run something else before', () => {
    const engine = createEngine()
    ofWorlds(150, (seed) => {
      const { scenario, first } = played(seed)
      expect(trace(runScenario(scenario))).toEqual(trace(first))
      prepared(engine, scenario)
      expect(trace(engine.world)).toEqual(trace(first))
    })
  })

  test('step by step with commits, and with previews of something else between', () => {
    ofWorlds(150, (seed) => {
      const { scenario, first } = played(seed)
      const { world, dice } = worldOf(seed)
      scenario.steps.forEach((what, i) => {
        step(world, randomStep(dice, world.prices.mark), i, Number.POSITIVE_INFINITY)
        cancel(world)
        step(world, what, i, Number.POSITIVE_INFINITY)
        commit(world)
      })
      expect(trace(world)).toEqual(trace(first))
    })
  })

  test('from a checkpoint before any of its steps, also when another run came between', () => {
    ofWorlds(60, (seed) => {
      const { scenario, first } = played(seed)
      const { world, dice } = worldOf(seed)
      const play = (from: number): void => {
        for (let i = from; i < STEPS; i++) {
          step(world, scenario.steps[i], i, Number.POSITIVE_INFINITY)
          commit(world)
        }
      }
      const points = scenario.steps.map((what, i) => {
        const point = checkpoint(world)
        step(world, what, i, Number.POSITIVE_INFINITY)
        commit(world)
        return point
      })
      points.forEach((point, i) => {
        step(world, randomStep(dice, world.prices.mark), STEPS, Number.POSITIVE_INFINITY)
        restore(world, point)
        play(i)
        expect(trace(world)).toEqual(trace(first))
      })
    })
  })

  test('looked at round by round on the way', () => {
    const engine = createEngine()
    ofWorlds(40, (seed) => {
      const { scenario, first } = played(seed)
      for (let until = 0; until <= Math.min(first.rounds.length, 8); until++)
        prepared(engine, scenario, { until })
      prepared(engine, scenario)
      expect(trace(engine.world)).toEqual(trace(first))
    })
  })
})

const BUSY: Scenario = {
  ...SCENARIO,
  rulebook: { ...TEXTBOOK, surplus: { to: 'trader' } },
  markets: [{ ...MARKET, depth: 2e6, impact: { law: 'squareRoot' } }],
  crowd: { ...CROWD, count: 60_000 },
  reserves: { fund: 1e4, vault: 0, venue: 0 },
  steps: [moveTo(97), moveTo(90, 0.5)],
}

/** Digest and journal of a scenario as the worker answers them. `pace` is what its clock gains at every look. */
function throughWorker(scenario: Scenario, pace: number) {
  const answers: Answer[] = []
  const later: (() => void)[] = []
  let clock = 0
  const handle = createSession({
    post: (answer) => void answers.push(answer),
    later: (what) => void later.push(what),
    now: () => {
      clock += pace
      return clock
    },
  })
  const { accounts, ...light } = scenario
  const lens = { market: 0, range: [75, 125], until: null, solve: null } as const
  handle({ kind: 'run', seq: 1, scenario: light, accounts, lens, spare: null })
  let slices = 1
  for (; later.length > 0; slices++) later.shift()?.()
  handle({ kind: 'journal', seq: 2 })
  const journal = answers.find((answer) => answer.kind === 'journal')?.journal
  if (journal === undefined) throw new Error('no journal')
  const { amount, from, to, round } = journal
  return { slices, journal: { amount, from, to, round } }
}

describe('[system 7.5] through the worker', () => {
  test('in one go and in slices, with a crowd of 60,000, the journal is that of the bare engine', () => {
    const { journal } = runScenario(BUSY)
    expect(journal.length).toBeGreaterThan(1000)
    const rows = {
      amount: journal.amount.slice(0, journal.length),
      from: journal.from.slice(0, journal.length),
      to: journal.to.slice(0, journal.length),
      round: journal.round.slice(0, journal.length),
    }
    const whole = throughWorker(BUSY, 0)
    const sliced = throughWorker(BUSY, 13)
    expect(whole.slices).toBe(1)
    expect(sliced.slices).toBeGreaterThan(3)
    expect(whole.journal).toEqual(rows)
    expect(sliced.journal).toEqual(rows)
  })
})

describe('[system 7.6] the order in which accounts arrive', () => {
  test('changes nothing at all: rows are by id', () => {
    ofWorlds(150, (seed) => {
      const { scenario, first } = played(seed)
      const shuffled = [...scenario.accounts].reverse()
      shuffled.push(...shuffled.splice(0, seed % shuffled.length))
      expect(trace(runScenario({ ...scenario, accounts: shuffled }))).toEqual(trace(first))
    })
  })

  test('by other ids changes row numbers and nothing else, where no two thresholds are the same', () => {
    let closed = 0
    ofWorlds(150, (seed) => {
      const { scenario } = played(seed)
      // A step model, an account that no price saves and shares in proportion tie with others, and ties go by row.
      const { adl, margin } = scenario.rulebook
      if (margin.model === 'step') return
      const rulebook = { ...scenario.rulebook, adl: { ...adl, allocation: 'rankQueue' } } as const
      const accounts = scenario.accounts.map((account) => ({ ...account, cash: Math.abs(account.cash) + 1 }))
      const other = accounts.map((account, i) => ({ ...account, id: `z${(i * 7919) % 1009}` }))
      const one = runScenario({ ...scenario, rulebook, accounts })
      const two = runScenario({ ...scenario, rulebook, accounts: other })
      const bound = 1e-9 * grossOf(one)
      accounts.forEach(({ id }, i) => {
        const a = FIRST_TRADER + one.ids.indexOf(id)
        const b = FIRST_TRADER + two.ids.indexOf(other[i].id)
        expect(Math.abs(one.accounts.cash[a] - two.accounts.cash[b])).toBeLessThanOrEqual(bound)
        expect(two.accounts.status[b]).toBe(one.accounts.status[a])
        expect(legs(two, b)).toEqual(legs(one, a))
        if (one.accounts.status[a] !== 0) closed++
      })
      expect(two.rounds.length).toBe(one.rounds.length)
    })
    expect(closed).toBeGreaterThan(300)
  })
})

function legs({ accounts, positions }: World, a: number): number[] {
  return [...positions.lots.subarray(accounts.first[a], accounts.first[a + 1])]
}
