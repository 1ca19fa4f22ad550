/** The way to a part of some data: names of fields and places in lists. */
export type Keys = readonly (string | number)[]

/** A way as people read it: `adl.triggers[0].limit`. */
export function pathOf(keys: Keys): string {
  return keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')
}

/** What stands at the end of a way; undefined where nothing does. */
export function partAt(whole: unknown, keys: Keys): unknown {
  let at = whole
  for (const key of keys) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Readonly<Record<string | number, unknown>>)[key] // an object that has it
  }
  return at
}

/** A copy of `whole` with another part at the end of a way; `undefined` takes the field away. */
export function withPart(whole: unknown, keys: Keys, part: unknown): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return part
  if (Array.isArray(whole)) return whole.map((item, i) => (i === key ? withPart(item, rest, part) : item))
  const fields = typeof whole === 'object' && whole !== null ? Object.entries(whole) : []
  const inner = withPart(partAt(whole, [key]), rest, part)
  const isThere = fields.some(([name]) => name === `${key}`)
  // From entries, so that a key such as __proto__ is a field like any other.
  return Object.fromEntries(
    (isThere
      ? fields.map(([name, value]) => [name, name === `${key}` ? inner : value])
      : [...fields, [key, inner]]
    ).filter(([, value]) => value !== undefined),
  )
}

/** What stands at a path such as `waterfall[0].below`; undefined where nothing does. */
export function valueAt(whole: unknown, path: string): unknown {
  if (!/^\w+(\.[\w-]+|\[\d+\])*$/.test(path)) return undefined
  return partAt(
    whole,
    path.split(/[.[\]]+/).filter((key) => key !== ''),
  )
}
