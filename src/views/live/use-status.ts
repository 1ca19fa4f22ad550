import { MOST_BYTES } from '../../data/live/ask.ts'
import { LiveError } from '../../data/live/live-error.ts'
import type { LiveVenue } from '../../data/live/live-market.ts'
import type { Live } from '../../data/live/use-live.ts'
import { useWords } from '../../ui/words-context.tsx'
import type { Say } from '../../words/words.ts'
import { useNow } from './use-now.ts'

/** How long a question may be under way before that is said, ms. */
const SLOW_MS = 3000

/** How the asking goes, in words that change only when it does, for they are read out. */
export function useStatus(venue: LiveVenue, { market, error, asked, waitMs }: Live) {
  const say = useWords()
  const now = useNow()
  const has = market === null ? 'no' : 'yes'
  const { name } = venue
  if (asked !== null && now - asked >= SLOW_MS)
    return { isWrong: true, text: say('live.slow', { venue: name, has }).trim() }
  if (error !== null) {
    const reason = reasonOf(error, name, say)
    return { isWrong: true, text: say('live.failed', { reason, has, seconds: inSeconds(waitMs) }) }
  }
  if (market === null) return { isWrong: false, text: say('live.asking', { venue: name }) }
  return { isWrong: false, text: say('live.every', { venue: name, seconds: inSeconds(waitMs) }) }
}

const inSeconds = (ms: number): number => Math.round(ms / 1000)

/** Why there is no answer, as a sentence. */
function reasonOf(error: Error, venue: string, say: Say): string {
  if (!(error instanceof LiveError)) return say('live.reason.unknown', { note: error.message })
  const { reason } = error
  switch (reason.kind) {
    case 'offline':
      return say('live.reason.offline', { venue })
    case 'timeout':
      return say('live.reason.timeout', { venue, seconds: inSeconds(reason.ms) })
    case 'refused':
      return say('live.reason.refused', { venue, status: reason.status })
    case 'tooLarge':
      return say('live.reason.tooLarge', { venue, limit: MOST_BYTES / 1e6 })
    case 'malformed':
      return say('live.reason.malformed', { venue, ...reason.problem })
  }
}
