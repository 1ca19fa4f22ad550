import type { ScoreFamily } from '../engine/rulebook.ts'
import type { WordId } from '../words/words.ts'

/** The words for each score family. */
export const SCORE_WORDS: Readonly<Record<ScoreFamily, WordId>> = {
  'BX-ADL': 'queue.scoreBX',
  'BN-ADL-NEW': 'queue.scoreBX',
  'BN-ADL-OLD': 'queue.scoreOld',
  'OK-ADL-2024': 'queue.scoreOld',
  'HL-ADL-DOC': 'queue.scoreHL',
  'HL-ADL-OBS': 'queue.scoreBX',
  random: 'queue.scoreWalk',
}
