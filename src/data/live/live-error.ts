import type { Problem } from '../checked.ts'

/** Why a venue's numbers could not be had. */
export type LiveReason =
  /** Nobody answered: no network, no such host, or a venue that does not let browsers read its answer. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'timeout'; readonly ms: number }
  /** An answer that is no success. `retryAfterMs`: how long the venue wants to be left alone, where it says so. */
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfterMs: number | null }
  | { readonly kind: 'tooLarge'; readonly bytes: number }
  | { readonly kind: 'malformed'; readonly problem: Problem }

/** Thrown by what asks a venue. */
export class LiveError extends Error {
  readonly reason: LiveReason
  constructor(reason: LiveReason) {
    super(reason.kind)
    this.name = 'LiveError'
    this.reason = reason
  }
}
