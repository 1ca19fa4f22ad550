import { exp, log, normalQuantile } from './exact-math.ts'
import { Random } from './random.ts'

/**
 * A made-up price path of `points` prices from `start` to exactly `end` (rule C4): a geometric bridge with volatility
 * `sigma` over the whole of it. For stored scenario files; nothing draws a path while a run is under way.
 */
export function makePath(seed: number, points: number, start: number, end: number, sigma: number): number[] {
  const random = new Random(seed, 100)
  const walk = [0]
  for (let i = 1; i < points; i++)
    walk.push(walk[i - 1] + (sigma / Math.sqrt(points - 1)) * normalQuantile(random.unit()))
  const drift = log(end / start) - walk[points - 1]
  return walk.map((w, i) => (i === points - 1 ? end : start * exp(w + (drift * i) / (points - 1))))
}
