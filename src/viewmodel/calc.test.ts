import { describe, expect, test } from 'vitest'
import { withCalcWords } from '../words/calc-words.ts'
import { createWords } from '../words/words.ts'
import { amountText, axisRange, isWhereWished, positionModel } from './calc.ts'
import { makeFormat } from './format.ts'
import { frameWith } from './frame.test-kit.ts'

const say = withCalcWords(createWords())
const format = makeFormat('en', 0.01, null)
const LINES = { markPrice: 110, youEntry: 100, youLiquidation: 90.45, youBankruptcy: 90 } as const

const { youLiquidation: _, ...LACKING } = LINES

describe('the figure of the calculator', () => {
  test('has room around its lines, and stays above zero', () => {
    const [low, high] = axisRange(frameWith(LINES).values)
    expect([low, high]).toEqual([90 - 7, 110 + 7])
    const alone = { markPrice: 100, youEntry: 100 }
    expect(axisRange(frameWith(alone).values)).toEqual([98, 102])
    const [least] = axisRange(frameWith({ ...LINES, youBankruptcy: 0.001 }).values)
    expect(least).toBe(0.00025)
  })

  test('draws the lines there are, and a cushion only between two', () => {
    const model = positionModel(frameWith(LINES).values, [80, 120], format, say)
    expect(model.lines.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'mark 110.00',
      'entry 100.00',
      'liquidation 90.45',
      'bankruptcy 90.00',
    ])
    expect(model.cushion).toMatchObject({ from: 90.45, to: 90 })
    const none = positionModel(frameWith(LACKING).values, [80, 120], format, say)
    expect(none.cushion).toBeNull()
    expect(none.lines).toHaveLength(3)
  })

  test('writes money in full, and knows when a wish is met', () => {
    expect(amountText(1_535_443.01, false, format)).toBe('1,535,443.01')
    expect(amountText(0.12345678, true, format)).toBe('0.12345678')
    expect(amountText(null, false, format)).toBe('–')
    expect([isWhereWished(95, 95), isWhereWished(95.001, 95), isWhereWished(null, 95)]).toEqual([
      true,
      false,
      false,
    ])
  })
})
