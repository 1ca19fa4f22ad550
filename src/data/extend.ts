import type { Checked } from './checked.ts'
import { shownValue } from './checked.ts'
import { valueAt } from './keys.ts'
import { LoadError } from './load.ts'

type Json = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `patch` laid over `base`: objects merge, everything else, lists too, replaces. */
export function merge(base: unknown, patch: unknown): unknown {
  if (!isObject(base) || !isObject(patch)) return patch
  // From entries, so that a key such as __proto__ is a field like any other.
  return Object.fromEntries([
    ...Object.entries(base).map(([key, value]) => [
      key,
      Object.hasOwn(patch, key) ? merge(value, patch[key]) : value,
    ]),
    ...Object.entries(patch).filter(([key]) => !Object.hasOwn(base, key)),
  ])
}

/** Lists whose items go by a key: an item of the file replaces the one of its base with that key, the others stay. */
const KEYED = { remarks: 'path', sources: 'key' } as const

/** A rulebook file laid over its base. A remark of the base on a part that is gone goes with that part. */
function extended(base: unknown, patch: Json): unknown {
  const merged = merge(base, patch)
  if (!isObject(merged) || !isObject(base)) return merged
  const lists = Object.entries(KEYED).flatMap(([name, key]) => {
    const [own = [], inherited] = [patch[name], base[name]]
    if (!Array.isArray(own) || !Array.isArray(inherited)) return []
    const said = own.map((item) => keyOf(item, key))
    const kept = inherited.filter((item) => !said.includes(keyOf(item, key)) && !isOnNothing(item, merged))
    return [[name, [...kept, ...own]]]
  })
  return { ...merged, ...Object.fromEntries(lists) }
}

function keyOf(item: unknown, key: string): unknown {
  return isObject(item) ? item[key] : item
}

function isOnNothing(item: unknown, whole: Json): boolean {
  return isObject(item) && typeof item.path === 'string' && valueAt(whole, item.path) === undefined
}

/**
 * Resolves `"extends": "<id>"` of a rulebook file, however deep, by a loader of files: what the file says is laid over
 * its base. A missing base and a circle are
 * refused by name; without a network the loader's `LoadError` goes on.
 */
export async function resolveExtends(
  file: unknown,
  load: (id: string) => Promise<unknown>,
  seen: readonly string[] = [],
): Promise<Checked<unknown>> {
  if (!isObject(file) || file.extends === undefined) return { ok: true, value: file }
  const { extends: base, ...patch } = file
  const refuse = (allowed: string): Checked<unknown> => ({
    ok: false,
    problems: [{ field: 'extends', value: shownValue(base), allowed }],
  })
  if (typeof base !== 'string') return refuse('the id of a rulebook')
  if (seen.includes(base))
    return refuse(`a rulebook that does not lead back to itself (${[...seen, base].join(' → ')})`)
  let loaded: unknown
  try {
    loaded = await load(base)
  } catch (error) {
    if (error instanceof LoadError && error.reason === 'offline') throw error
    return refuse('the id of a rulebook that exists')
  }
  const resolved = await resolveExtends(loaded, load, [...seen, base])
  return resolved.ok ? { ok: true, value: extended(resolved.value, patch) } : resolved
}
