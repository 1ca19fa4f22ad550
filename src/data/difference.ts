/*
 * What a link says of a scenario: only what is different from the one it starts from. Objects say their fields; lists of
 * the same length, and lists that only have more at their end, their items by number; everything else is whole. Where a field has gone, or one is named like the mark
 * itself, the object is whole as well, under the mark.
 */

type Json = Readonly<Record<string, unknown>>

const WHOLE = '='

/** The part of `changed` that differs from `base`, or undefined if nothing does. Both are data as JSON has it. */
export function difference(base: unknown, changed: unknown): unknown {
  if (Object.is(base, changed)) return undefined
  if (
    Array.isArray(base) &&
    Array.isArray(changed) &&
    (base.length === changed.length || hasMore(base, changed))
  )
    return parts(Object.keys(changed), { ...base }, { ...changed })
  if (!isPlain(changed)) return isSame(base, changed) ? undefined : changed
  const hasGone = !isPlain(base) || Object.keys(base).some((key) => !Object.hasOwn(changed, key))
  if (hasGone || Object.hasOwn(changed, WHOLE))
    return isSame(base, changed) ? undefined : { [WHOLE]: changed }
  return parts(Object.keys(changed), base, changed)
}

function parts(keys: readonly string[], base: Json, changed: Json): unknown {
  const found = keys
    .map((key) => [
      key,
      Object.hasOwn(base, key) ? difference(base[key], changed[key]) : wholeOf(changed[key]),
    ])
    .filter(([, part]) => part !== undefined)
  return found.length === 0 ? undefined : Object.fromEntries(found)
}

/** Whether the list is the other one with something added at its end. Of an empty one that says nothing. */
function hasMore(base: readonly unknown[], changed: readonly unknown[]): boolean {
  const { length } = base
  return length > 0 && changed.length > length && isSame(base, changed.slice(0, length))
}

const wholeOf = (value: unknown): unknown => (isPlain(value) ? { [WHOLE]: value } : value)

/** `base` with a difference laid over it again. Total: a difference that is none of ours gives some data or other. */
export function applyDifference(base: unknown, part: unknown): unknown {
  if (part === undefined) return base
  if (!isPlain(part)) return part
  if (Object.hasOwn(part, WHOLE)) return part[WHOLE]
  if (Array.isArray(base)) {
    const list = base.map((item, i) => (Object.hasOwn(part, i) ? applyDifference(item, part[i]) : item))
    while (Object.hasOwn(part, list.length)) list.push(applyDifference(undefined, part[list.length]))
    return list
  }
  const kept = isPlain(base) ? base : {}
  return Object.fromEntries([
    ...Object.entries(kept).map(([key, value]) => [
      key,
      Object.hasOwn(part, key) ? applyDifference(value, part[key]) : value,
    ]),
    ...Object.entries(part)
      .filter(([key]) => !Object.hasOwn(kept, key))
      .map(([key, value]) => [key, applyDifference(undefined, value)]),
  ])
}

function isPlain(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
