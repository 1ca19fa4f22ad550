import { describe, expect, it } from 'vitest'
import { account } from '../engine/cast.test-kit.ts'
import { OPEN, T } from '../engine/world.ts'
import { checkRulebook } from './rulebook-schema.ts'
import { linear, outcome, printed } from './venue.test-kit.ts'

/** A venue that no file of the project is about, as a person would write it. */
const FOURTEENTH = `{
  "version": 1, "id": "fourteenth", "name": "Fourteenth venue", "dated": "2026-11-25",
  "sources": [], "remarks": [],
  "margin": {
    "model": "deduction", "basis": "mark", "closingFee": 0,
    "tiers": { "default": [
      { "floor": 0, "rate": 0.01, "maxLeverage": 50 }, { "floor": 1000, "rate": 0.02, "maxLeverage": 25 }
    ] }
  },
  "trigger": { "strict": true },
  "procedure": { "kind": "closeAll" },
  "legs": "all",
  "surplus": { "to": "split", "fee": 0.001 },
  "waterfall": [{ "layer": "venue" }, { "layer": "fund" }, { "layer": "socialised" }],
  "adl": { "triggers": [], "score": "BX-ADL", "allocation": "contractProRata", "price": "mark", "protectPrincipal": true },
  "units": { "default": { "settles": "USDX", "kind": "linear", "contract": 0.1, "tick": 0.5, "prints": "againstTrader", "quantum": 0.01 } },
  "roundSeconds": 2
}`

describe('a fourteenth venue, from a JSON text alone', () => {
  const checked = checkRulebook(JSON.parse(FOURTEENTH))
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  const book = checked.value

  it('requires, solves and prints by its own rules', () => {
    // 20 at 100 need 2,000 · 2 % − 10 = 30; P = (2,000 − 200 − 10) / (20 · 0.98) = 91.33, on its tick 91.5.
    const twenty = linear(20, 100, 200)
    expect(outcome(book, twenty).requirement).toBeCloseTo(30, 9)
    expect(outcome(book, twenty).liquidation).toBeCloseTo(1790 / 19.6, 9)
    expect(printed(book, twenty, 'liquidationPrice')).toBe(91.5)
  })

  it('is shocked and pays: the venue 3, the fund 4, and all who are left the rest', () => {
    // One long of 1 with 10 jumps to 80: 10 are missing, and the last 3 of them are socialised over 2 short and the LP’s 2 long.
    const { world, status } = outcome(book, {
      ...linear(1, 100, 10),
      others: [account('short', -2, 100, 100, 'M0')],
      reserves: { venue: 3, fund: 4 },
      steps: [{ kind: 'price', market: 0, to: 80, gap: 1 }],
    })
    expect(status).not.toBe(OPEN)
    const { tally } = world
    expect([T.venuePaid, T.fundPaid, T.socialisedPaid, T.residual].map((name) => tally[name])).toEqual([
      expect.closeTo(3, 9),
      expect.closeTo(4, 9),
      expect.closeTo(3, 9),
      0,
    ])
  })
})
