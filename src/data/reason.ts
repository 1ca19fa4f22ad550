import type { Say } from '../words/words.ts'
import { LoadError } from './load.ts'

/** Why something could not be loaded, in words; of an error that is no `LoadError` what it says itself. */
export function reasonOf(error: unknown, say: Say): string {
  if (!(error instanceof LoadError)) return `${error}`
  switch (error.reason) {
    case 'offline':
      return say('app.reasonOffline')
    case 'missing':
      return say('app.reasonMissing')
    case 'invalid':
      return say('app.reasonInvalid', { field: '', value: '', allowed: '', ...error.problems[0] })
  }
}
