import { useQuery, useQueryClient } from '@tanstack/react-query'
import { askAt } from './ask.ts'
import { LiveError } from './live-error.ts'
import type { LiveMarket, LiveVenue } from './live-market.ts'
import { EVERY_MS, waitAfter } from './pace.ts'

/** What is known of a market at a venue, and of the asking. Times are ms since 1970. */
export interface Live {
  /** The last answer that was right; null before the first. It stays while later ones fail. */
  readonly market: LiveMarket | null
  /** Why the newest question has no answer; null where it has one. */
  readonly error: Error | null
  /** When the question under way was asked; null while none is. */
  readonly asked: number | null
  /** How long after the newest answer, or failure, it is asked again, ms. */
  readonly waitMs: number
  /** The markets that the venue has named so far, its own list or ours. */
  readonly offered: readonly string[]
}

/** How the asking has gone, beside the answers: in a row, not in all. */
interface Asking {
  readonly failures: number
  readonly asked: number
}

/**
 * Asks a venue for a market every 15 s, more and more rarely while that fails, for as long as the component that uses it is
 * shown: a question under way is given up when it goes.
 */
export function useLive(venue: LiveVenue, symbol: string): Live {
  const client = useQueryClient()
  const key = ['live', venue.id, symbol] as const
  const askingKey = ['live-asking', venue.id, symbol] as const
  const asking = (): Asking => client.getQueryData<Asking>(askingKey) ?? { failures: 0, asked: 0 }
  const { data, error, isFetching } = useQuery({
    queryKey: key,
    queryFn: async ({ signal }): Promise<LiveMarket> => {
      const { failures } = asking()
      client.setQueryData<Asking>(askingKey, { failures, asked: Date.now() })
      try {
        const market = await venue.read(symbol, askAt(venue.origin, signal))
        client.setQueryData<Asking>(askingKey, { ...asking(), failures: 0 })
        return market
      } catch (reason) {
        if (reason instanceof LiveError)
          client.setQueryData<Asking>(askingKey, { ...asking(), failures: failures + 1 })
        throw reason
      }
    },
    refetchInterval: ({ state }) => waitAfter(asking().failures, state.error),
    staleTime: EVERY_MS,
    // The second attempt is made where the venue's wish to be left alone is known.
    retry: false,
    refetchOnWindowFocus: false,
    // Offline is an answer as well: the browser may be wrong about it.
    networkMode: 'always',
  })
  const named = client
    .getQueriesData<LiveMarket>({ queryKey: ['live', venue.id] })
    .map(([, market]) => market?.offered ?? null)
    .find((offered) => offered !== null)
  return {
    market: data ?? null,
    error,
    asked: isFetching ? asking().asked : null,
    waitMs: waitAfter(asking().failures, error),
    offered: named ?? venue.markets,
  }
}
