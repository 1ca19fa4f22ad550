/** Work between two chances for the page to answer the reader. */
const SLICE_MS = 12

/**
 * Does long work in slices, so that the page stays alive. Rejects with the signal's reason when that is aborted; work
 * that fits into one slice reports no progress.
 */
export async function inSlices<T>(
  work: Generator<number, T>,
  signal: AbortSignal,
  progress: (done: number) => void,
): Promise<T> {
  let end = performance.now() + SLICE_MS
  for (;;) {
    signal.throwIfAborted()
    const next = work.next()
    if (next.done === true) return next.value
    if (performance.now() < end) continue
    progress(next.value)
    await new Promise((later) => setTimeout(later))
    end = performance.now() + SLICE_MS
  }
}
