import { expect, test } from 'vitest'
import { account, CROWD, MARKET, moveTo, SCENARIO, TEXTBOOK } from './cast.test-kit.ts'
import { runScenario } from './lab.ts'
import { T, FUND, LIQUIDATED, LP } from './world.ts'
import { equityOf } from './account.ts'

test('[T2] one long at 100 with 10× and 0.5 % maintenance is liquidated at 90.45', () => {
  const world = runScenario({ ...SCENARIO, accounts: [account('long', 1, 100, 10)], steps: [moveTo(89)] })
  console.log(world.accounts.line, world.accounts.builtLine, world.accounts.status, world.tally[T.marginLost], world.ledgers, world.journal.length)
  expect(world.accounts.status[2]).toBe(LIQUIDATED)
  expect(world.journal.price[0]).toBeCloseTo(90 / 0.995, 9)
})
test('crowd timing', () => {
  for (const count of [1e5]) {
    let t = performance.now()
    const sc = { ...SCENARIO, crowd: { ...CROWD, count }, markets: [{ ...MARKET, depth: 3e7, impact: { law: 'linear' } as const }], reserves: { fund: 1e6, vault: 0, venue: 0 } }
    const w = runScenario(sc)
    console.log('build', performance.now() - t, w.prices.longLots[0] * 0.1)
    for (const gap of [0, 0.3, 1]) {
    t = performance.now()
    const w2 = runScenario({ ...sc, steps: [moveTo(92, gap)] })
    console.log(gap, 'run', performance.now() - t, w2.rounds.length, w2.prices.mark[0], 'closed', w2.tally[T.longsClosed], 'fund', w2.ledgers[FUND], 'adl', w2.tally[T.adlAccounts], w2.tally[T.adlPaid], 'res', w2.tally[T.residual], 'loss', w2.tally[T.lossIn], w2.tally[T.marginLost], w2.tally[T.fundPaid])
    let sum = w2.ledgers[0] + w2.ledgers[1] + w2.ledgers[2] + w2.ledgers[3]
    for (let a = 0; a < w2.accounts.count; a++) sum += equityOf(w2, a)
    console.log(sum - 1e6 - w2.tally[T.marginPosted], equityOf(w2, LP))
    }
  }
})
