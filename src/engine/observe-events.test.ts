import { describe, expect, test } from 'vitest'
import { account, MARKET, moveTo, SCENARIO, TEXTBOOK } from './cast.test-kit.ts'
import { createEngine } from './lab.ts'
import { look } from './look.test-kit.ts'
import { CAUSES } from './observation.ts'
import type { Scenario } from './scenario.ts'

interface Told {
  readonly cause: string
  readonly row: string | null
  readonly side: number
  readonly amount: number
}

/** The events of a run, with accounts by their ids. */
function eventsOf(scenario: Scenario): readonly Told[] {
  const engine = createEngine()
  for (const _ of engine.prepare(scenario));
  const { events, used } = look(engine, scenario)
  const ids = [...scenario.accounts.map(({ id }) => id)].sort()
  return Array.from({ length: used.events }, (_, e) => ({
    cause: CAUSES[events.cause[e]],
    row: Number.isNaN(events.row[e]) ? null : (ids[events.row[e] - 2] ?? 'other'),
    side: events.side[e],
    amount: events.amount[e],
  }))
}

const of = (events: readonly Told[], cause: string) => events.filter((event) => event.cause === cause)

describe('[O1] an event', () => {
  // A short of 1 at 100 with margin 10: under at 110 / 1.005, bankrupt at 110. In a jump to 120 it is 10 short.
  const short: Scenario = {
    ...SCENARIO,
    accounts: [account('short', -1, 100, 10), account('winner', 1, 90, 50)],
    reserves: { fund: 4, vault: 0, venue: 3 },
    steps: [moveTo(120, 1)],
  }

  test('has the side of the account that it is about, also where its row has no lots', () => {
    const events = eventsOf({
      ...short,
      rulebook: { ...TEXTBOOK, waterfall: [{ layer: 'fund' }, { layer: 'venue' }, { layer: 'socialised' }] },
    })
    expect(of(events, 'liquidation')).toEqual([{ cause: 'liquidation', row: 'short', side: -1, amount: 20 }])
    // What is paid for an account is told of that account; the amount is what it gives, so below zero here.
    expect(of(events, 'fund')).toEqual([{ cause: 'fund', row: 'short', side: -1, amount: -4 }])
    expect(of(events, 'venue')).toEqual([{ cause: 'venue', row: 'short', side: -1, amount: -3 }])
    expect(of(events, 'socialised')).toEqual([{ cause: 'socialised', row: 'short', side: -1, amount: -3 }])
    expect(of(events, 'fundEmpty')[0]).toMatchObject({ row: 'short', side: -1 })
  })

  test('of a deleveraging is told of the winner, on its own side', () => {
    const events = eventsOf({
      ...short,
      reserves: { fund: 0, vault: 0, venue: 0 },
      rulebook: { ...TEXTBOOK, waterfall: [{ layer: 'adl' }] },
    })
    expect(of(events, 'adl')).toEqual([{ cause: 'adl', row: 'winner', side: 1, amount: 10 }])
    expect(of(events, 'closeOut')).toEqual([])
  })

  test('of a leg that closes with a gain has an amount below zero', () => {
    // A cross account: the long in BTC loses 20 of its 15, the short in ETH has won 4 meanwhile.
    const events = eventsOf({
      ...SCENARIO,
      markets: [MARKET, { ...MARKET, symbol: 'ETH', price: 50, range: [30, 70] }],
      accounts: [
        {
          id: 'hedged',
          mode: 'cross',
          cash: 15,
          positions: [
            { market: 'BTC', size: 1, entry: 100 },
            { market: 'ETH', size: -1, entry: 54 },
          ],
        },
      ],
      reserves: { fund: 100, vault: 0, venue: 0 },
      steps: [moveTo(80, 1)],
    })
    expect(of(events, 'liquidation')).toEqual([
      { cause: 'liquidation', row: 'hedged', side: 1, amount: 20 },
      { cause: 'liquidation', row: 'hedged', side: -1, amount: -4 },
    ])
  })

  test('of a surplus is told of the account that left it', () => {
    const events = eventsOf({
      ...SCENARIO,
      accounts: [account('long', 1, 100, 10)],
      steps: [moveTo(90)],
    })
    // Closed at 90 / 0.995 instead of 90.
    const [surplus] = of(events, 'surplus')
    expect(surplus).toMatchObject({ row: 'long', side: 1 })
    expect(surplus?.amount).toBeCloseTo(90 / 0.995 - 90, 9)
  })
})
