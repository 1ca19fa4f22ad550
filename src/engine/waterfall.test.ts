import { describe, expect, it } from 'vitest'
import { equityOf } from './account.ts'
import { CALM, gapOf, moneyOf, play, rowOf, rowsOf, stateOf, THIN, totals } from './book.test-kit.ts'
import { account, moveTo } from './cast.test-kit.ts'
import { DUE, FUND, LIQUIDATED, TAKEN_OVER, VAULT, VENUE } from './world.ts'

// 10 units at 100 with margin 190: under at 90, bankrupt at 81. A jump to 75 loses 250, 60 more than there is.
const ten = account('ten', 10, 100, 190)
const short = (id: string, size: number, cash: number) => account(id, -size, 100, cash)
const jump = [moveTo(75, 1)]

describe('one layer at a time: loss in = paid + loss out', () => {
  it('[W2] the own margin pays first, and all of it', () => {
    const world = play({ rules: { waterfall: [] }, accounts: [ten], steps: jump })
    expect(totals(world, 'lossIn', 'marginLost', 'deficit', 'residual')).toEqual({
      lossIn: 250,
      marginLost: 190,
      deficit: 60,
      residual: 60,
    })
  })

  it('[W3] the fund pays what it has', () => {
    const world = play({
      rules: { waterfall: [{ layer: 'fund' }] },
      accounts: [ten],
      reserves: { fund: 45 },
      steps: jump,
    })
    expect(totals(world, 'fundPaid', 'residual')).toEqual({ fundPaid: 45, residual: 15 })
    expect(world.ledgers[FUND]).toBe(0)
    expect(rowsOf(world, 'fund', 'fundEmpty')).toEqual([
      expect.objectContaining({ cause: 'fund', rule: 'W3', from: 'fund', to: 'ten', amount: 45 }),
      expect.objectContaining({ cause: 'fundEmpty', from: 'fund', to: 'ten', amount: 15 }),
    ])
  })

  it('[W3] a fund that suffices ends it: nothing is left, and the account stands at zero', () => {
    const world = play({ accounts: [ten], reserves: { fund: 100 }, steps: jump })
    expect(totals(world, 'fundPaid', 'residual', 'adlAccounts')).toEqual({
      fundPaid: 60,
      residual: 0,
      adlAccounts: 0,
    })
    expect(world.ledgers[FUND]).toBe(40)
    expect(stateOf(world, 'ten')).toEqual({ cash: 0, lots: [0], status: LIQUIDATED })
  })

  it('[W5] the venue pays after the fund', () => {
    const rules = { waterfall: [{ layer: 'fund' }, { layer: 'venue' }] } as const
    const world = play({ rules, accounts: [ten], reserves: { fund: 45, venue: 100 }, steps: jump })
    expect(totals(world, 'fundPaid', 'venuePaid', 'residual')).toEqual({
      fundPaid: 45,
      venuePaid: 15,
      residual: 0,
    })
    expect(world.ledgers[VENUE]).toBe(85)
    expect(rowsOf(world, 'venue')).toEqual([
      expect.objectContaining({ rule: 'W5', from: 'venue', to: 'ten', amount: 15 }),
    ])
  })

  it('[W1] the rulebook decides the order', () => {
    const rules = { waterfall: [{ layer: 'venue' }, { layer: 'fund' }] } as const
    const world = play({ rules, accounts: [ten], reserves: { fund: 45, venue: 50 }, steps: jump })
    expect(totals(world, 'fundPaid', 'venuePaid')).toEqual({ fundPaid: 10, venuePaid: 50 })
  })

  it('[W6] winners give up what the layers above cannot pay', () => {
    // A fund of 30 carries 5 of the 10 units at 75, 6 short of 81 each; the short takes the other 5 at 81: 30.
    const world = play({ accounts: [ten, short('short', 8, 300)], reserves: { fund: 30 }, steps: jump })
    expect(totals(world, 'fundPaid', 'adlPaid', 'adlLots', 'adlNotional', 'adlAccounts', 'residual')).toEqual(
      {
        fundPaid: 30,
        adlPaid: expect.closeTo(30, 9),
        adlLots: 5,
        adlNotional: 500,
        adlAccounts: 1,
        residual: 0,
      },
    )
    // It has realised 5 · 19 and still holds 3.
    expect(stateOf(world, 'short')).toEqual({ cash: expect.closeTo(395, 9), lots: [-3], status: 4 })
    expect(stateOf(world, 'ten')).toEqual({ cash: expect.closeTo(0, 9), lots: [0], status: LIQUIDATED })
  })

  it('[W9] what nobody pays stays as a debt of the account, and the sum says so', () => {
    const world = play({ accounts: [ten], reserves: { fund: 10 }, steps: jump })
    expect(totals(world, 'fundPaid', 'residual')).toEqual({ fundPaid: 10, residual: 50 })
    expect(stateOf(world, 'ten').cash).toBeCloseTo(-50, 9)
    expect(rowsOf(world, 'residual')).toEqual([
      expect.objectContaining({ rule: 'W9', from: 'ten', amount: 50 }),
    ])
  })
})

