import { describe, expect, test } from 'vitest'
import { named, observed } from './look.test-kit.ts'
import type { Cause, ValueName } from './observation.ts'
import { CAUSES } from './observation.ts'
import { randomStep } from './oracle-worlds.test-kit.ts'
import { eachRound, equities, grossOf, moneyIn, ofWorlds, worldOf } from './properties.test-kit.ts'
import type { TallyName, World } from './world.ts'
import { DUE, FIRST_TRADER, FUND, T, VENUE } from './world.ts'

const STEPS = 5

/** Σ of the journal's amounts of a cause. */
function journalSum({ journal }: World, cause: Cause): number {
  let sum = 0
  for (let i = 0; i < journal.length; i++) if (CAUSES[journal.cause[i]] === cause) sum += journal.amount[i]
  return sum
}

const sumOf = ({ tally }: World, names: readonly TallyName[]): number =>
  names.reduce((sum, name) => sum + tally[T[name]], 0)

/** Everything that pays for a loss. */
const PAID = [
  'marginLost',
  'fundPaid',
  'venuePaid',
  'adlPaid',
  'socialisedPaid',
  'clawbackPaid',
] as const satisfies readonly TallyName[]

describe('the books of random worlds after every round', () => {
  test('[system 7.1] money: equity, LP, vault, fund, venue and fees add up to what was there, to 1e-9 of gross', () => {
    ofWorlds(300, (seed) => {
      const { world, dice } = worldOf(seed)
      const money = moneyIn(world)
      eachRound(world, dice, STEPS, () => {
        expect(Math.abs(moneyIn(world) - money)).toBeLessThanOrEqual(1e-9 * grossOf(world))
      })
    })
  })

  test('[system 7.2] positions: the lots of each market add up to zero, exactly', () => {
    ofWorlds(300, (seed) => {
      const { world, dice } = worldOf(seed)
      const { positions, markets } = world
      eachRound(world, dice, STEPS, () => {
        const sums = markets.map(() => 0)
        for (let p = 0; p < positions.count; p++) sums[positions.market[p]] += positions.lots[p]
        expect(sums).toEqual(markets.map(() => 0))
        expect(positions.lots.every(Number.isInteger)).toBe(true)
      })
    })
  })

  test('[system 7.3] waterfall: loss in is what was paid and the residual, in total and layer by layer', () => {
    ofWorlds(300, (seed) => {
      const { world, dice, scenario } = worldOf(seed)
      const { ledgers, accounts, positions } = world
      const { reserves } = scenario
      eachRound(world, dice, STEPS, () => {
        const bound = 1e-9 * (grossOf(world) + sumOf(world, ['lossIn']))
        const near = (one: number, other: number): void =>
          expect(Math.abs(one - other)).toBeLessThanOrEqual(bound)
        near(sumOf(world, ['lossIn']), sumOf(world, [...PAID, 'residual']))
        near(ledgers[FUND], reserves.fund + sumOf(world, ['fundReceived']) - sumOf(world, ['fundPaid']))
        near(ledgers[VENUE], reserves.venue - sumOf(world, ['venuePaid']))
        near(-ledgers[DUE], sumOf(world, ['clawbackPaid']) - journalSum(world, 'settlement'))
        // What each layer paid is what the journal says it paid.
        near(sumOf(world, ['fundPaid']), journalSum(world, 'fund'))
        near(sumOf(world, ['venuePaid']), journalSum(world, 'venue'))
        near(sumOf(world, ['socialisedPaid']), journalSum(world, 'socialised'))
        near(sumOf(world, ['clawbackPaid']), journalSum(world, 'clawback'))
        near(sumOf(world, ['residual']), journalSum(world, 'residual'))
        // What nobody paid stands below zero on accounts that have left the market.
        let below = 0
        for (let a = FIRST_TRADER; a < accounts.count; a++) {
          const lots = positions.lots.subarray(accounts.first[a], accounts.first[a + 1])
          if (lots.every((held) => held === 0)) below += Math.max(0, -accounts.cash[a])
        }
        near(sumOf(world, ['residual']), below)
        for (const name of [...PAID, 'residual', 'lossIn'] as const)
          expect(world.tally[T[name]]).toBeGreaterThanOrEqual(-bound)
      })
    })
  })

  test('[system 7.3] waterfall: what the screen says about who pays is these numbers', () => {
    ofWorlds(60, (seed) => {
      const { scenario, dice } = worldOf(seed)
      const marks = scenario.markets.map(({ price }) => price)
      const steps = Array.from({ length: 3 }, () => randomStep(dice, marks))
      const shown = named(observed({ ...scenario, steps }))
      const number = (name: ValueName): number => shown[name] ?? Number.NaN
      const gross = number('marginPosted') + number('lossIn') + number('fundStart') + number('vaultStart')
      expect(Math.abs(number('lossGap'))).toBeLessThanOrEqual(1e-9 * gross)
      const paid = [...PAID, 'vaultPaid'] as const
      const sum = paid.reduce((all, name) => all + number(name), number('residual'))
      expect(Math.abs(number('lossIn') - sum)).toBeLessThanOrEqual(1e-9 * gross)
      expect(number('fundLeft')).toBeGreaterThanOrEqual(-1e-9 * gross)
    })
  })

  test('[system 7.4] principal: under its protection no deleveraging costs a winner more than what it closes earns', () => {
    let pairs = 0
    ofWorlds(600, (seed) => {
      const { world, dice } = worldOf(seed, (scenario) => ({
        ...scenario,
        rulebook: {
          ...scenario.rulebook,
          waterfall: [{ layer: 'adl' }],
          adl: { ...scenario.rulebook.adl, protectPrincipal: true },
        },
      }))
      const { journal } = world
      let from = 0
      eachRound(
        world,
        dice,
        STEPS,
        () => {
          for (let i = from; i + 1 < journal.length; i++) {
            if (CAUSES[journal.cause[i]] !== 'adl' || CAUSES[journal.cause[i + 1]] !== 'closeOut') continue
            pairs++
            const winner = journal.to[i + 1] < FIRST_TRADER ? journal.from[i + 1] : journal.to[i + 1]
            const given = journal.from[i] === winner ? journal.amount[i] : -journal.amount[i]
            const earned = journal.to[i + 1] === winner ? journal.amount[i + 1] : -journal.amount[i + 1]
            if (given > 0) expect(earned - given).toBeGreaterThanOrEqual(-1e-9 * grossOf(world))
          }
        },
        () => {
          from = journal.length
        },
      )
    })
    expect(pairs).toBeGreaterThan(500)
  })

  test('[system 7.4] principal: who has nothing in the market pays nothing there, with or without protection', () => {
    let payments = 0
    ofWorlds(300, (seed) => {
      const { world, dice } = worldOf(seed)
      const { journal, positions, accounts } = world
      let from = 0
      let lots = positions.lots.slice()
      eachRound(
        world,
        dice,
        STEPS,
        () => {
          for (let i = from; i < journal.length; i++) {
            if (CAUSES[journal.cause[i]] !== 'adl') continue
            payments++
            for (const a of [journal.from[i], journal.to[i]]) {
              const held = [...lots.keys()].filter(
                (p) => p >= accounts.first[a] && p < accounts.first[a + 1] && lots[p] !== 0,
              )
              expect(held.map((p) => positions.market[p])).toContain(journal.market[i])
            }
          }
        },
        () => {
          from = journal.length
          lots = positions.lots.slice()
        },
      )
    })
    expect(payments).toBeGreaterThan(500)
  })

  test('[M2] no account is worth anything that its cash and its positions are not', () => {
    // The LP's equity is the mirror of all the others', since nothing else is on the other side.
    ofWorlds(100, (seed) => {
      const { world } = worldOf(seed)
      const [lp, vault, ...traders] = equities(world)
      const deposits = [...world.accounts.cash.subarray(FIRST_TRADER)].reduce((sum, cash) => sum + cash, 0)
      const sum = traders.reduce((all, equity) => all + equity, 0)
      expect(Math.abs(sum + lp - deposits)).toBeLessThanOrEqual(1e-9 * grossOf(world))
      expect(vault).toBe(world.accounts.cash[1])
    })
  })
})
