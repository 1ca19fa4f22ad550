import { useCallback, useEffect, useRef, useState } from 'react'
import { inSlices } from '../../data/import/slices.ts'

/**
 * One long piece of work at a time: a newer one, `stop` and the end of the component give up the one under way.
 * `progress` is from 0 to 1 while something takes longer than a slice, else null.
 */
export function useJob() {
  const [progress, setProgress] = useState<number | null>(null)
  const current = useRef<AbortController | null>(null)
  const stop = useCallback(() => {
    current.current?.abort()
    current.current = null
    setProgress(null)
  }, [])
  const start = useCallback(<T>(work: Generator<number, T>, use: (result: T) => void): void => {
    current.current?.abort()
    const own = new AbortController()
    current.current = own
    inSlices(work, own.signal, setProgress).then(
      (result) => {
        if (own.signal.aborted) return
        setProgress(null)
        use(result)
      },
      (error: unknown) => {
        // Whoever gave it up has set the progress already.
        if (!own.signal.aborted) throw error
      },
    )
  }, [])
  useEffect(() => () => current.current?.abort(), [])
  return { progress, start, stop }
}
