import type { Oracle } from './oracle-account.test-kit.ts'
import { total, tradersOf } from './oracle-account.test-kit.ts'
import { deleverage, owesTooMuch, relievePool } from './oracle-adl.test-kit.ts'
import { payFunding, settlePeriod } from './oracle-charges.test-kit.ts'
import { liquidate } from './oracle-closing.test-kit.ts'
import type { Meeting } from './oracle-crossing.test-kit.ts'
import { meetingAgain, meetings } from './oracle-crossing.test-kit.ts'
import { priceUnder } from './oracle-impact.test-kit.ts'
import { triggerOf } from './oracle-waterfall.test-kit.ts'
import type { Step } from './scenario.ts'

/** The twin of `step`: one step of a scenario, round by round, until nothing new happens (rules P1, P2, P8). */
export function stepOracle(oracle: Oracle, what: Step): void {
  handTakesOver(oracle)
  switch (what.kind) {
    case 'price': {
      const market = oracle.markets[what.market]
      runRounds(oracle, false)
      const start = market.mark
      if (what.gap < 1) {
        market.hand = start + (1 - what.gap) * (what.to - start)
        runRounds(oracle, false)
      }
      if (what.gap > 0) {
        market.hand = what.to
        runRounds(oracle, true)
      }
      return
    }
    case 'funding':
      payFunding(oracle, what.market, what.rate)
      runRounds(oracle, false)
      return
    case 'settle':
      settlePeriod(oracle)
      runRounds(oracle, false)
  }
}

function handTakesOver(oracle: Oracle): void {
  for (const market of oracle.markets) {
    market.hand = market.mark
    market.wasAt = market.mark
    market.forced = 0
  }
}

function runRounds(oracle: Oracle, isJump: boolean): void {
  for (;;) {
    const met = lookRound(oracle, isJump)
    if (met.length === 0) {
      setMarks(oracle)
      if (!owesTooMuch(oracle)) return
    }
    beginRound(oracle)
    closeAll(oracle, met, isJump)
    for (const market of oracle.markets) market.wasAt = market.mark
    setMarks(oracle)
    for (const market of oracle.markets) market.now = market.mark
    deleverage(oracle)
    setMarks(oracle)
    for (const market of oracle.markets) relievePool(oracle, market)
    // Whoever has changed is looked at from here on.
    for (const account of oracle.changed) account.safeAt.fill(Number.NaN)
    oracle.changed.clear()
  }
}

/** Everyone whom the prices meet on their way to where hand and forced flow put them, market by market. */
function lookRound(oracle: Oracle, isJump: boolean): Meeting[] {
  forgetWhatIsStale(oracle)
  const met: Meeting[] = []
  for (const market of oracle.markets) {
    const bound = priceUnder(market, market.hand, market.forced)
    market.previous = bound === market.mark ? market.wasAt : market.mark
    market.markBefore = market.mark
    market.now = isJump ? bound : market.mark
    met.push(...meetings(oracle, market, bound))
  }
  return met
}

/** A charge, or another mark on the move, makes a step account be looked at from the mark again (rules F1, T3). */
function forgetWhatIsStale(oracle: Oracle): void {
  for (const account of tradersOf(oracle))
    for (const { m } of oracle.markets) {
      const isMany = account.positions.length > 1
      const isCharged = oracle.markets.some((market) => market.isCharged && (isMany || market.m === m))
      const isStale = isMany && oracle.markets.some((market) => market.hasMoved && market.m !== m)
      if (isCharged || isStale) account.safeAt[m] = Number.NaN
    }
  for (const market of oracle.markets) {
    market.isCharged = false
    market.hasMoved = false
  }
}

function beginRound(oracle: Oracle): void {
  oracle.round++
  const { totals } = oracle
  totals.fundNotionalInRound = 0
  // The maximum of a window: one that was set longer ago is forgotten (rule A2).
  if (oracle.fund >= total(oracle, 'fundPeak')) totals.fundPeakRound = oracle.round
  const drawdown = triggerOf(oracle, 'drawdown')
  if (drawdown === undefined) return
  const rounds = Math.ceil(drawdown.windowSeconds / oracle.rulebook.roundSeconds)
  if (oracle.round - total(oracle, 'fundPeakRound') > rounds) {
    totals.fundPeak = oracle.fund
    totals.fundPeakRound = oracle.round
  }
}

/**
 * In a slide where each is met, unless sales have taken the price past that; after a jump at the far side. Each once a
 * round, but in a slide whoever was closed in part is met again where the price passes it on its way.
 */
function closeAll(oracle: Oracle, met: readonly Meeting[], isJump: boolean): void {
  const bounds = new Map(oracle.markets.map((m) => [m, priceUnder(m, m.hand, m.forced)]))
  // Market by market, falling before rising: those that are met again come between the others of their own direction.
  for (const part of partsOf(met)) {
    const todo = [...part]
    for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
      const { account, market, price, isFalling, isAgain } = next
      if (oracle.changed.has(account) && isAgain !== true) continue
      if (isFalling ? market.now > price : market.now < price) market.now = price
      const pending = oracle.pending.length
      liquidate(oracle, account, market)
      const isWaiting = oracle.pending.length > pending
      const again = isJump || isWaiting ? null : meetingAgain(oracle, next, bounds.get(market) ?? market.now)
      if (again === null) continue
      const at = todo.findIndex((other) => comesAfter(other, again))
      todo.splice(at < 0 ? todo.length : at, 0, again)
    }
  }
}

/** Farther on the way; at the same price those that are met for the first time come before the others, and these by row. */
function comesAfter(other: Meeting, again: Meeting): boolean {
  if (other.price !== again.price)
    return other.isFalling ? other.price < again.price : other.price > again.price
  return other.isAgain === true && other.account.row > again.account.row
}

function partsOf(met: readonly Meeting[]): readonly Meeting[][] {
  const parts: Meeting[][] = []
  for (const meeting of met) {
    const last = parts[parts.length - 1]?.[0]
    if (last?.market === meeting.market && last.isFalling === meeting.isFalling)
      parts[parts.length - 1].push(meeting)
    else parts.push([meeting])
  }
  return parts
}

function setMarks(oracle: Oracle): void {
  for (const market of oracle.markets) {
    const mark = priceUnder(market, market.hand, market.forced)
    if (mark !== market.mark) market.hasMoved = true
    market.mark = mark
  }
}
