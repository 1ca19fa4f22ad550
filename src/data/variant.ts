import { queryOptions, useQuery } from '@tanstack/react-query'
import { load } from './load.ts'

/** The id of the rulebook that a rulebook file extends, or null for one that stands by itself. Throws `LoadError`. */
export async function baseOf(id: string): Promise<string | null> {
  const file = await load(`./rulebooks/${encodeURIComponent(id)}.json`)
  const base = typeof file === 'object' && file !== null && 'extends' in file ? file.extends : null
  return typeof base === 'string' ? base : null
}

/** The base of a variant by id; null while it is not known, and where there is none. */
export function useBase(id: string): string | null {
  const { data } = useQuery(
    queryOptions({
      queryKey: ['rulebook-base', id],
      queryFn: () => baseOf(id),
      staleTime: Number.POSITIVE_INFINITY,
      retry: 1,
      // The file lies beside the page: a machine without a network may still have it.
      networkMode: 'always',
    }),
  )
  return data ?? null
}
