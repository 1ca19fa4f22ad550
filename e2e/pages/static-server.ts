import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url))

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

/** The plainest server there is: files under one path, an index for a folder, 404 for all else. No rule of its own. */
export interface StaticServer {
  /** Ends in a slash. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** Serves the build under a path that begins and ends in a slash, on a free port of this machine. */
export async function serveStatic(base: string): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)
    const file = path.startsWith(base) ? fileOf(path.slice(base.length)) : null
    if (file === null) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
      return
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function fileOf(path: string): string | null {
  const file = normalize(join(DIST, path === '' || path.endsWith('/') ? `${path}index.html` : path))
  const isFile = file.startsWith(DIST) && (statSync(file, { throwIfNoEntry: false })?.isFile() ?? false)
  return isFile ? file : null
}
