import { useCallback } from 'react'
import type { Explainable, Explanation } from '../../store/lab.ts'
import { useLab, useLabState } from '../../store/react.tsx'
import { useAnswer } from '../use-answer.ts'

/** The newest explanation of a number, asked again with every frame; null until the first. */
export function useExplained(what: Explainable): Explanation | null {
  const lab = useLab()
  const frame = useLabState((state) => state.frame)
  // Each frame is another question.
  const ask = useCallback(async (_: typeof frame) => lab.explain(what), [lab, what])
  return useAnswer(frame, ask)?.found ?? null
}
