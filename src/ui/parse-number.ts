/** What may stand before and after a number: a currency, a unit, a factor sign. */
const BEFORE = /^([+-]?)[$€£¥]/
const AFTER = /[$€£¥×%]$/
const FACTORS = { '': 1, k: 1e3, m: 1e6, b: 1e9 } as const

/**
 * Reads a number as people type it: comma or dot for decimals by the locale's habit, group marks and spaces dropped, k, M
 * and B taken as factors, a percent sign as a hundredth. Null for a blank; NaN for what is no number.
 */
export function parseNumber(text: string, locale: string): number | null {
  const plain = text.replace(/[\s\u00a0\u2009\u202f_'’]/g, '').replace('−', '-')
  if (plain === '') return null
  const bare = plain.replace(BEFORE, '$1').replace(AFTER, '')
  const match = /^([+-]?[\d.,]*\d[.,]?)(e[+-]?\d+)?([kmb]?)$/i.exec(bare)
  if (match === null) return Number.NaN
  const [, digits = '', exponent = '', factor = ''] = match
  const power = FACTORS[factor.toLowerCase() as keyof typeof FACTORS] // one of those the pattern lets through
  const number = Number(`${withPoint(digits, locale)}${exponent}`) * power
  return plain.endsWith('%') ? number / 100 : number
}

/** The digits with a point for decimals and no group marks; no number where the marks contradict each other. */
function withPoint(digits: string, locale: string): string {
  const marks = [...digits.replace(/[^.,]/g, '')]
  const last = marks[marks.length - 1]
  if (last === undefined) return digits
  const habit = new Intl.NumberFormat(locale).format(1.5).includes(',') ? ',' : '.'
  const isLone = marks.length === 1
  // A mark that stands once is the decimal one, unless it is not the locale's and stands before three digits.
  const isGroup = isLone ? last !== habit && isGrouped(digits, last) : marks.every((mark) => mark === last)
  if (isGroup) return isGrouped(digits, last) ? digits.replaceAll(last, '') : 'none'
  const at = digits.lastIndexOf(last)
  const whole = digits.slice(0, at)
  const group = last === '.' ? ',' : '.'
  if (whole.includes(last) || (whole.includes(group) && !isGrouped(whole, group))) return 'none'
  return `${whole.replaceAll(group, '')}.${digits.slice(at + 1)}`
}

/** Whether the digits stand in groups: three in the last, two or three (as in India) in those before it. */
function isGrouped(digits: string, mark: string): boolean {
  const [first = '', ...groups] = digits.replace(/^[+-]/, '').split(mark)
  const last = groups.pop() ?? ''
  return /^\d{1,3}$/.test(first) && last.length === 3 && groups.every((group) => /^\d{2,3}$/.test(group))
}
