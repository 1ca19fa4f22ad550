import * as v from 'valibot'
import { check } from '../check.ts'
import { LiveError } from './live-error.ts'

/** A number that is written as a text, as venues do so that no digit is lost. From `least` to `most`. */
export function quoted(least: number, most: number) {
  const allowed = `a number as text, ${least} to ${most}`
  return v.pipe(
    v.string(),
    v.regex(/^-?\d{1,20}(\.\d{1,30})?(e[+-]?\d{1,2})?$/i, allowed),
    v.transform(Number),
    v.minValue(least, allowed),
    v.maxValue(most, allowed),
  )
}

/** As `quoted`, above zero. */
export function quotedAboveZero() {
  return v.pipe(quoted(0, 1e15), v.gtValue(0, 'a number as text, above 0'))
}

/** Levels of one side at most: more than any venue is asked for. */
const MOST_LEVELS = 10_000

/** One side of a book, best price first. `price` reads the price of a level. */
export function side<Level extends v.GenericSchema>(
  level: Level,
  price: (level: v.InferOutput<Level>) => number,
  order: 'falling' | 'rising',
) {
  const sign = order === 'rising' ? 1 : -1
  return v.pipe(
    v.array(level),
    v.maxLength(MOST_LEVELS, `at most ${MOST_LEVELS} levels`),
    v.check(
      (levels) =>
        levels.every((one, i) => {
          const before = levels[i - 1]
          return before === undefined || sign * (price(one) - price(before)) > 0
        }),
      `levels with ${order} prices`,
    ),
  )
}

/** The data in the shape that the venue documents; `under` is its place in the answer. Throws `LiveError`. */
export function shaped<T>(schema: v.GenericSchema<unknown, T>, data: unknown, under = ''): T {
  const checked = check(schema, data)
  if (checked.ok) return checked.value
  const [problem] = checked.problems
  if (problem === undefined) throw new Error('a refusal names a problem')
  throw malformed(placed(under, problem.field), problem.value, problem.allowed)
}

/** What a venue's answer says that it may not say. */
export function malformed(field: string, value: string, allowed: string): LiveError {
  return new LiveError({ kind: 'malformed', problem: { field, value, allowed } })
}

function placed(under: string, field: string): string {
  if (field === 'file') return under || 'answer'
  return under === '' || field.startsWith('[') ? `${under}${field}` : `${under}.${field}`
}
