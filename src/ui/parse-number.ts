/**
 * Reads a number as people type it: comma or dot for decimals by the locale's habit, group marks, spaces and units
 * dropped, k, M and B taken as factors. Null for a blank; NaN for what is no number.
 */
export function parseNumber(text: string, locale: string): number | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const decimal = new Intl.NumberFormat(locale).format(1.5).includes(',') ? ',' : '.'
  const plain = trimmed.replace(/[\s\u00a0\u2009\u202f$€£×x%_']/g, '').replace('−', '-')
  const separators = plain.replace(/[^.,]/g, '')
  const last = separators.slice(-1)
  // One kind of separator, once: it is the decimal one, unless it is the locale's group mark before three digits.
  const isGroup = separators.length === 1 && last !== decimal && /[.,]\d{3}(\D|$)/.test(plain)
  const mark = separators.length > 1 && new Set(separators).size === 1 ? '' : isGroup ? '' : last
  const digits = [...plain].map((c) => (c === mark ? '.' : c === '.' || c === ',' ? '' : c)).join('')
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([kmb]?)$/i.exec(
    mark === '' ? digits : dropEarlier(digits),
  )
  if (match === null) return Number.NaN
  const factor = { '': 1, k: 1e3, m: 1e6, b: 1e9 }[(match[2] ?? '').toLowerCase()] ?? 1
  return Number(match[1]) * factor
}

/** Of several decimal points only the last one is one. */
function dropEarlier(text: string): string {
  const at = text.lastIndexOf('.')
  return text.slice(0, at).replaceAll('.', '') + text.slice(at)
}
