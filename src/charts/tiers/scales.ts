import { scaleLinear, scaleLog, ticks } from 'd3'
import type { TiersModel } from './model.ts'

/** Pixels around the plot: for the words of the rate axis, the end of the last tick, and the amounts below. */
export const AROUND = { top: 26, right: 16, bottom: 44, left: 52 } as const
/** Pixels that a tick of the amounts needs. */
const TICK_WIDTH = 56

/** From amounts and rates to pixels, and where the ticks stand. Null without two amounts. */
export function scalesOf(model: TiersModel, width: number, height: number) {
  const { amounts, effective, rates, isLogRate } = model
  const [first, last] = [amounts[0], amounts[amounts.length - 1]]
  if (first === undefined || last === undefined || first >= last) return null
  const all = [...effective, ...(rates ?? [])]
  const most = Math.max(...all)
  const least = Math.min(...all.filter((rate) => rate > 0))
  const x = scaleLog([first, last], [AROUND.left, Math.max(AROUND.left + 1, width - AROUND.right)])
  const span = [height - AROUND.bottom, AROUND.top]
  const y = isLogRate ? scaleLog([least / 1.15, most * 1.15], span) : scaleLinear([0, most], span).nice(4)
  const decades = x.ticks().filter((tick) => isMantissa(tick, [1]))
  const every = Math.ceil((decades.length * TICK_WIDTH) / Math.max(1, x(last) - x(first)))
  return {
    x,
    y,
    xTicks: decades.filter((_, i) => i % every === 0),
    yTicks: isLogRate ? logTicks(y.ticks(), least, most) : y.ticks(5),
  }
}

/** Ones, twos and fives of each decade or, where that leaves fewer than three, even steps. */
function logTicks(all: readonly number[], least: number, most: number): readonly number[] {
  const few = all.filter((tick) => isMantissa(tick, [1, 2, 5]))
  return few.length < 3 ? ticks(least, most, 4) : few
}

export type Scales = NonNullable<ReturnType<typeof scalesOf>>

/** Whether a number is one of the digits, times a power of ten. */
function isMantissa(tick: number, digits: readonly number[]): boolean {
  const [digit, power] = tick.toExponential(6).split('e')
  return power !== undefined && digits.includes(Number(digit))
}
