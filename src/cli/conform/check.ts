import { RULES } from './rules.ts'
import type { Vector } from './vector.ts'
import { BadInput } from './vector.ts'

/** How one case went. */
export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'skipped'; readonly of: string }
  | { readonly kind: 'failed'; readonly lines: readonly string[] }

/** Answers a case by its rule and compares. A kind without a rule is skipped; a rule that cannot be applied has failed. */
export function checkVector(vector: Vector): Outcome {
  const kind = `${vector.what} ${vector.formula}`
  const rule = RULES[kind]
  if (rule === undefined) return { kind: 'skipped', of: kind }
  try {
    const lines = differences(vector.expected, rule(vector.inputs), vector.tolerance, 'expected')
    return lines.length === 0 ? { kind: 'passed' } : { kind: 'failed', lines }
  } catch (error) {
    if (error instanceof BadInput) return { kind: 'failed', lines: [error.message] }
    throw error
  }
}

/** Every number, name and list of `want` that `got` does not have, within the tolerance. */
export function differences(want: unknown, got: unknown, tolerance: number, path: string): readonly string[] {
  if (typeof want === 'number') {
    const isClose = typeof got === 'number' && (got === want || Math.abs(got - want) <= tolerance)
    return isClose ? [] : [`${path}: got ${got}, want ${want}, tolerance ${tolerance}`]
  }
  if (Array.isArray(want)) {
    if (!Array.isArray(got) || got.length !== want.length)
      return [`${path}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`]
    return want.flatMap((item, i) => differences(item, got[i], tolerance, `${path}[${i}]`))
  }
  if (typeof want === 'object' && want !== null) {
    if (typeof got !== 'object' || got === null) return [`${path}: got ${got}, want an object`]
    const found = got as Readonly<Record<string, unknown>> // an object, and each field is compared
    return Object.entries(want).flatMap(([key, item]) =>
      differences(item, found[key], tolerance, `${path}.${key}`),
    )
  }
  return Object.is(want, got) ? [] : [`${path}: got ${got}, want ${want}`]
}
