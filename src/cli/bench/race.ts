/*
 * How two ways of doing the same are compared: interleaved in one process, each by its best time, since other work on the
 * machine only ever makes a sample longer; the median of the ratios of several rounds (B9 of the design).
 */

/** The middle of a sorted copy. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which that share lies, 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** Milliseconds that `work` takes. */
function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Runs `work` until that much time has passed: compilers need time, not a number of calls. */
function warm(work: () => void, ms = 150): void {
  const end = performance.now() + ms
  do work()
  while (performance.now() < end)
}

/** One way of doing something. */
export interface Way {
  /** Does it once; what it costs is counted per unit of what it does. */
  readonly work: () => void
  /** Units that one call does. */
  readonly units: number
}

export interface Race {
  /** How many times longer the other way takes for one unit: median of the rounds. */
  readonly ratio: number
  /** Best time of each for one unit, ns. */
  readonly oursNs: number
  readonly otherNs: number
}

/** Races two ways. O(rounds · samples) calls of each, after warming both. */
export function race(ours: Way, other: Way, rounds: number, samples: number): Race {
  warm(ours.work)
  warm(other.work)
  const ratios: number[] = []
  const best = { ours: Number.POSITIVE_INFINITY, other: Number.POSITIVE_INFINITY }
  for (let round = 0; round < rounds; round++) {
    const least = { ours: Number.POSITIVE_INFINITY, other: Number.POSITIVE_INFINITY }
    for (let sample = 0; sample < samples; sample++) {
      least.ours = Math.min(least.ours, timed(ours.work) / ours.units)
      least.other = Math.min(least.other, timed(other.work) / other.units)
    }
    ratios.push(least.other / least.ours)
    best.ours = Math.min(best.ours, least.ours)
    best.other = Math.min(best.other, least.other)
  }
  return { ratio: median(ratios), oursNs: best.ours * 1e6, otherNs: best.other * 1e6 }
}
