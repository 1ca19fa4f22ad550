import type { Request } from '../protocol/messages.ts'
import { createSession } from './session.ts'

/* Thread entry. A classic script: no import of it is dynamic and nothing waits at its top level. */

const channel = new MessageChannel()
const todo: (() => void)[] = []
channel.port1.onmessage = () => todo.shift()?.()

const handle = createSession({
  post: (answer, transfer) => postMessage(answer, [...transfer]),
  later: (what) => {
    todo.push(what)
    // A message to ourselves queues behind those that already wait, unlike a timer, which browsers delay.
    channel.port2.postMessage(0)
  },
  now: () => performance.now(),
})

addEventListener('message', (event: MessageEvent<Request>) => handle(event.data))
