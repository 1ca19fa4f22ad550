import type { Page } from '@playwright/test'

/** A frame as the page got it: when (the page's clock, ms), and how long the worker took (ms). */
export interface SeenFrame {
  readonly seq: number
  readonly at: number
  readonly workMs: number
}

/** What passed between the page and its worker so far. */
export interface Seen {
  /** `seq` of the newest run that was asked for, and of the newest that was answered, by whatever. */
  asked: number
  answered: number
  readonly frames: SeenFrame[]
  /** Shares of a load that were reported, with their times. */
  readonly progress: { readonly at: number; readonly done: number }[]
  /** Runs given up on request. */
  stopped: number
  /** For each frame that was drawn: ms from the pointer event that asked for it to the paint after it. */
  readonly toPaint: number[]
}

declare global {
  interface Window {
    plimsollSeen: Seen
  }
}

/**
 * Listens in on the page's worker from outside, so that the page itself needs no hook for it. Must come before the page
 * is opened.
 */
export async function watchWorker(page: Page): Promise<void> {
  // Runs in the page: it may use nothing of this module.
  await page.addInitScript(() => {
    const seen: Seen = { asked: 0, answered: 0, frames: [], progress: [], stopped: 0, toPaint: [] }
    window.plimsollSeen = seen
    let moved = 0
    const movedBefore = new Map<number, number>()
    window.addEventListener(
      'pointermove',
      ({ timeStamp }) => {
        moved = timeStamp
      },
      true,
    )
    /** The page draws in the next animation frame; a message posted from that one arrives after the paint. */
    const afterPaint = (tell: () => void): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = tell
        port2.postMessage(0)
      })
    }
    window.Worker = class extends window.Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        this.addEventListener('message', ({ data }) => {
          const at = performance.now()
          if (data.kind === 'progress') seen.progress.push({ at, done: data.done })
          else if (data.kind !== 'ready') seen.answered = data.seq
          if (data.kind === 'frame') {
            seen.frames.push({ seq: data.seq, at, workMs: data.workMs })
            const asked = movedBefore.get(data.seq) ?? 0
            if (asked > 0) afterPaint(() => seen.toPaint.push(performance.now() - asked))
          }
          if (data.kind === 'stopped') seen.stopped++
        })
      }
      override postMessage(message: { kind: string; seq: number }, transfer?: unknown): void {
        if (message.kind === 'run') {
          seen.asked = message.seq
          movedBefore.set(message.seq, moved)
        }
        // The page always hands over a list.
        super.postMessage(message, transfer as Transferable[])
      }
    }
  })
}

/** Waits until every run that was asked for has been answered and drawn. */
export async function settle(page: Page, timeout = 60_000): Promise<void> {
  await page.waitForFunction(() => window.plimsollSeen.frames.length > 0, undefined, { timeout })
  await page.waitForFunction(() => window.plimsollSeen.answered >= window.plimsollSeen.asked, undefined, {
    timeout,
  })
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}
