/** What the address of a sheet says beside its rulebook. */
export interface SheetPlace {
  /** Id of the rulebook; null for the list of all. */
  readonly id: string | null
  /** Market of the tier table; null for the first that the rulebook names. */
  readonly market: string | null
  /** The amount of the reading; null for none. */
  readonly at: number | null
  readonly isLogRate: boolean
}

/** Reads what follows the page's id in the address: `/hyperliquid?market=BTC&at=100000&linear=1`. Total. */
export function placeIn(rest: string): SheetPlace {
  const [path = '', search = ''] = rest.split('?')
  const given = new URLSearchParams(search)
  const at = Number(given.get('at') ?? '')
  return {
    id: path.replace(/^\//, '') || null,
    market: given.get('market'),
    at: at > 0 && Number.isFinite(at) ? at : null,
    isLogRate: given.get('linear') !== '1',
  }
}

/** What follows the page's id for a sheet. */
export function restOf({ id, market, at, isLogRate }: SheetPlace): string {
  const query = new URLSearchParams({
    ...(market === null ? {} : { market }),
    ...(at === null ? {} : { at: `${at}` }),
    ...(isLogRate ? {} : { linear: '1' }),
  })
  return `${id === null ? '' : `/${id}`}${query.size === 0 ? '' : `?${query}`}`
}
