import type { Rulebook } from '../engine/rulebook.ts'
import type { Keys } from './keys.ts'
import { partAt } from './keys.ts'
import type { Shape, VariantShape } from './rulebook-shape.ts'

/** A strategy with all its numbers, and who gave those that it needs: nobody, the least that may be, or a venue by name. */
export interface Filled {
  readonly value: Readonly<Record<string, unknown>>
  readonly by: 'nobody' | 'least' | 'venue'
  readonly venue: string
}

/**
 * The strategy `branch` in place of `old`. What every strategy of the family has, and tables by market, stay as they are;
 * the other numbers are those of the first of `venues` that uses it, else the least that may be. What has no least is left
 * blank, as null. `keys` lead to the strategy or to the list in which it stands.
 */
export function filledStrategy(
  { by, branches }: VariantShape,
  branch: string,
  old: unknown,
  keys: Keys,
  venues: readonly Rulebook[],
): Filled {
  const fields = branches[branch]?.fields ?? {}
  const optional = branches[branch]?.optional ?? []
  const venue = venues.find((one) => usedBy(one, keys, by, branch) !== undefined)
  const used = venue === undefined ? undefined : usedBy(venue, keys, by, branch)
  const isShared = (name: string): boolean =>
    Object.values(branches).every((other) => Object.hasOwn(other.fields, name))
  const value: Record<string, unknown> = { [by]: branch }
  let isAsked = false
  for (const [name, shape] of Object.entries(fields)) {
    const kept = isShared(name) || shape.kind === 'table' ? partAt(old, [name]) : undefined
    const given = kept ?? partAt(used, [name])
    isAsked ||= kept === undefined
    if (given !== undefined) value[name] = given
    else if (!optional.includes(name)) value[name] = leastOf(shape)
  }
  if (!isAsked) return { value, by: 'nobody', venue: '' }
  return { value, by: venue === undefined ? 'least' : 'venue', venue: venue?.name ?? '' }
}

/** The strategy as a venue has it, at the end of `keys` or in the list there. */
function usedBy(venue: Rulebook, keys: Keys, by: string, branch: string): unknown {
  const part = partAt(venue, keys)
  return (Array.isArray(part) ? part : [part]).find((one) => partAt(one, [by]) === branch)
}

/** The least that a shape lets through; null where there is no least. */
export function leastOf(shape: Shape): unknown {
  switch (shape.kind) {
    case 'number':
      return shape.isOpen || !Number.isFinite(shape.least) ? null : shape.least
    case 'choice':
      return shape.choices[0]
    case 'switch':
      return false
    case 'text':
      return null
    case 'list':
      return shape.isNeverEmpty ? [leastOf(shape.item)] : []
    case 'table':
      return Object.fromEntries(shape.fixed.map((name) => [name, leastOf(shape.entry)]))
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.fields)
          .filter(([name]) => !shape.optional.includes(name))
          .map(([name, field]) => [name, leastOf(field)]),
      )
    case 'variant': {
      const [branch] = Object.entries(shape.branches)
      return branch === undefined ? null : { [shape.by]: branch[0], ...(leastOf(branch[1]) as object) } // of an object
    }
  }
}
