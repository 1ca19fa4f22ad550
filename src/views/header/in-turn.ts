import type { Lab } from '../../store/lab.ts'

/** The last choice of each lab that waits for its file, or has come. */
const turns = new WeakMap<Lab, Promise<unknown>>()

/**
 * Takes what was chosen for a lab in the order of choosing, however slow the files are: a rulebook that comes after the
 * scenario chosen later must not change that one. Rejects when the file cannot be had; those after it have their turn.
 */
export function inTurn<T>(lab: Lab, file: Promise<T>, take: (chosen: T) => void): Promise<void> {
  const before = turns.get(lab) ?? Promise.resolve()
  const mine = Promise.allSettled([before, file]).then(async () => take(await file))
  turns.set(
    lab,
    mine.catch(() => undefined),
  )
  return mine
}
