import { useLab, useLabState } from '../../store/react.tsx'

/** The round in view, how many there are, and how to go to another; the last one is the end of the run. */
export function useRounds() {
  const lab = useLab()
  const total = useLabState((state) => state.track?.length ?? 0)
  const round = useLabState((state) => state.round)
  return {
    at: round ?? total,
    total,
    go: (to: number): void => lab.seek(to >= total ? null : Math.max(0, to)),
  }
}
