/** What can happen in a round; in the order in which it is paid for. */
export const TICK_KINDS = ['liquidation', 'fund', 'adl'] as const
export type TickKind = (typeof TICK_KINDS)[number]

/** A place on the event track: a round in which something happened, with all that happened in it. */
export interface TrackTick {
  readonly round: number
  readonly kinds: readonly TickKind[]
  /** How many rounds share the place. */
  readonly count: number
}

/** Narrower than a finger, and than what a pointer can be asked to hit. */
const LEAST_PIXELS = 24

/**
 * Gathers rounds that would stand closer than a finger: the first speaks for them. `rounds` holds, by kind, the numbers
 * of the rounds in which it happened, ascending.
 */
export function ticksOf(
  rounds: Readonly<Record<TickKind, readonly number[]>>,
  total: number,
  width: number,
): readonly TrackTick[] {
  const perRound = width / Math.max(1, total)
  const all = [...new Set(TICK_KINDS.flatMap((kind) => rounds[kind]))].sort((one, other) => one - other)
  const places: { first: number; last: number; count: number }[] = []
  for (const round of all) {
    const place = places[places.length - 1]
    if (place !== undefined && (round - place.first) * perRound < LEAST_PIXELS) {
      place.count++
      place.last = round
    } else places.push({ first: round, last: round, count: 1 })
  }
  return places.map(({ first, last, count }) => ({
    round: first,
    count,
    kinds: TICK_KINDS.filter((kind) => rounds[kind].some((round) => round >= first && round <= last)),
  }))
}
