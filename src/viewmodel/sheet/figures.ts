import type { Rulebook } from '../../engine/rulebook.ts'
import type { Say } from '../../words/words.ts'

/** How the numbers of a rulebook are written. */
export interface Figures {
  /** A fraction, as a percentage. */
  readonly rate: (value: number) => string
  /** Money in the settlement currency, which is named where it is known. */
  readonly money: (value: number) => string
  /** A bare number. */
  readonly number: (value: number) => string
  /** A bare number for a tick of an axis: 10M. */
  readonly compact: (value: number) => string
  readonly times: (value: number) => string
  /** Seconds; whole hours as such. */
  readonly seconds: (value: number) => string
}

const HOUR = 3600
/** Shares below this are written to a hundredth of a basis point, others to a basis point. */
const FINE = 0.1
/** Below this nothing would be left at a hundredth of a basis point. */
const TINY = 1e-6

/** Figures in a locale; `currency` is what money is counted in, or null where the rulebook does not say. */
export function figuresOf(locale: string, currency: string | null, say: Say): Figures {
  const write = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options)
    return (value: number): string => format.format(value)
  }
  const number = write({ maximumFractionDigits: 8 })
  const fine = write({ style: 'percent', maximumFractionDigits: 4 })
  const tiny = write({ style: 'percent', maximumSignificantDigits: 3 })
  const coarse = write({ style: 'percent', maximumFractionDigits: 2 })
  const times = write({ maximumFractionDigits: 1 })
  return {
    rate: (value) =>
      (Math.abs(value) >= FINE ? coarse : Math.abs(value) >= TINY || value === 0 ? fine : tiny)(value),
    money: (value) => (currency === null ? number(value) : `${number(value)}\u2009${currency}`),
    number,
    compact: write({ notation: 'compact', maximumSignificantDigits: 3 }),
    times: (value) => `${times(value)}×`,
    seconds: (value) =>
      value >= HOUR && value % HOUR === 0
        ? say('rules.hours', { count: value / HOUR })
        : say('rules.seconds', { count: value }),
  }
}

/** What money is counted in, in a market that is not named; null where the rulebook does not say. */
export function currencyOf({ units }: Rulebook, symbol = 'default'): string | null {
  return units === undefined ? null : (units[symbol] ?? units.default).settles
}
