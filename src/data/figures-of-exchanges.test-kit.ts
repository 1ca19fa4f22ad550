import { rowsOf } from '../engine/book.test-kit.ts'
import type { Figures } from './venue.test-kit.ts'
import { coin, deductions, linear, outcome, printed, STAY } from './venue.test-kit.ts'

/* What exchanges have published, and some that repeat it. The keys in the titles are those of the sources of each file. */

export const OF_EXCHANGES: Figures = {
  'binance-usdm': [
    [
      'BTCUSDT deductions, October 2024 [BN9]',
      deductions('BTCUSDT'),
      [
        0, 50, 950, 11_450, 131_450, 481_450, 2_981_450, 14_481_450, 26_481_450, 41_481_450, 121_481_450,
        421_481_450,
      ],
      2,
    ],
    [
      'DOGEUSDT deductions [BN9]',
      deductions('DOGEUSDT'),
      [0, 20, 170, 7670, 11_670, 51_670, 451_670, 851_670, 3_351_670, 13_351_670],
      2,
    ],
    [
      '1,000,000 USDT of BTC need 1,000,000 · 0.65 % − 950 = 5,550 [BN9]',
      (book) => outcome(book, linear(10, 100_000, 2e5, 100_000, 'BTCUSDT')).requirement,
      5550,
    ],
  ],
  'binance-coinm': [
    [
      'the deduction of BTCUSD grows by 1.81 − 0.56 at 50 BTC [BN8]',
      deductions('BTCUSD_PERP'),
      [0, 1.25],
      12,
    ],
    [
      '10,000 USD from 50,000 lose 0.05 BTC at 40,000',
      (book) => outcome(book, coin(10_000, 50_000, 0.2, 40_000)).equity - 0.2,
      -0.05,
    ],
    [
      'a 1x long is bankrupt at half of its entry',
      (book) => outcome(book, coin(10_000, 50_000, 0.2)).bankruptcy,
      25_000,
    ],
  ],
  'binance-2019-score': [
    [
      // 1,492 · 0.4 % = 5.968 required of 44.47 are 13.42 %.
      'profit 40.2, wallet 4.27, ratio 13.42 %: 1.26 [BN11]',
      (book) => outcome(book, linear(1, 1451.8, 4.27, 1492)).score,
      1.26,
    ],
    ['a loser scores zero [BN11]', (book) => outcome(book, linear(1, 1500, 100, 1492)).score, 0, 12],
  ],
  'bitmex-inverse': [
    ['180 XBT need 0.90 [BX2]', (book) => outcome(book, coin(9_000_000, 50_000, 5)).requirement, 0.9, 12],
    ['230 XBT need 2.30 [BX2]', (book) => outcome(book, coin(11_500_000, 50_000, 5)).requirement, 2.3, 12],
    [
      '10,000 from 10,000 at 10x and 11,000: a score of 0.43290 [BX4]',
      (book) => outcome(book, coin(10_000, 10_000, 0.1, 11_000)).score,
      0.4329004329,
      9,
    ],
  ],
  'bitmex-linear': [
    [
      // 200,000,000 contracts of 0.000001.
      '200,000,000 contracts from 5,000 with 20,000 earn 200,000 at 6,000 [BX1L]',
      (book) => {
        const size = 200_000_000 * (book.units?.default.contract ?? 0)
        return outcome(book, linear(size, 5000, (size * 5000) / 50, 6000)).equity
      },
      220_000,
      6,
    ],
    [
      'a long from 100 at 1 % goes at 99.5 [BX3]',
      (book) => outcome(book, linear(1, 100, 1)).liquidation,
      99.5,
      12,
    ],
    ['and is bankrupt at 99 [BX3]', (book) => outcome(book, linear(1, 100, 1)).bankruptcy, 99, 12],
  ],
  'bybit-inverse': [
    [
      '5,000 USD from 7,890.08 at 50x: printed 7,773.50 [BY7]',
      (book) => printed(book, coin(5000, 7890.08, 5000 / 7890.08 / 50), 'liquidationPrice'),
      7773.5,
      12,
    ],
    [
      'bankrupt at 7,735.37, printed 7,735.50 [BY7]',
      (book) => printed(book, coin(5000, 7890.08, 5000 / 7890.08 / 50), 'bankruptcyPrice'),
      7735.5,
      12,
    ],
    [
      '60,000 USD from 50,000 need 0.006 BTC [BY2]',
      (book) => outcome(book, coin(60_000, 50_000, 0.12)).requirement,
      0.006,
      12,
    ],
  ],
  'bybit-linear': [
    [
      '1 BTC from 20,000 at 50x: 19,700 [BY1]',
      (book) => outcome(book, linear(1, 20_000, 400)).liquidation,
      19_700,
    ],
    [
      'a short with 3,000 added: 23,300 [BY1]',
      (book) => outcome(book, linear(-1, 20_000, 3400)).liquidation,
      23_300,
    ],
    [
      'the long after 200 of funding: 19,900 [BY1]',
      (book) => outcome(book, linear(1, 20_000, 200)).liquidation,
      19_900,
    ],
    [
      'BTCUSDT deductions [BY8]',
      deductions('BTCUSDT'),
      [
        0, 1200, 3020, 4300, 5820, 8460, 15_460, 20_500, 46_000, 66_000, 80_000, 160_000, 300_000, 452_000,
        502_000, 777_000, 837_000, 967_000, 1_107_000, 1_482_000,
      ],
      2,
    ],
  ],
  'delta-exchange': [
    [
      '20 BTC need 1.625 %, printed 1.63 % [DE1]',
      (book) => outcome(book, linear(20, 10_000, 1e4, 10_000, 'BTCUSDT')).requirement / 200_000,
      0.01625,
      12,
    ],
    [
      '20,000 USD from 10,000 at 1 %: printed 9,950 [DE1]',
      (book) => Math.floor(outcome(book, coin(20_000, 10_000, 0.02)).liquidation),
      9950,
    ],
    [
      '200,000 USD at 3.25 %: 9,840.1 by its own rule, bankrupt at 9,685.2 [DE1]',
      (book) => {
        const { liquidation, bankruptcy } = outcome(book, coin(200_000, 10_000, 0.65))
        return [liquidation, bankruptcy]
      },
      [9840.1, 9685.23],
      1,
    ],
  ],
  deribit: [
    [
      '25 BTC at 100,000 need 28,125 USDC [DB1]',
      (book) => outcome(book, linear(25, 1e5, 1e6, 1e5, 'BTC_USDC')).requirement,
      28_125,
      6,
    ],
    [
      '6,000 SOL at 200 need 5 %, 60,000 USDC [DB1]',
      (book) => outcome(book, linear(6000, 200, 1e6, 200, 'SOL_USDC')).requirement,
      60_000,
      6,
    ],
    [
      'slices of 400 contracts of 10 USD [DB2]',
      (book) => {
        // 20 BTC at 50,000 with less than 1.1 %: the first slice is 0.08 BTC.
        const { world } = outcome(book, { ...linear(20, 50_000, 10_990), steps: [STAY(50_000)] })
        const [first] = rowsOf(world, 'partialLiquidation')
        return (first?.lots ?? 0) * 1e-4 * (first?.price ?? 0)
      },
      4000,
      6,
    ],
  ],
  'kraken-futures': [
    [
      '1,000 USD from 8,000 with 0.01 BTC at 1 %: 7,481 [KR]',
      (book) => Math.floor(outcome(book, coin(1000, 8000, 0.01)).liquidation),
      7481,
    ],
    ['bankrupt at 7,407 [KR]', (book) => Math.floor(outcome(book, coin(1000, 8000, 0.01)).bankruptcy), 7407],
    [
      'with 0.00125 BTC required at entry [KR]',
      (book) => outcome(book, coin(1000, 8000, 0.01)).requirement,
      0.00125,
      12,
    ],
  ],
  'okx-linear': [
    [
      'a short of 1 from 10 at 3x, 1 % and 0.06 %: 13.193482 [OK6]',
      (book) => outcome(book, linear(-1, 10, 10 / 3)).liquidation,
      13.193_482_4,
      6,
    ],
    [
      'a long of 1 from 10 at 3x: 6.738090 [OK6]',
      (book) => outcome(book, linear(1, 10, 10 / 3)).liquidation,
      6.738_090_4,
      6,
    ],
    [
      '2,000 contracts are in the first tier, 2,001 in the second, 4,001 in the third [OK6]',
      (book) =>
        [2000, 2001, 4001].map((size) => {
          const need = outcome(book, linear(size, 10, 1e4, 10, 'ETH-USDT-SWAP')).requirement
          return need / (size * 10) - book.margin.closingFee
        }),
      [0.01, 0.015, 0.02],
      12,
    ],
    [
      'a position of the third tier is cut by two tiers, to 2,000 [OK5]',
      (book) => {
        // 5,000 · 10 · 2.06 % = 1,030 required.
        return outcome(book, { ...linear(5000, 10, 1000), lot: 1, steps: [STAY(10)] }).lots
      },
      [2000],
      9,
    ],
  ],
  'okx-2024-score': [
    [
      // Equity 4 · 120 · 1.06 %.
      'from 100 at 120 with four times the requirement: 0.05, GRVT’s figure too [OK1]',
      (book) => outcome(book, linear(1, 100, 4 * 120 * 0.0106 - 20, 120)).score,
      0.05,
      9,
    ],
    [
      '+50 % at 4: 0.125, +20 % at 1.25: 0.16 [OK1]',
      (book) => [
        outcome(book, linear(1, 100, 4 * 150 * 0.0106 - 50, 150)).score,
        outcome(book, linear(1, 100, 1.25 * 120 * 0.0106 - 20, 120)).score,
      ],
      [0.125, 0.16],
      9,
    ],
  ],
}
