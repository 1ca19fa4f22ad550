/** The share rule of a partial procedure (rule L3): nothing above the limit, or within the cooldown, goes in part. */
export function firstOrder(notional: number, above: number, fraction: number, isCooling: boolean): number {
  return isCooling || notional <= above ? notional : notional * fraction
}
