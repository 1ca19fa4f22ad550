import { LiveError } from './live-error.ts'

/** How often a venue is asked while all is well, ms: Hyperliquid then counts 88 of the 1200 a minute that it allows. */
export const EVERY_MS = 15_000
const LONGEST_MS = 300_000

/**
 * How long to leave the venue alone after so many failures in a row, ms: twice as long after each, five minutes at most,
 * and never less than it has asked for.
 */
export function waitAfter(failures: number, error: unknown): number {
  const doubled = Math.min(LONGEST_MS, EVERY_MS * 2 ** failures)
  const reason = error instanceof LiveError ? error.reason : null
  return Math.max(doubled, reason?.kind === 'refused' ? (reason.retryAfterMs ?? 0) : 0)
}