describe('the backstop vault', () => {
  // At 88 the 10 units have equity 70 and need 88: between two thirds of it and all of it the book gets them; at 84 they
  // have 30 of 84, and the vault.
  const rules = { waterfall: [{ layer: 'vault', below: 2 / 3 }], surplus: { to: 'trader' } } as const

  it('[W4] leaves to the book what is not far enough below', () => {
    const world = play({ rules, accounts: [ten], reserves: { vault: 1000 }, steps: [moveTo(88, 1)] })
    expect(rowsOf(world).map(({ cause }) => cause)).toEqual(['liquidation', 'surplus'])
  })

  it('[W4] takes the position and the margin over at the entry of the account', () => {
    const world = play({ rules, accounts: [ten], reserves: { vault: 1000 }, steps: [moveTo(84, 1)] })
    expect(stateOf(world, 'ten')).toEqual({ cash: 0, lots: [0], status: TAKEN_OVER })
    expect(world.positions.lots[1]).toBe(10)
    expect(world.accounts.cash[VAULT]).toBe(1190)
    expect(equityOf(world, VAULT)).toBe(1030)
    expect(
      totals(world, 'lossIn', 'marginLost', 'excessToVault', 'vaultReceived', 'vaultTaken', 'longsClosed'),
    ).toEqual({
      lossIn: 160,
      marginLost: 160,
      excessToVault: 30,
      vaultReceived: 30,
      vaultTaken: 1000,
      longsClosed: 1,
    })
    expect(rowsOf(world)).toEqual([
      {
        round: 1,
        cause: 'vaultTakeover',
        rule: 'W4',
        from: 'ten',
        to: 'Vault',
        amount: 190,
        lots: 10,
        price: 84,
      },
    ])
  })

  it('[W4] no forced flow reaches the book', () => {
    const world = play({
      rules,
      markets: [THIN],
      accounts: [ten],
      reserves: { vault: 1000 },
      steps: [moveTo(84, 1)],
    })
    expect(world.prices.forced[0]).toBe(0)
    expect(world.prices.mark[0]).toBe(84)
  })

  it('[W4] refuses when its own requirement would not be met', () => {
    // 53 + 30 would have to cover 84; 54 + 30 just does.
    const refused = play({ rules, accounts: [ten], reserves: { vault: 53 }, steps: [moveTo(84, 1)] })
    expect(stateOf(refused, 'ten').status).toBe(LIQUIDATED)
    expect(refused.accounts.cash[VAULT]).toBe(53)
    const taken = play({ rules, accounts: [ten], reserves: { vault: 54 }, steps: [moveTo(84, 1)] })
    expect(stateOf(taken, 'ten').status).toBe(TAKEN_OVER)
  })

  it('[W4] never takes an account that is below zero', () => {
    const world = play({ rules, accounts: [ten], reserves: { vault: 1e6 }, steps: jump })
    expect(stateOf(world, 'ten').status).toBe(LIQUIDATED)
    expect(totals(world, 'vaultTaken', 'residual')).toEqual({ vaultTaken: 0, residual: 60 })
  })
})

describe('socialised loss', () => {
  const rules = { waterfall: [{ layer: 'fund' }, { layer: 'socialised' }] } as const

  it('[W7] is charged to every open position by size, on both sides', () => {
    // 60 missing. Open after the sale: 20 short, against them 5 long and the LP with 15.
    const bystander = account('bystander', 5, 100, 400)
    const accounts = [ten, short('short', 20, 3000), bystander]
    const world = play({ rules, accounts, steps: jump })
    // 40 units are open: 1.50 each.
    expect(totals(world, 'socialisedPaid', 'residual')).toEqual({ socialisedPaid: 60, residual: 0 })
    expect(equityOf(world, rowOf(world, 'short'))).toBeCloseTo(3000 + 20 * 25 - 30, 9)
    expect(equityOf(world, rowOf(world, 'bystander'))).toBeCloseTo(400 - 5 * 25 - 7.5, 9)
    expect(rowsOf(world, 'socialised')).toEqual([
      expect.objectContaining({ rule: 'W7', to: 'ten', amount: 60 }),
    ])
    expect(moneyOf(world)).toBeCloseTo(3590, 9)
  })

  it('[W7] with nobody left in the market it cannot be charged', () => {
    const world = play({ rules, accounts: [ten], steps: jump })
    expect(totals(world, 'socialisedPaid', 'residual')).toEqual({ socialisedPaid: 0, residual: 60 })
  })
})

