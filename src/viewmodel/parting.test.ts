import { expect, test } from 'vitest'
import { account, moveTo, SCENARIO, TEXTBOOK } from '../engine/cast.test-kit.ts'
import { CAUSES } from '../engine/observation.ts'
import type { Rulebook } from '../engine/rulebook.ts'
import type { JournalColumns } from '../protocol/messages.ts'
import { createSession } from '../worker/session.ts'
import { countsOf, partingOf } from './parting.ts'

type Row = Partial<Record<'round' | 'cause' | 'from' | 'to' | 'amount' | 'lots', number>>

/** A journal of made-up rows: what is not given is zero. */
function journalOf(...rows: readonly Row[]): JournalColumns {
  const column = (name: keyof Row): number[] => rows.map((row) => row[name] ?? 0)
  return {
    length: rows.length,
    round: Uint32Array.from(column('round')),
    cause: Uint8Array.from(column('cause')),
    from: Int32Array.from(column('from')),
    to: Int32Array.from(column('to')),
    amount: Float64Array.from(column('amount')),
    market: new Uint8Array(rows.length),
    lots: Float64Array.from(column('lots')),
    price: new Float64Array(rows.length),
    rule: new Uint8Array(rows.length),
    rules: [],
    ledgers: [],
    causes: CAUSES,
  }
}

const ONE: Row = { round: 1, from: 5, to: 0, amount: 100, lots: 3 }
const TWO: Row = { round: 2, from: 6, to: -1, amount: 50, lots: 0 }

test('journals that are the same never part, and no journal parts from itself', () => {
  expect(partingOf(journalOf(ONE, TWO), journalOf(ONE, TWO), true)).toBeNull()
  expect(partingOf(journalOf(), journalOf(), true)).toBeNull()
})

test.each<[string, Row]>([
  ['cause', { cause: 1 }],
  ['lots', { lots: 4 }],
  ['amount', { amount: 50.001 }],
  ['ledger', { to: -2 }],
  ['account', { from: 7 }],
])('they part in the round of the first row whose %s differs', (_, other) => {
  expect(partingOf(journalOf(ONE, TWO), journalOf(ONE, { ...TWO, ...other }), true)).toBe(2)
})

test('dust is no difference', () => {
  expect(partingOf(journalOf(ONE), journalOf({ ...ONE, amount: 100 * (1 + 1e-12) }), true)).toBeNull()
})

test('in another order of the crowd a trader is known by what happens to it, not by its row', () => {
  const moved = journalOf(ONE, { ...TWO, from: 7 })
  expect(partingOf(journalOf(ONE, TWO), moved, false)).toBeNull()
  // The vault and the other side of the book stand in the same rows everywhere.
  expect(partingOf(journalOf(ONE, TWO), journalOf(ONE, { ...TWO, from: 1 }), false)).toBe(2)
})

test('a row that only one of them has is where they part; a row of an earlier round counts', () => {
  expect(partingOf(journalOf(ONE), journalOf(ONE, TWO), true)).toBe(2)
  expect(partingOf(journalOf(ONE, TWO), journalOf(ONE), true)).toBe(2)
  expect(partingOf(journalOf(ONE, { ...TWO, round: 3 }), journalOf(ONE, TWO), true)).toBe(2)
})

test('causes are counted by name', () => {
  const counts = countsOf(journalOf(ONE, TWO, { ...ONE, cause: CAUSES.indexOf('adl') }))
  expect(counts).toMatchObject({ liquidation: 2, adl: 1, fund: 0 })
  expect(Object.keys(counts)).toHaveLength(CAUSES.length)
})

/** The journal that the engine writes for a fall to 85 under a rulebook. */
function runOf(rulebook: Rulebook): JournalColumns {
  const accounts = [account('long', 10, 100, 10), account('tall', 5, 100, 20), account('short', -15, 100, 20)]
  const { accounts: all, ...light } = { ...SCENARIO, rulebook, accounts, steps: [moveTo(85)] }
  let journal: JournalColumns | null = null
  const send = createSession({
    post: (answer) => {
      if (answer.kind === 'journal') journal = answer.journal
    },
    later: (what) => what(),
    now: () => 0,
  })
  const lens = { market: 0, range: [75, 125] as const, until: null, solve: null }
  send({ kind: 'run', seq: 1, scenario: light, accounts: all, lens, spare: null })
  send({ kind: 'journal', seq: 2 })
  if (journal === null) throw new Error('there was no journal')
  return journal
}

test('two real runs part where the surplus first goes elsewhere, and not when nothing else differs', () => {
  const toFund = runOf({ ...TEXTBOOK, surplus: { to: 'fund' } })
  const toTrader = runOf({ ...TEXTBOOK, surplus: { to: 'trader' } })
  expect(countsOf(toFund).surplus).toBeGreaterThan(0)
  expect(partingOf(toFund, toTrader, true)).toBe(1)
  expect(partingOf(toFund, runOf({ ...TEXTBOOK, name: 'Another name' }), true)).toBeNull()
})
