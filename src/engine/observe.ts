import { equityOf } from './account.ts'
import { digestOfTotals } from './checkpoint.ts'
import { lambdaAt, markAt } from './impact.ts'
import { fillLadder } from './ladder.ts'
import type { Lens, Observation, ValueName } from './observation.ts'
import { DEPTH_POINTS, ROUND_COLUMNS, ROUND_ROWS, VALUE_INDEX } from './observation.ts'
import { fillEvents } from './observe-events.ts'
import { nextThreshold } from './observe-next.ts'
import { fillQueue } from './observe-queue.ts'
import { fillYou } from './observe-you.ts'
import type { Scenario } from './scenario.ts'
import type { TallyName, World } from './world.ts'
import { DUE, FIRST_TRADER, FUND, T, VAULT, VENUE } from './world.ts'

/** Fills `out` with what the screen needs (rule O1). O(rows changed since the last commit + the winners of one side). */
export function observe(world: World, lens: Lens, out: Observation, scenario: Scenario): void {
  out.values.fill(Number.NaN)
  const put = (name: ValueName, value: number): void => {
    out.values[VALUE_INDEX[name]] = value
  }
  putRun(world, scenario, put)
  putPrices(world, lens.market, put)
  putWhoPays(world, put)
  fillLadder(world, lens, out, put)
  putBranching(world, lens.market, out, put)
  fillDepth(world, lens.market, out)
  fillRounds(world, lens.market, out)
  fillQueue(world, lens.market, out, put)
  fillYou(world, lens, scenario, put)
  fillEvents(world, out)
}

/** Writes one of the single numbers. */
export type Put = (name: ValueName, value: number) => void

function putRun(world: World, scenario: Scenario, put: Put): void {
  put('accounts', world.accounts.count - FIRST_TRADER)
  put('steps', scenario.steps.length)
  put('rounds', world.rounds.length)
  put('shownRound', world.rounds.length)
  put('journalRows', world.journal.length)
  const digest = digestOfTotals(world)
  put('digestHigh', digest >>> 16)
  put('digestLow', digest & 0xffff)
}

function putPrices(world: World, m: number, put: Put): void {
  const { prices, markets } = world
  put('startPrice', markets[m].startPrice)
  put('handPrice', prices.hand[m])
  // The hand's own move and what the market added to it, both as shares of the price before the first step.
  put('pushShare', prices.hand[m] / markets[m].startPrice - 1)
  put('addedShare', (prices.mark[m] - prices.hand[m]) / markets[m].startPrice)
  put('markPrice', prices.mark[m])
  put('previousMark', prices.previous[m])
  put('bestBound', markAt(markets[m], prices.hand[m], prices.forced[m]))
  put('forcedNotional', prices.forced[m])
  put('depth', markets[m].depth)
  put('longOpenInterest', prices.longLots[m] * markets[m].lotNotional)
  put('shortOpenInterest', prices.shortLots[m] * markets[m].lotNotional)
  put('nextLiquidationDown', nextThreshold(world, m, -1))
  put('nextLiquidationUp', nextThreshold(world, m, 1))
}

const COPIED: readonly (TallyName & ValueName)[] = [
  'marginPosted',
  'marginLost',
  'excessCollateral',
  'excessToTrader',
  'excessToFund',
  'excessToVault',
  'excessToFees',
  'fundStart',
  'fundPaid',
  'fundReceived',
  'vaultStart',
  'vaultReceived',
  'vaultTaken',
  'venueStart',
  'venuePaid',
  'adlPaid',
  'adlNotional',
  'adlProfit',
  'adlAccounts',
  'socialisedPaid',
  'clawbackPaid',
  'residual',
  'deficit',
  'longsClosed',
  'shortsClosed',
  'longNotionalClosed',
  'shortNotionalClosed',
  'partlyClosed',
]

function putWhoPays(world: World, put: Put): void {
  const { tally, ledgers } = world
  for (const name of COPIED) put(name, tally[T[name]])
  put('fundLeft', ledgers[FUND])
  put('venueLeft', ledgers[VENUE])
  put('clawbackDue', -ledgers[DUE])
  put('adlPrice', tally[T.adlAccounts] > 0 ? tally[T.adlPrice] : Number.NaN)
  // What the vault took over goes on losing or earning at the mark; its losses are losses that it pays.
  const vault = equityOf(world, VAULT)
  const vaultLoss = Math.max(0, tally[T.vaultStart] + tally[T.vaultReceived] - vault)
  put('vaultLeft', vault)
  put('vaultPaid', vaultLoss)
  const paid =
    tally[T.marginLost] +
    tally[T.fundPaid] +
    tally[T.venuePaid] +
    tally[T.adlPaid] +
    tally[T.socialisedPaid] +
    tally[T.clawbackPaid] +
    vaultLoss
  put('lossIn', tally[T.lossIn] + vaultLoss)
  put('lossPaid', paid)
  put('lossGap', tally[T.lossIn] + vaultLoss - paid - tally[T.residual])
}

/** n on the ladder within the next 1 % and n in the run (rule P9). */
function putBranching(world: World, m: number, out: Observation, put: Put): void {
  const { prices, markets } = world
  const sign = prices.direction[m] > 0 ? 1 : -1
  const mark = prices.mark[m]
  const notional = out.values[VALUE_INDEX.windowNotional]
  const density = notional / (0.01 * mark)
  put('branchingLadder', lambdaAt(markets[m], prices.hand[m], prices.forced[m], sign) * density)
  const pushed = prices.hand[m] - prices.stepStart[m]
  const moved = mark - prices.stepStart[m]
  put('branchingObserved', pushed === 0 || moved === 0 ? Number.NaN : 1 - pushed / moved)
  put('multiplier', pushed === 0 ? Number.NaN : moved / pushed)
}

function fillDepth(world: World, m: number, out: Observation): void {
  const market = world.markets[m]
  const mark = world.prices.mark[m]
  const none = market.impact.law === 'none'
  for (let i = 0; i < DEPTH_POINTS; i++) {
    const notional = (4 * market.depth * i) / (DEPTH_POINTS - 1)
    out.depth.notional[i] = notional
    out.depth.below[i] = none ? Number.NaN : markAt(market, mark, -notional)
    out.depth.above[i] = none ? Number.NaN : markAt(market, mark, notional)
  }
  out.used.depth = DEPTH_POINTS
}

/** Rounds, with the path of market m. */
function fillRounds({ rounds }: World, m: number, out: Observation): void {
  const count = Math.min(rounds.length, ROUND_ROWS)
  const columns = { ...rounds.columns, hand: rounds.hand[m], mark: rounds.mark[m] }
  for (const name of ROUND_COLUMNS) out.rounds[name].set(columns[name].subarray(0, count))
  out.used.rounds = count
}
