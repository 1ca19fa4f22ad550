import { useLabState } from '../store/react.tsx'
import { useWords } from '../ui/words-context.tsx'
import type { Sentence } from '../viewmodel/happened.ts'
import { headline } from '../viewmodel/happened.ts'
import { useCast } from './use-cast.ts'
import { useFormat } from './use-format.ts'

/** What happened, as sentences: the narration and the caption of the first plate tell the same. */
export function useStory(): readonly Sentence[] {
  const say = useWords()
  const format = useFormat()
  const frame = useLabState((state) => state.frame)
  const cast = useCast()
  const tables = useLabState((state) => state.tables)
  return headline(frame, cast, tables, format, say)
}
