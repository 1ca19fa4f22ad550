/** Where an address within the page about the model leads, and what is searched for there. */
export interface Anchor {
  /** Id of a rule or section; null for the whole. */
  readonly id: string | null
  readonly query: string
}

/** Reads what follows the page's id in the address: `/T2`, `/limits`, `?q=fund`. Total. */
export function anchorOf(rest: string): Anchor {
  const [path = '', search = ''] = rest.split('?')
  return {
    id: path.replace(/^\//, '') || null,
    query: new URLSearchParams(search).get('q') ?? '',
  }
}

/** What follows the page's id for a search. */
export const searchRest = (query: string): string =>
  query.trim() === '' ? '' : `?${new URLSearchParams({ q: query })}`

/** The address of a rule or section. */
export const anchorHref = (id: string): string => `#/model/${id}`
