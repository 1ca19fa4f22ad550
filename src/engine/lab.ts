import { buildWorld, setReserves } from './build.ts'
import { step } from './cascade.ts'
import type { Checkpoint } from './checkpoint.ts'
import { cancel, checkpoint, commit, digest, restore } from './checkpoint.ts'
import type { Explainable, Explanation } from './explain.ts'
import type { Asked } from './explain-asked.ts'
import { explainIn } from './explain-world.ts'
import { Refusal } from './fault.ts'
import type { Lens, Observation } from './observation.ts'
import { VALUE_INDEX, VALUE_NAMES } from './observation.ts'
import { observe } from './observe.ts'
import { coordinateOf } from './payoff.ts'
import type { Scenario, Step } from './scenario.ts'
import type { World } from './world.ts'

/** The engine as the worker and the command line see it. One engine holds one world. */
export interface Engine {
  /** Makes the world fit the scenario, reusing what it can; yields the share done. Throws `Refusal`. */
  prepare(scenario: Scenario): Generator<number, void>
  /** Runs the steps, up to `lens.until` rounds, and fills the observation. Throws `EngineFault`. */
  run(lens: Lens, out: Observation): void
  explain(what: Explainable, row: number | null): Explanation
  /** The world as it stands after the last run. Read only. */
  readonly world: World
  /** All bytes that a step can change, as 32 bits. */
  digest(): number
}

/** What the world was built from: while this is the same, nothing is built anew. */
function buildKey({ crowd, markets, rulebook, seed, you }: Scenario): string {
  const { margin, trigger, waterfall } = rulebook
  const shapes = markets.map(({ depth: _depth, impact: _impact, range: _range, ...shape }) => shape)
  return JSON.stringify([
    crowd,
    shapes,
    margin,
    trigger,
    waterfall.some((l) => l.layer === 'clawback'),
    seed,
    you,
  ])
}

/** What the committed prefix of steps was run under: while this is the same, it is not run again. */
function runKey({ rulebook, markets, reserves, steps }: Scenario): string {
  return JSON.stringify([
    rulebook,
    markets.map(({ depth, impact }) => [depth, impact]),
    reserves,
    steps.slice(0, -1),
  ])
}

/** Makes an engine (rule K2). Cheap until `prepare`. */
export function createEngine(): Engine {
  let world: World | null = null
  let initial: Checkpoint | null = null
  let scenario: Scenario | null = null
  let built = ''
  let ran = ''
  /** What the screen shows, and of which market. */
  const seen = { market: 0, values: new Float64Array(VALUE_NAMES.length).fill(Number.NaN) }

  function* prepare(next: Scenario): Generator<number, void> {
    const key = buildKey(next)
    if (world === null || key !== built || scenario?.accounts !== next.accounts) {
      const fresh = yield* buildWorld(next)
      yield 0.99
      world = fresh
      initial = checkpoint(fresh)
      built = key
      ran = ''
    }
    scenario = next
    yield 1
  }

  /** Stands the world at the state before the last step; runs the earlier ones only if they are not what ran last. */
  function standBeforeLast(next: Scenario, stood: World, start: Checkpoint): World {
    const key = runKey(next)
    if (key === ran) {
      cancel(stood)
      return stood
    }
    // Should a step break, what stands then is nothing that has been run.
    ran = ''
    restore(stood, start)
    const fitted = withRules(stood, next)
    setReserves(fitted, next)
    commit(fitted)
    for (let i = 0; i < next.steps.length - 1; i++) {
      step(fitted, next.steps[i], i, Number.POSITIVE_INFINITY)
      commit(fitted)
    }
    ran = key
    return fitted
  }

  function run(lens: Lens, out: Observation): void {
    if (world === null || initial === null || scenario === null)
      throw new Refusal('scenario', 'none', 'one that was prepared')
    try {
      world = stepped(world, initial, scenario, lens)
    } catch (error) {
      // What stands now may be broken anywhere: the next scenario is built anew.
      built = ''
      throw error
    }
    observe(world, lens, out, scenario)
    seen.market = lens.market
    seen.values.set(out.values)
  }

  /** The world with the steps of the scenario done, as far as the lens looks. */
  function stepped(stood: World, start: Checkpoint, next: Scenario, lens: Lens): World {
    const { steps } = next
    const until = lens.until ?? Number.POSITIVE_INFINITY
    if (until < Number.POSITIVE_INFINITY) {
      // A look at an earlier round: the whole run again from the start, and nothing of it is kept.
      ran = ''
      restore(stood, start)
      const fitted = withRules(stood, next)
      setReserves(fitted, next)
      commit(fitted)
      for (let i = 0; i < steps.length && fitted.rounds.length < until; i++) {
        step(fitted, steps[i], i, until)
        commit(fitted)
      }
      return fitted
    }
    const fitted = standBeforeLast(next, stood, start)
    if (steps.length > 0) step(fitted, steps[steps.length - 1], steps.length - 1, until)
    return fitted
  }

  const standing = (): World => {
    if (world === null) throw new Refusal('scenario', 'none', 'one that was prepared')
    return world
  }
  return {
    prepare,
    run,
    explain: (what, row) => {
      const now = standing()
      const asked: Asked = {
        world: now,
        start: initial === null ? now : asItStood(now, initial),
        shown: (name) =>
          Number.isNaN(seen.values[VALUE_INDEX[name]]) ? null : seen.values[VALUE_INDEX[name]],
        market: seen.market,
        a: row ?? now.you,
        you: scenario?.you ?? null,
      }
      return explainIn(asked, what)
    },
    get world() {
      return standing()
    },
    digest: () => digest(standing()),
  }
}

