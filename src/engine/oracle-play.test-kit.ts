import { fundingOwed } from './account.ts'
import { step } from './cascade.ts'
import { cancel, checkpoint, commit, restore } from './checkpoint.ts'
import { runScenario } from './lab.ts'
import type { Cause } from './observation.ts'
import { ACCOUNT_STATUS, CAUSES } from './observation.ts'
import { stepOracle } from './oracle.test-kit.ts'
import type { Oracle } from './oracle-account.test-kit.ts'
import { buildOracle, copyOf, sizeOf, total, worth } from './oracle-account.test-kit.ts'
import { partlyClosed } from './oracle-closing.test-kit.ts'
import { Dice, randomScenario, randomStep, widened } from './oracle-worlds.test-kit.ts'
import type { World } from './world.ts'
import { DUE, FEES, FUND, T, TALLY, VENUE } from './world.ts'

/* Playing one random world on the engine and on its slow twin. */

/** Counts and sums that the twin does not keep: what the reader's own account did, and bookkeeping of the queue. */
const NOT_KEPT = new Set(['adlPrice', 'youClosedPrice', 'youClosedRound', 'youDeleveraged'])

/** All the money and all the value that there is, the measure of rounding. */
function grossOf({ accounts }: Oracle): number {
  return accounts
    .flatMap(({ cash, positions }) => [
      cash,
      ...positions.map((p) => worth(p.market, sizeOf(p), p.market.mark)),
    ])
    .reduce((sum, amount) => sum + Math.abs(amount), 1)
}

function differences(world: World, oracle: Oracle): string[] {
  const gross = grossOf(oracle)
  const { accounts, positions, ledgers, prices, tally } = world
  const found: string[] = []
  const near = (what: string, got: number, want: number, scale = gross): void => {
    if (!(Math.abs(got - want) <= 1e-9 * scale)) found.push(`${what}: engine ${got}, twin ${want}`)
  }
  for (const { row, cash, status, positions: legs } of oracle.accounts) {
    const first = accounts.first[row]
    let wallet = accounts.cash[row]
    legs.forEach(({ lots }, i) => {
      wallet -= fundingOwed(world, first + i)
      if (positions.lots[first + i] !== lots)
        found.push(`lots of ${row}.${i}: engine ${positions.lots[first + i]}, twin ${lots}`)
    })
    near(`cash of ${row}`, wallet, cash)
    if (ACCOUNT_STATUS[accounts.status[row]] !== status)
      found.push(`status of ${row}: engine ${ACCOUNT_STATUS[accounts.status[row]]}, twin ${status}`)
  }
  near('fund', ledgers[FUND], oracle.fund)
  near('venue', ledgers[VENUE], oracle.venue)
  near('fees', ledgers[FEES], oracle.fees)
  near('due', ledgers[DUE], oracle.due)
  for (const { m, mark, hand, forced, spec } of oracle.markets) {
    near(`mark of ${m}`, prices.mark[m], mark, spec.price)
    near(`hand of ${m}`, prices.hand[m], hand, spec.price)
    near(`forced of ${m}`, prices.forced[m], forced, spec.depth + Math.abs(forced))
  }
  for (const name of TALLY) {
    if (NOT_KEPT.has(name)) continue
    const want = name === 'partlyClosed' ? partlyClosed(oracle) : total(oracle, name)
    near(name, tally[T[name]], want, Math.max(gross, Math.abs(want)))
  }
  near('rounds', world.rounds.length, oracle.round, 1e-3)
  return found
}

/** What a play was: which operation the two disagree after, and how; and how often each cause stands in the journal. */
export interface Play {
  readonly found: readonly string[]
  readonly causes: ReadonlyMap<Cause, number>
}

/** Plays one world from its seed; `isWide` with the rarer switches of a rulebook. */
export function play(seed: number, operations: number, isWide = false): Play {
  const dice = new Dice(seed)
  const plain = randomScenario(dice)
  const scenario = isWide ? widened(dice, plain) : plain
  const world = runScenario(scenario)
  let twin = buildOracle(scenario)
  let saved = { fast: checkpoint(world), slow: copyOf(twin) }
  const both = (into: Oracle): string => {
    const what = randomStep(dice, world.prices.mark)
    step(world, what, 0, Number.POSITIVE_INFINITY)
    stepOracle(into, what)
    return JSON.stringify(what)
  }
  for (let i = 0; i < operations; i++) {
    const kind = dice.one(['step', 'step', 'preview', 'previewAndStep', 'save', 'restore'])
    let what = ''
    if (kind === 'restore') {
      restore(world, saved.fast)
      twin = copyOf(saved.slow)
    }
    if (kind === 'preview' || kind === 'previewAndStep') {
      const draft = copyOf(twin)
      what = both(draft)
      const found = differences(world, draft)
      if (found.length > 0) return { found: [`${i}: preview of ${what}`, ...found], causes: causesOf(world) }
      cancel(world)
    }
    if (kind === 'step' || kind === 'previewAndStep' || kind === 'save') {
      what = both(twin)
      commit(world)
    }
    if (kind === 'save') saved = { fast: checkpoint(world), slow: copyOf(twin) }
    const found = differences(world, twin)
    if (found.length > 0) return { found: [`${i}: ${kind} ${what}`, ...found], causes: causesOf(world) }
  }
  return { found: [], causes: causesOf(world) }
}

function causesOf({ journal }: World): Map<Cause, number> {
  const causes = new Map<Cause, number>()
  for (let i = 0; i < journal.length; i++) {
    const cause = CAUSES[journal.cause[i]]
    causes.set(cause, (causes.get(cause) ?? 0) + 1)
  }
  return causes
}
