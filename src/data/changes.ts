import { difference } from './difference.ts'

/** A part of something that is another elsewhere. A part that is not there is undefined. */
export interface Change {
  readonly path: string
  readonly was: unknown
  readonly now: unknown
}

type Json = Readonly<Record<string, unknown>>

/** Every part in which `changed` differs from `base`, by its path, the least that can be named. Both are data as JSON has it. */
export function changesOf(base: unknown, changed: unknown): readonly Change[] {
  return within('', difference(base, changed), base, changed)
}

function within(path: string, part: unknown, was: unknown, now: unknown): readonly Change[] {
  if (part === undefined) return []
  // A part of lists and objects is named by its keys; anything else, and what has lost a field, is whole.
  if (!isObject(part) || !isObject(was) || !isObject(now) || Array.isArray(part) || '=' in part)
    return [{ path, was, now }]
  return Object.entries(part).flatMap(([key, inner]) =>
    within(join(path, key, now), inner, was[key], now[key]),
  )
}

function join(path: string, key: string, of: unknown): string {
  if (Array.isArray(of)) return `${path}[${key}]`
  return path === '' ? key : `${path}.${key}`
}

/** An object or a list: both have parts by key. */
function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null
}
