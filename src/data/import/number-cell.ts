import type { Grid } from './grid.ts'

/** The mark before decimals. */
export type DecimalMark = '.' | ','

const PLAIN = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const NUMBER = {
  '.': /^[+-]?(?:\d+|\d{1,3}(?:[, '\u00a0\u2009\u202f]\d{3})+)?(?:\.\d*)?(?:[eE][+-]?\d+)?$/,
  ',': /^[+-]?(?:\d+|\d{1,3}(?:[. '\u00a0\u2009\u202f]\d{3})+)?(?:,\d*)?(?:[eE][+-]?\d+)?$/,
} as const

/**
 * The number in a cell: null for a blank one, NaN for one that holds no number. Group marks must stand before three
 * digits, so that a decimal mark of the other kind is refused rather than misread. A currency or per cent sign is dropped.
 */
export function readNumber(cell: string, decimal: DecimalMark): number | null {
  if (decimal === '.' && PLAIN.test(cell)) return Number(cell)
  const text = cell.trim().replace('\u2212', '-')
  if (text === '') return null
  const bare = text.replace(/^([+-]?)\s*[$€£¥]\s*/, '$1').replace(/\s*%$/, '')
  if (!/\d/.test(bare) || !NUMBER[decimal].test(bare)) return Number.NaN
  const plain = bare.replace(decimal === '.' ? /[, '\u00a0\u2009\u202f]/g : /[. '\u00a0\u2009\u202f]/g, '')
  return Number(plain.replace(',', '.'))
}

/** Cells that are looked at for a guess. */
const SAMPLE = 200

/** The decimal mark that the first rows use: a comma only if cells read as numbers with it and none needs a dot. */
export function guessDecimal(grid: Grid): DecimalMark {
  let commas = 0
  for (const row of grid.rows.slice(0, SAMPLE))
    for (const cell of row) {
      const text = cell.trim()
      if (/^[+-]?\d+\.\d+$/.test(text) && !/^[+-]?\d{1,3}\.\d{3}$/.test(text)) return '.'
      if (/^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/.test(text) && !/^[+-]?\d{1,3},\d{3}$/.test(text)) commas++
    }
  return commas > 0 ? ',' : '.'
}
