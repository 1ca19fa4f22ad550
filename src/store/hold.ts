import type { Pull } from '../engine/observation.ts'
import type { Frame } from '../protocol/frame.ts'
import { setYou } from './edits.ts'
import type { Edit } from './lab.ts'

/** What a pull was answered with, as an edit; null for no answer. */
export function answerOf(values: Frame['values']): Edit | null {
  const { solvedLeverage: leverage, solvedAdded: added, solvedSize: size, solvedEntry: entry } = values
  if (leverage === null || added === null || size === null || entry === null) return null
  return setYou({ leverage, added, size, entry })
}

/** A burst of keys is one entry in undo when each comes within this of the last. */
const BURST_MS = 600

/** What a reader holds: keys that come in a burst, or the liquidation line, which only the engine can say where it leads. */
export interface Hold {
  /** Whether a burst of keys is open. */
  isBurst(): boolean
  /** Whether it has been let go and waits for the engine. */
  isLetGo(): boolean
  /** Whether there is nothing to cancel. */
  isIdle(): boolean
  /** One key more: the burst goes on. */
  press(): void
  /** The line is pulled to another price. */
  pull(solve: Pull): void
  /** The pull that the next question should carry; `of` tells later to which hold an answer belongs. */
  pulled(): { readonly solve: Pull | null; readonly of: object | null }
  /** Whether an answer to `solve` of hold `of` is of this hold, and whether it is the one to the newest pull. */
  answers(solve: Pull | null, of: object | null): 'not' | 'older' | 'newest'
  /** Lets go. True: the newest pull is not answered yet, wait for it. */
  letGo(): boolean
  end(): void
}

/** Makes a hold; `done` is called when a burst of keys is over. */
export function makeHold(done: () => void): Hold {
  let burst: ReturnType<typeof setTimeout> | null = null
  let of: object | null = null
  let newest: Pull | null = null
  let isLetGo = false

  function stopClock(): void {
    if (burst !== null) clearTimeout(burst)
    burst = null
  }

  return {
    isBurst: () => burst !== null,
    isLetGo: () => isLetGo,
    isIdle: () => burst === null && of === null,
    press() {
      stopClock()
      burst = setTimeout(done, BURST_MS)
    },
    pull(solve) {
      of ??= {}
      newest = solve
    },
    pulled: () => ({ solve: newest, of }),
    answers(solve, whose) {
      if (solve === null || whose === null || whose !== of) return 'not'
      if (solve !== newest) return 'older'
      newest = null
      return 'newest'
    },
    letGo() {
      stopClock()
      isLetGo = newest !== null
      return isLetGo
    },
    end() {
      stopClock()
      of = null
      newest = null
      isLetGo = false
    },
  }
}
