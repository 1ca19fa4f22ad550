import { rowsOf } from '../engine/book.test-kit.ts'
import { marginCurve, requirement } from '../engine/margin.ts'
import { zeroCoordinate } from '../engine/threshold.ts'
import { T, TAKEN_OVER } from '../engine/world.ts'
import type { Figures } from './venue.test-kit.ts'
import { deductions, linear, outcome, printed, STAY } from './venue.test-kit.ts'

/* What venues on a chain have published or have in their own tests. The keys are those of the sources of each file. */

const PARADEX = {
  cash: 1000,
  held: [
    { symbol: 'BTC', size: 0.1, entry: 60_000, price: 54_800 },
    { symbol: 'ETH', size: -1, entry: 3000, price: 3400 },
  ],
  steps: [STAY(54_800)],
}
const DRIFT = { ...linear(2, 100, 5), steps: [STAY(100)] }

export const OF_PROTOCOLS: Figures = {
  'drift-v2': [
    ['2 from 100 with 5 USDC: 1.8 go, 0.2 stay [DR1]', (book) => outcome(book, DRIFT).size, 0.2, 12],
    [
      'on 1.4 of collateral, 7 % [DR1]',
      (book) => {
        const { equity, size } = outcome(book, DRIFT)
        return [equity, equity / (size * 100)]
      },
      [1.4, 0.07],
      9,
    ],
    [
      '10,000 at 5 % and a factor of 0.001 need 14 % [DR4]',
      (book) => outcome(book, linear(10_000, 100, 5e5)).requirement,
      140_000,
      6,
    ],
  ],
  'dydx-v4': [
    [
      '1,000 behind a short of 3 at 3,000 and 5 %: 3,174.60 [DX6]',
      (book) => outcome(book, linear(-3, 3000, 1000, 3000, 'mid-cap')).liquidation,
      3174.6,
    ],
    [
      'a short of 1.5 beside a requirement of 175: 3,380.95 [DX6]',
      (book) =>
        outcome(book, {
          cash: 1000,
          held: [
            { symbol: 'mid-cap', size: -1.5, entry: 3000 },
            { symbol: 'long-tail', size: 1, entry: 1750 },
          ],
        }).liquidation,
      3380.95,
    ],
    [
      'a short of 500 from 1 with 100, at 2: −400, bankrupt at 1.20 [DX6]',
      (book) => {
        const { equity, bankruptcy } = outcome(book, linear(-500, 1, 100, 2))
        return [equity, bankruptcy]
      },
      [-400, 1.2],
      9,
    ],
    [
      // 0.0123 · 3.3333 · 3 % = 0.00122998…
      'requirements are rounded up to 0.000001 USDC [DX3]',
      (book) => printed(book, linear(0.0123, 3.3333, 1), 'maintenanceMargin'),
      0.00123,
      12,
    ],
  ],
  'gmx-v2': [
    [
      // 450,000 + 5,000 − 4,500 of 30,000 tokens.
      'a short of 30,000 for 450,000 on 5,000 stands at 15.016 and not at 15.017 [GM1]',
      (book) =>
        [15.016, 15.017].map((price) => {
          const { equity, requirement: floor } = outcome(book, linear(-30_000, 15, 5000, price))
          return Number(equity < floor)
        }),
      [0, 1],
    ],
    [
      'BTC and ETH have a floor of 0.5 %, others of 1 % of the size at entry [GM3]',
      (book) =>
        ['BTC/USD', 'ETH/USD', 'M0'].map(
          (symbol) => outcome(book, linear(10, 100, 200, 110, symbol)).requirement,
        ),
      [5, 5, 10],
      12,
    ],
    [
      'above 85 % of the pool winners are closed to 77 % [GM3]',
      (book) => {
        const win = (to: number) =>
          outcome(book, { ...linear(100, 100, 5000), reserves: { fund: 1000 }, steps: [STAY(to)] })
        const [below, above] = [win(108.5), win(108.51)]
        const { size, world } = above
        const pool = 1000 - (world.tally[T.adlProfit] ?? 0)
        return [below.size, Math.round((1e3 * size * 8.51) / pool) / 1e3]
      },
      [100, 0.77],
      9,
    ],
  ],
  hyperliquid: [
    ['BTC above 150M: 1,875,000 are deducted [HL2]', deductions('BTC'), [0, 1_875_000], 6],
    [
      '20 % go first above 100,000 USDC [HL1]',
      (book) => {
        const under = { ...linear(10_000, 100, 12_499, 100, 'BTC'), steps: [STAY(100)] }
        return outcome(book, under).lots.map((lots) => lots * 1e-4)
      },
      [8000],
      9,
    ],
    [
      'half of the initial margin at 40x, 25x, 20x and 10x [HL2]',
      (book) =>
        ['BTC', 'ETH', 'SOL', 'ARB'].map(
          (symbol) => outcome(book, linear(10, 100, 500, 100, symbol)).requirement,
        ),
      [12.5, 20, 25, 50],
      12,
    ],
  ],
  lighter: [
    [
      'mark 100, 60 of 100 required: a zero price of 98.2 at 3 % [LT]',
      (book) =>
        zeroCoordinate(10, 100, requirement(marginCurve(book.margin, 'X', 1), 10, 1000, 100), 60, 100),
      98.2,
      12,
    ],
    [
      '55 of 60 required, close-out at 40: sold on the book; at 39 the vault takes it [LT]',
      (book) =>
        [55, 39].map((cash) =>
          Number(
            outcome(book, { ...linear(20, 100, cash), reserves: { vault: 1000 }, steps: [STAY(100)] })
              .status === TAKEN_OVER,
          ),
        ),
      [0, 1],
    ],
    [
      'at most 1 % of a better fill: 20 of 55 [LT]',
      (book) => outcome(book, { ...linear(20, 100, 55), steps: [STAY(100)] }).cash,
      35,
      9,
    ],
  ],
  paradex: [
    [
      'value 80 and 88.8 required [PX]',
      (book) => {
        const { equity, requirement: required } = outcome(book, { ...PARADEX, steps: [] })
        return [equity, required]
      },
      [80, 88.8],
      9,
    ],
    [
      '40 % go for a penalty of 17.76 [PX]',
      (book) => {
        const { world, lots } = outcome(book, PARADEX)
        return [...lots.map((one) => one * 1e-4), rowsOf(world, 'fee')[0]?.amount ?? 0]
      },
      [0.06, -0.6, 17.76],
      9,
    ],
    [
      '62.24 stay against 53.28, 85.6 % [PX]',
      (book) => {
        const { equity, requirement: required } = outcome(book, PARADEX)
        return [equity, required, required / equity]
      },
      [62.24, 53.28, 0.856],
      3,
    ],
  ],
}