/** Accounts and positions of the start beside the totals of now: for looking, not for stepping. */
function asItStood(world: World, start: Checkpoint): World {
  const unpaid = new Float64Array(world.markets.length)
  const mark = Float64Array.from(world.markets, (market) => market.startPrice)
  const x = Float64Array.from(world.markets, (market) => coordinateOf(market.sigma, market.startPrice))
  const prices = { ...world.prices, indexLong: unpaid, indexShort: unpaid, mark, x }
  // A checkpoint holds the same kinds of columns that a world does.
  return {
    ...world,
    prices,
    accounts: { ...world.accounts, ...(start.accounts as World['accounts']) },
    positions: { ...world.positions, ...(start.positions as World['positions']) },
  }
}

/** The same world with depth, impact and the rules of the scenario, which are not part of what is built. */
function withRules(world: World, { markets, rulebook }: Scenario): World {
  return {
    ...world,
    rulebook,
    markets: world.markets.map((market, m) => ({
      ...market,
      depth: markets[m].depth,
      impact: markets[m].impact,
    })),
  }
}

/** The world of a scenario with all its steps done: the whole engine without a screen. */
export function runScenario(scenario: Scenario): World {
  const building = buildWorld(scenario)
  let next = building.next()
  while (next.done !== true) next = building.next()
  const world = next.value
  setReserves(world, scenario)
  commit(world)
  scenario.steps.forEach((what, i) => {
    // What a step has changed is checked when it is done: the less there is, the less there is to check.
    if (i > 0) commit(world)
    step(world, what, i, Number.POSITIVE_INFINITY)
  })
  return world
}

/** A world by hand (rule K2): `preview` starts from the last commit each time, `commit` keeps it, `cancel` drops it. */
export interface Hand {
  readonly world: World
  preview(what: Step): void
  commit(): void
  cancel(): void
}

/** Takes a world in hand. Its steps must all have been committed. */
export function takeInHand(world: World, steps = 0): Hand {
  let index = steps
  return {
    world,
    preview(what) {
      cancel(world)
      step(world, what, index, Number.POSITIVE_INFINITY)
    },
    commit() {
      commit(world)
      index++
    },
    cancel: () => cancel(world),
  }
}
