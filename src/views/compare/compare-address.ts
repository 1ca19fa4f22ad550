/** Fewest and most columns. */
export const LEAST = 2
export const MOST = 4

/** In the list of rules: the rulebook of the scenario itself, where it is none of the catalogue's. */
export const OWN = 'own'

/** What an address asks for: ids of rulebooks, and the scenario by its id or as the text of a link of the lab. */
export interface Asked {
  /** Null when the address names none. */
  readonly rules: readonly string[] | null
  /** What stands where the rules should, when it cannot be used. */
  readonly refused: string | null
  readonly scenario: string | null
  readonly lab: string | null
}

const ID = /^[a-z0-9-]+$/

/** Reads what follows `#/compare`. Total: of what cannot be used it says so. */
export function askedOf(rest: string): Asked {
  const query = new URLSearchParams(rest.replace(/^[^?]*\??/, ''))
  const text = query.get('rules')
  const ids = text === null || text === '' ? null : text.split(',')
  const isGood =
    ids !== null &&
    ids.length >= LEAST &&
    ids.length <= MOST &&
    ids.every((id) => ID.test(id)) &&
    new Set(ids).size === ids.length
  const scenario = query.get('scenario')
  return {
    rules: isGood ? ids : null,
    refused: ids === null || isGood ? null : (text ?? null),
    scenario: scenario !== null && ID.test(scenario) ? scenario : null,
    lab: query.get('lab'),
  }
}

/** What follows `#/compare` for rules and the part after `#` of an address of the lab: of `/lab/crowd` only the id. */
export function restOf(rules: readonly string[], lab: string): string {
  const id = /^\/lab\/([a-z0-9-]+)$/.exec(lab)?.[1]
  return `?rules=${rules.join(',')}${id === undefined ? `&lab=${lab}` : `&scenario=${id}`}`
}

/** The address of the comparison for a lab whose address, from `#` on, is `hash`; of what fits in none only the place. */
export function compareHref(hash: string): string {
  const text = hash.replace(/^#/, '')
  return /^(1\.|\/lab\/)/.test(text) ? `#/compare?lab=${text}` : '#/compare'
}
