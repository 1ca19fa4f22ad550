/** How numbers are written on the screen: one place for each unit. */
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

const NONE = '–'
/** The true minus sign, as typeset numbers have it. */
const minus = (text: string): string => text.replace('-', '−')

/** Formats for a market and a locale. `coin` is the settlement currency of inverse contracts, or null for dollars. */
export function makeFormat(locale: string, tick: number, coin: string | null): Format {
  const decimals = Math.min(8, Math.max(0, Math.ceil(-Math.log10(tick) - 1e-9)))
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options)
    return (value: number | null): string =>
      value === null || !Number.isFinite(value) ? NONE : minus(format.format(value))
  }
  const price = number({ minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  const small = number({ minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const middle = number({ maximumFractionDigits: 0 })
  const large = number({ notation: 'compact', minimumSignificantDigits: 3, maximumSignificantDigits: 3 })
  const coins = number({ maximumSignificantDigits: 4 })
  const count = number({ maximumFractionDigits: 0 })
  const size = number({ maximumFractionDigits: 3 })
  const dollars = (value: number | null): string => {
    if (value === null || !Number.isFinite(value)) return NONE
    const size = Math.abs(value)
    const text = size < 1000 ? small(size) : size < 100_000 ? middle(size) : large(size)
    return `${value < 0 && !/^[0.,]*$/.test(text) ? '−' : ''}$${text}`
  }
  return {
    price,
    money: coin === null ? dollars : (value) => (value === null ? NONE : `${coins(value)}\u2009${coin}`),
    notional: dollars,
    count,
    size,
    percent: (value, digits = 1) =>
      number({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits })(value),
    times: (value) =>
      value === null || !Number.isFinite(value)
        ? NONE
        : `${coins(Number(value.toFixed(value < 10 ? 2 : 1)))}×`,
    plain: (value, digits = 2) =>
      number({ minimumFractionDigits: digits, maximumFractionDigits: digits })(value),
  }
}

/** Coin in which an inverse market settles: the first letters of its symbol. */
export function coinOf(payoff: 'linear' | 'inverse', symbol: string): string | null {
  return payoff === 'linear' ? null : symbol.replace(/USD.*$/, '') || symbol
}
