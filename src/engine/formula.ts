import type { Explanation, SymbolWord, Term, Unit } from './explain.ts'

/* The pieces that formulas are built from (rule E1). */

/** An explanation before rulebook, sources and neighbours are added. */
export type Draft = Pick<Explanation, 'value' | 'unit' | 'formula' | 'rule'> &
  Partial<Pick<Explanation, 'reason' | 'parts' | 'deviations'>>

/** A letter, as MODEL.md writes it. */
export const letter = (name: string, value: number, unit: Unit): Term => ({ op: 'symbol', name, value, unit })

/** A word of the message catalogue. */
export const word = (name: SymbolWord, value: number, unit: Unit): Term => ({
  op: 'symbol',
  name,
  word: name,
  value,
  unit,
})

export const number = (value: number): Term => ({ op: 'number', value })
export const times = (...args: readonly Term[]): Term => ({ op: '·', args })
export const over = (top: Term, bottom: Term): Term => ({ op: '/', args: [top, bottom] })
export const root = (of: Term): Term => ({ op: 'sqrt', args: [of] })
export const sum = (of: Term, overWhat: 'journal' | 'accounts'): Term => ({ op: 'sum', of, over: overWhat })

/** A sum; of a single term that term. */
export const plus = (...args: readonly Term[]): Term => (args.length === 1 ? args[0] : { op: '+', args })

/** The first less all others; with no others the first. */
export const minus = (first: Term, ...others: readonly Term[]): Term =>
  others.length === 0 ? first : { op: '−', args: [first, ...others] }

/** A money word that is left out where it is zero, so that a formula shows what bore on its number. */
export function present(name: SymbolWord, value: number, unit: Unit = 'money'): readonly Term[] {
  return value === 0 ? [] : [word(name, value, unit)]
}

/** A finite number, or null. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
