import { queryOptions, useQuery } from '@tanstack/react-query'
import * as v from 'valibot'
import { between, check, day, some, words } from '../check.ts'
import type { Checked } from '../checked.ts'
import { LoadError, load } from '../load.ts'
import { LIVE_VENUES } from './venues.ts'

const FILE = './live/snapshot.json'

const snapshotSchema = v.strictObject({
  version: v.literal(1),
  dated: day,
  markets: v.array(
    v.strictObject({
      venue: v.picklist(LIVE_VENUES.map(({ id }) => id)),
      symbol: words(40),
      tiers: some(
        v.strictObject({ floor: between(0, 1e15), rate: between(0, 1), maxLeverage: between(1, 1000) }),
      ),
      source: words(300),
    }),
  ),
})

/** What the project has of a day, for when no venue is asked: tier tables. It has no price, for nobody has dated one. */
export type Snapshot = v.InferOutput<typeof snapshotSchema>

/** Checks a snapshot file. */
export function checkSnapshot(data: unknown): Checked<Snapshot> {
  return check(snapshotSchema, data)
}

const snapshotQuery = queryOptions({
  queryKey: ['live-snapshot'],
  queryFn: async () => {
    const checked = checkSnapshot(await load(FILE))
    if (!checked.ok) throw new LoadError('invalid', FILE, checked.problems)
    return checked.value
  },
  staleTime: Number.POSITIVE_INFINITY,
  // The file lies beside the page: a machine without a network may still have it.
  networkMode: 'always',
})

/** The snapshot; null while it is not there. */
export function useSnapshot(): Snapshot | null {
  return useQuery(snapshotQuery).data ?? null
}
