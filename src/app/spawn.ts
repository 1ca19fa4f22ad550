import type { Answer } from '../protocol/messages.ts'
import type { WorkerLike } from '../store/client.ts'

/** Starts the engine's thread from a file of its own, beside the page. */
export function spawnWorker(): WorkerLike {
  const worker = new Worker(new URL('../worker/lab.worker.ts', import.meta.url))
  return {
    postMessage: (message, transfer) => worker.postMessage(message, transfer),
    listen: (hear, crash) => {
      worker.onmessage = (event: MessageEvent<Answer>) => hear(event.data)
      worker.onerror = (event) => crash(event.message)
    },
    terminate: () => worker.terminate(),
  }
}
