import * as v from 'valibot'
import type { Checked, Problem } from './checked.ts'
import { shownValue } from './checked.ts'
import { pathOf } from './keys.ts'

/** Checks unknown data against a schema. The problems name field, value and what is allowed. */
export function check<T>(schema: v.GenericSchema<unknown, T>, data: unknown): Checked<T> {
  // One problem a value: what comes after the first in a pipe relies on it.
  const result = v.safeParse(schema, data, { abortPipeEarly: true })
  if (result.success) return { ok: true, value: result.output }
  return { ok: false, problems: result.issues.map(problemOf) }
}

function problemOf(issue: v.BaseIssue<unknown>): Problem {
  // The input of a field that has no business there is its name.
  const input = issue.expected === 'never' ? issue.path?.[issue.path.length - 1]?.value : issue.input
  return { field: fieldOf(issue), value: shownValue(input), allowed: allowedBy(issue) }
}

function fieldOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
  return pathOf(keys) || 'file'
}

/** Words for the kinds that a schema expects, by valibot's name for them. */
const KINDS: Readonly<Record<string, string>> = {
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'an object',
  never: 'no field of this name',
  null: 'null',
}

function allowedBy(issue: v.BaseIssue<unknown>): string {
  // Ranges and the like carry their own words.
  if (issue.kind === 'validation') return issue.message
  const isMissing = issue.path?.[issue.path.length - 1]?.origin === 'key' && issue.input === undefined
  if (isMissing) return 'it must be given'
  const expected = issue.expected ?? 'something else'
  return KINDS[expected] ?? expected.replace(/^\(|\)$/g, '').replaceAll(' | ', ', ')
}

/** A bound as people write it: 1000000000000000 is 1e15. */
function written(bound: number): string {
  return Math.abs(bound) >= 1e9 ? bound.toExponential().replace('+', '') : `${bound}`
}

/** A number from `least` to `most`. */
export function between(least: number, most: number) {
  const allowed = `${written(least)} to ${written(most)}`
  return v.pipe(v.number(), v.minValue(least, allowed), v.maxValue(most, allowed))
}

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number) {
  const allowed = `a whole number, ${written(least)} to ${written(most)}`
  return v.pipe(v.number(), v.integer(allowed), v.minValue(least, allowed), v.maxValue(most, allowed))
}

/** A number above zero and at most `most`. */
export function positive(most = 1e15) {
  const allowed = `above 0, at most ${written(most)}`
  return v.pipe(v.number(), v.gtValue(0, allowed), v.maxValue(most, allowed))
}

/** A text of 1 to `most` characters. */
export function words(most: number) {
  const allowed = `a text of 1 to ${most} characters`
  return v.pipe(v.string(), v.minLength(1, allowed), v.maxLength(most, allowed))
}

/** An id, which is also the name of a file. */
export const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/, 'small letters, digits and hyphens'))

const isDay = (day: string): boolean => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ?? false

/** A day of the calendar. */
export const day = v.pipe(
  v.string(),
  v.isoDate('a day, YYYY-MM-DD'),
  v.check(isDay, 'a day that exists, YYYY-MM-DD'),
)

/** A list of at least one item. */
export function some<Item extends v.GenericSchema>(item: Item) {
  return v.pipe(v.array(item), v.minLength(1, 'at least one item'))
}
