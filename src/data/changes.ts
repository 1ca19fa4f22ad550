import type { Keys } from './keys.ts'

/** One part that is not what it was. `undefined` stands for nothing: the field was not there, or is no more. */
export interface Change {
  readonly keys: Keys
  readonly before: unknown
  readonly after: unknown
}

/** The fields that say which strategy an object is: when one of them changes, the object is another one. */
export const TELLING: readonly string[] = ['model', 'kind', 'to', 'layer']

/**
 * Everything in which `after` is not `before`, each as small as it can be put back by itself: a number, a word, a whole
 * strategy, a whole list where its length is another. The order of fields is nothing. Both are data as JSON has it.
 */
export function changesOf(before: unknown, after: unknown, keys: Keys = []): readonly Change[] {
  if (Object.is(before, after)) return []
  const whole: readonly Change[] = [{ keys, before, after }]
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length) return whole
    return before.flatMap((item, i) => changesOf(item, after[i], [...keys, i]))
  }
  if (!isPlain(before) || !isPlain(after)) return whole
  if (TELLING.some((name) => before[name] !== after[name])) return whole
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) => changesOf(own(before, name), own(after, name), [...keys, name]))
}

type Json = Readonly<Record<string, unknown>>

function isPlain(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const own = (of: Json, name: string): unknown => (Object.hasOwn(of, name) ? of[name] : undefined)
