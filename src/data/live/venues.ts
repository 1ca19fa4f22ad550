import { deribit } from './deribit.ts'
import { dydx } from './dydx.ts'
import { hyperliquid } from './hyperliquid.ts'
import type { LiveVenue } from './live-market.ts'

/** The venues that can be asked. */
export const LIVE_VENUES: readonly [LiveVenue, ...LiveVenue[]] = [hyperliquid, dydx, deribit]
