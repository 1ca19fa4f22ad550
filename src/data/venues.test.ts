import { readdirSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { rowsOf } from '../engine/book.test-kit.ts'
import { account } from '../engine/cast.test-kit.ts'
import { OF_EXCHANGES } from './figures-of-exchanges.test-kit.ts'
import { OF_PROTOCOLS } from './figures-of-protocols.test-kit.ts'
import type { Figures } from './venue.test-kit.ts'
import { coin, linear, outcome, rulebookOf } from './venue.test-kit.ts'

/* Each venue reproduces figures that it has published, through its own file, the loader and the engine. */

const FIGURES: Figures = { ...OF_EXCHANGES, ...OF_PROTOCOLS }

describe.each(Object.entries(FIGURES))('%s', (id, figures) => {
  const named = figures.map(([what, of, published, digits = 2]) => ({ what, of, published, digits }))
  test.each(named)('$what', async ({ of, published, digits }) => {
    const got = of(await rulebookOf(id))
    const near = (value: number): unknown => expect.closeTo(value, digits)
    expect(got).toEqual(typeof published === 'number' ? near(published) : published.map(near))
  })
})

test('every venue has three figures; of variants only those with a formula of their own have any', async () => {
  const ids = readdirSync(new URL('../../public/rulebooks/', import.meta.url))
    .map((name) => name.replace('.json', ''))
    .filter((id) => id !== 'index' && id !== 'textbook')
  const without = ids.filter((id) => (FIGURES[id]?.length ?? 0) < 3)
  expect(without.sort()).toEqual([
    'binance-2019-score',
    'bybit-inverse-mark',
    'bybit-linear-mark',
    'hyperliquid-observed-score',
    'okx-2018-clawback',
    'okx-2024-score',
  ])
  for (const id of without) expect((await rulebookOf(id)).id).toBe(id)
})

describe('variants', () => {
  it('Bybit’s newer text takes the mark and the fee: P = (20,000 − 400) / (1 − 0.5 % − 0.075 %)', async () => {
    const { liquidation } = outcome(await rulebookOf('bybit-linear-mark'), linear(1, 20_000, 400))
    expect(liquidation).toBeCloseTo(19_600 / 0.99425, 9)
  })

  it('and in coin: Q · (1 + m) / (Q / E + M)', async () => {
    const { liquidation } = outcome(await rulebookOf('bybit-inverse-mark'), coin(10_000, 10_000, 0.1))
    expect(liquidation).toBeCloseTo((10_000 * 1.00575) / 1.1, 8)
  })

  it('OKEx 2018 takes what is missing from winners by profit, at the settlement', async () => {
    // The long is bankrupt at 90 and closed at 80: 10 are missing. The shorts have earned 20 and 40.
    const { world, cash } = outcome(await rulebookOf('okx-2018-clawback'), {
      ...linear(1, 100, 10),
      others: [account('small', -1, 100, 50, 'M0'), account('large', -2, 100, 100, 'M0')],
      steps: [{ kind: 'price', market: 0, to: 80, gap: 1 }, { kind: 'settle' }],
    })
    expect(cash).toBeCloseTo(0, 9)
    expect(rowsOf(world, 'settlement').map(({ from, amount }) => [from, amount])).toEqual([
      ['large', expect.closeTo((10 * 40) / 60, 9)],
      ['small', expect.closeTo((10 * 20) / 60, 9)],
    ])
  })
})
