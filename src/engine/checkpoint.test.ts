import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { CALM, PLAIN, scenarioOf, THIN } from './book.test-kit.ts'
import { account, CROWD, moveTo, SCENARIO } from './cast.test-kit.ts'
import { checkpoint, digest, restore } from './checkpoint.ts'
import { runScenario, takeInHand } from './lab.ts'
import { ROUND_COLUMNS, ROUND_ROWS } from './observation.ts'
import type { Rulebook } from './rulebook.ts'
import type { Scenario, Step } from './scenario.ts'
import type { World } from './world.ts'
import { VAULT } from './world.ts'

/** Everything that a step can change, byte for byte, column by column, without the room that is kept for more. */
function bytesOf(world: World): Record<string, string> {
  const { accounts, positions, journal, rounds } = world
  const used = Math.min(rounds.length, ROUND_ROWS)
  // `isStale` says what is solved already, not what is so.
  const block = world.block.slice()
  const at = (world.prices.isStale.byteOffset - world.block.byteOffset) / 8
  block.fill(0, at, at + world.markets.length)
  const columns: Record<string, ArrayBufferView> = {
    cash: accounts.cash,
    status: accounts.status,
    cooldown: accounts.cooldown,
    version: accounts.version,
    line: accounts.line,
    lots: positions.lots,
    basis: positions.basis,
    settledAt: positions.settledAt,
    closed: positions.closed,
    block,
    periodEquity: world.periodEquity,
    lengths: Float64Array.of(journal.length, rounds.length),
  }
  journal.used().forEach((column, i) => {
    columns[`journal ${i}`] = column
  })
  const told = { ...rounds.columns, hand: rounds.hand[0], mark: rounds.mark[0] }
  for (const name of ROUND_COLUMNS) columns[`rounds ${name}`] = told[name].subarray(0, used)
  return Object.fromEntries(
    Object.entries(columns).map(([name, { buffer, byteOffset, byteLength }]) => [
      name,
      createHash('sha1')
        .update(new Uint8Array(buffer, byteOffset, byteLength))
        .digest('hex'),
    ]),
  )
}

const ETH = { ...THIN, symbol: 'ETH' }

/** Two markets, crosses and hedges, every layer, partial closings, impact. */
const BUSY: Scenario = {
  ...SCENARIO,
  rulebook: {
    ...PLAIN,
    margin: { ...PLAIN.margin, model: 'flat', rate: 0.02, maxLeverage: 50 },
    procedure: { kind: 'fixedFraction', fraction: 0.2, above: 2000, cooldownSeconds: 3 },
    surplus: { to: 'split', fee: 0.01 },
    waterfall: [
      { layer: 'vault', below: 0.5 },
      { layer: 'fund' },
      { layer: 'venue' },
      { layer: 'adl' },
      { layer: 'socialised' },
      { layer: 'clawback' },
    ],
  },
  markets: [
    { ...THIN, depth: 2e5, lot: 0.01 },
    { ...ETH, depth: 2e5, lot: 0.01 },
  ],
  crowd: { ...CROWD, count: 800, hedgedShare: 0.3 },
  reserves: { fund: 300, vault: 5000, venue: 200 },
}

const FALL: readonly Step[] = [
  moveTo(97, 0.2),
  { kind: 'funding', market: 0, rate: 0.002 },
  moveTo(94, 0.5, 1),
  { kind: 'settle' },
  moveTo(82, 0.6),
]

describe('checkpoints', () => {
  it('[K1] the same scenario gives the same bytes', () => {
    const scenario = { ...BUSY, steps: FALL }
    const world = runScenario(scenario)
    expect(world.journal.length).toBeGreaterThan(50)
    expect(bytesOf(runScenario(scenario))).toEqual(bytesOf(world))
  })

  it('[K1] a restored world is the world that was kept, and goes on from it the same way', () => {
    for (let at = 0; at <= FALL.length; at++) {
      const straight = runScenario({ ...BUSY, steps: FALL })
      const hand = takeInHand(runScenario({ ...BUSY, steps: [] }))
      for (const what of FALL.slice(0, at)) {
        hand.preview(what)
        hand.commit()
      }
      const kept = checkpoint(hand.world)
      const before = bytesOf(hand.world)
      for (const what of FALL.slice(at)) {
        hand.preview(what)
        hand.commit()
      }
      restore(hand.world, kept)
      expect(bytesOf(hand.world), `kept before step ${at}`).toEqual(before)
      const again = takeInHand(hand.world, at)
      for (const what of FALL.slice(at)) {
        again.preview(what)
        again.commit()
      }
      expect(digest(hand.world), `kept before step ${at}`).toBe(digest(straight))
    }
  })

  it('[K1] a checkpoint is a copy: what happens later does not reach it', () => {
    const hand = takeInHand(runScenario({ ...BUSY, steps: FALL.slice(0, 1) }))
    const kept = checkpoint(hand.world)
    const cash = Float64Array.from(kept.accounts.cash)
    hand.commit()
    hand.preview(moveTo(85, 1))
    expect(hand.world.accounts.cash).not.toEqual(cash)
    expect(kept.accounts.cash).toEqual(cash)
  })

  it('[K1] the digest tells worlds apart that differ in a single account', () => {
    const one = scenarioOf({ accounts: [account('a', 1, 100, 50)], steps: [] })
    const other = scenarioOf({ accounts: [account('a', 1, 100, 50.000001)], steps: [] })
    expect(digest(runScenario(one))).not.toBe(digest(runScenario(other)))
  })
})

