import type { PositionModel } from '../charts/position/model.ts'
import type { Frame } from '../protocol/frame.ts'
import type { Say } from '../words/words.ts'
import type { Format } from './format.ts'

type Values = Frame['values']

/** Room beyond the outermost lines, as a share of what lies between them, and at least this share of the mark. */
const ROOM = 0.35
const LEAST_ROOM = 0.02

/** Prices that the figure shows: every line of the position with room on both sides, above zero. */
export function axisRange(values: Values): readonly [number, number] {
  const { markPrice, youEntry, youLiquidation, youBankruptcy } = values
  const prices = [markPrice, youEntry, youLiquidation, youBankruptcy].filter((price) => price !== null)
  const low = Math.min(...prices)
  const high = Math.max(...prices)
  const room = Math.max((high - low) * ROOM, (markPrice ?? high) * LEAST_ROOM)
  return [Math.max(low - room, low / 4), high + room]
}

/** What the figure of the position draws. */
export function positionModel(
  values: Values,
  range: readonly [number, number],
  format: Format,
  say: Say,
): PositionModel {
  const { markPrice, youEntry, youLiquidation, youBankruptcy } = values
  const lines = (
    [
      ['mark', markPrice, say('calc.lineMark')],
      ['entry', youEntry, say('calc.lineEntry')],
      ['liquidation', youLiquidation, say('calc.lineLiquidation')],
      ['bankruptcy', youBankruptcy, say('calc.lineBankruptcy')],
    ] as const
  ).flatMap(([kind, price, name]) =>
    price === null ? [] : [{ kind, price, name, text: format.price(price) }],
  )
  return {
    range,
    lines,
    cushion:
      youLiquidation === null || youBankruptcy === null
        ? null
        : { from: youLiquidation, to: youBankruptcy, name: say('calc.cushion') },
    summary: say('calc.figureText', {
      mark: format.price(markPrice),
      entry: format.price(youEntry),
      liquidation: format.price(youLiquidation),
      bankruptcy: format.price(youBankruptcy),
    }),
    formatTick: (price, digits) => format.plain(price, digits),
  }
}

/** An amount in full: cents of a quote currency, eight decimals of a coin. */
export function amountText(amount: number | null, isCoin: boolean, format: Format): string {
  return format.plain(amount, isCoin ? 8 : 2)
}

/** How far one of the numbers may be from a wish that it fulfils, as a share of it. */
const NEAR = 1e-7

/** Whether a number is where it was wished to be. */
export function isWhereWished(value: number | null, wish: number): boolean {
  return value !== null && Math.abs(value - wish) <= NEAR * Math.abs(wish)
}
