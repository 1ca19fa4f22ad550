import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkScenario } from '../data/scenario-schema.ts'
import type { Answer } from '../protocol/messages.ts'
import { createSession } from '../worker/session.ts'
import { account, moveTo, SCENARIO } from './cast.test-kit.ts'
import { Refusal } from './fault.ts'
import { createEngine, runScenario } from './lab.ts'
import { prepared } from './look.test-kit.ts'
import { Dice, randomScenario, randomStep } from './oracle-worlds.test-kit.ts'
import type { Scenario } from './scenario.ts'

const RUNS = { seed: 20251010, numRuns: 1500, endOnFailure: true }

/** A good scenario as plain data, with a few steps: random ones that make no sense as a whole are drawn again. */
function goodData(dice: Dice): Scenario {
  for (;;) {
    const scenario = randomScenario(dice)
    const marks = scenario.markets.map(({ price }) => price)
    const steps = Array.from({ length: 3 }, () => randomStep(dice, marks))
    const data = JSON.parse(JSON.stringify({ ...scenario, steps }))
    if (checkScenario(data).ok) return data
  }
}

type Node = Record<string, unknown>

/** Every place in plain data where a number stands, as the object and the key, with the path in words. */
function numbersIn(
  data: unknown,
  path = '',
): { readonly node: Node; readonly key: string; readonly path: string }[] {
  if (typeof data !== 'object' || data === null) return []
  const node = data as Node // an object or a list, read by its own keys
  return Object.entries(node).flatMap(([key, value]) => {
    const here = Array.isArray(data) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
    return typeof value === 'number' ? [{ node, key, path: here }] : numbersIn(value, here)
  })
}

describe('[system 7.10] bad input', () => {
  test('a number made nonsense is refused with its field, its value and what is allowed, or it makes no nonsense', () => {
    let refused = 0
    let harmless = 0
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0x7fffffff }), (seed) => {
        const dice = new Dice(seed)
        const data = goodData(dice)
        const { node, key, path } = dice.one(numbersIn(data))
        const bad = dice.one([
          -1,
          -1e300,
          1e300,
          0.5,
          'many',
          null,
          true,
          Number.NaN,
          Number.POSITIVE_INFINITY,
        ])
        node[key] = bad
        const before = JSON.stringify(data)
        const checked = checkScenario(data)
        expect(JSON.stringify(data)).toBe(before)
        if (!checked.ok) {
          refused++
          expect(checked.problems.length).toBeGreaterThan(0)
          for (const { field, value, allowed } of checked.problems) {
            expect(field).not.toBe('')
            expect(value).not.toBe('')
            expect(allowed).not.toBe('')
          }
          // What is no number at all is refused where it stands; what is one may clash with something elsewhere.
          const fields = checked.problems.map(({ field }) => field)
          if (typeof bad !== 'number' || !Number.isFinite(bad))
            expect(fields.some((field) => path.startsWith(field))).toBe(true)
          return
        }
        harmless++
        // What the check lets through the engine can run, or refuses itself.
        try {
          runScenario(checked.value)
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
      }),
      RUNS,
    )
    expect(refused).toBeGreaterThan(800)
    expect(harmless).toBeGreaterThan(30)
  })
})

/** A worker without a thread. */
function session() {
  const answers: Answer[] = []
  const handle = createSession({
    post: (answer) => void answers.push(answer),
    later: (what) => what(),
    now: () => 0,
  })
  let seq = 0
  return {
    run(scenario: Scenario): Answer | undefined {
      const { accounts, ...light } = scenario
      const lens = { market: 0, range: [75, 125], until: null, solve: null } as const
      handle({ kind: 'run', seq: ++seq, scenario: light, accounts, lens, spare: null })
      return answers.at(-1)
    },
    world(): Answer | undefined {
      handle({ kind: 'world', seq: ++seq })
      return answers.at(-1)
    },
  }
}

const ONE: Scenario = { ...SCENARIO, accounts: [account('long10x', 1, 100, 10)], steps: [moveTo(95)] }

describe('[system 7.10] what the engine itself refuses', () => {
  test('a market that is not there is answered by name, and what stood stands', () => {
    const worker = session()
    expect(worker.run(ONE)?.kind).toBe('frame')
    const before = worker.world()
    const bad = { ...ONE, accounts: [account('lost', 1, 100, 10, 'DOGE')] }
    expect(worker.run(bad)).toMatchObject({
      kind: 'refusal',
      field: 'accounts.lost.market',
      value: 'DOGE',
      allowed: 'BTC',
    })
    expect(worker.world()).toMatchObject({ world: (before as Extract<Answer, { kind: 'world' }>).world })
    expect(worker.run(ONE)?.kind).toBe('frame')
  })

  test('more lots than can be added exactly', () => {
    const worker = session()
    const [market] = ONE.markets
    const tiny = { ...ONE, markets: [{ ...market, lot: 1e-16 }] }
    expect(worker.run(tiny)).toMatchObject({
      kind: 'refusal',
      field: 'markets.BTC.lot',
      value: '1e-16',
      allowed: expect.stringContaining('9007199254740991'),
    })
  })
})

describe('[system 7.10] a broken invariant', () => {
  test('is thrown once, with a code and the round, and the next run starts from a sound world', () => {
    const engine = createEngine()
    const accounts = [...ONE.accounts, account('second', 1, 100, 30)]
    const busy = { ...ONE, accounts, steps: [moveTo(95), moveTo(89)] }
    prepared(engine, busy)
    const digest = engine.digest()
    // Somebody lays hands on an account that has not been looked at yet.
    const { world } = engine
    world.positions.lots[world.accounts.first[3]] += 1
    const far = { ...busy, steps: [moveTo(95), moveTo(60)] }
    expect(() => prepared(engine, far)).toThrow(
      expect.objectContaining({ name: 'EngineFault', code: 'LOTS', round: 1 }),
    )
    prepared(engine, busy)
    expect(engine.digest()).toBe(digest)
  })
})
