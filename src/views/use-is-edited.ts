import { useMemo } from 'react'
import { difference } from '../data/difference.ts'
import { useOriginal } from '../data/use-catalogue.ts'
import type { Rulebook } from '../store/lab.ts'

/** Whether a rulebook says something else than its file; false while that is not known. */
export function useIsEdited(rulebook: Rulebook): boolean {
  const original = useOriginal(rulebook.id)
  return useMemo(
    () => Boolean(original) && original !== rulebook && difference(original, rulebook) !== undefined,
    [original, rulebook],
  )
}
