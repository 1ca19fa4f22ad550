/** How far the sheet is up: a line of narration, half the screen, all of it. */
export const DETENTS = ['peek', 'half', 'full'] as const
export type Detent = (typeof DETENTS)[number]