describe('a world in hand', () => {
  it('[K2] a cancel puts back every byte, after any number of previews', () => {
    for (let at = 0; at < FALL.length; at++) {
      const hand = takeInHand(runScenario({ ...BUSY, steps: [] }))
      for (const what of FALL.slice(0, at)) {
        hand.preview(what)
        hand.commit()
      }
      const before = bytesOf(hand.world)
      for (const to of [96, 90, 80, 99, 110, 85]) hand.preview(moveTo(to, 0.5))
      hand.preview(FALL[at])
      expect(bytesOf(hand.world)).not.toEqual(before)
      hand.cancel()
      expect(bytesOf(hand.world), `after ${at} steps`).toEqual(before)
    }
  })

  it('[K2] a preview hangs on the pointer alone, not on the previews before it', () => {
    const direct = takeInHand(runScenario({ ...BUSY, steps: [] }))
    direct.preview(moveTo(91, 0.3))
    const wandering = takeInHand(runScenario({ ...BUSY, steps: [] }))
    for (const to of [98, 84, 70, 105, 90.9]) wandering.preview(moveTo(to, 0.3))
    wandering.preview(moveTo(91, 0.3))
    expect(bytesOf(wandering.world)).toEqual(bytesOf(direct.world))
  })

  it('[K2] moving back up in one drag un-sinks what had sunk', () => {
    const hand = takeInHand(runScenario(scenarioOf({ accounts: [account('a', 1, 100, 19)], steps: [] })))
    hand.preview(moveTo(85))
    expect(hand.world.positions.lots[2]).toBe(0)
    hand.preview(moveTo(95))
    expect(hand.world.positions.lots[2]).toBe(1)
    expect(hand.world.journal.length).toBe(0)
  })

  it('[K2] committed steps and one run over all of them are the same world', () => {
    const hand = takeInHand(runScenario({ ...BUSY, steps: [] }))
    for (const what of FALL) {
      hand.preview(moveTo(93))
      hand.preview(what)
      hand.commit()
    }
    expect(bytesOf(hand.world)).toEqual(bytesOf(runScenario({ ...BUSY, steps: FALL })))
  })

  it('[K2] the vault gets its reserve back, too', () => {
    const hand = takeInHand(runScenario({ ...BUSY, steps: [] }))
    expect(hand.world.accounts.cash[VAULT]).toBe(5000)
    hand.preview(moveTo(88, 0.1))
    expect(hand.world.accounts.cash[VAULT]).not.toBe(5000)
    hand.cancel()
    expect(hand.world.accounts.cash[VAULT]).toBe(5000)
  })

  it('[K2] more rounds than there are rows: the last row, which gathers the rest, is put back', () => {
    // 600 units, throttled to one a round: 520 rounds are committed with the hand at 88, then a preview adds more.
    const rulebook: Rulebook = {
      ...PLAIN,
      procedure: { kind: 'throttled', fraction: 0.001, notional: 0 },
    }
    const many = Array.from({ length: 520 }, (_, i) => account(`a${i}`, 1, 100, 100 - 0.9 * (99 - i * 0.01)))
    const steps = many.map((_, i) => moveTo(99 - i * 0.01 - 0.005))
    const scenario = scenarioOf({
      rules: rulebook,
      markets: [CALM],
      accounts: [...many, account('z', 9, 100, 9 * 19)],
      steps,
    })
    const hand = takeInHand(runScenario(scenario), steps.length)
    hand.commit()
    expect(hand.world.rounds.length).toBe(520)
    const before = bytesOf(hand.world)
    hand.preview(moveTo(85))
    expect(hand.world.rounds.length).toBeGreaterThan(520)
    hand.cancel()
    expect(bytesOf(hand.world)).toEqual(before)
  })
})
