import type { Remark, Rulebook } from '../engine/rulebook.ts'
import type { Problem } from './checked.ts'
import { resolveExtends } from './extend.ts'
import type { JsonPlace } from './import/json-place.ts'
import { placeOfJsonError } from './import/json-place.ts'
import { valueAt } from './keys.ts'
import { checkRulebook } from './rulebook-schema.ts'

/** What a text says: a rulebook, data that are none, or no JSON at all, and where it stops being some. */
export type Read =
  | { readonly kind: 'rulebook'; readonly rulebook: Rulebook }
  | { readonly kind: 'wrong'; readonly data: unknown; readonly problems: readonly Problem[] }
  | { readonly kind: 'noJson'; readonly place: JsonPlace }

/** A rulebook as a file holds it. */
export function rulebookText(rulebook: unknown): string {
  return `${JSON.stringify(rulebook, null, 2)}\n`
}

/** Reads the text of a whole rulebook. O(characters). */
export function readRulebook(text: string): Read {
  const data = parsed(text)
  return 'place' in data ? { kind: 'noJson', place: data.place } : checked(data.value)
}

/** Judges data as a rulebook. */
export function checked(data: unknown): Read {
  const found = checkRulebook(data)
  return found.ok
    ? { kind: 'rulebook', rulebook: found.value }
    : { kind: 'wrong', data, problems: found.problems }
}

/**
 * Reads a rulebook file, which may extend a rulebook that `rulebookOf` has by its id. Throws `LoadError` where there is
 * no network to get that one.
 */
export async function readRulebookFile(
  text: string,
  rulebookOf: (id: string) => Promise<Rulebook>,
): Promise<Read> {
  const data = parsed(text.replace(/^\ufeff/, ''))
  if ('place' in data) return { kind: 'noJson', place: data.place }
  const whole = await resolveExtends(data.value, rulebookOf)
  return whole.ok ? checked(whole.value) : { kind: 'wrong', data: data.value, problems: whole.problems }
}

function parsed(text: string): { readonly value: unknown } | { readonly place: JsonPlace } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return { place: placeOfJsonError(text) }
  }
}

/** Data of a rulebook without the remarks on parts that it does not have any more. */
export function withoutStrayRemarks(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('remarks' in data) || !Array.isArray(data.remarks))
    return data
  const remarks = (data.remarks as readonly Partial<Remark>[]).filter(
    ({ path }) => typeof path !== 'string' || valueAt(data, path) !== undefined,
  )
  return remarks.length === data.remarks.length ? data : { ...data, remarks }
}