describe('clawback', () => {
  const rules = { waterfall: [{ layer: 'clawback' }] } as const
  const accounts = [ten, short('big', 6, 200), short('small', 2, 100), account('loser', 1, 100, 50)]

  it('[W8] is lent to the account at once and stands as due until the settlement', () => {
    const world = play({ rules, accounts, steps: jump })
    expect(totals(world, 'clawbackPaid', 'residual')).toEqual({ clawbackPaid: 60, residual: 0 })
    expect(world.ledgers[DUE]).toBe(-60)
    expect(stateOf(world, 'big').cash).toBe(200)
  })

  it('[W8] is then taken from those who earned in the period, by net profit', () => {
    // Profits 150 and 50: 60 of 200 is 30 %.
    const world = play({ rules, accounts, steps: [...jump, { kind: 'settle' }] })
    expect(stateOf(world, 'big').cash).toBeCloseTo(200 - 45, 9)
    expect(stateOf(world, 'small').cash).toBeCloseTo(100 - 15, 9)
    expect(stateOf(world, 'loser').cash).toBe(50)
    expect(world.ledgers[DUE]).toBeCloseTo(0, 9)
    expect(rowsOf(world, 'settlement').map(({ rule, from, to, amount }) => [rule, from, to, amount])).toEqual(
      [
        ['W8', 'big', 'due', expect.closeTo(45, 9)],
        ['W8', 'small', 'due', expect.closeTo(15, 9)],
      ],
    )
    expect(moneyOf(world)).toBeCloseTo(540, 9)
  })

  it('[W8] takes no more than was earned; the rest stays due', () => {
    const world = play({
      rules,
      accounts: [ten, short('small', 1, 100)],
      steps: [...jump, { kind: 'settle' }],
    })
    expect(stateOf(world, 'small').cash).toBeCloseTo(75, 9)
    expect(world.ledgers[DUE]).toBeCloseTo(-35, 9)
  })

  it('[F2] a settlement begins a new period: profit of the last is not taken twice', () => {
    // In the second period nothing is earned, and nothing more is taken.
    const steps = [...jump, { kind: 'settle' }, moveTo(76), { kind: 'settle' }] as const
    const world = play({ rules, accounts: [ten, short('small', 1, 100)], steps })
    expect(stateOf(world, 'small').cash).toBeCloseTo(75, 9)
    expect(world.ledgers[DUE]).toBeCloseTo(-35, 9)
  })

  it('[F2] without clawback a settlement changes nothing', () => {
    const world = play({ accounts: [short('small', 1, 100)], steps: [moveTo(90), { kind: 'settle' }] })
    expect(stateOf(world, 'small').cash).toBe(100)
    expect(world.journal.length).toBe(0)
  })
})

describe('all layers together', () => {
  it('[W1] loss in = paid + residual, and no money appears, for every waterfall there is', () => {
    const names = ['fund', 'venue', 'adl', 'socialised', 'clawback'] as const
    const reserves = { fund: 7, vault: 40, venue: 11 }
    const accounts = [ten, short('a', 4, 60), short('b', 3, 300), account('c', 3, 100, 70)]
    for (let mask = 0; mask < 1 << names.length; mask++)
      for (const markets of [[CALM], [THIN]]) {
        const layers = names.filter((_, i) => (mask >> i) & 1).map((layer) => ({ layer }))
        const world = play({
          rules: { waterfall: [{ layer: 'vault', below: 0.5 }, ...layers] },
          markets,
          accounts,
          reserves,
          steps: [moveTo(84, 1), moveTo(70, 0.5), moveTo(130, 0.7), { kind: 'settle' }],
        })
        expect(gapOf(world), layers.map(({ layer }) => layer).join()).toBeCloseTo(0, 8)
        expect(moneyOf(world)).toBeCloseTo(58 + 620, 8)
        expect(totals(world, 'residual').residual).toBeGreaterThanOrEqual(0)
      }
  })

  it('[W6] two legs of one account share the fund: neither is promised what the other has used', () => {
    // BTC jumps to 60: equity −100 over requirements of 60 and 100. Shared by these, BTC is used up at 63.75 and ETH at
    // 106.25: 37.50 and 62.50 are missing. A fund of 70 could carry either; after BTC it carries 5 ETH (31.25), and the
    // other 5 go to the short at 106.25.
    const ETH = { ...CALM, symbol: 'ETH' }
    const pair = {
      id: 'pair',
      mode: 'cross',
      cash: 300,
      positions: [
        { market: 'BTC', size: 10, entry: 100 },
        { market: 'ETH', size: 10, entry: 100 },
      ],
    } as const
    const winner = account('eth', -10, 120, 1000, 'ETH')
    const world = play({
      markets: [CALM, ETH],
      accounts: [pair, winner],
      reserves: { fund: 70 },
      steps: [moveTo(60, 1)],
    })
    expect(totals(world, 'fundPaid', 'adlPaid', 'adlLots', 'residual')).toEqual({
      fundPaid: expect.closeTo(68.75, 9),
      adlPaid: expect.closeTo(31.25, 9),
      adlLots: 5,
      residual: 0,
    })
    expect(totals(world, 'residual').residual).toBe(0)
    expect(gapOf(world)).toBeCloseTo(0, 9)
    expect(moneyOf(world)).toBeCloseTo(1370, 9)
  })
})
