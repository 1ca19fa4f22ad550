import { createServer } from 'node:net'

/** @param {number} port @returns {Promise<boolean>} */
const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/**
 * The first free port of this machine from `first` on, so that two copies can run side by side.
 * @param {number} first
 */
export async function freePort(first) {
  for (let port = first; port < first + 50; port++) if (await isFree(port)) return port
  throw new Error(`Ports ${first} to ${first + 49} are all taken. Stop a server that uses one of them.`)
}
