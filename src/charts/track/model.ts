/** Ticks of the event track: rounds in which something of a kind happened. */
export interface TrackTick {
  readonly round: number
  readonly kind: 'liquidation' | 'fund' | 'adl'
  /** How many rounds share the place. */
  readonly count: number
}

const LEAST_PIXELS = 24

/** Gathers the ticks of one kind that would stand closer than a finger: the first round speaks for them. */
export function ticksOf(
  rounds: readonly number[],
  kind: TrackTick['kind'],
  total: number,
  width: number,
): readonly TrackTick[] {
  const perRound = width / Math.max(1, total)
  const ticks: { round: number; kind: TrackTick['kind']; count: number }[] = []
  for (const round of rounds) {
    const last = ticks[ticks.length - 1]
    if (last !== undefined && (round - last.round) * perRound < LEAST_PIXELS) last.count++
    else ticks.push({ round, kind, count: 1 })
  }
  return ticks
}
