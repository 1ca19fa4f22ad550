import { decimalsOf } from '../words/decimals.ts'

/** How numbers are written on the screen: one place for each unit. Absence is a dash. */
export interface Format {
  /** Quote per base, with the decimals of the tick. */
  price(value: number | null): string
  /** Settlement currency, in full up to 100,000 and then compact. */
  money(value: number | null): string
  /** Quote notional, compact. */
  notional(value: number | null): string
  count(value: number | null): string
  /** Units of a position: base units, or quote units of an inverse. */
  size(value: number | null): string
  /** A fraction as a percentage. */
  percent(value: number | null, digits?: number): string
  times(value: number | null): string
  plain(value: number | null, digits?: number): string
}

type Write = (value: number | null) => string

const NONE = '–'
const MOST_DECIMALS = 8

/** Formats for a market and a locale. `coin` is the settlement currency of inverse contracts, or null for dollars. */
export function makeFormat(locale: string, tick: number, coin: string | null): Format {
  const number = (options: Intl.NumberFormatOptions): Write => {
    // 'negative': what is rounded to nothing has no sign.
    const format = new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options })
    return (value) => (value === null || !Number.isFinite(value) ? NONE : withMinus(format.format(value)))
  }
  /** Digits after the point, exactly. A format is costly to make, and these are asked for many times a frame. */
  const byDigits = (style: 'decimal' | 'percent') => {
    const made = new Map<number, Write>()
    return (digits: number): Write => {
      const write =
        made.get(digits) ?? number({ style, minimumFractionDigits: digits, maximumFractionDigits: digits })
      made.set(digits, write)
      return write
    }
  }
  const percent = byDigits('percent')
  const plain = byDigits('decimal')
  const large = number({ notation: 'compact', minimumSignificantDigits: 3, maximumSignificantDigits: 3 })
  const coins = number({ maximumSignificantDigits: 4 })
  const count = plain(0)
  const dollars: Write = (value) => {
    if (value === null || !Number.isFinite(value)) return NONE
    const amount = Math.abs(value)
    // By what it is rounded to, so that no 1,000.00 stands beside a 1,000.
    const write = amount < 999.995 ? plain(2) : amount < 99_999.5 ? count : large
    return `${value < -0.005 ? MINUS : ''}$${write(amount)}`
  }
  return {
    price: plain(Math.min(MOST_DECIMALS, decimalsOf(tick))),
    money:
      coin === null
        ? dollars
        : (value) => (value === null || !Number.isFinite(value) ? NONE : `${coins(value)}\u2009${coin}`),
    notional: dollars,
    count,
    size: number({ maximumFractionDigits: 3 }),
    percent: (value, digits = 1) => percent(digits)(value),
    times: (value) =>
      value === null || !Number.isFinite(value)
        ? NONE
        : `${coins(Number(value.toFixed(Math.abs(value) < 10 ? 2 : 1)))}×`,
    plain: (value, digits = 2) => plain(digits)(value),
  }
}

/** The true minus sign, as typeset numbers have it. */
const MINUS = '−'
const withMinus = (text: string): string => text.replace('-', MINUS)

/** Coin in which an inverse market settles: the first letters of its symbol. */
export function coinOf(payoff: 'linear' | 'inverse', symbol: string): string | null {
  return payoff === 'linear' ? null : symbol.replace(/USD.*$/, '') || symbol
}
