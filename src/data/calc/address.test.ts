import { describe, expect, test } from 'vitest'
import { readCalcAddress, writeCalcAddress } from './address.ts'
import type { CalcInputs } from './inputs.ts'
import { FIRST_INPUTS } from './inputs.ts'

const problems = (rest: string) =>
  readCalcAddress(rest).problems.map(({ field, value, allowed }) => `${field} | ${value} | ${allowed}`)

describe('the address of the calculator', () => {
  test('says all that is on the page, and reading it gives it back', () => {
    const inputs: CalcInputs = {
      venue: 'binance-usdm',
      market: 'BTCUSDT',
      kind: 'linear',
      side: 'short',
      size: 109.488,
      entry: 32_481.98,
      leverage: 1 / 3 + 2,
      mode: 'cross',
      added: -12.5,
      funding: 3e-7,
      mark: 31_967.27,
      others: [
        { market: 'ETHUSDT', size: -3683.979, entry: 1456.84, mark: 1335.18 },
        { market: 'A:B,C', size: 2, entry: 5, mark: 5 },
        { market: 'BTCUSDT', size: 1, entry: 30_000, mark: 31_967.27 },
      ],
      gives: 'entry',
    }
    expect(readCalcAddress(writeCalcAddress(inputs))).toEqual({ inputs, problems: [] })
  })

  test('reads as the position it is', () => {
    const inputs: CalcInputs = {
      ...FIRST_INPUTS,
      others: [{ market: 'ETH', size: -3, entry: 4000, mark: 4000 }],
    }
    expect(writeCalcAddress(inputs)).toBe(
      '?venue=hyperliquid&market=BTC&side=long&size=1&entry=100000&lev=20&mode=isolated&others=ETH:-3:4000',
    )
    expect(readCalcAddress('')).toEqual({ inputs: FIRST_INPUTS, problems: [] })
  })

  test('the mark is the entry unless it is said', () => {
    expect(readCalcAddress('?entry=50').inputs.mark).toBe(50)
    expect(readCalcAddress('?entry=50&mark=60').inputs.mark).toBe(60)
  })

  test.each([
    ['?lev=abc', 'lev | abc | a number'],
    ['?lev=0', 'lev | 0 | 1 to 1000'],
    ['?lev=Infinity', 'lev | Infinity | a number'],
    ['?size=-3', 'size | -3 | 1e-9 to 1e15'],
    ['?side=up', 'side | up | "long", "short"'],
    ['?market=', 'market |  | a text of 1 to 20 characters'],
    ['?venue=../x', 'venue | ../x | the id of a rulebook'],
    [
      '?leverage=3',
      'leverage | 3 | venue, market, kind, side, size, entry, lev, mode, added, funding, gives, mark, others',
    ],
    ['?lev=3&lev=4', 'lev | 3, 4 | given once'],
    ['?others=ETH:0:5', 'others[0].size | ETH:0:5 | not 0'],
    ['?others=ETH:1', 'others[0].entry | ETH:1 | a number'],
    ['?others=ETH:1:2:3:4', 'others[0] | ETH:1:2:3:4 | symbol:size:entry:mark'],
  ])('%s is named, and the rest stands', (rest, problem) => {
    expect(problems(rest)).toEqual([problem])
    const { inputs } = readCalcAddress(`${rest}&entry=7`)
    const { size, side, leverage } = FIRST_INPUTS
    expect(inputs).toMatchObject({ entry: 7, size, side, leverage, others: [] })
  })

  test('of other positions a bad one is left out and the others stay, up to twelve', () => {
    const { inputs } = readCalcAddress('?others=ETH:-3:4000,SOL:x:1,%25:1:5')
    expect(inputs.others.map(({ market }) => market)).toEqual(['ETH', '%'])
    const many = Array.from({ length: 14 }, (_, i) => `M${i}:1:1`).join(',')
    expect(readCalcAddress(`?others=${many}`).inputs.others).toHaveLength(12)
    expect(problems(`?others=${many}`)).toEqual(['others | 14 | at most 12 positions'])
  })
})
