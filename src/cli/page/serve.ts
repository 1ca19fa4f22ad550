import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, preview } from 'vite'

/** A built page on a port of this machine. */
export interface Served {
  /** Ends in a slash. */
  readonly url: string
  readonly close: () => Promise<void>
}

/**
 * Builds the page into a folder of its own and serves it, so that nothing else that builds at the same time is measured or
 * photographed. Takes seconds; `close` removes the folder.
 */
export async function servePage(): Promise<Served> {
  const parent = join(process.cwd(), 'node_modules', '.cache', 'plimsoll-page')
  mkdirSync(parent, { recursive: true })
  const outDir = mkdtempSync(join(parent, 'dist-'))
  await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } })
  const server = await preview({
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 4180, strictPort: false },
  })
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error('The server of the built page has no address.')
  return {
    url,
    close: async () => {
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
