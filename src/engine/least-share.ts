/** The least whole multiple of `step` that suffices, below 1; else 1 (rule L5). */
export function leastShare(step: number, suffices: (share: number) => boolean): number {
  for (let k = 1; k * step < 1 - step / 2; k++) {
    // Three steps of 0.2 are 0.6, not a hair more.
    const share = Math.round(k * step * 1e12) / 1e12
    if (suffices(share)) return share
  }
  return 1
}
